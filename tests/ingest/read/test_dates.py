"""Publication dates: what is one, and which lines hold nothing else."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError
from ingest.read.dates import as_day, date_line, parse_published

FORMS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%d.%m.%Y", "%a, %d %b %Y %H:%M:%S GMT"]


@pytest.mark.parametrize(
    "value",
    [
        "2025-12-01",
        "2025-12-01 08:55:24",
        "2025-12-01T08:55:24Z",
        "2025-12-01T08:55:24.123+02:00",
        "2025-12-01T08:55",
        "2025/12/1",
        "1.12.2025",
        "1 December 2025",
        "1 Dec 2025",
        "1st of December, 2025",
        "December 1, 2025",
        "Dec. 01, 2025 8:55 AM",
        "Monday, December 1, 2025",
        "Mon, 01 Dec 2025 08:55:24 GMT",
        "Mon, 01 Dec 2025 08:55:24 +0000",
        "08:55 GMT, 1 December 2025",
        "December 1, 2025 at 8:55 p.m. EST",
        "1-Dec-2025",
    ],
)
def test_a_date_is_read_in_every_usual_form(value):
    assert as_day(value) == "2025-12-01"


@pytest.mark.parametrize(
    "value",
    ["", "03/04/2025", "2025-13-01", "2025-02-30", "9999-12-31", "0001-01-01", "December 2025", "1" * 999, "31 April 2024"],
)
def test_what_is_no_day_or_could_be_two_is_none(value):
    assert as_day(value) is None


@pytest.mark.parametrize(
    ("line", "day", "update"),
    [
        ("| 2025-12-01 08:55:24", "2025-12-01", False),
        ("Published: 1 December 2025", "2025-12-01", False),
        ("Published on December 1, 2025", "2025-12-01", False),
        ("Last updated 2 December 2025, 10:00 GMT", "2025-12-02", True),
        ("Reuters | Dec 1, 2025 8:55 AM", "2025-12-01", False),
        ("By Jane Doe | 1 December 2025", "2025-12-01", False),
        ("*Monday, 1 December 2025*", "2025-12-01", False),
    ],
)
def test_a_date_line(line, day, update):
    assert date_line(line) == (day, update)


@pytest.mark.parametrize(
    "line",
    [
        "The two ministers met on 1 December 2025.",
        "Ceasefire talks between the two neighbours open in Geneva – 1 December 2025",
        "1 December 2025 will be remembered",
        "",
        "|||||",
    ],
)
def test_a_sentence_or_headline_is_no_date_line(line):
    assert date_line(line) is None


def test_a_published_value_that_is_no_date_names_itself():
    with pytest.raises(InputError, match=r"x\.json: 'soon' is not a publication date: write it as 2025-12-01"):
        parse_published("soon", "x.json")


@settings(deadline=None)
@given(
    st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2200, 12, 31)),
    st.sampled_from(FORMS),
)
def test_every_day_comes_back_from_every_form(day, form):
    assert as_day(day.strftime(form)) == day.isoformat()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_line_is_a_date_line_or_none(line):
    found = date_line(line)
    assert found is None or len(found[0]) == 10
