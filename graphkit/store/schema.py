"""Constraints, indexes and numbered migrations: what a store must have before anything is written, and how an older one gets it.

A store's version is that of the last migration that ran; it lies on the one `Schema` node. Adding a migration is one new entry in
MIGRATIONS. Every statement is idempotent, so a migration that was killed is run again from its start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from graphkit.errors import StoreError
from graphkit.store.bolt import Store, Tx, batches
from graphkit.vocabulary import ENTITY_TYPES, EVENT_TYPES, PREDICATES, ROLE_EDGES

__all__ = ["INTERNAL_LABELS", "MIGRATIONS", "RELATIONSHIPS", "VERSION", "migrate", "version_of"]

RELATIONSHIPS = (
    "HAS_SENTENCE", "EVIDENCED_BY", "MENTIONS", "HELD_IN", "LOCATED_IN", "ABOUT", "FOLLOWS", "HOLDS_OFFICE", "EXPECTED_AT", "NOT_AT",
    *ROLE_EDGES.values(), *PREDICATES,
)  # fmt: skip
"""Every relationship type of the graph."""

INTERNAL_LABELS = ("Ledger", "Claim", "Alias", "Decision", "Schema", "WriteLock")
"""Labels of the store's own book-keeping: no part of the knowledge graph, and left out of every export."""

UNIQUE = ("Entity", "Event", "Article", "Sentence", "Topic", *INTERNAL_LABELS)


def _first() -> Iterator[str]:
    """Ids are unique; what parametrised queries look up has an index, per label (the embedded store uses no other)."""
    for label in UNIQUE:
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in ENTITY_TYPES:
        yield f"CREATE INDEX {label.lower()}_id IF NOT EXISTS FOR (n:{label}) ON (n.id)"
        yield f"CREATE INDEX {label.lower()}_name IF NOT EXISTS FOR (n:{label}) ON (n.name)"
    for label in EVENT_TYPES:
        yield f"CREATE INDEX {label.lower()}_id IF NOT EXISTS FOR (n:{label}) ON (n.id)"
    for label, key in (
        ("Entity", "name"), ("Event", "start"), ("Event", "status"), ("Article", "published"), ("Claim", "block"), ("Claim", "block_pair"),
        ("Topic", "name"), ("Decision", "left"), ("Decision", "right"), ("Decision", "judgement"),
    ):  # fmt: skip
        yield f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"


def _run_first(store: Store) -> None:
    store.schema(list(_first()))


def _run_shapes(store: Store) -> None:
    """The embedded store makes a type for each combination of labels and each relationship at first use, and two writers who do so at
    once get in each other's way: so each is used once here. Neo4j needs none of it."""
    if store.kind != "embedded":
        return
    shapes = [("Entity", t) for t in ENTITY_TYPES] + [("Event", t) for t in EVENT_TYPES]
    _remove(store, shapes)  # of a migration that was killed
    for base, label in shapes:
        store.write(partial(_run, query=f"CREATE (n:{base}:{label} {{id: 'shape:{label}'}})"))
    ends = "MATCH (a:Entity {id: 'shape:Person'}) MATCH (b:Event {id: 'shape:Meeting'})"
    for kind in RELATIONSHIPS:
        store.write(partial(_run, query=f"{ends} CREATE (a)-[:{kind}]->(b)"))
    _remove(store, shapes)


def _remove(store: Store, shapes: Sequence[tuple[str, str]]) -> None:
    for base, label in shapes:
        store.write(partial(_run, query=f"MATCH (n:{base} {{id: 'shape:{label}'}}) DETACH DELETE n"))


def _run(tx: Tx, query: str) -> None:
    tx.run(query)


def _run_keys(store: Store) -> None:
    """What candidates are found by has other keys since version 3: it is made anew from the ledger, some of it at a time."""
    from graphkit.load.claims import unpack  # the ledger's rooms stand on the store, not under it
    from graphkit.load.resolve.find import claim_rows, fuller

    def ledger() -> Iterator[dict[str, Any]]:
        for ids in batches((r["id"] for r in store.read("MATCH (l:Ledger) RETURN l.id AS id")), 200):
            for row in store.read("UNWIND $ids AS id MATCH (l:Ledger {id: id}) RETURN l.claims AS claims, l.parted AS parted", ids=ids):
                yield from claim_rows(unpack(row["claims"], row["parted"]))

    old = [r["id"] for r in store.read("MATCH (c:Claim) RETURN c.id AS id")]
    _each(store, "UNWIND $rows AS id MATCH (c:Claim {id: id}) DELETE c", old)
    new = [{"id": id, "props": props} for id, props in fuller(ledger()).items()]
    _each(store, "UNWIND $rows AS row MERGE (c:Claim {id: row.id}) SET c += row.props", new)


def _run_senses(store: Store) -> None:
    """People of whom an article knows nothing but a calling have ids of their own since version 4, and so have two of one name in one
    article: such articles are put in anew, all at once, since what one of them calls a person the others do too."""
    from graphkit.load.claims import Claims, unpack  # the ledger's rooms stand on the store, not under it
    from graphkit.load.ids import base_ids
    from graphkit.load.replace import replace
    from graphkit.load.resolve.find import Rules

    old: list[Claims] = []
    new: list[Claims] = []
    for ids in batches((r["id"] for r in store.read("MATCH (l:Ledger) RETURN l.id AS id")), 200):
        for row in store.read("UNWIND $ids AS id MATCH (l:Ledger {id: id}) RETURN l.claims AS claims", ids=ids):
            claims = unpack(row["claims"])
            before = Claims(claims.extraction, base_ids(claims.extraction, senses=False), claims.event)
            if before.entity != claims.entity:
                old.append(before)
                new.append(claims)
    if new:
        store.write(partial(replace, going=old, coming=new, rules=Rules()))


def _each(store: Store, query: str, rows: Sequence[Any]) -> None:
    """Run a statement that begins with UNWIND $rows for all rows, in transactions that a server's memory holds."""
    for batch in batches(rows, 10_000):
        store.write(partial(Tx.each, query=query, rows=batch))


MIGRATIONS: tuple[Callable[[Store], None], ...] = (_run_first, _run_shapes, _run_keys, _run_senses)
VERSION = len(MIGRATIONS)


def version_of(store: Store) -> int:
    """The store's version; 0 where nothing of ours is in it."""
    rows = store.read("MATCH (s:Schema {id: 'graphkit'}) RETURN s.version AS version")
    return int(rows[0]["version"]) if rows else 0


def _note(tx: Tx, version: int) -> None:
    tx.run("MERGE (s:Schema {id: 'graphkit'}) SET s.version = $version", version=version)


def migrate(store: Store) -> int:
    """Bring the store to the project's version and return the version that it had. Raises StoreError for a store of a newer project.

    On the embedded store one process at a time may do this: see `embedded.alone`.
    """
    had = version_of(store)
    if had > VERSION:
        raise StoreError(
            f"the store at {store.url} was written by a newer graphkit (schema {had}, this one knows {VERSION}): "
            "pip install --upgrade diplomatic-graphkit"
        )
    for number, step in enumerate(MIGRATIONS[had:], had + 1):
        step(store)
        # a statement's worth of its own: a kill in between repeats the step, which is harmless
        store.write(partial(_note, version=number))
    return had
