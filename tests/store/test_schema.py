"""Migrations: numbered, run once, repeated after a kill, and never downwards."""

from __future__ import annotations

import pytest

from graphkit.errors import StoreError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.store import schema
from graphkit.store.bolt import Store
from tests.samples import talks


def set_version(store: Store, version: int) -> None:
    store.write(lambda tx: tx.run("MATCH (s:Schema {id: 'graphkit'}) SET s.version = $v", v=version))


def test_an_older_store_is_migrated_and_loses_nothing(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.load([talks()])
    before = list(canonical(graph.store.read))
    ran: list[int] = []
    steps = (*schema.MIGRATIONS, lambda store: ran.append(schema.version_of(store)))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    assert schema.migrate(graph.store) == len(steps) - 1
    assert schema.migrate(graph.store) == len(steps)  # once
    assert ran == [len(steps) - 1]
    assert list(canonical(graph.store.read)) == before
    set_version(graph.store, len(steps) - 1)


def test_what_candidates_are_found_by_is_made_anew(graph: Graph) -> None:
    graph.load([talks(), talks("b-1", publisher="Herald", day="2031-04-01")])
    before = list(canonical(graph.store.read, books=True))
    assert any("(Claim" in line for line in before)
    graph.store.write(lambda tx: tx.run("MATCH (c:Claim) SET c.block = 'old'"))
    set_version(graph.store, 2)
    assert schema.migrate(graph.store) == 2
    assert list(canonical(graph.store.read, books=True)) == before


def test_a_migration_that_was_killed_runs_again(store: Store) -> None:
    set_version(store, 0)
    assert schema.migrate(store) == 0
    assert schema.version_of(store) == schema.VERSION


def test_a_newer_store_is_refused(store: Store, store_settings: object) -> None:
    set_version(store, schema.VERSION + 1)
    with pytest.raises(StoreError, match="newer graphkit") as told:
        schema.migrate(store)
    assert "\n" not in str(told.value)
    set_version(store, schema.VERSION)
