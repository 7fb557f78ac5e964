"""The cluster's steps after extraction at 1/16, 1/4 and all of so many articles: seconds, rows a second into Neo4j, how the time grows.

The aim is for CPU time, which other work on the machine changes least; the time by the clock stands beside it.

    python benchmarks/cluster.py [--articles 16000] [--cores 2]

Needs the extra [spark] and Java 17; a real Neo4j is started for each size. The extractions are made up by recombination
(tests/samples.py: six people of ten countries who meet in pairs and speak), so extraction itself isn't measured here.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

YEAR = 1_000
"""Articles of one year."""
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = str(ROOT)


def extractions(spark: Any, count: int, folder: Path) -> Any:
    """So many made-up extractions as `ingest.cluster.extract` gives them."""
    import pyarrow as pa
    from pyarrow import parquet

    from tests.samples import synthetic

    folder.mkdir()
    for first in range(0, count, 1000):
        rows = []
        for number in range(first, min(first + 1000, count)):
            e = synthetic(number, people=max(400, count // 4))
            # as many articles a year whatever their number: more of them reach further back
            text = e.model_dump_json().replace('"2031-', f'"{2031 - number // YEAR}-')
            told = {"id": e.article.id, "place": f"{number:09}", "content": e.article.content_hash, "extraction": text}
            rows.append({**told, "error": None})
        schema = pa.schema([(name, pa.string()) for name in rows[0]])
        parquet.write_table(pa.Table.from_pylist(rows, schema), folder / f"{first:09}.parquet")
    return spark.read.parquet(str(folder))


def one(spark: Any, count: int, folder: Path) -> Iterator[tuple[str, float]]:
    """Build one size; seconds of all, of CPU (Spark's, its workers' and the server's) and of each step, then how large the graph is."""
    from benchmarks import cpu
    from graphkit.cluster.load import Target
    from graphkit.cluster.run import build
    from graphkit.settings import Settings
    from graphkit.store import neo4j_local

    settings = Settings(neo4j_home=folder / "home", url="local")
    server = neo4j_local.start(settings, heap="1g")["pid"]
    try:
        url, user = neo4j_local.credentials(settings)
        told = extractions(spark, count, folder / "in")
        steps: list[str] = []
        begun, spent = time.monotonic(), cpu.seconds(os.getpid(), server)
        built = build(spark, str(folder / "out"), lambda: told, {}, target=Target(url, user.user, user.password), tell=steps.append)
        yield "all", time.monotonic() - begun
        yield "CPU", cpu.seconds(os.getpid(), server) - spent
    finally:
        neo4j_local.stop(settings)
    for step in steps:
        if found := re.fullmatch(r"(\w+): (\d+) s", step):
            yield found[1], float(found[2])
    yield "graph: nodes", built.nodes
    yield "graph: relationships", built.edges


def main() -> int:
    """Run the three sizes and print them; 1 where the CPU time for an article grows more than 1.3 times from 1/4 to all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=16_000)
    parser.add_argument("--cores", type=int, default=2)
    args = parser.parse_args()
    from graphkit.cluster.session import session

    spark = session(f"local[{args.cores}]")
    spark.conf.set("spark.sql.shuffle.partitions", str(4 * args.cores))
    print(f"Spark {spark.version}, {args.cores} cores, Python {platform.python_version()}, {platform.machine()}")
    rows = []
    for count in (args.articles // 16, args.articles // 4, args.articles):
        with tempfile.TemporaryDirectory() as folder:
            rows.append({"articles": float(count), **dict(one(spark, count, Path(folder)))})
        r = rows[-1]
        print("  ".join(f"{name} {value:,.0f}" for name, value in r.items()), flush=True)
        rate = (r["graph: nodes"] + r["graph: relationships"]) / max(1, r["load"])
        each = [1000 * r[name] / count for name in ("all", "CPU")]
        print(f"  {each[0]:.1f} ms an article, {each[1]:.1f} ms of CPU; {rate:,.0f} rows/s into Neo4j", flush=True)
    by_clock, grown = ((rows[2][name] / rows[2]["articles"]) / (rows[1][name] / rows[1]["articles"]) for name in ("all", "CPU"))
    print(f"CPU time an article at 4x: {grown:.2f} of that at 1x (aim: at most 1.3); by the clock {by_clock:.2f}")
    spark.stop()
    return int(grown > 1.3)


if __name__ == "__main__":
    sys.exit(main())
