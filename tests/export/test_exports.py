"""Exports on both stores, each read back by the library that it is for."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest

from graphkit.errors import InputError
from graphkit.export.attributes import clean
from graphkit.graph import Graph
from ingest.lexicon import actors
from tests.ask.world import world
from tests.samples import Draft


@pytest.fixture
def told(graph: Graph) -> Graph:
    graph.load(world())
    return graph


def test_graphml_is_read_back_by_networkx(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.graphml"
    nodes, edges = told.export(out)
    read = nx.read_graphml(out, force_multigraph=True)
    memory = told.to_networkx()
    assert (read.number_of_nodes(), read.number_of_edges()) == (nodes, edges)
    assert (memory.number_of_nodes(), memory.number_of_edges()) == (nodes, edges)
    by_name = {d["name"]: d for _, d in read.nodes(data=True) if "name" in d}
    assert by_name["Ida Holm"]["kind"] == "Person"
    assert by_name["20-point border plan"]["points"] == 20
    meetings = [d for _, d in read.nodes(data=True) if d["kind"] == "Meeting"]
    assert {m.get("start") for m in meetings} == {"2031-04-10", "2031-05-01", "2031-04-14", "2031-05-20"}
    assert {type(v) for _, d in memory.nodes(data=True) for v in d.values()} <= {str, int, float, bool}
    offices = [d for *_, d in read.edges(data=True) if d["label"] == "HOLDS_OFFICE" and d.get("title") == "governor"]
    assert [d["former"] for d in offices] == [True]


def test_the_event_table(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    _, count = told.export(out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    reject = [r for r in rows if r["plover"] == "REJECT"]
    assert [(r["date"], r["source"], r["source_sector"], r["target"], r["cameo"], r["article"], r["sentence"]) for r in reject] == [
        ("2031-04-12", "Norland", "GOV", "Sudland", "12", "courier-april", "Norland rejected Sudland's 20-point border plan.")
    ]
    lakeview = [(r["source"], r["target"], r["status"], r["cameo"], r["place"]) for r in rows if r["date"] == "2031-05-01"]
    assert sorted(lakeview) == [
        ("Norland", "Sudland", "occurred", "04", "Lakeview"),
        ("Sudland", "Norland", "occurred", "04", "Lakeview"),
    ]
    assert [(r["source"], r["target"], r["status"]) for r in rows if r["type"] == "Visit"] == [("Norland", "Sudland", "planned")]


def test_codes_of_real_actors(graph: Graph, tmp_path: Path) -> None:
    d = Draft("a", "Chad sanctioned Hamas.", title="")
    parts = [(d.entity("Country", "Chad"), "source", None), (d.entity("Organization", "Hamas"), "target", None)]
    d.event("Sanction", "sanctioned", parts, plover="SANCTION")
    graph.load([d.done()])
    graph.export(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["source_code"], row["source_sector"], row["target_sector"], row["cameo"]) == ("TCD", "GOV", "REB", "16")


def test_hostile_names_survive(graph: Graph, tmp_path: Path) -> None:
    names = ['Ana "the <Fox>" & Co', "\u202bعمر السالم\u202c", "Ivo 🕊 Novak", "O'Neil `x` {y}"]
    d = Draft("a", "They met.", title="")
    d.event("Meeting", "met", [(d.entity("Person", n), "attendee", None) for n in [*names, "bell\x07"]], plover="CONSULT")
    graph.load([d.done()])
    graph.export(tmp_path / "a.graphml")
    read = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert {d["name"] for _, d in read.nodes(data=True) if d["kind"] == "Person"} == {*names, clean("bell\x07")}


def test_an_unknown_format_is_told_the_known_ones(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no export format 'doc' .*graphml, .*csv"):
        graph.export(tmp_path / "a.doc")


def test_what_cannot_be_written_leaves_nothing(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't write"):
        graph.export(tmp_path / "no" / "such" / "a.graphml")
    assert not list(tmp_path.iterdir())


def test_the_table_of_actors_is_made_from_the_lexicons() -> None:
    from importlib.resources import files

    text = files("graphkit.export").joinpath("actors.tsv").read_text(encoding="utf-8")
    assert text == actors.page(), "run: python -m ingest.lexicon.actors > graphkit/export/actors.tsv"
    assert "U.S. Navy\tUSA\tMIL\n" in text
    assert "Shining Path\t\tREB\n" in text
