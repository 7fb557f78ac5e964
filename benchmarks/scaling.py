"""Loading and asking at 1/16, 1/4 and all of so many articles: time an article, and each saved query's time and plan at the largest size.

    python benchmarks/scaling.py [--articles 16000] [--embedded]

16,000 articles are more than a million relationships. They are made up by recombination (`made.py`). A Neo4j server is started for each
size. The aim is for the load's CPU time, the client's and the server's, which other work on the machine changes least; the time by the
clock stands beside it.
Each query is asked in two ways: with what it must be given and no more, which for most is a table of the whole graph, and with as many of
its parameters as leave a row, filled from those rows: a person, a place, a day. The second is what somebody waits for at a screen.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.ask.library import SavedQuery

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
SLOW = 1.0
"""Seconds from which an answer isn't one to wait for at a screen."""


def operators(plan: Any) -> Iterator[str]:
    """The names of a plan's operators."""
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


Read = Callable[..., list[dict[str, Any]]]


def examples(graph: Any) -> list[dict[str, str]]:
    """Values for what a query must be given, in the order in which they are tried: two people or sides of one meeting, then of two meetings
    that a third one was at."""
    pairs = graph.store.read(
        "MATCH (a:Person)-[:ATTENDED]->(e:Meeting)<-[:ATTENDED]-(b:Person) WHERE a.name < b.name AND a.country <> b.country "
        "MATCH (e)-[:HELD_IN]->(p:Place) "
        "RETURN a.name AS a, b.name AS b, a.country AS left, b.country AS right, p.name AS place, e.end AS day "
        "ORDER BY day DESC, e.id LIMIT 1"
    )
    thirds = graph.store.read(
        "MATCH (a:Person)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(x:Person)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(b:Person) "
        "WHERE a.name <> b.name AND a.country <> b.country AND x.country <> a.country AND x.country <> b.country "
        "RETURN a.name AS a, b.name AS b, a.country AS left, b.country AS right LIMIT 1"
    )
    about = graph.store.read("MATCH (:Statement)-[:ABOUT]->(d:Document) RETURN d.name AS topic ORDER BY topic LIMIT 1")
    found = []
    for row in pairs + thirds:
        more = {"person": row["a"], "party": row["left"], "place": pairs[0]["place"], **(about[0] if about else {})}
        found += [{**more, "a": row["a"], "b": row["b"]}, {**more, "a": row["left"], "b": row["right"]}]
    found[0]["day"] = pairs[0]["day"]
    return found


