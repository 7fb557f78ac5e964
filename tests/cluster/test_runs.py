"""`graphkit cluster` as a user runs it, with two tasks in one process and on a standalone cluster of two workers, from text to graph.

GRAPHKIT_CLUSTER_ARTICLES names a file of JSON lines to run on instead of our own gold texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from tests.conftest import wipe

pytestmark = [pytest.mark.spark, pytest.mark.neo4j]
ROOT = Path(__file__).parents[2]
NAMED = os.environ.get("GRAPHKIT_CLUSTER_ARTICLES")
"""Read here, for the tests themselves see none of the user's settings."""
BAD = {"id": "bad-1", "title": "A record without a text"}


def records() -> list[dict[str, Any]]:
    """Articles of our own, with one that is there twice: the second time corrected."""
    if NAMED:
        return [json.loads(line) for line in Path(NAMED).read_text(encoding="utf-8").splitlines()]
    found = []
    for path in sorted((ROOT / "tests" / "gold" / "practice").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        found.append({k: told[k] for k in ("id", "title", "published", "text")} | {"publisher": f"Paper {len(found) % 3}"})
    again = found[0] | {"id": "again", "publisher": "A paper that copies"}
    return [*found, again, found[1] | {"text": found[1]["text"].split("\n\n", 1)[0]}]


def run(source: Path, master: str, out: Path, graph: Graph) -> subprocess.CompletedProcess[str]:
    words = ["cluster", str(source), "--out", str(out), "--master", master, "--store", "local"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "GRAPHKIT_NEO4J_HOME": str(graph.settings.neo4j_home), "SPARK_LOCAL_IP": "127.0.0.1"}
    env["PYSPARK_PYTHON"] = sys.executable
    return subprocess.run([sys.executable, "-m", "graphkit", *words], env=env, capture_output=True, text=True, timeout=3600, check=False)


@pytest.fixture(scope="module")
def one_machine(spark: Any, real_neo4j: Graph, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with the articles as JSON lines and as Parquet, and the graph that one machine makes of them."""
    import pyarrow as pa
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("articles")
    told = records()
    (folder / "a.jsonl").write_text("".join(json.dumps(r) + "\n\n" for r in [*told, BAD]), encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist([*told, BAD]), folder / "a.parquet")
    wipe(real_neo4j.store)
    begun = time.monotonic()
    errors: list[Exception] = []
    real_neo4j.ingest(folder / "a.jsonl", on_error=errors.append)
    print(f"\none machine, one process: {len(told)} articles in {time.monotonic() - begun:.0f} s")
    assert len(errors) == 1
    return folder, list(canonical(real_neo4j.store.read, books=True))


@pytest.mark.parametrize("master", ["local[2]", "standalone"])
def test_a_run_makes_the_same_graph(
    master: str, one_machine: tuple[Path, list[str]], neo4j: Graph, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder, lines = one_machine
    kind = "jsonl" if master == "local[2]" else "parquet"
    url = request.getfixturevalue("standalone") if master == "standalone" else master
    begun = time.monotonic()
    done = run(folder / f"a.{kind}", url, tmp_path / "out", neo4j)
    print(f"\n{master}: {time.monotonic() - begun:.0f} s\n{_steps(done.stderr.splitlines())}")
    assert done.returncode == 2, done.stderr[-3000:]  # for the one bad record
    assert "record 'bad-1': " in done.stderr
    assert "1 could not be used" in done.stderr
    assert list(canonical(neo4j.store.read, books=True)) == lines
    assert any(line.startswith("(Decision") for line in lines)


def _steps(lines: Sequence[str]) -> str:
    return "\n".join(x for x in lines if x.endswith(" s") or x.startswith("articles: "))
