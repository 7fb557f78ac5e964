"""Connected components of a large graph, by joins alone.

The alternation of large-star and small-star (Kiveris et al., Connected Components in MapReduce and Beyond, 2014): every round turns each
node's neighbours towards the least one, until every component is a star around its least node. Rounds grow with the logarithm of the
longest chain; a round is two shuffles of the edges, and its result is a checkpoint, so that Spark's plan doesn't grow with the rounds.
"""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

__all__ = ["components"]

MOST = 60
"""Rounds after which something is wrong: enough for chains of more nodes than there are articles."""


def components(edges: DataFrame) -> DataFrame:
    """Rows (node, component) of edges (left, right), strings; the component is its least node, which has a row of its own too.

    The Spark context has a checkpoint folder that all workers see.
    """
    now = edges.select(F.greatest("left", "right").alias("a"), F.least("left", "right").alias("b")).where("a <> b").distinct().checkpoint()
    before: tuple[int, int] | None = None
    for _ in range(MOST):
        now = _small_star(_large_star(now)).checkpoint()
        state = _state(now)
        if state == before:
            roots = now.select(F.col("b").alias("node"), F.col("b").alias("component")).distinct()
            return now.select(F.col("a").alias("node"), F.col("b").alias("component")).union(roots)
        before = state
    raise RuntimeError(f"components did not settle in {MOST} rounds")


def _state(edges: DataFrame) -> tuple[int, int]:
    """How many edges, and a sum over them that changes when one does."""
    # halved so that the sum of many doesn't leave a long's range
    row = edges.agg(F.count("*").alias("n"), F.coalesce(F.sum(F.xxhash64("a", "b").cast("decimal(38,0)")), F.lit(0)).alias("s")).first()
    return (int(row["n"]), int(row["s"])) if row else (0, 0)


def _large_star(edges: DataFrame) -> DataFrame:
    """Each node's greater neighbours are bound to the least of all its neighbours and itself."""
    both = edges.select("a", "b").union(edges.select(F.col("b").alias("a"), F.col("a").alias("b")))
    least = F.least("a", F.min("b").over(Window.partitionBy("a")))
    return (
        both.select("a", "b", least.alias("m"))
        .where("b > a")
        .select(F.col("b").alias("a"), F.col("m").alias("b"))
        .where("a <> b")
        .distinct()
    )


def _small_star(edges: DataFrame) -> DataFrame:
    """Each node and its lesser neighbours are bound to the least of them."""
    turned = edges.select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b"))
    told = turned.select("a", "b", F.min("b").over(Window.partitionBy("a")).alias("m"))
    others = told.where("b <> m").select(F.col("b").alias("a"), F.col("m").alias("b"))
    return others.union(told.select("a", F.col("m").alias("b"))).distinct()
