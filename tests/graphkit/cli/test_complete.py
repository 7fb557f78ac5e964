"""The shell's completion, driven as a shell drives it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from graphkit.ask import library
from graphkit.graph import Graph
from tests.ask.world import world


def completed(*words: str) -> list[str]:
    """What bash is offered after `graphkit WORDS`, of which the last one is unfinished."""
    line = ["graphkit", *words]
    asked = {"_GRAPHKIT_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(words))}
    program = "import sys; sys.argv[0] = 'graphkit'; from graphkit.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], env=os.environ | asked, capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


def test_query_names() -> None:
    assert completed("query", "who_") == [n for n in library.all_queries() if n.startswith("who_")]


def test_parameters_of_the_query() -> None:
    assert completed("query", "who_attended", "--p") == ["--place", "--party"]
    assert "--since" in completed("query", "who_attended", "--place", "Lima", "--s")
    assert "--format" in completed("query", "who_attended", "--f")
    assert "--place" not in completed("query", "no_such_query", "--p")


def test_names_of_a_graph_that_runs(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.load(world())
    monkeypatch.setenv("GRAPHKIT_NEO4J_HOME", str(graph.settings.neo4j_home))
    store = graph.settings.url or str(graph.settings.store)
    assert completed("query", "--store", store, "meetings_of", "--person", "ho") == ["Ida Holm"]
    assert completed("query", "--store", store, "who_attended", "--place", "Lake") == ["Lakeview"]
    assert completed("query", "--store", store, "who_attended", "--since", "20") == []


def test_no_store_is_started_for_it(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed("query", "--store", str(tmp_path / "none"), "meetings_of", "--person", "ho") == []
    assert list(tmp_path.iterdir()) == []
