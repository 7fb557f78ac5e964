"""Candidates: what in the store may be one with what comes in, and the decisions that the rules make on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.load.claims import Claims, once
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


@once
def claim_rows(claims: Claims) -> list[dict[str, Any]]:
    """What the store keeps to find candidates by: one row a base id that can be compared."""
    rows: list[dict[str, Any]] = []
    for base, entities in claims.by_base.items():
        first = entities[0]
        if first.type in people.RESOLVED:
            country = next((claims.entities[e.country].name for e in entities if e.country and e.country != e.id), None)
            rows.append(entity_row(base, first.type, first.name, country))
    for base, profile in EventProfile.of(claims).items():
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
    own: Mapping[str, Mapping[str, Any]],
    canonical: Callable[[Collection[str]], set[str]],
    going: Iterable[Claims],
    coming: Iterable[Claims],
    rules: Rules,
) -> list[Decision]:
    """The rules' decisions on the touched entities, given with their rows, which are in the store already (their mentions are not)."""
    found = {base: Profile(base, p["kind"], p["name"], p.get("country")) for base, p in own.items()}
    by_block, by_pair = set(), set()
    for p in found.values():
        block, pair = blocks(p.type, p.name)
        if p.type != "Person" or p.country:
            by_block.add((block, p.country, p.type != "Person"))
        if p.type == "Person":
            by_pair.add((pair, p.country, block))
    for query, keys in ((SAME_BLOCK, by_block), (SAME_PAIR, by_pair)):
        for row in tx.gather(query, sorted(keys, key=str)):
            found.setdefault(row["id"], Profile(row["id"], row["kind"], row["name"], row["country"]))
    _titles(tx, found, canonical, [c.article for c in going])
    for c in coming:
        for base, entities in c.by_base.items():
            if profile := found.get(base):
                profile.titles.update(p.title for e in entities for p in e.positions if not p.former)
    decided = (on_entities(one, other, rules) for one, other in people.pairs(found.values(), own))
    return [d for d in decided if d]


SAME_BLOCK = """
UNWIND $rows AS row
MATCH (c:Claim {block: row[0]})
WHERE c.country = row[1] OR (row[2] AND (c.country IS NULL OR row[1] IS NULL))
RETURN c.id AS id, c.kind AS kind, c.name AS name, c.country AS country
"""
"""Of a surname, those of the same country; of a place's name, also those whose country isn't known."""
SAME_PAIR = """
UNWIND $rows AS row
MATCH (c:Claim {block_pair: row[0]})
WHERE c.country IS NULL OR row[1] IS NULL OR (c.country = row[1] AND c.block <> row[2])
RETURN c.id AS id, c.kind AS kind, c.name AS name, c.country AS country
"""
"""Of first and last name, those whom the surname and the country don't find."""


def on_entities(left: Profile, right: Profile, rules: Rules) -> Decision | None:
    """The rules' decision on two people or places, the lesser base id first; None where there is nothing to decide."""
    score, reasons = people.score(left, right)
    judgement = rules.judge(score)
    if not judgement:
        return None
    return Decision(left.type, left.base, right.base, score, reasons, judgement, left_name=_told(left), right_name=_told(right))


def _titles(tx: Tx, profiles: dict[str, Profile], canonical: Callable[[Collection[str]], set[str]], without: list[str]) -> None:
    """Offices, where a surname alone needs them: those of everybody with that surname, as the articles but these give them."""
    alone = {blocks(p.type, p.name)[0] for p in profiles.values() if p.type == "Person" and len(p.words) == 1}
    wanted = canonical([p.base for p in profiles.values() if p.type == "Person" and blocks(p.type, p.name)[0] in alone])
    rows = [[id, without] for id in sorted(wanted)]
    query = (
        "UNWIND $rows AS row MATCH (n:Entity {id: row[0]})<-[m:MENTIONS]-(a:Article) WHERE size(m.titles) > 0 AND NOT a.id IN row[1] "
        "RETURN DISTINCT m.base AS base, m.titles AS titles"
    )
    for row in tx.gather(query, rows):
        if profile := profiles.get(row["base"]):
            profile.titles.update(row["titles"])


def _told(profile: Profile) -> str:
    return f"{profile.name} ({profile.country})" if profile.country else profile.name


def decide_events(tx: Tx, coming: Iterable[Claims], fetch: Callable[[Collection[str]], dict[str, Claims]], rules: Rules) -> list[Decision]:
    """The rules' decisions on the events of these articles, whose rows are in the store already."""
    mine = {base: profile for c in coming for base, profile in EventProfile.of(c).items()}
    wanted: dict[str, list[EventProfile]] = defaultdict(list)
    quoting: dict[str, list[EventProfile]] = defaultdict(list)
    for profile in mine.values():
        for key in profile.sought:
            (quoting if profile.event.type == "Statement" else wanted)[key].append(profile)
    met = {
        (p.base, other): article
        for r in tx.gather(SOUGHT, sorted(wanted))
        for other, article in r["found"]
        for p in wanted[r["block"]]
        # an article tells its own events apart
        if p.claims.article != article
    }
    met |= {
        (p.base, r["of"]): r["article"]
        for r in tx.gather(QUOTED, [_words(key, said) for key, said in sorted(quoting.items())])
        for p in quoting[r["block"]]
        if p.claims.article != r["article"] and not (p.meet.asks.isdisjoint(r["offers"]) and p.meet.offers.isdisjoint(r["asks"]))
    }
    claims = fetch(set(met.values()))
    decided: dict[str, Decision] = {}
    theirs = {a: EventProfile.of(c) for a, c in claims.items()}
    for (base, other), article in met.items():
        one, two = mine[base], theirs[article][other]
        if d := on_events(one, two, rules) if base < other else on_events(two, one, rules):
            decided[d.id] = d
    return list(decided.values())


SOUGHT = """
UNWIND $rows AS key
MATCH (c:Claim {block: key})
WHERE c.kind = 'Event'
RETURN c.block AS block, collect([c.of, c.article]) AS found
"""
QUOTED = """
UNWIND $rows AS row
MATCH (c:Claim {block: row[0]})
WHERE any(x IN c.offers WHERE x IN row[1]) OR any(x IN c.asks WHERE x IN row[2])
RETURN row[0] AS block, c.of AS of, c.article AS article, c.asks AS asks, c.offers AS offers
"""
"""Those of a speaker's week that have words in common with any of these statements."""


def _words(key: str, said: Iterable[EventProfile]) -> list[Any]:
    """A row of QUOTED: all that these statements ask for and offer."""
    meet = [p.meet for p in said]
    return [key, sorted(set().union(*(m.asks for m in meet))), sorted(set().union(*(m.offers for m in meet)))]


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
