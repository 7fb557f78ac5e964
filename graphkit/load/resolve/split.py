"""One node that is two of one name: a user says which articles mean the other one, and these have another base id from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from graphkit.errors import InputError
from graphkit.load.claims import Claims
from graphkit.load.ids import digest, fold, of_sense
from graphkit.load.ledger import ledger
from graphkit.load.resolve import decisions as dec
from graphkit.load.resolve.decisions import Decision
from graphkit.model import Entity
from graphkit.store.bolt import Tx

__all__ = ["parted", "splits"]


def parted(tx: Tx, coming: Iterable[Claims]) -> list[Claims]:
    """The claims as users' splits have it: whom an article means that one names, or that gives an office of its articles alone, has the
    base id of the other one."""
    claims = list(coming)
    by_base: dict[str, list[Decision]] = defaultdict(list)
    waiting = {b for c in claims for b in c.by_base}
    while waiting:
        found = [Decision.of(r["p"]) for r in tx.gather(SPLITS, sorted(waiting))]
        for d in found:
            by_base[d.left].append(d)
        waiting = {d.right for d in found}  # what has been split may have been split again
    return [_parted(c, by_base) for c in claims] if by_base else claims


SPLITS = "UNWIND $rows AS b MATCH (d:Decision {left: b}) WHERE size(d.articles) > 0 RETURN properties(d) AS p"


def _parted(claims: Claims, by_base: dict[str, list[Decision]]) -> Claims:
    while new := {b: to for b, entities in claims.by_base.items() if (to := _other(claims.article, entities, by_base.get(b, ())))}:
        claims = claims.parting(new)
    return claims


def _other(article: str, entities: list[Entity], splits: Collection[Decision]) -> str | None:
    ordered = sorted(splits, key=lambda d: d.id)
    titles = _titles(entities)
    named = next((d.right for d in ordered if article in d.articles), None)
    return named or next((d.right for d in ordered if titles & set(d.titles)), None)


def _titles(entities: Iterable[Entity]) -> set[str]:
    return {fold(p.title) for e in entities for p in e.positions}


def splits(tx: Tx, id: str, articles: Collection[str], who: str) -> tuple[list[Decision], list[Claims]]:
    """The decisions that split the entity, one a base id that these articles have for it, and the articles' claims."""
    query = "MATCH (n:Entity {id: $id})<-[m:MENTIONS]-(a:Article) RETURN m.base AS base, m.name AS name, a.id AS article, m.type AS type"
    rows = tx.rows(query, id=id)
    if not rows:
        raise InputError(f"the graph has no entity with the id {id!r}")
    unknown = sorted(set(articles) - {r["article"] for r in rows})
    if unknown or not articles:
        raise InputError(f"{id} isn't mentioned in {', '.join(unknown)}" if unknown else "name the articles that mean the other one")
    if not {r["article"] for r in rows} - set(articles):
        raise InputError(f"no other article mentions {id}: there is nobody to part it from")
    theirs = ledger(tx, articles)
    bases = {r["base"] for r in rows}
    others = {c.article for c in theirs} ^ {r["article"] for r in rows}
    elsewhere = {t for c in ledger(tx, others) for b in bases for t in _titles(c.by_base.get(b, ()))}
    own = {t for c in theirs for b in bases for t in _titles(c.by_base.get(b, ()))} - elsewhere
    names = {r["base"]: r["name"] for r in rows}
    kind = rows[0]["type"]
    sense = digest(id, *sorted(articles))
    made = []
    for base in sorted({r["base"] for r in rows if r["article"] in articles}):
        d = Decision(kind, base, of_sense(base, sense), 1.0, [f"{who} says so"], "undone", who, names[base], names[base])
        d.undone_by, d.undone_at = who, dec.now()
        d.articles, d.titles = sorted(articles), sorted(own)
        made.append(d)
    return made, theirs
