"""Every saved query on one invented world, on both stores: its rows are exactly those of expected.json, which a person has read.

After a change that is meant: `UPDATE_EXPECTED=1 pytest tests/ask/test_queries.py`, then read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from graphkit.ask import library
from graphkit.ask.page import page
from graphkit.graph import Graph

EXPECTED = Path(__file__).with_name("expected.json")
DOCS = Path(__file__).parents[2] / "docs" / "queries.md"

ASKED: dict[str, list[dict[str, Any]]] = {
    "acts_between": [{}, {"a": "sudland", "b": "norland", "type": "Accuse"}, {"a": "Eastria"}],
    "articles": [{}, {"publisher": "cour"}],
    "bridges": [{"a": "Norland", "b": "Sudland"}],
    "cancelled": [{}, {"name": "Holm"}],
    "central": [{}, {"top": 1}],
    "have_met": [{"a": "Holm", "b": "Reyes"}, {"a": "Brandt", "b": "Okoro"}, {"a": "Brandt", "b": "Reyes"}],
    "how_do_we_know": [{}],
    "itinerary": [{"person": "Holm"}, {"person": "Holm", "since": "May 2031"}],
    "meetings_of": [{"person": "Holm"}, {"person": "Brandt"}],
    "never_held": [{}, {"day": "2031-06-01"}],
    "offices": [{}, {"person": "Brandt"}],
    "only_one_outlet": [{}, {"publisher": "Herald"}],
    "path_between": [{"a": "Holm", "b": "Reyes"}],
    "places": [{}, {"place": "eastria"}],
    "planned": [{}, {"since": "2031-05-10"}, {"name": "holm"}],
    "proposals": [{}, {"name": "12-point"}],
    "rounds": [{}, {"place": "Harborough"}, {"place": "Marport"}],
    "said_about": [{"topic": "border plan"}],
    "same_room": [{"a": "Reyes", "b": "Okoro"}],
    "sides": [{}, {"party": "eastria"}],
    "speaks_for": [{"party": "Norland"}, {"party": "Sudland", "since": "2031-05-01"}],
    "timeline": [{"a": "Norland", "b": "Sudland"}, {"a": "Norland", "b": "Eastria"}],
    "travel_plans": [{}, {"place": "Lakeview"}],
    "who_attended": [{}, {"place": "Lakeview"}, {"party": "Eastria", "since": "2031-05"}, {"until": "2031-04-30"}],
    "who_did_what_with": [{}, {"act": "reject"}, {"name": "12-point"}],
    "who_said_what": [{}, {"speaker": "Reyes"}, {"text": "beginning"}],
}


@pytest.fixture(scope="module")
def names(told: Graph) -> dict[str, str]:
    """A readable name of each event, since ids say nothing to a reader of expected.json."""
    rows = told.cypher("MATCH (e:Event) RETURN e.id AS id, e.type AS type, toString(e.start) AS day, e.quotes AS quotes")
    return {r["id"]: " ".join(filter(None, [r["type"], r["day"] or (r["quotes"] or [""])[0]])) for r in rows}


def readable(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {k: readable(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [readable(v, names) for v in value]
    return names.get(value, value) if isinstance(value, str) else value


def ordered(rows: list[Any], names: dict[str, str]) -> list[Any]:
    """The rows as they came, but that ties which only an event's id breaks are put in one order."""
    return sorted((readable(r, names) for r in rows), key=lambda r: json.dumps(r, sort_keys=True))


@pytest.mark.parametrize("name", sorted(library.all_queries()))
def test_rows(told: Graph, names: dict[str, str], name: str) -> None:
    query = library.get(name)
    asked = ASKED.get(name, [{}])
    answers = [{"asked": given, "rows": ordered(told.query(name, **given), names)} for given in asked]
    if name.startswith("show_"):
        assert all(set(row) == {c.name for c in query.columns} for a in answers for row in a["rows"])
        assert answers[0]["rows"]
        return
    expected = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {}
    if os.environ.get("UPDATE_EXPECTED"):
        expected[name] = answers
        EXPECTED.write_text(json.dumps(dict(sorted(expected.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert answers == expected[name]


def test_every_query_answers_something(told: Graph) -> None:
    """A query that finds nothing in a world made for it is not tested by its rows."""
    assert not [n for n, asked in ASKED.items() if not any(told.query(n, **given) for given in asked)]


def test_each_runs_as_pasted(told: Graph) -> None:
    """The file as it is shipped, with the defaults of its first clause, is one statement without parameters."""
    for query in library.all_queries().values():
        pasted = "\n".join(line for line in query.source.splitlines() if not line.startswith("//"))
        rows = told.cypher(pasted.strip().removesuffix(";"))
        assert all(set(row) == {c.name for c in query.columns} for row in rows), query.name


def test_the_page_of_queries_is_made_from_their_headers() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "run: python -m graphkit.ask.page > docs/queries.md"


def test_what_each_header_says() -> None:
    for query in library.all_queries().values():
        assert query.questions[0].endswith(("?", "talks", "order")) or len(query.questions) > 1, query.name
        slots = {s for q in query.questions for s in _slots(q)}
        assert slots <= {p.name for p in query.parameters} | {"text"}, f"{query.name}: a question has a slot that is no parameter"
        assert all(p.text and p.text[0].islower() for p in query.parameters), query.name


def _slots(question: str) -> list[str]:
    return [part.partition("}")[0] for part in question.split("{")[1:]]
