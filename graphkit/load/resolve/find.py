"""Candidates: what in the store may be one with what comes in, and the decisions that the rules make on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from graphkit.load.claims import Claims
from graphkit.load.resolve import events, people
from graphkit.load.resolve.decisions import Decision
from graphkit.load.resolve.events import EventProfile
from graphkit.load.resolve.people import Profile, blocks
from graphkit.store.bolt import Tx

__all__ = ["Rules", "claim_rows", "decide_entities", "decide_events", "entity_row", "fuller", "on_entities", "on_events"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The scores from which two records are merged, and from which a merge is proposed."""

    merge: float = 0.9
    propose: float = 0.7

    def judge(self, score: float) -> Any:
        """The judgement on a score; None where it isn't worth a decision."""
        return "merged" if score >= self.merge else "proposed" if score >= self.propose else None


def claim_rows(claims: Claims) -> list[dict[str, Any]]:
    """What the store keeps to find candidates by: one row a base id that can be compared."""
    rows: list[dict[str, Any]] = []
    for base, entities in claims.by_base.items():
        first = entities[0]
        if first.type in people.RESOLVED:
            country = next((claims.entities[e.country].name for e in entities if e.country and e.country != e.id), None)
            rows.append(entity_row(base, first.type, first.name, country))
    for base in claims.events:
        profile = EventProfile(base, claims)
        meet = profile.meet if profile.event.type == "Statement" else None
        for number, key in enumerate(profile.stored()):
            props: dict[str, Any] = {"kind": "Event", "of": base, "article": claims.article, "block": key}
            if meet:
                props |= {"asks": sorted(meet.asks), "offers": sorted(meet.offers)}
            rows.append({"id": f"{base}#{number}", "props": props})
    return rows


def entity_row(base: str, kind: str, name: str, country: str | None) -> dict[str, Any]:
    """The row that a person or a place is found by."""
    block, pair = blocks(kind, name)
    return {"id": base, "props": {"kind": kind, "name": name, "country": country, "block": block, "block_pair": pair}}


