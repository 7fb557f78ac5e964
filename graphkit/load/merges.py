"""What a user can see and say about merges: list them, accept or make one, undo one. Each is a decision; the graph follows it exactly."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graphkit.errors import InputError
from graphkit.load.ledger import ledger
from graphkit.load.replace import replace
from graphkit.load.resolve import decisions as dec
from graphkit.load.resolve.decisions import Decision
from graphkit.load.resolve.find import Rules
from graphkit.load.resolve.split import splits
from graphkit.store.bolt import Store, Tx

__all__ = ["accept", "listed", "merge", "split", "undo"]

COLUMNS = (
    "id", "kind", "judgement", "score", "left_name", "right_name", "reasons", "left", "right", "who", "decided_at",
    "undone_by", "undone_at", "articles",
)  # fmt: skip


def listed(store: Store, *, judgement: str | None = None, kind: str | None = None) -> list[dict[str, Any]]:
    """The decisions, the highest score first: {id, kind, judgement, score, left_name, right_name, reasons, left, right, who, decided_at,
    undone_by, undone_at, articles}. `judgement` is merged, proposed or undone; `kind` Person, Place or Event."""
    query = (
        "MATCH (d:Decision) WHERE ($judgement IS NULL OR d.judgement = $judgement) AND ($kind IS NULL OR d.kind = $kind) "
        "RETURN properties(d) AS p ORDER BY d.score DESC, d.id"
    )
    return [{c: row["p"].get(c) for c in COLUMNS} for row in store.read(query, judgement=judgement, kind=kind)]


def undo(store: Store, id: str, *, who: str, rules: Rules) -> Decision:
    """Part what a decision joined, or turn a proposal down; no rule joins the two again. Raises InputError where there is no such one."""
    return _judge(store, id, "undone", who, rules)


def accept(store: Store, id: str, *, who: str, rules: Rules) -> Decision:
    """Merge what a decision proposes, or what was undone. Raises InputError where there is no such decision."""
    return _judge(store, id, "merged", who, rules)


def _judge(store: Store, id: str, judgement: dec.Judgement, who: str, rules: Rules) -> Decision:
    def work(tx: Tx) -> Decision:
        rows = tx.rows("MATCH (d:Decision {id: $id}) RETURN properties(d) AS p", id=id)
        if not rows:
            raise InputError(f"there is no decision {id!r}: `graphkit merges` lists them")
        decision = Decision.of(rows[0]["p"])
        decision.judgement = judgement
        if judgement == "undone":
            decision.undone_by, decision.undone_at = who, dec.now()
        else:
            decision.who, decision.decided_at, decision.undone_by, decision.undone_at = who, dec.now(), None, None
        dec.save(tx, [decision])
        replace(tx, [], [], rules, {decision.left, decision.right})
        return decision

    return store.write(work)


def merge(store: Store, one: str, other: str, *, who: str, rules: Rules) -> Decision:
    """Say that two entities, or two events, of the graph (by their ids) are one. Raises InputError where they can't be."""

    def work(tx: Tx) -> Decision:
        told = {id: _told(tx, id) for id in (one, other)}
        left, right = sorted(told)
        if left == right or told[left][0] != told[right][0]:
            raise InputError(f"{one} and {other} can't be one: name two entities, or two events, of one type")
        kind = told[left][0]
        decision = Decision(kind, left, right, 1.0, [f"{who} says so"], "merged", who, told[left][1], told[right][1])
        if kind == "Event":
            decision.left_article, decision.right_article = told[left][2], told[right][2]
        dec.save(tx, [decision])
        replace(tx, [], [], rules, {left, right})
        return decision

    return store.write(work)


def split(store: Store, id: str, articles: Collection[str], *, who: str, rules: Rules) -> Decision:
    """Say that whom these articles mean by this entity is another one than whom the others mean: it is two from now on.

    An article that comes later counts with these where it gives an office that they alone give. `accept` makes the two one again. Raises
    InputError where the articles don't mention it, or no others do.
    """

    def work(tx: Tx) -> list[Decision]:
        made, theirs = splits(tx, id, set(articles), who)
        dec.save(tx, made)
        replace(tx, theirs, theirs, rules, {b for d in made for b in (d.left, d.right)})
        return made

    return store.write(work)[0]


def _told(tx: Tx, id: str) -> tuple[str, str, str | None]:
    """(kind, name, article) of a node of the graph."""
    if id.startswith("event:"):
        rows = tx.rows("MATCH (e:Event {id: $id}) RETURN e.type AS type, e.bases AS bases, e.articles AS articles", id=id)
        if rows:
            # the article that this very base id belongs to
            article = next(c.article for c in ledger(tx, rows[0]["articles"]) if id in c.events)
            return "Event", f"{rows[0]['type']} ({article})", article
    else:
        rows = tx.rows("MATCH (n:Entity {id: $id}) RETURN n.type AS type, n.name AS name", id=id)
        if rows:
            return rows[0]["type"], rows[0]["name"], None
    raise InputError(f"the graph has nothing with the id {id!r}")
