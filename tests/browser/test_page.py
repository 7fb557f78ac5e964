"""The page of the graph in headless Chromium: what it shows, what a click does, by mouse and by keyboard, and that it asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graphkit.cli.app import app
from graphkit.errors import InputError
from graphkit.export.graph import Edge, Node
from graphkit.graph import Graph
from graphkit.settings import Settings
from graphkit.view import data, page, vendor
from tests.ask.world import world
from tests.conftest import wipe
from tests.samples import Draft


def hostile() -> Any:
    """An article whose names would break a careless page."""
    draft = Draft("hostile", "Zoë </script><b>O'Neil\" met مرحبا 🕊 in Lakeview on May 9.", publisher="<i>Post</i>", published="2031-05-10")
    land = draft.entity("Country", "Norland")
    one = draft.entity("Person", "Zoë </script><b>O'Neil\"", country=land)
    other = draft.entity("Person", "مرحبا 🕊", country=land)
    where = draft.entity("Place", "Geneva")
    day = ("2031-05-09", "2031-05-09")
    draft.event("Meeting", "met", [(one, "attendee", land), (other, "attendee", land)], place=where, when=day)
    return draft.done()


@pytest.fixture(scope="module")
def written(embedded_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Graph]]:
    with Graph.open(settings=embedded_settings) as graph:
        wipe(graph.store)
        graph.load([*world(), hostile()])
        path = tmp_path_factory.mktemp("page") / "graph.html"
        graph.view(path)
        yield path, graph
        wipe(graph.store)


@pytest.fixture
def open_page(written: tuple[Path, Graph], chromium: Any) -> Iterator[Callable[..., Any]]:
    opened: list[Any] = []
    asked: list[str] = []
    wrong: list[str] = []

    def opens(width: int = 1300, height: int = 800, scheme: str = "light") -> Any:
        made = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        made.on("request", lambda r: asked.append(r.url))
        made.on("pageerror", lambda e: wrong.append(str(e)))
        made.goto(written[0].as_uri())
        made.wait_for_selector("body[data-ready=yes]")
        opened.append(made)
        return made

    yield opens
    for made in opened:
        made.close()
    assert asked == [written[0].as_uri()] * len(opened)
    assert wrong == []


def test_the_picture_has_every_node_and_edge(open_page: Callable[..., Any], written: tuple[Path, Graph], keep: Callable[..., None]) -> None:
    shown = open_page()
    network = written[1].to_networkx()
    assert shown.evaluate("[graphkit.graph.order, graphkit.graph.size]") == [network.number_of_nodes(), network.number_of_edges()]
    assert shown.locator("#picture canvas").count() >= 5
    shown.wait_for_timeout(500)
    keep(shown, "page-network")
    talks = [d for _, d in network.nodes(data=True) if d["kind"] in ("Meeting", "Call")]
    assert shown.inner_text("#count").startswith(f"{len(talks)} talks")


def test_a_click_on_a_node_and_on_an_edge_shows_sentences(open_page: Callable[..., Any], keep: Callable[..., None]) -> None:
    shown = open_page()
    shown.wait_for_timeout(500)
    spot = """label => { const n = graphkit.nodes.find(n => n.label === label), r = graphkit.renderer;
      const p = r.graphToViewport(r.getGraph().getNodeAttributes(n.index)), b = document.getElementById('picture').getBoundingClientRect();
      return [p.x + b.x, p.y + b.y]; }"""
    shown.mouse.click(*shown.evaluate(spot, "Meeting 2031-04-10"))
    shown.wait_for_selector("#detail blockquote")
    told = shown.inner_text("#detail")
    assert "Ida Holm of Norland met Sudland's envoy Omar Reyes in Harborough" in told
    assert "Courier · 2031-04-20 · occurred" in told
    assert shown.locator("#detail .links button").count() >= 4
    keep(shown, "page-detail")
    shown.click("#detail .links button:has-text('Ida Holm')")
    assert shown.inner_text("#detail h2") == "Ida Holm"
    assert "foreign minister, Norland" in shown.inner_text("#detail")
    along = """share => { const e = graphkit.edges.find(e => e.type === 'ATTENDED'), r = graphkit.renderer, g = r.getGraph();
      const [a, b] = [e.source, e.target].map(i => r.graphToViewport(g.getNodeAttributes(i))), f = document.getElementById('picture')
        .getBoundingClientRect();
      return [f.x + a.x * share + b.x * (1 - share), f.y + a.y * share + b.y * (1 - share)]; }"""
    for share in (0.5, 0.4, 0.6, 0.35, 0.65, 0.45, 0.55):
        shown.mouse.move(*shown.evaluate(along, share))
        shown.wait_for_timeout(150)
        shown.mouse.click(*shown.evaluate(along, share))
        shown.wait_for_timeout(150)
        if "–" in shown.inner_text("#detail h2"):
            break
    assert "–" in shown.inner_text("#detail h2")
    assert shown.locator("#detail blockquote").count() >= 1


def test_the_timeline_shows_what_is_planned_as_planned(open_page: Callable[..., Any], keep: Callable[..., None]) -> None:
    shown = open_page()
    shown.click("#tab-timeline")
    looks = {b.inner_text().split("\n")[0]: b.get_attribute("class") for b in shown.locator(".talk").all()}
    assert "planned" in looks["2031-05-20"]
    assert "not" in looks["2031-04-14"].split()
    assert looks["2031-04-10"].split() == ["talk"]
    assert shown.locator("#timeline h2").all_inner_texts() == ["April 2031", "May 2031"]
    keep(shown, "page-timeline")
    shown.click(".talk.planned")
    assert "2031-05-20" in shown.inner_text("#detail h2")


def test_filters_by_name_status_and_day(open_page: Callable[..., Any]) -> None:
    shown = open_page()
    shown.click("#tab-timeline")

    def days() -> list[str]:
        shown.wait_for_timeout(250)
        return [t.split("\n")[0] for t in shown.locator(".talk").all_inner_texts()]

    everything = days()
    shown.fill("#search", "brandt")
    assert days() == ["2031-04-14", "2031-05-20"]
    shown.fill("#search", "sudland")
    assert set(days()) >= {"2031-04-10", "2031-05-01"}
    shown.click("button[type=reset]")
    assert days() == everything
    shown.uncheck("#statuses input[value=occurred]")
    assert "2031-04-10" not in days()
    assert "2031-05-20" in days()
    shown.click("button[type=reset]")
    shown.fill("#since", "2031-05-01")
    shown.fill("#until", "2031-05-10")
    assert days() == ["2031-05-01", "2031-05-02", "2031-05-09"]
    shown.fill("#since", "2040-01-01")
    assert days() == []
    assert "No talks fit" in shown.inner_text("#timeline")


def test_the_keyboard_does_it_all(open_page: Callable[..., Any]) -> None:
    shown = open_page()
    shown.focus("#tab-network")
    shown.keyboard.press("ArrowRight")
    assert shown.locator("#tab-timeline").get_attribute("aria-selected") == "true"
    shown.focus(".talk")
    shown.keyboard.press("Enter")
    assert shown.locator("#detail blockquote").count() >= 1
    shown.focus("#tab-timeline")
    shown.keyboard.press("ArrowRight")
    shown.focus(".spot")
    shown.keyboard.press("Enter")
    assert shown.inner_text("#detail h2") == "Geneva"


def test_the_map_has_the_places_that_are_known(open_page: Callable[..., Any], keep: Callable[..., None]) -> None:
    shown = open_page()
    shown.click("#tab-map")
    assert [s.get_attribute("aria-label") for s in shown.locator(".spot").all()] == ["Geneva: 1 event"]
    assert (round(float(shown.locator(".spot").get_attribute("cx"))), round(float(shown.locator(".spot").get_attribute("cy")))) == (6, -46)
    keep(shown, "page-map")


def test_a_phone_in_the_dark(open_page: Callable[..., Any], keep: Callable[..., None]) -> None:
    shown = open_page(390, 800, "dark")
    shown.click("#tab-timeline")
    shown.click(".talk")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    box = shown.locator("#detail").bounding_box()
    assert box["width"] == 390
    ground, ink = shown.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert sum(map(int, re.findall(r"\d+", ground)[:3])) < 150 < 600 < sum(map(int, re.findall(r"\d+", ink)[:3]))
    keep(shown, "page-phone-dark")


def test_hostile_names_are_only_text(open_page: Callable[..., Any]) -> None:
    shown = open_page()
    shown.fill("#search", "zoe")
    shown.click("#tab-timeline")
    shown.wait_for_timeout(250)
    shown.click(".talk")
    told = shown.inner_text("#detail")
    assert "Zoë </script><b>O'Neil\" (attended)" in told
    assert "مرحبا 🕊 (attended)" in told
    assert shown.locator("#detail b").count() == 0


def test_the_command(written: tuple[Path, Graph], tmp_path: Path) -> None:
    store = str(written[1].settings.store)
    out = tmp_path / "holm.html"
    done = CliRunner().invoke(app, ["view", "-o", str(out), "--person", "Brandt", "--store", store], prog_name="graphkit")
    assert done.exit_code == 0
    assert re.fullmatch(r".*holm\.html: \d+ nodes, \d+ edges; open it in a browser, no network is needed\n", done.stderr)
    assert "Pia Brandt" in out.read_text(encoding="utf-8")
    wrong = CliRunner().invoke(app, ["view", "-o", str(tmp_path / "no" / "x.html"), "--store", store], prog_name="graphkit")
    assert (wrong.exit_code, len(wrong.stderr.splitlines())) == (2, 1)


def test_a_graph_too_large_for_a_page_gets_one_line(written: tuple[Path, Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_NODES", 3)
    with pytest.raises(InputError, match="too many for a page of 3: choose a part"):
        written[1].view(tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []


def test_a_town_of_a_common_name_is_that_of_a_party() -> None:
    def spot(name: str, country: str) -> Any:
        nodes = [Node("p", "Place", name), Node("c", "Country", country), Node("e", "Meeting", "Meeting", {"status": "occurred"})]
        edges = [Edge("HELD_IN", "e", "p", "HELD_IN"), Edge("PARTY_TO", "c", "e", "PARTY_TO")]
        return data.page_data(lambda query, **params: [], nodes, edges)["spots"].get(0)

    assert spot("Valencia", "Spain")[0] > -10
    assert spot("Valencia", "Venezuela")[0] < -60
    assert spot("Harborough", "Norland") is None


def test_the_libraries_are_those_of_the_list() -> None:
    import hashlib

    rows = [line.split("\t") for line in (vendor.HERE / "files.tsv").read_text().splitlines()[1:]]
    assert {r[0] for r in rows} == {name for kept in vendor.WANTED.values() for name in kept.values()}
    for name, package, checksum in rows:
        assert package in vendor.WANTED
        assert hashlib.sha256((vendor.HERE / name).read_bytes()).hexdigest() == checksum
        assert package in (vendor.HERE / "LICENSES.txt").read_text()