def narrowed(read: Read, query: SavedQuery, rows: list[dict[str, Any]], given: dict[str, Any], example: dict[str, str]) -> dict[str, Any]:
    """As many parameters as leave a row, one after the other, with values out of the rows: as somebody would who looks at them."""
    for parameter in query.parameters:
        if parameter.name in given or parameter.type not in ("string", "date"):
            continue
        row = rows[len(rows) // 2]
        # what is called the same first: a day until which may be the last one
        wanted = {"since": "start", "until": "end", "text": "quotes"}.get(parameter.name, parameter.name)
        shown = [row[name] for name in sorted(row, key=lambda n: n != wanted)]
        for value in [*(v[0] if isinstance(v, list) and v else v for v in shown), example.get(parameter.name)]:
            if not isinstance(value, str) or (parameter.type == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
                continue
            if left := read(query.cypher, **query.check({**given, parameter.name: value})):
                given, rows = {**given, parameter.name: value}, left
                break
    return given


def timed(read: Read, query: SavedQuery, given: dict[str, Any]) -> tuple[float, list[dict[str, Any]]]:
    """(seconds, rows) of the second time that it is asked: the first one plans."""
    params = query.check(given)
    read(query.cypher, **params)
    began = time.perf_counter()
    rows = read(query.cypher, **params)
    return time.perf_counter() - began, rows


@dataclass(frozen=True)
class Asked:
    """How one saved query does: asked for something, and asked with no more than it needs."""

    name: str
    seconds: float
    rows: int
    wide_seconds: float
    wide_rows: int
    given: dict[str, Any]
    everything: bool
    """Whether the plan looks at all nodes."""


def queries(graph: Any) -> list[Asked]:
    """Every saved query, the slowest first."""
    from graphkit.ask import library

    tried = examples(graph)
    found = []
    for name, query in sorted(library.all_queries().items()):
        needs = [p.name for p in query.parameters if p.required]
        for example in tried:
            given = {need: example[need] for need in needs}
            spent, rows = timed(graph.store.read, query, given)
            if rows or not needs:
                break
        if not rows and (days := [p.name for p in query.parameters if p.name == "day"]):
            given = {**given, days[0]: tried[0]["day"]}  # today is long before the made-up articles
            spent, rows = timed(graph.store.read, query, given)
        params = narrowed(graph.store.read, query, rows, given, example) if rows else given
        narrow_spent, narrow_rows = timed(graph.store.read, query, params)
        everything = False
        if graph.store.kind == "neo4j":
            with graph.store.reading() as session:
                plan = session.run(f"EXPLAIN {query.cypher}", query.check(params)).consume().plan
                everything = "AllNodesScan" in set(operators(plan))
        found.append(Asked(name, narrow_spent, len(narrow_rows), spent, len(rows), params, everything))
    return sorted(found, key=lambda a: -a.seconds)


def one(count: int, folder: Path, *, embedded: bool, last: bool) -> tuple[tuple[float, float], list[Asked], dict[str, int]]:
    """Load one size; the load's seconds by the clock and of CPU, the queries of the last one, and how large the graph is."""
    from benchmarks import cpu
    from benchmarks.made import extractions
    from graphkit.graph import Graph
    from graphkit.settings import Settings
    from graphkit.store import embedded as of_embedded
    from graphkit.store import neo4j_local

    settings = Settings(neo4j_home=folder / "home", store=folder / "store", url=None if embedded else "local")
    if not embedded:
        neo4j_local.start(settings, heap="2g")
    try:
        made = extractions(count)
        with Graph.open(settings=settings) as graph:
            running = of_embedded.status(settings) if embedded else neo4j_local.status(settings)
            pids = os.getpid(), *(pid for key, pid in (running or {}).items() if key in ("pid", "server_pid"))
            began, cpu_before = time.perf_counter(), cpu.seconds(*pids)
            graph.load(made)
            spent = time.perf_counter() - began, cpu.seconds(*pids) - cpu_before
            size = {
                name: graph.store.read(query)[0]["n"]
                for name, query in (
                    ("nodes", "MATCH (n) RETURN count(n) AS n"),
                    ("relationships", "MATCH ()-[r]->() RETURN count(r) AS n"),
                    ("decisions", "MATCH (d:Decision) RETURN count(d) AS n"),
                )
            }
            return spent, queries(graph) if last else [], size
    finally:
        if not embedded:
            neo4j_local.stop(settings)


def main() -> int:
    """Run the three sizes; 1 where the CPU time an article grows more than 1.3 times, or a parametrised query looks at all nodes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=16_000)
    parser.add_argument("--embedded", action="store_true")
    args = parser.parse_args()
    from graphkit.ask import library

    store = "embedded store" if args.embedded else "Neo4j 5.26 LTS"
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {store}")
    each: list[tuple[float, float]] = []
    asked_last: list[Asked] = []
    for part in (16, 4, 1):
        count = args.articles // part
        with tempfile.TemporaryDirectory() as folder:
            spent, asked_last, size = one(count, Path(folder), embedded=args.embedded, last=part == 1)
        each.append((spent[0] / count, spent[1] / count))
        told = ", ".join(f"{n:,} {name}" for name, n in size.items())
        print(f"{count:7,} articles: {told}; {spent[0]:.1f} s", flush=True)
        print(f"  {1000 * each[-1][0]:.1f} ms an article, {1000 * each[-1][1]:.1f} ms of CPU", flush=True)
    for number, way in enumerate(("time", "CPU time")):
        once, four, all_ = (e[number] for e in each)
        grown = all_ / four
        print(f"{way} an article at 4x: {four / once:.2f}, at 16x: {all_ / once:.2f} of that at 1x; from 4x to 16x {grown:.2f} (aim: 1.3)")
    for a in asked_last:
        scan = "  AllNodesScan" if a.everything else ""
        told = ", ".join(f"{k}={v}" for k, v in a.given.items())
        wide = f"{a.wide_seconds * 1000:7.0f} ms {a.wide_rows:7,} rows"
        print(f"  {a.seconds * 1000:7.0f} ms {a.rows:7,} rows; with no more than it needs {wide}  {a.name}({told}){scan}")
    scans = [a.name for a in asked_last if a.everything and library.get(a.name).parameters]
    slow = [a.name for a in asked_last if a.seconds > SLOW]
    empty = [a.name for a in asked_last if not a.wide_rows]
    for told, names in (("look at all nodes", scans), (f"take more than {SLOW:g} s", slow), ("gave no row", empty)):
        if names:
            print(f"queries that {told}: {', '.join(names)}")
    return int(grown > 1.3 or bool(scans or slow or empty))


if __name__ == "__main__":
    sys.exit(main())
