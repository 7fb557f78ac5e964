"""Batches of a source that is quick: the next one is asked for and made ready while this one goes in, and nothing else changes by it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from graphkit.graph import Graph
from graphkit.load.claims import Claims
from graphkit.load.ready import meanwhile
from graphkit.load.write import Loaded, load
from graphkit.model import Extraction
from tests.samples import synthetic

MADE = [synthetic(i) for i in range(5)]


def test_what_came_before_an_error_is_in(graph: Graph) -> None:
    def source() -> Iterator[Extraction]:
        yield from MADE
        raise ValueError("the sixth one can't be read")

    told: list[Loaded] = []
    with pytest.raises(ValueError, match="sixth"):
        load(graph.store, source(), batch=2, progress=told.append)
    assert [len(t.new) for t in told] == [2, 2]
    ids = {r["id"] for r in graph.store.read("MATCH (a:Article) RETURN a.id AS id")}
    assert ids == {e.article.id for e in MADE[:4]}


def test_an_article_that_two_batches_have_is_corrected(graph: Graph) -> None:
    other = MADE[0].model_copy(deep=True)
    other.article.title = "Second edition"
    done = load(graph.store, [*MADE[:2], other, MADE[1]], batch=2)
    assert (len(done.new), len(done.corrected), len(done.unchanged)) == (2, 1, 1)
    assert graph.store.read("MATCH (a:Article {title: 'Second edition'}) RETURN a.id AS id") == [{"id": other.article.id}]


def test_the_commit_is_where_the_time_is(graph: Graph) -> None:
    idle = Event()
    seen: list[bool] = []
    graph.store.write(lambda tx: seen.append(idle.is_set()), idle=idle)
    assert seen == [False]
    assert idle.is_set()


def test_claims_are_made_ready_while_there_is_time_and_only_then() -> None:
    claims = [Claims.of(e) for e in MADE]
    with meanwhile(claims):
        pass
    assert not any("packed" in c.__dict__ for c in claims)
    with meanwhile(claims) as idle:
        idle.set()
        for _ in range(1_000):
            if all("graphkit.load.rows.called" in c.__dict__ for c in claims):
                break
            Event().wait(0.01)
    assert all("graphkit.load.rows.called" in c.__dict__ and "packed" in c.__dict__ for c in claims)
