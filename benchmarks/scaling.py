"""Loading and asking at 1/16, 1/4 and all of so many articles: time an article, and each saved query's time and plan at the largest size.

    python benchmarks/scaling.py [--articles 16000] [--embedded]

16,000 articles are about a million relationships. They are made up by recombination (`loading.extractions`): three a day, so that more of
them reach further back, with a quarter as many people as articles in ten countries, which every article mentions. A Neo4j server is started
for each size. A parametrised query is asked for what the graph has: a person, a place, a country, a week.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def operators(plan: Any) -> Iterator[str]:
    """The names of a plan's operators."""
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def asked(graph: Any) -> dict[str, Any]:
    """Values for parameters by their names, all of one meeting that the graph has and of its article: so that queries find something."""
    met = graph.store.read(
        "MATCH (a:Person)-[:ATTENDED]->(e:Meeting)<-[:ATTENDED]-(b:Person) MATCH (e)-[:HELD_IN]->(p:Place) "
        "WHERE a.name < b.name AND e.start IS NOT NULL "
        "RETURN e.id AS event, a.name AS a, b.name AS b, a.country AS country, p.name AS place, e.start AS day, e.articles[0] AS article "
        "ORDER BY day DESC, event LIMIT 1"
    )[0]
    article = graph.store.read("MATCH (a:Article {id: $id}) RETURN a.publisher AS publisher", id=met["article"])[0]
    said = graph.store.read(
        "MATCH (p:Person {name: $name})-[:SAID]->(e:Statement) WHERE size(e.quotes) > 0 RETURN e.quotes[0] AS words LIMIT 1", name=met["a"]
    )
    about = graph.store.read("MATCH (:Statement)-[:ABOUT]->(t) RETURN coalesce(t.name, t.type) AS name LIMIT 1")
    day = dt.date.fromisoformat(met["day"])
    since, until = (day - dt.timedelta(days=6)).isoformat(), day.isoformat()
    names = dict.fromkeys(("person", "a", "one", "name", "entity", "who", "speaker"), met["a"])
    names |= dict.fromkeys(("b", "other"), met["b"])
    names |= dict.fromkeys(("country", "party", "side", "source", "target"), met["country"])
    words = {"text": said[0]["words"] if said else met["place"], "topic": about[0]["name"] if about else met["place"]}
    days = {"since": since, "until": until, "from": since, "to": until, "day": until}
    told = {"place": met["place"], "article": met["article"], "event": met["event"], "publisher": article["publisher"]}
    return {**names, **days, **told, **words}


def queries(graph: Any) -> list[tuple[float, str, int, bool]]:
    """(seconds, name, rows, whether its plan looks at all nodes) of every saved query, slowest first; a query is asked twice."""
    from graphkit.ask import library

    values = asked(graph)
    found = []
    for name, query in sorted(library.all_queries().items()):
        given = {p.name: values[p.name] for p in query.parameters if p.name in values}
        params = query.check(given)
        graph.store.read(query.cypher, **params)
        began = time.perf_counter()
        rows = graph.store.read(query.cypher, **params)
        spent = time.perf_counter() - began
        everything = False
        if graph.store.kind == "neo4j":
            with graph.store.reading() as session:
                plan = session.run(f"EXPLAIN {query.cypher}", params).consume().plan
                everything = "AllNodesScan" in set(operators(plan))
        found.append((spent, name, len(rows), everything))
    return sorted(found, reverse=True)


def one(count: int, folder: Path, *, embedded: bool, last: bool) -> tuple[float, list[tuple[float, str, int, bool]], dict[str, int]]:
    """Load one size; seconds of the load, the queries of the last one, and how large the graph is."""
    from benchmarks.loading import extractions
    from graphkit.graph import Graph
    from graphkit.settings import Settings
    from graphkit.store import neo4j_local

    settings = Settings(neo4j_home=folder / "home", store=folder / "store", url=None if embedded else "local")
    if not embedded:
        neo4j_local.start(settings, heap="2g")
    try:
        made = extractions(count)
        with Graph.open(settings=settings) as graph:
            began = time.perf_counter()
            graph.load(made)
            spent = time.perf_counter() - began
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
    """Run the three sizes; 1 where the time an article grows more than 1.3 times, or a parametrised query looks at all nodes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=16_000)
    parser.add_argument("--embedded", action="store_true")
    args = parser.parse_args()
    from graphkit.ask import library

    store = "embedded store" if args.embedded else "Neo4j 5.26 LTS"
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {store}")
    each, asked_last = [], []
    for part in (16, 4, 1):
        count = args.articles // part
        with tempfile.TemporaryDirectory() as folder:
            spent, asked_last, size = one(count, Path(folder), embedded=args.embedded, last=part == 1)
        each.append(spent / count)
        told = ", ".join(f"{n:,} {name}" for name, n in size.items())
        print(f"{count:7,} articles: {told}; {spent:.1f} s, {1000 * each[-1]:.1f} ms an article", flush=True)
    grown = each[2] / each[1]
    told = f"{each[1] / each[0]:.2f}, at 16x: {each[2] / each[0]:.2f} of that at 1x; from 4x to 16x {grown:.2f}"
    print(f"time an article at 4x: {told} (aim: 1.3)")
    wide = []
    for seconds, name, rows, everything in asked_last:
        scan = "  AllNodesScan" if everything else ""
        print(f"  {seconds * 1000:7.0f} ms {rows:7,} rows  {name}{scan}")
        if everything and library.get(name).parameters:
            wide.append(name)
    if wide:
        print(f"parametrised queries that look at all nodes: {', '.join(wide)}")
    return int(grown > 1.3 or bool(wide))


if __name__ == "__main__":
    sys.exit(main())
