"""Claims go, claims come, decisions change: what that touches is worked out here, and `change.apply` writes it. All in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from graphkit.load import statements as st
from graphkit.load.change import View, apply
from graphkit.load.claims import Claims
from graphkit.load.ledger import ledger, write_ledger
from graphkit.load.resolve import decisions as dec
from graphkit.load.resolve.canonical import canonical_ids
from graphkit.load.resolve.decisions import Decision
from graphkit.load.resolve.events import EventProfile
from graphkit.load.resolve.find import Rules, claim_rows, decide_entities, decide_events, entity_row, fuller
from graphkit.load.resolve.people import RESOLVED
from graphkit.load.resolve.split import parted
from graphkit.load.rows import Canon, Group
from graphkit.store.bolt import Tx

__all__ = ["replace"]


def replace(tx: Tx, going: list[Claims], coming: list[Claims], rules: Rules, seeds: Collection[str] = ()) -> None:
    """Take these claims out of the graph and put those in; `seeds` are base ids on which a user has decided something."""
    _Change(tx, going, parted(tx, coming), rules).run(set(seeds))


class _Change:
    """One change in the making."""

    def __init__(self, tx: Tx, going: list[Claims], coming: list[Claims], rules: Rules) -> None:
        self.tx, self.going, self.coming, self.rules = tx, going, coming, rules
        self.claims = {c.article: c for c in coming}
        """Claims by article, as they will be."""
        self.of: dict[str, str | None] = {}
        """The base ids that were looked up: what each is an alias of, before this change."""

    def run(self, seeds: set[str]) -> None:
        """Work out and write the change."""
        tx = self.tx
        gone = self._gone()
        kept = self._claims(gone)
        resolved = {b for c in self.coming for b, es in c.by_base.items() if es[0].type in RESOLVED}
        resolved |= {b for c in self.going for b, es in c.by_base.items() if es[0].type in RESOLVED} - gone
        decided = decide_events(tx, self.coming, self._fetch, self.rules)
        decided += decide_entities(tx, {b: kept[b] for b in resolved & kept.keys()}, self._canonical, self.going, self.coming, self.rules)
        coming_events = {b for c in self.coming for b in c.events}
        touched = resolved | coming_events | gone
        known, concerned = self._decide(decided, touched, gone)
        seeds |= touched | concerned
        reached, held = dec.closure(tx, seeds, touched, known)
        after = self._clusters(reached - gone, held.values())
        self._write(reached, gone, after)

    # who is there, who has gone

    def _gone(self) -> set[str]:
        """Base ids that nobody tells of any more: the going articles' events, and their entities that no other article mentions."""
        events = {b for c in self.going for b in c.events} - {b for c in self.coming for b in c.events}
        entities = {b for c in self.going for b in c.by_base} - {b for c in self.coming for b in c.by_base}
        aliases = self._aliases(entities)
        rows = [{"base": b, "id": aliases.get(b, b), "gone": [c.article for c in self.going]} for b in sorted(entities)]
        query = (
            "UNWIND $rows AS row MATCH (n:Entity {id: row.id})<-[m:MENTIONS {base: row.base}]-(a:Article) WHERE NOT a.id IN row.gone "
            "RETURN DISTINCT row.base AS base"
        )
        return events | (entities - {r["base"] for r in self.tx.gather(query, rows)})

    def _claims(self, gone: set[str]) -> dict[str, dict[str, Any]]:
        """Bring the rows by which candidates are found up to date; those of all people, places and events that this touches."""
        old = fuller(r for c in self.going for r in claim_rows(c))
        new = fuller(r for c in self.coming for r in claim_rows(c))
        query = "UNWIND $rows AS id MATCH (c:Claim {id: id}) RETURN c.id AS id, properties(c) AS props"
        # an event's rows are its own article's: those of an article that isn't there yet aren't either
        known = old.keys() | {b for b, p in new.items() if p["kind"] != "Event"}
        there = {r["id"]: {k: v for k, v in r["props"].items() if k != "id"} for r in self.tx.gather(query, sorted(known))}
        # where a going article's way of writing is the one that stood, what the others write decides anew
        again = {b for b, p in old.items() if b not in gone and _told(p) == there.get(b) and new.get(b) != p}
        # an event is its own article's: what was kept of it goes when that does
        stay = [{"id": b, "props": p} for b, p in there.items() if p["kind"] != "Event" and b not in gone | again]
        wanted = fuller([*stay, *self._written(again), *({"id": b, "props": p} for b, p in new.items())])
        st.delete_nodes(self.tx, "Claim", sorted(b for b, p in there.items() if b not in wanted or _told(wanted[b]) != p))
        changed = (st.Node(("Claim",), b, p) for b, p in wanted.items() if _told(p) != there.get(b))
        st.create_nodes(self.tx, changed, new={"Claim"})
        return wanted

    def _written(self, bases: set[str]) -> list[dict[str, Any]]:
        """How the articles that stay write these people and places, as rows by which candidates are found."""
        entities = {b for b in bases if not b.startswith("event:")}
        aliases = self._aliases(entities)
        own = [c.article for c in (*self.going, *self.coming)]
        rows = [{"base": b, "id": aliases.get(b, b), "own": own} for b in sorted(entities)]
        query = (
            "UNWIND $rows AS row MATCH (n:Entity {id: row.id})<-[m:MENTIONS {base: row.base}]-(a:Article) WHERE NOT a.id IN row.own "
            "RETURN DISTINCT row.base AS base, m.type AS type, m.name AS name, m.country AS country"
        )
        return [entity_row(r["base"], r["type"], r["name"], r["country"]) for r in self.tx.gather(query, rows)]

    def _canonical(self, bases: Collection[str]) -> set[str]:
        aliases = self._aliases(bases)
        return {aliases.get(b, b) for b in bases}

    def _aliases(self, bases: Iterable[str]) -> dict[str, str]:
        wanted = set(bases)
        query = "UNWIND $rows AS id MATCH (a:Alias {id: id}) RETURN a.id AS id, a.of AS of"
        unknown = wanted - self.of.keys()
        self.of |= dict.fromkeys(unknown) | {r["id"]: r["of"] for r in self.tx.gather(query, sorted(unknown))}
        return {b: of for b in wanted if (of := self.of[b])}

    def _fetch(self, articles: Collection[str]) -> dict[str, Claims]:
        """The claims of these articles as they will be; from the ledger what isn't known yet."""
        gone = {c.article for c in self.going} - self.claims.keys()
        missing = set(articles) - self.claims.keys() - gone
        self.claims |= {c.article: c for c in ledger(self.tx, missing)}
        return {a: self.claims[a] for a in articles if a in self.claims}

    # decisions

    def _decide(self, decided: list[Decision], touched: set[str], gone: set[str]) -> tuple[dict[str, Decision], set[str]]:
        """Write what the rules decide on the touched base ids, and forget what they no longer do.

        Every decision on them, as it is now, and the base ids that this concerns.
        """
        known = dec.touching(self.tx, touched)
        wanted = {d.id: d for d in decided}
        ours = {i: d for i, d in known.items() if d.who == dec.RULE and d.judgement != "undone"}
        # a user's word stays; so does what was undone, also while one of the two is away
        stale = [d for i, d in ours.items() if i not in wanted or {d.left, d.right} & gone]
        fresh = [d for i, d in wanted.items() if i not in known or (i in ours and _differ(ours[i], d))]
        for d in fresh:
            if d.id in ours:
                d.decided_at = ours[d.id].decided_at
        dec.delete(self.tx, [d.id for d in stale])
        dec.save(self.tx, fresh)
        for d in stale:
            del known[d.id]
        return known | {d.id: d for d in fresh}, {b for d in (*stale, *fresh) for b in (d.left, d.right)}

    def _clusters(self, bases: set[str], held: Iterable[Decision]) -> dict[str, str]:
        """The canonical id of each of these base ids, as it will be."""
        held = list(held)
        merged = [d for d in held if d.judgement == "merged" and d.left in bases and d.right in bases]
        articles = {a for d in merged for a in (d.left_article, d.right_article) if a}
        claims = self._fetch(articles)
        profiles = {b: p for c in claims.values() for b, p in EventProfile.of(c).items() if b in bases}
        profiles |= {b: p for c in self.coming for b, p in EventProfile.of(c).items()}
        return canonical_ids(bases, merged, [d for d in held if d.judgement == "undone"], profiles)

    # what it touches

    def _write(self, reached: set[str], gone: set[str], after: dict[str, str]) -> None:
        tx = self.tx
        before = self._aliases(reached)
        new_events = {b for c in self.coming for b in c.events}
        changed = {b for b in reached - gone if before.get(b, b) != after[b]}
        again = self._mentioning({b for b in changed if not b.startswith("event:")}, before)
        events = {b for b in reached if b.startswith("event:")}
        for c in again:
            events |= {b for b in c.events if _involves(c, b, changed)}
        # an entity's change reaches the events of coming and going articles through their own rows
        events |= {b for c in (*self.going, *self.coming) for b in c.events}
        known = self._aliases(events)
        fresh = new_events - {b for c in self.going for b in c.events}
        rows = tx.gather(
            "UNWIND $rows AS id MATCH (e:Event {id: id}) RETURN e.id AS id, e.bases AS bases, e.articles AS articles",
            # of an article that isn't there yet no event is, but in another one's place
            sorted({known.get(b, b) for b in events if b in known or b not in fresh}),
        )
        old = {c.article: c for c in self.going}
        now = self._fetch({a for r in rows for a in r["articles"]})
        told = {**now, **{c.article: c for c in self.coming}}
        was = {**now, **old}
        canon_before = self._aliases({b for c in (*was.values(), *again) for b in (*c.by_base, *c.events)})
        canon_after = self._aliases({b for c in (*told.values(), *again) for b in (*c.by_base, *c.events)}) | after
        before_in, after_in = _places(was.values()), _places(told.values())
        groups_before = [Group.of(r["id"], [(before_in[b], b) for b in r["bases"] if b in before_in]) for r in rows]
        members: dict[str, list[str]] = defaultdict(list)
        for base in ({b for r in rows for b in r["bases"]} - gone) | new_events:
            members[canon_after.get(base, base)].append(base)
        groups_after = [Group.of(id, [(after_in[b], b) for b in bases if b in after_in]) for id, bases in sorted(members.items())]
        self._write_aliases(reached, gone, after)
        apply(
            tx,
            View(Canon(canon_before), self.going, groups_before, again),
            View(Canon(canon_after), self.coming, groups_after, again),
        )
        write_ledger(tx, self.coming)

    def _mentioning(self, changed: set[str], before: dict[str, str]) -> list[Claims]:
        """The claims of the articles, other than those that come or go, that mention one of these base ids."""
        rows = [{"base": b, "id": before.get(b, b)} for b in sorted(changed)]
        query = "UNWIND $rows AS row MATCH (n:Entity {id: row.id})<-[m:MENTIONS {base: row.base}]-(a:Article) RETURN DISTINCT a.id AS id"
        own = {c.article for c in (*self.going, *self.coming)}
        return list(self._fetch({r["id"] for r in self.tx.gather(query, rows)} - own).values())

    def _write_aliases(self, reached: set[str], gone: set[str], after: dict[str, str]) -> None:
        known = self._aliases(reached)
        st.delete_nodes(self.tx, "Alias", sorted(b for b in known if b in gone or after[b] == b))
        other = [{"id": b, "of": after[b]} for b in sorted(reached - gone) if after[b] != b]
        self.tx.each("UNWIND $rows AS row MERGE (a:Alias {id: row.id}) SET a.of = row.of", other)


def _told(props: dict[str, Any]) -> dict[str, Any]:
    """The properties as a store gives them back: without those that aren't known."""
    return {k: v for k, v in props.items() if v is not None}


def _differ(one: Decision, other: Decision) -> bool:
    def what(d: Decision) -> tuple[object, ...]:
        return d.score, d.reasons, d.judgement, d.left_name, d.right_name

    return what(one) != what(other)


def _places(claims: Iterable[Claims]) -> dict[str, Claims]:
    """Which article's claims each event is of."""
    return {b: c for c in claims for b in c.events}


def _involves(claims: Claims, base: str, changed: set[str]) -> bool:
    event = claims.events[base]
    local = {p.entity for p in event.participants} | {p.side for p in event.participants} | {event.place}
    local |= {e.attributed_to for e in event.evidence}
    for t in claims.extraction.triples:
        if t.event == event.id:
            local |= {t.subject, t.object}
    if event.topics:
        local |= claims.entities.keys()
    return any(claims.entity[x] in changed for x in local if x is not None)
