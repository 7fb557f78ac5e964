"""A whole run, step by step: what a step has finished is kept in the run's folder, so a run that broke off goes on where it was."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyspark.sql import DataFrame, SparkSession

from graphkit.cluster import resolve, rows
from graphkit.cluster.frames import Folder
from graphkit.cluster.load import Target, begin, load
from graphkit.errors import InputError
from graphkit.load.resolve.decisions import now
from graphkit.load.resolve.find import Rules

__all__ = ["Built", "build"]

WRITERS = 8
"""Tasks that write at a time: what one Neo4j server has use for."""
SHOWN = 20


@dataclass(slots=True)
class Built:
    """What a run did: how many articles, nodes and relationships; the first errors and how many; whether it wrote to a database now."""

    articles: int
    nodes: int
    edges: int
    errors: list[str]
    failed: int
    loaded: bool


def build(
    spark: SparkSession,
    out: str,
    extract: Callable[[], DataFrame],
    what: Mapping[str, object],
    *,
    target: Target | None = None,
    rules: Rules | None = None,
    writers: int | None = None,
    tell: Callable[[str], None] = lambda step: None,
) -> Built:
    """Extractions, decisions, nodes and relationships into the folder `out`, and the graph into the target's database.

    `extract` makes the extractions (rows of `ingest.cluster.SCHEMA`); `what` says of what and how: a folder holds one run. `tell` hears of
    each step, and how long it took. Raises InputError for a folder of another run, StoreError as `graphkit.cluster.load` does.
    """
    rules = rules or Rules()
    spark.sparkContext.setCheckpointDir(f"{out.rstrip('/')}/checkpoints")
    folder = Folder(spark, out)
    run = _own(folder, {**what, "merge": rules.merge, "propose": rules.propose})

    if target:
        begin(target, run)  # hours before the load: what is wrong with the database is said now

    def step(name: str, make: Callable[[], DataFrame]) -> DataFrame:
        begun = time.monotonic()
        frame = folder.saved(name, make)
        tell(f"{name}: {time.monotonic() - begun:.0f} s")
        return frame

    extractions = step("extractions", extract)
    articles = resolve.latest(extractions)
    people = step("people", lambda: resolve.profiles(resolve.found_by(articles)))
    events = step("events", lambda: resolve.events(articles))
    decided = step("decisions", lambda: resolve.decisions(people, events, rules))
    aliases = step("aliases", lambda: resolve.aliases(decided, events))
    told = step("rows", lambda: rows.told(articles, aliases, now()))
    nodes = step("nodes", lambda: rows.nodes(told, aliases, decided, [people.select("base", "props"), resolve.event_claims(events)]))
    edges = step("relationships", lambda: rows.edges(told))
    loaded = False
    if target:
        begun = time.monotonic()
        loaded = load(nodes, edges, target, run, writers=writers or min(WRITERS, spark.sparkContext.defaultParallelism))
        tell(f"load: {time.monotonic() - begun:.0f} s")
    wrong = extractions.where("error IS NOT NULL")
    first = [str(r["error"]) for r in wrong.select("place", "error").orderBy("place").limit(SHOWN).collect()]
    return Built(articles.count(), nodes.where("kind = ''").count(), edges.count(), first, wrong.count(), loaded)


def _own(folder: Folder, what: Mapping[str, object]) -> str:
    """The run's id; a new one where the folder is new."""
    told = json.dumps(dict(what), sort_keys=True)
    noted = folder.noted("run")
    if noted is None:
        noted = json.dumps({"run": uuid.uuid4().hex, "what": told})
        folder.note("run", noted)
    held = json.loads(noted)
    if held["what"] != told:
        raise InputError(f"{folder.path} holds another run, of {held['what'][:200]}: name a new folder")
    return str(held["run"])
