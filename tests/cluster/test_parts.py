"""The parts of the cluster's work by themselves: rounds, components, rows of one key, days in JSON."""

from __future__ import annotations

import datetime as dt
import random
from itertools import combinations_with_replacement
from typing import Any

import networkx as nx
import pytest

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")]


@pytest.mark.parametrize("buckets", [2, 4, 6, 16])
def test_in_a_round_no_bucket_plays_twice(spark: Any, buckets: int) -> None:
    from graphkit.cluster.load import tournament

    rounds = tournament(buckets)
    assert sorted(p for pairs in rounds for p in pairs) == sorted(combinations_with_replacement(range(buckets), 2))
    for pairs in rounds:
        used = [b for pair in pairs for b in set(pair)]
        assert len(used) == len(set(used))


def test_an_article_and_its_sentences_are_of_one_bucket(spark: Any) -> None:
    from graphkit.cluster.load import bucket

    assert {bucket(f"a#1#{i}", "Sentence", 64) for i in range(50)} == {bucket("a#1", "Article", 64)}
    assert len({bucket(f"a-{i}", "Article", 16) for i in range(300)}) == 16


def test_no_two_tasks_of_a_round_share_a_node(spark: Any) -> None:
    from graphkit.cluster.load import pair_of, tournament

    rng = random.Random(3)
    edges = [(f"hub{rng.randint(0, 3)}", f"n{rng.randint(0, 200)}", "Entity:Event") for _ in range(2_000)]
    edges += [(f"n{rng.randint(0, 200)}", f"a#{i % 40}#{i}", "Event:Sentence") for i in range(500)]
    for pairs in tournament(8):
        nodes = [{x for e in edges if pair_of(*e, 8) == pair for x in e[:2]} for pair in pairs]
        assert sum(map(len, nodes)) == len(set().union(*nodes))
    assert {pair_of(*e, 8) for e in edges} <= {p for pairs in tournament(8) for p in pairs}


def test_components(spark: Any) -> None:
    from graphkit.cluster.components import components

    chain = [(f"c{i:03}", f"c{i + 1:03}") for i in range(70)]
    star = [("hub", f"s{i}") for i in range(20)]
    ring = [("r3", "r1"), ("r1", "r2"), ("r2", "r3"), ("r2", "r3"), ("r1", "r1")]
    edges = [*chain[::-1], *star, *ring, ("b", "a")]
    found = {r["node"]: r["component"] for r in components(spark.createDataFrame(edges, "left string, right string")).collect()}
    wanted = {n: min(group) for group in nx.connected_components(nx.Graph(edges)) for n in group}
    assert found == wanted
    assert components(spark.createDataFrame([], "left string, right string")).count() == 0


def test_rows_of_one_key_come_together(spark: Any) -> None:
    from graphkit.cluster.frames import in_runs

    rows = [(f"k{i % 7}", None if i % 3 else i) for i in range(5_000)]
    frame = spark.createDataFrame(rows, "key string, value long").repartition(3)
    counted = in_runs(frame, "key", _count, "key string, rows long, known long, nothing string")
    found = {r["key"]: (r["rows"], r["known"], r["nothing"]) for r in counted.collect()}
    assert found == {f"k{k}": (len(rows[k::7]), sum(v is not None for _, v in rows[k::7]), None) for k in range(7)}


def _count(key: str, rows: Any) -> Any:
    told = [r["value"] for r in rows]
    yield {"key": key, "rows": len(told), "known": sum(v is not None for v in told), "nothing": None}


def test_days_stay_days(spark: Any) -> None:
    from graphkit.cluster.frames import dumps, loads

    props = {"start": dt.date(2031, 5, 1), "text": "2031-05-01", "none": None, "list": ["a", "b"], "n": 3}
    assert loads(dumps(props)) == props
    with pytest.raises(TypeError):
        dumps({"x": {1, 2}})
