"""Saved queries: their headers, their parameters, and what a wrong one is told."""

from __future__ import annotations

import datetime as dt

import pytest

from graphkit.ask import library
from graphkit.errors import QueryError

SOURCE = """// Who sat where
// One row a person.
// question: Who sat in {place}?
// param place string: a name that
//   goes on in a second line
// param since date: required: the first day
// param top integer: how many rows
// column person string: the name
WITH {place: null, since: '2024-01-01', top: 10} AS param
MATCH (p:Person)
RETURN p.name AS person;
"""


@pytest.fixture
def query() -> library.SavedQuery:
    return library.parse("who_sat", "talks", SOURCE)


def test_header(query: library.SavedQuery) -> None:
    assert query.title == "Who sat where"
    assert query.questions == ("Who sat in {place}?",)
    assert [(p.name, p.type, p.default, p.required) for p in query.parameters] == [
        ("place", "string", None, False),
        ("since", "date", None, True),
        ("top", "integer", 10, False),
    ]
    assert query.parameters[0].text == "a name that goes on in a second line"


def test_defaults_give_way_to_parameters(query: library.SavedQuery) -> None:
    assert query.cypher.startswith("WITH {place: $place, since: $since, top: $top} AS param\n")
    assert not query.cypher.endswith(";")


def test_values_are_typed(query: library.SavedQuery) -> None:
    assert query.check({"since": "May 2024", "top": "5"}) == {"place": None, "since": "2024-05-01", "top": 5}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "needs the parameter since"),
        ({"since": "soon"}, "since must be a date such as"),
        ({"since": "2024", "top": "many"}, "top must be a value of type integer"),
        ({"since": "2024", "top": 1.5}, "top must be"),
        ({"since": "2024", "plaice": "x"}, "no parameter 'plaice': its parameters are place, since, top"),
    ],
)
def test_wrong_parameters_get_one_line(query: library.SavedQuery, given: dict[str, object], told: str) -> None:
    with pytest.raises(QueryError, match=told) as error:
        query.check(given)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("// param top integer: how many rows\n", "", "default of top"),
        ("place: null, ", "", "parameter place has no default"),
        ("param place string", "param place text", "no known type"),
        ("// question: Who sat in {place}?\n", "", "a question"),
        ("// column person string: the name\n", "", "columns"),
    ],
)
def test_a_broken_header_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        library.parse("who_sat", "talks", SOURCE.replace(old, new))


def test_an_unknown_query_is_told_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean who_attended"):
        library.get("who_atended")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-12-01", "2025-12-01", "2025-12-01"),
        ("1 Dec 2025", "2025-12-01", "2025-12-01"),
        ("Dec. 1, 2025", "2025-12-01", "2025-12-01"),
        ("1st December 2025", "2025-12-01", "2025-12-01"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
    ],
)
def test_days_as_people_write_them(text: str, first: str, last: str) -> None:
    assert library.day(text) == dt.date.fromisoformat(first)
    assert library.day(text, last=True) == dt.date.fromisoformat(last)


@pytest.mark.parametrize("text", ["", "soon", "2025-13-01", "31 Feb 2024", "99999", "٢٠٢٥"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        library.day(text)


@pytest.mark.parametrize(
    ("step", "unit", "days"),
    [
        (-1, "week", ("2024-12-23", "2024-12-29")),
        (0, "week", ("2024-12-30", "2025-01-05")),
        (1, "month", ("2025-02-01", "2025-02-28")),
        (-1, "month", ("2024-12-01", "2024-12-31")),
        (1, "year", ("2026-01-01", "2026-12-31")),
    ],
)
def test_periods_from_a_day(step: int, unit: str, days: tuple[str, str]) -> None:
    assert tuple(d.isoformat() for d in library._period(dt.date(2025, 1, 1), step, unit)) == days


def test_next_week_is_a_date() -> None:
    first, last = library.day("next week"), library.day("Next week", last=True)
    assert (first.weekday(), (last - first).days) == (0, 6)
    assert first > dt.date.today()
