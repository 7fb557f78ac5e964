"""Where articles contradict each other: about who was there, when and where it was, whether it took place, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.load.claims import Claims, unpack
from graphkit.load.office_conflicts import office_conflicts
from graphkit.load.together import independent
from graphkit.store.bolt import Store
from graphkit.vocabulary import NOT_SO

__all__ = ["conflicts"]

HAPPENED = ("occurred", "ongoing")
PAGE = 200


def conflicts(store: Store) -> list[dict[str, Any]]:
    """Rows {event, type, what, one, other, one_articles, other_articles, one_outlets, other_outlets}, by event.

    `what` is "status" (it took place, or not), "dates" (days that exclude each other), "place", or "presence" (somebody was there, or was
    not); or "office", of a Person (whose id `event` is then): offices that one person doesn't hold at one time.
    """
    rows = store.read(
        "MATCH (e:Event) WHERE size(e.articles) > 1 RETURN e.id AS id, e.type AS type, e.bases AS bases, e.articles AS articles"
    )
    found: list[dict[str, Any]] = []
    for at in range(0, len(rows), PAGE):
        page = rows[at : at + PAGE]
        wanted = sorted({a for r in page for a in r["articles"]})
        packed = store.read("UNWIND $ids AS id MATCH (l:Ledger {id: id}) RETURN l.claims AS claims", ids=wanted)
        claims = [unpack(p["claims"]) for p in packed]
        for row in page:
            bases = set(row["bases"])
            told = [(c, b) for c in claims for b in c.events if b in bases]
            for conflict in _of(told):
                found.append({"event": row["id"], "type": row["type"], **conflict})
    found += _proposed(store)
    found += office_conflicts(store)
    return sorted(found, key=lambda f: (f["event"], f["what"], str(f["one"]), str(f["other"])))


def _proposed(store: Store) -> Iterator[dict[str, Any]]:
    """Two dates for what may be one event: proposed as one by who and where, and kept apart by the days."""
    rows = store.read(
        "MATCH (d:Decision {judgement: 'proposed'}) WHERE d.kind = 'Event' "
        "RETURN d.left AS left, d.right AS right, d.left_article AS one, d.right_article AS other"
    )
    for at in range(0, len(rows), PAGE):
        page = rows[at : at + PAGE]
        wanted = sorted({r[k] for r in page for k in ("one", "other")})
        packed = store.read("UNWIND $ids AS id MATCH (l:Ledger {id: id}) RETURN l.id AS id, l.claims AS claims", ids=wanted)
        claims = {p["id"]: unpack(p["claims"]) for p in packed}
        for row in page:
            told = [(claims[row["one"]], row["left"]), (claims[row["other"]], row["right"])]
            for conflict in _of(told):
                if conflict["what"] == "dates":
                    yield {"event": row["left"], "type": told[0][0].events[row["left"]].type, **conflict}


def _of(told: list[tuple[Claims, str]]) -> Iterator[dict[str, Any]]:
    said: dict[str, dict[str, list[Claims]]] = {"status": {}, "dates": {}, "place": {}}
    present: dict[str, dict[str, list[Claims]]] = {}
    for c, base in told:
        event = c.events[base]
        status = "occurred" if event.status in HAPPENED else event.status if event.status in NOT_SO else None
        if status:
            said["status"].setdefault(status, []).append(c)
        if event.start and event.end:
            said["dates"].setdefault(event.start if event.start == event.end else f"{event.start} to {event.end}", []).append(c)
        if event.place and c.entities[event.place].type == "Place":
            said["place"].setdefault(c.entities[event.place].name, []).append(c)
        for p in event.participants:
            for i in p.evidence:
                way = "was there" if event.evidence[i].status in HAPPENED else "was not" if event.evidence[i].status in NOT_SO else None
                if way:
                    present.setdefault(c.entities[p.entity].name, {}).setdefault(way, []).append(c)
    for what, values in said.items():
        yield from _pairs(what, values)
    for who, values in sorted(present.items()):
        if "status" not in said or len(said["status"]) < 2:  # else it is the event that is in doubt, not the guest
            yield from _pairs("presence", {f"{who} {way}": claims for way, claims in values.items()})


def _pairs(what: str, values: dict[str, list[Claims]]) -> Iterator[dict[str, Any]]:
    names = sorted(values)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            if what == "dates" and _meet(one, other):
                continue
            mine, theirs = values[one], values[other]
            yield {
                "what": what, "one": one, "other": other,
                "one_articles": sorted({c.article for c in mine}), "other_articles": sorted({c.article for c in theirs}),
                "one_outlets": _outlets(mine), "other_outlets": _outlets(theirs),
            }  # fmt: skip


def _meet(one: str, other: str) -> bool:
    """Whether two spans of days have a day in common."""
    (a, b), (c, d) = ((s[:10], s[-10:]) for s in (one, other))
    return a <= d and c <= b


def _outlets(claims: list[Claims]) -> int:
    return len(set(independent({c.article: c for c in claims}.values()).values()))
