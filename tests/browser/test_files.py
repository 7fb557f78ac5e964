"""The files for Neo4j Browser: whole, and the same on every run."""

from __future__ import annotations

import csv
import io
import threading
import urllib.request
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from lxml import html
from typer.testing import CliRunner

from graphkit.ask import library
from graphkit.browser import favourites, files, style
from graphkit.browser.guide import guide
from graphkit.cli.app import app
from graphkit.graph import Graph
from graphkit.vocabulary import EventType

QUERIES = list(library.all_queries().values())


def test_the_zip_has_a_folder_a_group_and_each_file_as_it_is_shipped() -> None:
    content = favourites.as_zip(QUERIES)
    assert content == favourites.as_zip(QUERIES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {n: archive.read(n).decode() for n in archive.namelist()} == {f"{q.group}/{q.name}.cypher": q.source for q in QUERIES}


def test_the_table_is_a_tree_of_folders() -> None:
    rows = list(csv.DictReader(io.StringIO(favourites.as_csv(QUERIES))))
    folders = {r["id"]: r["name"] for r in rows if r["isFolder"] == "true"}
    queries = [r for r in rows if r["isFolder"] == "false"]
    assert len({r["id"] for r in rows}) == len(rows)
    assert [(folders[r["parentId"]], r["name"], r["query"]) for r in queries] == [(q.group, q.title, q.source.strip()) for q in QUERIES]


def test_the_style_knows_every_label_but_those_that_nodes_share() -> None:
    sheet = style.grass()
    assert all(f"node.{t} {{" in sheet for t in get_args(EventType))
    assert "node.Entity" not in sheet
    assert "node.Event " not in sheet
    assert sheet.count("{\n") == sheet.count("}\n")


def test_parameters_are_values_of_cypher(graph: Graph) -> None:
    for query in QUERIES:
        for parameter in query.parameters:
            assert graph.cypher(f"RETURN {favourites.literal(parameter)} AS x") == [{"x": parameter.default}]
    for value in ('O\'Neil \\ "x"', "ø 🕊", True, 3):
        assert graph.cypher(f"RETURN {favourites.literal(QUERIES[0].parameters[0], value)} AS x") == [{"x": value}]


def test_the_guide_has_every_query_to_click() -> None:
    page = html.fromstring(guide(QUERIES))
    blocks = ["".join(b.itertext()) for b in page.iterfind(".//pre")]
    assert all(q.source.strip() in blocks for q in QUERIES)
    assert all(q.cypher in blocks for q in QUERIES if q.parameters)
    assert len(page.findall(".//slide")) == 1 + len({q.group for q in QUERIES})


def test_the_command_writes_them_and_says_how(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["browser", str(tmp_path / "b")])
    assert done.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "b").iterdir()) == sorted(files.NAMES)
    assert all(name in done.stdout for name in files.NAMES)
    (tmp_path / "file").write_text("")
    wrong = CliRunner().invoke(app, ["browser", str(tmp_path / "file" / "b")])
    assert wrong.exit_code == 2
    assert len(wrong.stderr.splitlines()) == 1


def test_the_guide_is_served_to_other_origins(tmp_path: Path) -> None:
    files.write(tmp_path)
    told: list[str] = []
    ready = threading.Event()

    def started(address: str) -> None:
        told.append(address)
        ready.set()

    threading.Thread(target=files.serve, args=(tmp_path, started), daemon=True).start()
    assert ready.wait(10)
    with urllib.request.urlopen(told[0], timeout=10) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert b'<article class="guide">' in answer.read()


@pytest.mark.parametrize("query", QUERIES, ids=[q.name for q in QUERIES])
def test_an_address_holds_the_whole_query(query: library.SavedQuery) -> None:
    from urllib.parse import parse_qs, urlsplit

    asked = parse_qs(urlsplit(files.address("http://localhost:7474/browser/", query)).query)
    assert asked == {"cmd": ["edit"], "arg": [query.source.strip()]}
