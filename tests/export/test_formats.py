"""Every format read back by a program or library that it is for: counts and types compared, hostile names kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from graphkit.errors import GraphkitError, InputError
from graphkit.export import FLAVOURS, FORMATS, Selection
from graphkit.export.attributes import clean
from graphkit.export.cyjs import CytoscapeJSON
from graphkit.export.ftm import FollowTheMoney
from graphkit.export.gephi import GephiGraphML
from graphkit.export.gexf import GEXF
from graphkit.export.graph import Edge, Node
from graphkit.export.graphml import GraphML
from graphkit.export.layout import layout
from graphkit.export.looks import colour
from graphkit.export.yed import YEd
from graphkit.graph import Graph
from tests.ask.world import world
from tests.work import lines_run

Y = "{http://www.yworks.com/xml/graphml}"
G = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def told(graph: Graph) -> Graph:
    graph.load(world())
    return graph


def test_gephi_has_looks_and_time(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.graphml"
    counts = told.export(out, flavour="gephi")
    read = nx.read_graphml(out, force_multigraph=True)
    assert (read.number_of_nodes(), read.number_of_edges()) == counts
    (holm,) = [d for _, d in read.nodes(data=True) if d["label"] == "Ida Holm"]
    assert (holm["r"], holm["g"], holm["b"]) == (0x3B, 0x6E, 0xA5)
    assert all(isinstance(d["size"], float) for _, d in read.nodes(data=True))
    assert all(isinstance(d["weight"], float) for *_, d in read.edges(data=True))
    assert {d["start"] for _, d in read.nodes(data=True) if d["kind"] == "Meeting"} >= {"2031-04-10"}


def test_yed_has_shapes_labels_and_places(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.graphml"
    nodes, edges = told.export(out, flavour="yed")
    tree = etree.parse(out)
    shapes = tree.findall(f".//{Y}ShapeNode")
    assert (len(shapes), len(tree.findall(f".//{Y}PolyLineEdge"))) == (nodes, edges)
    labels = {s.find(f"{Y}NodeLabel").text for s in shapes}
    assert {"Ida Holm", "Harborough", "Meeting 2031-04-10"} <= labels
    spots = [(float(g.get("x")), float(g.get("y"))) for g in tree.iterfind(f".//{Y}Geometry")]
    assert len(set(spots)) == nodes
    planned = [s for s in shapes if s.find(f"{Y}NodeLabel").text == "Meeting 2031-05-20"]
    assert planned[0].find(f"{Y}BorderStyle").get("type") == "dashed"
    read = nx.read_graphml(out, force_multigraph=True)  # networkx knows yEd's shapes
    assert (read.number_of_nodes(), read.number_of_edges()) == (nodes, edges)
    assert {d["label"] for _, d in read.nodes(data=True)} == labels
    assert {d["shape_type"] for _, d in read.nodes(data=True)} >= {"ellipse", "hexagon", "diamond"}
    assert {e.get("source") for e in tree.iterfind(f".//{G}edge")} <= {n.get("id") for n in tree.iterfind(f".//{G}node")}


def test_gexf_has_time(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.gexf"
    nodes, edges = told.export(out)
    tree = etree.parse(out)
    n = {"g": "http://gexf.net/1.3"}
    assert tree.getroot().get("version") == "1.3"
    assert tree.find(".//g:graph", n).get("timeformat") == "date"
    assert (len(tree.findall(".//g:node", n)), len(tree.findall(".//g:edge", n))) == (nodes, edges)
    (meeting,) = [x for x in tree.iterfind(".//g:node", n) if x.get("label") == "Meeting 2031-04-10"]
    assert (meeting.get("start"), meeting.get("end")) == ("2031-04-10", "2031-04-10")
    declared = {(c.get("class"), a.get("id")) for c in tree.iterfind(".//g:attributes", n) for a in c}
    for kind in ("node", "edge"):
        assert {(kind, v.get("for")) for v in tree.iterfind(f".//g:{kind}/g:attvalues/g:attvalue", n)} <= declared


def test_networkx_reads_the_gexf(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.gexf"
    counts = told.export(out)
    # networkx knows GEXF up to 1.2, whose words are the same for what is used here
    text = out.read_text(encoding="utf-8").replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    read = nx.read_gexf(io.BytesIO(text.encode()))
    assert (read.number_of_nodes(), read.number_of_edges()) == counts
    assert "Ida Holm" in {d["label"] for _, d in read.nodes(data=True)}


def test_cytoscape_reads_the_cyjs(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.cyjs"
    counts = told.export(out)
    document = json.loads(out.read_text(encoding="utf-8"))
    ids = {n["data"]["id"] for n in document["elements"]["nodes"]}
    assert (len(ids), len({e["data"]["id"] for e in document["elements"]["edges"]})) == counts
    assert all({e["data"]["source"], e["data"]["target"]} <= ids for e in document["elements"]["edges"])
    read = nx.cytoscape_graph({"data": [], "directed": True, "multigraph": True, "elements": {
        "nodes": [{"data": {"value": n["data"]["id"], **n["data"]}} for n in document["elements"]["nodes"]],
        "edges": [{"data": {**e["data"], "key": i}} for i, e in enumerate(document["elements"]["edges"])]}})  # fmt: skip
    assert (read.number_of_nodes(), read.number_of_edges()) == counts


def test_followthemoney_finds_nothing_wrong(told: Graph, tmp_path: Path) -> None:
    out = tmp_path / "talks.ftm"
    told.export(out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    schemata = {line["schema"] for line in lines}
    assert schemata == {"Person", "PublicBody", "Address", "Document", "Event", "Employment"}
    (first,) = [x for x in lines if x["schema"] == "Event" and x["properties"]["name"] == ["Meeting 2031-04-10"]]
    by_id = {x["id"]: x for x in lines}
    assert {by_id[i]["properties"]["name"][0] for i in first["properties"]["involved"]} >= {"Ida Holm", "Omar Reyes"}
    assert len(by_id) == len(lines)
    people = [Node("person:a", "Person", "A", {}), Node("person:b", "Person", "B", {})]
    tie = Edge("MET:e", "person:a", "person:b", "MET", {"start": "2031-04-10", "status": "occurred"})
    lines += map(json.loads, _written(FollowTheMoney, people, [tie]).splitlines())
    assert (lines[-1]["schema"], lines[-1]["properties"]["role"]) == ("UnknownLink", ["met"])
    ftm = pytest.importorskip("followthemoney", reason="followthemoney isn't installed: pip install followthemoney (it needs ICU)")
    for line in lines:
        ftm.model.get(line["schema"]).validate(line)
        proxy = ftm.model.get_proxy(line, cleaned=False)
        kept = proxy.to_dict()["properties"]
        assert set(kept) == set(line["properties"]), line
        assert all(len(kept[k]) == len(line["properties"][k]) for k in kept), line


def test_turtle_is_read_by_rdflib(told: Graph, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    out = tmp_path / "talks.ttl"
    nodes, _ = told.export(out)
    read = rdflib.Graph().parse(out)
    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    labelled = set(read.subjects(rdflib.RDFS.label))
    assert len(labelled) == nodes
    rows = read.query(
        "PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX gk: <urn:graphkit:> SELECT ?who WHERE { ?e a sem:Event ; "
        'sem:eventType gk:Meeting ; sem:hasActor ?a ; sem:hasBeginTimeStamp "2031-04-10"^^<http://www.w3.org/2001/XMLSchema#date> . '
        "?a rdfs:label ?who }"
    )
    assert {str(r.who) for r in rows} >= {"Ida Holm", "Omar Reyes", "Norland"}
    assert (None, rdflib.RDF.type, sem.Role) in read


def test_parquet_is_the_table_with_days(told: Graph, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    _, count = told.export(tmp_path / "events.parquet")
    told.export(tmp_path / "events.csv")
    table = pq.read_table(tmp_path / "events.parquet")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert table.num_rows == count == len(rows)
    assert str(table.schema.field("date").type) == "date32[day]"
    plain = [{k: "" if v is None else str(v) for k, v in row.items()} for row in table.to_pylist()]
    assert plain == rows


def test_what_does_not_fit_gets_one_line(told: Graph, tmp_path: Path) -> None:
    for wrong in (
        lambda: told.export(tmp_path / "a.xyz"),
        lambda: told.export(tmp_path / "a.gexf", flavour="yed"),
        lambda: told.export(tmp_path / "a.graphml", flavour="pretty"),
        lambda: told.export(tmp_path / "a.csv", selection=Selection(person="Holm")),
        lambda: told.export(tmp_path / "a.graphml", selection=Selection(person="Nobody at all")),
        lambda: told.export(tmp_path / "none" / "a.parquet"),
    ):
        with pytest.raises(InputError) as error:
            wrong()
        assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "ending"), [("rdflib", "ttl"), ("pyarrow", "parquet")])
def test_a_missing_library_is_named(told: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str) -> None:
    import sys

    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(GraphkitError, match=f"needs {name}: pip install"):
        told.export(tmp_path / f"a.{ending}")
    assert list(tmp_path.iterdir()) == []


NASTY = st.text(st.characters(codec=None), min_size=1, max_size=30) | st.sampled_from(
    ["</node>", "\"'&<>", "\x00\x08\ud800", "🕊️", "مرحبا", "‮abc", "a;b|c"]
)


def _written(kind: Callable[[Any], Any], nodes: list[Node], edges: list[Edge]) -> str:
    out = io.StringIO()
    exporter = kind(out)
    for node in nodes:
        exporter.node(node)
    for edge in edges:
        exporter.edge(edge)
    exporter.close()
    return out.getvalue()


@settings(deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=5, unique_by=clean))
def test_no_name_breaks_a_format(names: list[str]) -> None:
    nodes = [Node(f"person:{i}", "Person", name, {"name": name, "aliases": [name]}) for i, name in enumerate(names)]
    edges = [Edge("MET", nodes[0].id, n.id, "MET", {"title": n.label, "start": "2031-01-01"}) for n in nodes]
    wanted = [clean(n) for n in names]
    for kind in (GraphML, GephiGraphML):
        read = nx.read_graphml(io.BytesIO(_written(kind, nodes, edges).encode()), force_multigraph=True)
        # XML readers take a line's end for a plain one
        assert [_lines(d["label"]) for _, d in read.nodes(data=True)] == [_lines(w) for w in wanted]
    yed = etree.fromstring(_written(YEd, nodes, edges).encode())
    assert [_lines(x.text) for x in yed.iterfind(f".//{Y}NodeLabel")] == [_lines(w) for w in wanted]
    gexf = etree.fromstring(_written(GEXF, nodes, edges).encode())
    assert len(gexf.findall(".//{http://gexf.net/1.3}node")) == len(nodes)
    cyjs = json.loads(_written(CytoscapeJSON, nodes, edges))
    assert [n["data"]["label"] for n in cyjs["elements"]["nodes"]] == wanted


def _lines(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("kind", [GraphML, GephiGraphML, GEXF, CytoscapeJSON])
def test_writing_costs_the_same_for_every_edge(kind: Callable[[Any], Any]) -> None:
    def work(count: int) -> int:
        nodes = [Node(f"n:{i}", "Person", f"N {i}", {"name": f"N {i}"}) for i in range(count)]
        edges = [Edge("MET", n.id, nodes[i // 2].id, "MET", {"start": "2031-01-01"}) for i, n in enumerate(nodes)]
        return lines_run(lambda: _written(kind, nodes, edges))

    assert work(2000) < 4.5 * work(500)


def test_a_layout_puts_neighbours_near_and_strangers_far() -> None:
    ring = [(i, (i + 1) % 40) for i in range(40)]
    two = ring + [(a + 40, b + 40) for a, b in ring]
    spots = layout(80, two)
    assert spots == layout(80, two)

    def far(a: int, b: int) -> float:
        return float(((spots[a][0] - spots[b][0]) ** 2 + (spots[a][1] - spots[b][1]) ** 2) ** 0.5)

    neighbours = sum(far(a, b) for a, b in two) / len(two)
    assert neighbours < sum(far(i, i + 40) for i in range(40)) / 40
    assert len(set(spots)) == 80


def test_every_format_and_flavour_is_tried() -> None:
    assert set(FORMATS) == {"graphml", "gexf", "cyjs", "ftm", "ttl"}
    assert set(FLAVOURS) == {"plain", "gephi", "yed"}
    assert colour(Node("x", "Person", "x")) != colour(Node("x", "Accuse", "x"))