def fuller(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The properties of each row's id. Of a name that articles write in several ways the one with accents and without capitals throughout
    is taken, so that it is the same in whatever order they come."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        held = found.get(row["id"])
        if held is None or held["kind"] == "Event" or _fullness(held) < _fullness(row["props"]):
            found[row["id"]] = row["props"]
    return found


def _fullness(props: dict[str, Any]) -> tuple[bool, str, str]:
    return not props["name"].isupper(), props["name"], props.get("country") or ""


def decide_entities(
    tx: Tx,
    touched: Collection[str],
    canonical: Callable[[Collection[str]], set[str]],
    going: Iterable[Claims],
    coming: Iterable[Claims],
    rules: Rules,
) -> list[Decision]:
    """The rules' decisions on the touched entities, whose rows are in the store already (their mentions are not)."""
    own = tx.gather("UNWIND $rows AS id MATCH (c:Claim {id: id}) RETURN c.block AS block, c.block_pair AS pair", sorted(touched))
    found: dict[str, Profile] = {}
    for key, name in (("block", "block"), ("block_pair", "pair")):
        query = (
            f"UNWIND $rows AS key MATCH (c:Claim {{{key}: key}}) WHERE c.kind <> 'Event' "
            "RETURN c.id AS id, c.kind AS kind, c.name AS name, c.country AS country"
        )
        for row in tx.gather(query, sorted({r[name] for r in own})):
            found[row["id"]] = Profile(row["id"], row["kind"], row["name"], row["country"])
    _titles(tx, found, canonical, {c.article for c in (*going, *coming)})
    for c in coming:
        for base, entities in c.by_base.items():
            if profile := found.get(base):
                profile.titles.update(p.title for e in entities for p in e.positions if not p.former)
    decided = (on_entities(one, other, rules) for one, other in people.pairs(found.values(), touched))
    return [d for d in decided if d]


def on_entities(left: Profile, right: Profile, rules: Rules) -> Decision | None:
    """The rules' decision on two people or places, the lesser base id first; None where there is nothing to decide."""
    score, reasons = people.score(left, right)
    judgement = rules.judge(score)
    if not judgement:
        return None
    return Decision(left.type, left.base, right.base, score, reasons, judgement, left_name=_told(left), right_name=_told(right))


def _titles(tx: Tx, profiles: dict[str, Profile], canonical: Callable[[Collection[str]], set[str]], without: set[str]) -> None:
    """Offices, where a surname alone needs them: those of everybody with that surname."""
    alone = {blocks(p.type, p.name)[0] for p in profiles.values() if p.type == "Person" and len(p.words) == 1}
    wanted = canonical([p.base for p in profiles.values() if p.type == "Person" and blocks(p.type, p.name)[0] in alone])
    query = (
        "UNWIND $rows AS id MATCH (n:Entity {id: id})<-[m:MENTIONS]-(a:Article) WHERE size(m.titles) > 0 "
        "RETURN DISTINCT m.base AS base, m.titles AS titles, a.id AS article"
    )
    for row in tx.gather(query, sorted(wanted)):
        if row["article"] not in without and (profile := profiles.get(row["base"])):
            profile.titles.update(row["titles"])


def _told(profile: Profile) -> str:
    return f"{profile.name} ({profile.country})" if profile.country else profile.name


def decide_events(tx: Tx, coming: Iterable[Claims], fetch: Callable[[Collection[str]], dict[str, Claims]], rules: Rules) -> list[Decision]:
    """The rules' decisions on the events of these articles, whose rows are in the store already."""
    mine = {base: EventProfile(base, c) for c in coming for base in c.events}
    wanted: dict[str, list[EventProfile]] = defaultdict(list)
    quoting: list[dict[str, Any]] = []
    for profile in mine.values():
        if profile.event.type == "Statement":
            words = {"asks": sorted(profile.meet.asks), "offers": sorted(profile.meet.offers)}
            quoting.append({"base": profile.base, "keys": profile.sought(), **words})
        else:
            for key in profile.sought():
                wanted[key].append(profile)
    found = [(p, r["of"], r["article"]) for r in tx.gather(SOUGHT, sorted(wanted)) for p in wanted[r["block"]]]
    found += [(mine[r["base"]], r["of"], r["article"]) for r in tx.gather(QUOTED, quoting, size=500)]
    met = {(p.base, other): article for p, other, article in found if p.base != other}
    claims = fetch(set(met.values()))
    decided: dict[str, Decision] = {}
    for (base, other), article in met.items():
        left, right = sorted((mine[base], mine.get(other) or EventProfile(other, claims[article])), key=lambda p: p.base)
        if d := on_events(left, right, rules):
            decided[d.id] = d
    return list(decided.values())


SOUGHT = """
UNWIND $rows AS key
MATCH (c:Claim {block: key})
WHERE c.kind = 'Event'
RETURN c.of AS of, c.block AS block, c.article AS article
"""
QUOTED = """
UNWIND $rows AS row
UNWIND row.keys AS key
MATCH (c:Claim {block: key})
WHERE any(x IN c.offers WHERE x IN row.asks) OR any(x IN c.asks WHERE x IN row.offers)
RETURN row.base AS base, c.of AS of, c.article AS article
"""


def on_events(left: EventProfile, right: EventProfile, rules: Rules) -> Decision | None:
    """The rules' decision on two articles' events, the lesser base id first; None where there is nothing to decide."""
    if left.keys.isdisjoint(right.keys):
        return None
    score, reasons = events.score(left, right)
    judgement = rules.judge(score)
    if not judgement:
        return None
    d = Decision("Event", left.base, right.base, score, reasons, judgement, left_name=_event_name(left), right_name=_event_name(right))
    d.left_article, d.right_article = left.claims.article, right.claims.article
    return d


def _event_name(profile: EventProfile) -> str:
    event = profile.event
    who = ", ".join(dict.fromkeys(profile.claims.entities[p.entity].name for p in event.participants[:3]))
    return f"{event.type} {event.start or ''} {who} ({profile.claims.extraction.article.publisher or profile.claims.article})".replace(
        "  ", " "
    )
