"""Constraints, indexes and numbered migrations: what a store must have before anything is written, and how an older one gets it.

A store's version is that of the last migration that ran; it lies on the one `Schema` node. Adding a migration is one new entry in
MIGRATIONS. Every statement is idempotent, so a migration that was killed is run again from its start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphkit.errors import StoreError
from graphkit.store.bolt import Store
from graphkit.vocabulary import ENTITY_TYPES, EVENT_TYPES

__all__ = ["INTERNAL_LABELS", "MIGRATIONS", "VERSION", "migrate", "version_of"]

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


MIGRATIONS: tuple[Callable[[Store], None], ...] = (_run_first,)
VERSION = len(MIGRATIONS)


def version_of(store: Store) -> int:
    """The store's version; 0 where nothing of ours is in it."""
    rows = store.read("MATCH (s:Schema {id: 'graphkit'}) RETURN s.version AS version")
    return int(rows[0]["version"]) if rows else 0


def migrate(store: Store) -> int:
    """Bring the store to the project's version and return the version that it had. Raises StoreError for a store of a newer project."""
    had = version_of(store)
    if had > VERSION:
        raise StoreError(
            f"the store at {store.url} was written by a newer graphkit (schema {had}, this one knows {VERSION}): "
            "pip install --upgrade diplomatic-graphkit"
        )
    for number, step in enumerate(MIGRATIONS[had:], had + 1):
        step(store)
        # a statement's worth of its own: a kill in between repeats the step, which is harmless
        store.write(lambda tx, n=number: tx.run("MERGE (s:Schema {id: 'graphkit'}) SET s.version = $version", version=n))  # type: ignore[misc]
    return had
