"""The graph's rows into Neo4j, from all workers at once and without deadlocks.

Nodes are written in parallel, each by the one task that has its id. A relationship takes a lock on both its nodes: so nodes are divided
into buckets and relationships into pairs of buckets, and the pairs are written in rounds, as the games of a tournament in which nobody
plays twice on a day: no two tasks of a round share a node. An article and its sentences are of one bucket. The ledger comes last.

Everything is written by what makes it one, so a task that Spark tries again, or a run that is begun again, adds nothing twice.

Neo4j's own connector for Spark isn't used: on Maven Central it is built for Spark 3 (5.3.8_for_spark_3), and it writes one label or
relationship type a job, which times the rounds would be hundreds of jobs. The driver runs the statements of `graphkit.load` as they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pyspark.sql import DataFrame

from graphkit.cluster.frames import loads
from graphkit.cluster.rows import LEDGER
from graphkit.errors import StoreError
from graphkit.load import statements as st
from graphkit.load.rows import Edge, Node
from graphkit.store import schema
from graphkit.store.bolt import Credentials, Store, Tx, batches

__all__ = ["Target", "begin", "load", "tournament"]

NODES = 2_000
EDGES = 5_000
LEDGERS = 200
"""Rows a transaction."""


@dataclass(frozen=True)
class Target:
    """The Neo4j that a graph is built in; the password stays out of every repr."""

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    def open(self) -> Store:
        """A connection of the process that asks."""
        user = Credentials(self.user, self.password) if self.user and self.password else None
        return Store(self.url, user, database=self.database)


def load(nodes: DataFrame, edges: DataFrame, target: Target, run: str, *, writers: int) -> bool:
    """Write the graph into an empty database, at most `writers` tasks at a time; False where this very run is in it already.

    `run` is the run's id: what a run that broke off has left is completed by the same run. Raises StoreError as `begin` does.
    """
    if not begin(target, run):
        return False
    with target.open() as store:
        work = partial(_write_nodes, target, NODES)
        nodes.where(f"kind <> '{LEDGER}'").select("labels", "id", "props").repartition(writers, "id").foreachPartition(work)
        _in_rounds(edges, target, writers)
        work = partial(_write_nodes, target, LEDGERS)
        nodes.where(f"kind = '{LEDGER}'").select("labels", "id", "props").repartition(writers, "id").foreachPartition(work)
        store.write(lambda tx: tx.run("MATCH (s:Schema {id: 'cluster'}) SET s.done = true"))
    return True


def begin(target: Target, run: str) -> bool:
    """Take the database for the run; False where the run is in it already, whole.

    Raises StoreError where no store answers, where it isn't Neo4j, and for a database that holds anything but a part of this run.
    """
    with target.open() as store:
        if store.kind != "neo4j":
            raise StoreError(f"the store at {store.url} is no Neo4j: a cluster's workers can only write into one")
        schema.migrate(store)
        noted = store.read("MATCH (s:Schema {id: 'cluster'}) RETURN s.run AS run, s.done AS done")
        if noted and noted[0]["run"] == run:
            return not noted[0]["done"]
        if store.read("MATCH (n) WHERE NOT n:Schema AND NOT n:WriteLock RETURN 1 AS n LIMIT 1"):
            raise StoreError(f"the database at {store.url} isn't empty: name an empty one (or the folder of the run that is in it)")
        store.write(lambda tx: tx.run("MERGE (s:Schema {id: 'cluster'}) SET s.run = $run, s.done = false", run=run))
    return True


def _write_nodes(target: Target, size: int, rows: Iterable[Any]) -> None:
    nodes = (Node(tuple(r["labels"].split(":")), r["id"], loads(r["props"])) for r in rows)
    _write(target, st.create_nodes, nodes, size)


def _write(target: Target, statement: Callable[[Tx, Any], None], rows: Iterable[Any], size: int) -> None:
    store: Store | None = None
    try:
        for batch in batches(rows, size):
            # a task without rows needs no connection
            store = store or target.open()
            store.write(partial(_call, statement, batch), in_turn=False)
    finally:
        if store:
            store.close()


def _call(statement: Callable[[Tx, Any], None], batch: list[Any], tx: Tx) -> None:
    statement(tx, batch)


# relationships


def tournament(buckets: int) -> list[list[tuple[int, int]]]:
    """Every pair of so many buckets (an even number), each bucket with itself too, in rounds that use no bucket twice.

    >>> tournament(2)
    [[(0, 0), (1, 1)], [(0, 1)]]
    """
    rounds = [[(b, b) for b in range(buckets)]]
    turning = list(range(buckets - 1))
    for _ in turning:
        row = [*turning, buckets - 1]
        rounds.append([(min(p), max(p)) for p in zip(row[: buckets // 2], reversed(row[buckets // 2 :]), strict=True)])
        turning = [turning[-1], *turning[:-1]]
    return rounds


def bucket(id: str, label: str, buckets: int) -> int:
    """The bucket of a node: a sentence is in its article's."""
    key = id.rsplit("#", 1)[0] if label == "Sentence" else id
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % buckets


def pair_of(source: str, target: str, ends: str, buckets: int) -> tuple[int, int]:
    """The pair of buckets that a relationship is in, the lesser first."""
    one, other = ends.split(":")
    found = sorted((bucket(source, one, buckets), bucket(target, other, buckets)))
    return found[0], found[1]


def _in_rounds(edges: DataFrame, target: Target, writers: int) -> None:
    rounds = tournament(2 * writers)
    number = {pair: i for i, pair in enumerate(pair for pairs in rounds for pair in pairs)}

    def placed(row: Any) -> tuple[int, tuple[Any, ...]]:
        return number[pair_of(row["source"], row["target"], row["ends"], 2 * writers)], tuple(row)

    names = ("type", "ends", "source", "target", "key", "props")
    rows = edges.select(*names).rdd.map(placed).partitionBy(len(number), int)
    work = partial(_write_edges, target, EDGES)
    for pairs in rounds:
        # one shuffle for all rounds: each runs its own partitions alone
        rows.context.runJob(rows, work, [number[p] for p in pairs])


def _write_edges(target: Target, size: int, rows: Iterable[tuple[int, tuple[Any, ...]]]) -> Iterator[int]:
    def edges() -> Iterator[Edge]:
        for _, (type_, ends, source, goal, key, props) in rows:
            one, other = ends.split(":")
            yield Edge(type_, source, goal, loads(key), loads(props), (one, other))

    _write(target, st.merge_edges, edges(), size)
    yield 0
