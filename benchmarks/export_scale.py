"""A million edges to GraphML: peak memory, and how the time grows from 1/16 and 1/4 of it to all of it.

    python benchmarks/export_scale.py [--edges 1000000]

The graph is synthetic, and answered from memory by what stands in for a store: it is the export that is measured, with its pages, its
writer and its file. Each size runs in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LIMIT = 2 * 1024**3


def store(count: int) -> Any:
    """A `read` over `count` edges: a tenth as many events and people, everybody at ten events."""
    half = count // 20

    def entity(i: int) -> dict[str, Any]:
        return {"id": f"person:{i:09}", "name": f"Person {i}", "aliases": [f"P. {i}"]}

    def event(i: int) -> dict[str, Any]:
        return {"id": f"event:{i:09}", "type": "Meeting", "status": "occurred", "start": "2025-12-01", "end": "2025-12-01"}

    def read(query: str, /, **params: Any) -> list[dict[str, Any]]:
        if "LIMIT $page" in query:
            make, labels = (entity, ["Entity", "Person"]) if ":Entity" in query else (event, ["Event", "Meeting"])
            first = int(params["after"].rpartition(":")[2]) + 1 if params["after"] else 0
            return [{"labels": labels, "p": make(i)} for i in range(first, min(first + params["page"], half))]
        if ":Entity {id: id})-[r]->(b:Event" not in query:
            return []
        found = []
        for id_ in params["ids"]:
            i = int(id_.rpartition(":")[2])
            for k in range(20 if id_.startswith("person") else 0):
                told = {"role": "attendee", "status": "occurred", "articles": ["a", "b"], "start": "2025-12-01"}
                found.append({"source": id_, "target": f"event:{(i * 7 + k * 11) % half:09}", "type": "ATTENDED", "p": told})
        return found

    return read


def one(count: int) -> dict[str, float]:
    """Export one size; seconds and peak bytes of this process, and what was written."""
    from graphkit.export import export

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.graphml"
        before = time.perf_counter()
        nodes, edges = export(store(count), path)
        seconds = time.perf_counter() - before
        size = path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {"nodes": nodes, "edges": edges, "seconds": seconds, "peak": peak, "bytes": size}


def main() -> int:
    """Run the three sizes, print the ratios; 1 where memory or growth is over the aim."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one)))
        return 0
    print(f"GraphML export on Python {platform.python_version()}, {platform.machine()}")
    rows = []
    for part in (16, 4, 1):
        done = subprocess.run([sys.executable, __file__, "--one", str(args.edges // part)], capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
        r = rows[-1]
        told = f"{r['edges']:>9} edges  {r['bytes'] / 1e6:7.0f} MB  peak {r['peak'] / 1024**2:6.0f} MiB"
        print(f"{told}  {r['seconds'] / rows[0]['seconds']:6.2f} x the time")
    per_edge = (rows[-1]["seconds"] / rows[-1]["edges"]) / (rows[0]["seconds"] / rows[0]["edges"])
    print(f"time per edge at 16x: {per_edge:.2f} of that at 1x (aim: at most 1.3); peak {rows[-1]['peak'] / LIMIT:.2f} of 2 GiB")
    return int(per_edge > 1.3 or rows[-1]["peak"] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
