"""The typed methods: their examples run, and they are the saved queries that they are named after."""

from __future__ import annotations

import doctest
import inspect
import sys
from typing import Any, get_args, get_type_hints

import pytest

from graphkit import questions
from graphkit.ask import library
from graphkit.ask.rows import Rows
from graphkit.errors import GraphkitError, QueryError
from graphkit.graph import Graph

METHODS = {n: f for n, f in vars(questions.Questions).items() if not n.startswith("_") and n != "query"}


def test_the_examples_run(told: Graph) -> None:
    found = doctest.DocTestFinder().find(questions.Questions, globs={"graph": told})
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_NDIFF)
    for test in found:
        runner.run(test)
    assert (runner.failures, runner.tries > 10) == (0, True)


def test_there_are_ten() -> None:
    assert len(METHODS) == 10


@pytest.mark.parametrize("name", METHODS)
def test_a_method_is_its_query(name: str) -> None:
    query, method = library.get(name), METHODS[name]
    taken = list(inspect.signature(method).parameters)[1:]
    assert taken == [p.name for p in query.parameters]
    (row,) = get_args(get_type_hints(method)["return"])
    assert list(row.__annotations__) == [c.name for c in query.columns]
    plain: dict[str, Any] = {"string": str, "date": str, "integer": int, "float": float, "boolean": bool, "list": list[str]}
    for column in query.columns:
        assert get_type_hints(row)[column.name] in (plain[column.type], plain[column.type] | None), column


def test_rows_keep_their_columns(told: Graph) -> None:
    pytest.importorskip("pandas")
    frame = told.who_attended(place="Lakeview").to_frame()
    assert list(frame.columns) == [c.name for c in library.get("who_attended").columns]
    assert list(frame["person"])
    assert list(told.query("who_attended", place="nowhere at all").to_frame().columns) == list(frame.columns)
    assert list(told.cypher("MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 1").to_frame()["name"]) == ["Ida Holm"]


def test_without_pandas_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(GraphkitError, match=r"needs pandas: pip install") as told:
        Rows(["a"]).to_frame()
    assert "\n" not in str(told.value)


def test_a_wrong_day_is_one_line(told: Graph) -> None:
    with pytest.raises(QueryError, match="since"):
        told.who_attended(since="the day after")
