"""The graph that the cluster builds is the one that one machine builds: line for line, the book-keeping included, and it goes on alike."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import InputError, StoreError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.model import Extraction
from graphkit.store import neo4j_local
from tests.load.test_any_order import article
from tests.samples import synthetic, talks

pytestmark = [pytest.mark.spark, pytest.mark.neo4j, pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")]


def target(graph: Graph) -> Any:
    from graphkit.cluster.load import Target

    url, user = neo4j_local.credentials(graph.settings)
    return Target(url, user.user, user.password)


def given(spark: Any, extractions: Sequence[Extraction]) -> Any:
    """The extractions as `ingest.cluster.extract` gives them, in their order."""
    from ingest.cluster import SCHEMA

    rows = [(e.article.id, f"{i:06}", e.article.content_hash, e.model_dump_json(), None) for i, e in enumerate(extractions)]
    return spark.createDataFrame([*rows, (None, "999999", None, None, "file, record 'x': no text")], SCHEMA).repartition(3)


def lines(graph: Graph) -> list[str]:
    return list(canonical(graph.store.read, books=True))


def articles() -> list[Extraction]:
    """Articles with many merges, chains of them, contradictions, corrections (an id that comes twice) and copies."""
    rng = random.Random(7)
    found = [article(rng, f"x-{i}") for i in range(30)]
    found += [talks("a-1", publisher="Courier", published="2031-04-28", status="planned"), talks("b-1", publisher="Herald")]
    found += [synthetic(n, people=24, size=2) for n in range(5)]
    return [*found, article(rng, "x-3"), article(rng, "x-11")]


def test_the_graph_is_the_same(spark: Any, neo4j: Graph, tmp_path: Path) -> None:
    from graphkit.cluster.run import build

    told = articles()
    neo4j.load(told)
    one_machine = lines(neo4j)
    changes = [talks("c-1", publisher="Gazette", day="2031-05-02", published="2031-05-03"), article(random.Random(99), "x-5")]

    def go_on() -> list[str]:
        neo4j.load(changes)
        neo4j.retract("x-8")
        return lines(neo4j)

    later = go_on()
    from tests.conftest import wipe

    wipe(neo4j.store)
    out = str(tmp_path / "run")
    built = build(spark, out, lambda: given(spark, told), {"sources": "test"}, target=target(neo4j), rules=neo4j.rules)
    assert lines(neo4j) == one_machine
    assert (built.articles, built.failed, built.errors) == (37, 1, ["file, record 'x': no text"])
    assert built.loaded
    assert sum("(Decision" in x and '"merged"' in x for x in one_machine) > 20
    # once more is no more, and nothing is extracted again
    again = build(spark, out, pytest.fail, {"sources": "test"}, target=target(neo4j), rules=neo4j.rules)
    assert not again.loaded
    assert lines(neo4j) == one_machine
    # a load that broke off: the same run completes it
    for query in ("MATCH (l:Ledger) DELETE l", "MATCH (:Entity)-[r:MET]->(:Entity) DELETE r", "MATCH (s:Sentence) DETACH DELETE s"):
        neo4j.store.write(lambda tx, q=query: tx.run(q))  # type: ignore[misc]
    neo4j.store.write(lambda tx: tx.run("MATCH (s:Schema {id: 'cluster'}) SET s.done = false"))
    assert build(spark, out, pytest.fail, {"sources": "test"}, target=target(neo4j), rules=neo4j.rules).loaded
    assert lines(neo4j) == one_machine
    with pytest.raises(InputError, match="holds another run"):
        build(spark, out, pytest.fail, {"sources": "other"})
    with pytest.raises(StoreError, match="isn't empty"):
        build(spark, str(tmp_path / "new"), lambda: given(spark, told[:1]), {}, target=target(neo4j))
    assert go_on() == later
