"""Parts of the graph, on the small world."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner

from graphkit.cli.app import app
from graphkit.errors import InputError
from graphkit.export import Selection
from graphkit.graph import Graph
from tests.ask.world import world


@pytest.fixture
def told(graph: Graph) -> Graph:
    graph.load(world())
    return graph


def labels(graph: Graph, selection: Selection) -> set[str]:
    return {d["label"] for _, d in graph.to_networkx(selection).nodes(data=True)}


def test_people_by_the_meetings_they_share(told: Graph) -> None:
    network = told.to_networkx(Selection(people=True))
    names = nx.get_node_attributes(network, "label")
    ties = {frozenset((names[a], names[b])): (d["weight"], d["start"], d["end"]) for a, b, d in network.edges(data=True)}
    assert ties[frozenset(("Ida Holm", "Omar Reyes"))] == (2.0, "2031-04-10", "2031-05-01")
    met = {(r["person"], w) for r in told.query("meetings_of", person="Holm") for w in r["with"] if r["status"] == "occurred"}
    assert {tuple(sorted(t)) for t in ties if "Ida Holm" in t} == {
        tuple(sorted((a, b))) for a, b in met if b in set(names.values()) and a != b
    }


def test_one_person_and_around(told: Graph) -> None:
    near, far = labels(told, Selection(person="Brandt")), labels(told, Selection(person="Brandt", depth=3))
    assert {"Pia Brandt", "Lin Okoro", "Norland"} <= near < far
    assert "Harborough" in far - near


def test_one_negotiation(told: Graph) -> None:
    found = labels(told, Selection(between=("norland", "Sudland")))
    assert {"Meeting 2031-04-10", "Meeting 2031-05-01", "Harborough", "Lakeview", "Ida Holm"} <= found
    assert not [x for x in found if x.startswith(("Call", "Accuse", "Statement", "Visit"))]


def test_status_and_days(told: Graph) -> None:
    planned = labels(told, Selection(status=("planned",)))
    assert {x for x in planned if x.startswith("Meeting")} == {"Meeting 2031-05-20"}
    may = labels(told, Selection(since="2031-05-01", until="2031-05-10"))
    assert {x for x in may if x.startswith(("Meeting", "Call"))} == {"Meeting 2031-05-01", "Call 2031-05-02"}
    assert "Ida Holm" in may
    assert labels(told, Selection(since="2099-01-01")) == set()


def test_a_name_that_is_not_there(told: Graph) -> None:
    with pytest.raises(InputError, match="called 'Nobody'"):
        told.to_networkx(Selection(person="Nobody"))


def test_the_command(told: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_NEO4J_HOME", str(told.settings.neo4j_home))
    store = told.settings.url or str(told.settings.store)

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["export", *words, "--store", store], prog_name="graphkit")
        return done.exit_code, done.stderr

    out = tmp_path / "people.graphml"
    code, said = run(str(out), "--people", "--since", "April 2031", "--status", "occurred", "--flavour", "gephi")
    assert (code, said) == (0, f"{out}: {len(nx.read_graphml(out))} nodes, {nx.read_graphml(out).number_of_edges()} edges\n")
    for wrong in (["--between", "Norland"], ["--status", "maybe"], ["--since", "soon"], ["--flavour", "pretty"], ["--person", "Nobody"]):
        code, said = run(str(tmp_path / "x.graphml"), *wrong)
        assert (code, len(said.splitlines())) == (2, 1), (wrong, said)
    assert list(tmp_path.iterdir()) == [out]
