"""Loading the same graph in several ways, side by side: ours, a hand-tuned load with the bare driver, and what other libraries offer.

    pip install -e '.[neo4j]' neo4j-graphrag langchain-neo4j neo4j-rust-ext
    python benchmarks/loading.py [--articles 1500] [--rounds 2] [--only ours,bare]

Each way fills a Neo4j server of its own (5.26 LTS; with APOC where a way needs it), in a process of its own, and does so twice: the first
time the server has just been started and plans and compiles every statement, which takes ten seconds whatever is loaded; before the second
time it is emptied. What a load costs by its rows is the second.
`ours` is `Graph.load`: it decides what is one across articles, keeps a ledger and can take each article back. Then every node and
relationship that it made, its book-keeping included, is read back, and the other ways write those very rows: `bare` with UNWIND, MERGE on
a unique id for nodes and CREATE for relationships, in transactions of 10,000 rows, into a database with the same constraints and indexes.
As many rows are there afterwards; what it spares is the dozen looks with which ours begins each transaction. `graphrag` with
neo4j-graphrag's Neo4jWriter; `langchain` with langchain-neo4j's add_graph_documents. `rust` is a way with neo4j-rust-ext, else that is
switched off. The extractions are made up by recombination (tests/samples.py), since a load costs by rows and not by words.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import json
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
APOC = (
    "org.neo4j.procedure:apoc-core:5.26.19", "org.neo4j.procedure:apoc-common:5.26.19", "com.fasterxml.woodstox:woodstox-core:6.5.1",
    "org.apache.commons:commons-collections4:4.4", "org.apache.hadoop.thirdparty:hadoop-shaded-guava:1.4.0",
)  # fmt: skip
"""The last APOC on Maven Central, and what its poms leave out."""
PLUGINS = ("apoc-", "opencsv-", "RoaringBitmap-", "woodstox-core-", "stax2-api-", "commons-collections4-", "hadoop-shaded-guava-")
BATCH = 10_000
WAYS = ("bare", "ours", "bare rust", "ours rust", "graphrag", "langchain", "ours embedded", "bare embedded")

Node = tuple[tuple[str, ...], str, dict[str, Any]]
Edge = tuple[str, str, str, str, str, dict[str, Any]]


def extractions(count: int) -> list[Any]:
    """So many made-up extractions; three a day, so that a longer run reaches further back, as a newspaper's archive does."""
    from tests.samples import synthetic

    found = []
    for number in range(count):
        day = dt.date(2031, 12, 31) - dt.timedelta(days=(count - number) // 3)
        made = synthetic(number, people=max(400, count // 4))
        old = made.article.published or ""
        found.append(type(made).model_validate_json(made.model_dump_json().replace(old, day.isoformat())))
    return found


def dump(store: Any) -> tuple[list[Node], list[Edge]]:
    """Every node and relationship of the store, as the driver gives values."""

    def work(tx: Any) -> tuple[list[Node], list[Edge]]:
        nodes = [
            (tuple(r["labels"]), r["id"], r["p"]) for r in tx.run("MATCH (n) RETURN labels(n) AS labels, n.id AS id, properties(n) AS p")
        ]
        query = (
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, labels(a)[0] AS la, a.id AS a, labels(b)[0] AS lb, b.id AS b, properties(r) AS p"
        )
        edges = [(r["type"], r["la"], r["a"], r["lb"], r["b"], r["p"]) for r in tx.run(query)]
        return nodes, edges

    with store.reading() as session:
        found: tuple[list[Node], list[Edge]] = session.execute_read(work)
    return found


def bare(store: Any, nodes: list[Node], edges: list[Edge]) -> None:
    """The hand-tuned load. Neo4j takes all labels in one statement; the embedded store needs a second one for the others."""
    import neo4j

    from graphkit.store.bolt import batches

    driver: neo4j.Driver = store._writer
    by_labels: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for labels, id, props in nodes:
        by_labels[labels].append({"id": id, "props": props})
    by_type: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for kind, la, a, lb, b, props in edges:
        by_type[kind, la, lb].append({"a": a, "b": b, "props": props})

    def run(query: str, rows: list[Any]) -> None:
        for batch in batches(rows, BATCH):
            driver.execute_query(query, rows=batch, database_=store.database)  # type: ignore[arg-type]

    for labels, rows in by_labels.items():
        more = "".join(f" SET n:{x}" for x in labels[1:])
        if store.kind == "neo4j":
            run(f"UNWIND $rows AS row MERGE (n:{labels[0]} {{id: row.id}}) ON CREATE SET n += row.props{more}", rows)
        else:
            run(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)} {{id: row.id}}) SET n += row.props", rows)
    for (kind, la, lb), rows in by_type.items():
        match = f"MATCH (a:{la} {{id: row.a}}) MATCH (b:{lb} {{id: row.b}})"
        run(f"UNWIND $rows AS row {match} CREATE (a)-[r:{kind}]->(b) SET r += row.props", rows)


# an id is one of its label: these two know ids alone


def graphrag(store: Any, nodes: list[Node], edges: list[Edge]) -> None:
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    def own(props: dict[str, Any]) -> dict[str, Any]:
        # it takes days as Python has them, not as the driver does
        return {k: v.to_native() if hasattr(v, "to_native") else v for k, v in props.items()}

    graph = Neo4jGraph(
        nodes=[Neo4jNode(id=f"{labels[0]} {id}", label=labels[-1], properties=own(p)) for labels, id, p in nodes],
        relationships=[
            Neo4jRelationship(start_node_id=f"{la} {a}", end_node_id=f"{lb} {b}", type=kind, properties=own(p))
            for kind, la, a, lb, b, p in edges
        ],
    )
    done = asyncio.run(Neo4jWriter(store._writer).run(graph))
    if done.status != "SUCCESS":
        raise RuntimeError(str(done.metadata))


def langchain(store: Any, nodes: list[Node], edges: list[Edge]) -> None:
    from langchain_neo4j import Neo4jGraph
    from langchain_neo4j.graphs.graph_document import GraphDocument, Relationship
    from langchain_neo4j.graphs.graph_document import Node as LangNode

    from graphkit.store.bolt import batches

    graph = Neo4jGraph(store.url, "neo4j", os.environ["GRAPHKIT_PASSWORD"], refresh_schema=False)
    by_id = {
        (labels[0], id): LangNode(id=f"{labels[0]} {id}", type=labels[-1], properties={k: v for k, v in p.items() if k != "id"})
        for labels, id, p in nodes
    }
    links = [Relationship(source=by_id[la, a], target=by_id[lb, b], type=kind, properties=p) for kind, la, a, lb, b, p in edges]
    # one document is one query for its nodes and one for its relationships: of a size that a server takes
    documents = [GraphDocument(nodes=some, relationships=[]) for some in batches(by_id.values(), BATCH)]
    documents += [GraphDocument(nodes=[], relationships=some) for some in batches(links, BATCH)]
    graph.add_graph_documents(documents, baseEntityLabel=True)


OTHERS: dict[str, Callable[[Any, list[Node], list[Edge]], None]] = {"bare": bare, "graphrag": graphrag, "langchain": langchain}


def empty(store: Any) -> None:
    """Take everything out but what opening a graph has made."""
    query = "MATCH (n) WHERE NOT n:Schema AND NOT n:WriteLock WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
    while store.write(lambda tx: tx.rows(query))[0]["n"]:
        pass


def server_cpu() -> float:
    """Seconds of the server's CPU so far, where the system tells."""
    try:
        told = Path(f"/proc/{os.environ['SERVER_PID']}/stat").read_text().rsplit(")", 1)[1].split()
    except (KeyError, OSError):
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def one(way: str, file: Path, rounds: int) -> list[dict[str, float]]:
    """Run one way against the store that the environment names, so many times; seconds, and rows in the store afterwards."""
    if "rust" not in way:
        sys.modules["neo4j._rust"] = None  # type: ignore[assignment]  # the driver falls back on its own Python
    from graphkit.graph import Graph

    found = []
    with Graph.open() as graph:
        if way.startswith("ours"):
            made = pickle.loads(file.read_bytes())

            def work() -> None:
                graph.load(made)
        else:
            nodes, edges = pickle.loads(file.with_name("rows").read_bytes())
            # what opening a graph has made already
            nodes = [n for n in nodes if n[0][0] not in ("Schema", "WriteLock")]

            def work() -> None:
                OTHERS[way.split()[0]](graph.store, nodes, edges)

        # what is held here for the next round is no load's garbage to look through again and again, whichever way it is
        gc.collect()
        gc.freeze()
        for number in range(rounds):
            if number:
                empty(graph.store)
            began, cpu, server = time.perf_counter(), time.process_time(), server_cpu()
            work()
            spent = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "server": server_cpu() - server}
            count = sum(graph.store.read(q)[0]["n"] for q in ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n"))
            found.append({**spent, "rows": count})
        if way == "ours":
            file.with_name("rows").write_bytes(pickle.dumps(dump(graph.store)))
    return found


def with_server(way: str, file: Path, folder: Path, rounds: int) -> list[dict[str, float]]:
    """One way in a process of its own, on a server of its own."""
    from graphkit.settings import Settings
    from graphkit.store import neo4j_local

    command = [sys.executable, __file__, "--one", way, "--file", str(file), "--rounds", str(rounds)]
    home = folder / way.replace(" ", "-")
    settings = Settings(neo4j_home=home, url="local")
    environment = dict(os.environ, GRAPHKIT_STORE=str(home))
    environment.pop("GRAPHKIT_URL", None)
    more: dict[str, str] = {}
    if "embedded" not in way:
        if way in ("graphrag", "langchain"):
            (home / "plugins").mkdir(parents=True)
            home.chmod(0o700)
            for jar in neo4j_local.fetch(list(APOC), folder / "apoc"):
                if jar.name.startswith(PLUGINS):
                    (home / "plugins" / jar.name).symlink_to(jar)
            more["dbms.security.procedures.unrestricted"] = "apoc.*"
        server = neo4j_local.start(settings, heap="2g", more=more)
        url, user = neo4j_local.credentials(settings)
        environment |= {"GRAPHKIT_URL": url, "GRAPHKIT_USER": user.user, "GRAPHKIT_PASSWORD": user.password}
        environment["SERVER_PID"] = str(server["pid"])
    try:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    finally:
        if "embedded" not in way:
            neo4j_local.stop(settings)
    found: list[dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def has(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


NEEDS = {"graphrag": "neo4j-graphrag", "langchain": "langchain-neo4j", "rust": "neo4j-rust-ext"}


def main() -> int:
    """Run all ways and print each with its ratio to the bare driver; 1 where ours is under the aim."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1_500)
    parser.add_argument("--rounds", type=int, default=2, help="how often each way loads into its server")
    parser.add_argument("--only", help="some of: " + ", ".join(WAYS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one, args.file, args.rounds)))
        return 0
    from graphkit.errors import GraphkitError

    missing = [package for package in NEEDS.values() if not has(package)]
    ways = [w for w in (args.only.split(",") if args.only else WAYS) if not any(NEEDS.get(part) in missing for part in w.split())]
    packages = ("neo4j", "arcadedb-embedded", *NEEDS.values())
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in packages if has(name))
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, Neo4j 5.26 LTS, {versions}")
    for name in missing:
        print(f"{name} isn't installed: left out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "extractions"
        file.write_bytes(pickle.dumps(extractions(args.articles)))
        rates: list[dict[str, float]] = [{} for _ in range(args.rounds)]
        # ours first: the others write the rows that it makes
        for way in ["ours", *(w for w in ways if w != "ours")]:
            try:
                told = with_server(way, file, folder, args.rounds)
            except (GraphkitError, subprocess.CalledProcessError) as e:
                print(f"{way:15} left out: {e}")
                continue
            for number, r in enumerate(told):
                rates[number][way] = rate = r["rows"] / r["seconds"]
                cpu = f"CPU: {r['cpu']:5.1f} s the client, {r['server']:5.1f} s the server"
                print(f"{way:15} {number + 1}: {r['rows']:9,.0f} rows {r['seconds']:7.1f} s ({cpu}) {rate:8,.0f} rows/s", flush=True)
    for number, found in enumerate(rates):
        print("a server just started:" if not number else "a server that has run:")
        for way, rate in found.items():
            base = "bare embedded" if "embedded" in way else "bare rust" if "rust" in way else "bare"
            if way != base and base in found:
                print(f"  {way} / {base}: {rate / found[base]:.2f}")
    last = rates[-1]
    if not {"ours", "bare"} <= last.keys():
        return 2
    ratio = last["ours"] / last["bare"]
    print(f"ours / bare: {ratio:.2f} (aim: at least 0.8)")
    return int(ratio < 0.8)


if __name__ == "__main__":
    sys.exit(main())
