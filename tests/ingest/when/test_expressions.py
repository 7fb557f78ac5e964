"""Date expressions and their TimeML values, without a model: found by a blank tokenizer, resolved with a given direction."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from ingest.when.expressions import find
from ingest.when.resolve import Resolved, Resolver
from tests.work import lines_run

NLP = spacy.blank("en")
WEDNESDAY = dt.date(2025, 12, 3)


def resolved(text: str, published: dt.date | None = WEDNESDAY, way: int = 0) -> list[tuple[str, Resolved]]:
    """(expression, what it resolves to), in order."""
    doc = NLP(text)
    resolver = Resolver(published)
    return [(text[f.first : f.last], resolver.resolve(f.reading, lambda: way)) for f in find(doc)]


def values(text: str, published: dt.date | None = WEDNESDAY, way: int = 0) -> list[tuple[str, str]]:
    return [(expression, r.value) for expression, r in resolved(text, published, way)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("signed on 2005-05-04 in Lima", "2005-05-04", "2005-05-04"),
        ("signed on May 4, 2005, in Lima", "May 4, 2005", "2005-05-04"),
        ("signed on 4 May 2005", "4 May 2005", "2005-05-04"),
        ("signed on the 4th of May 2005", "the 4th of May 2005", "2005-05-04"),
        ("signed on Wednesday, May 4, 2005", "Wednesday, May 4, 2005", "2005-05-04"),
        ("the talks of Nov. 30", "Nov. 30", "2025-11-30"),
        ("in Bali on June 27-28, 2022", "June 27-28, 2022", "2022-06-27/2022-06-28"),
        ("from June 27-July 2", "June 27-July 2", "2025-06-27/2025-07-02"),
        ("on February 14–16, 2024", "February 14–16, 2024", "2024-02-14/2024-02-16"),
        ("between 3 and 5 March 2024", "3 and 5 March 2024", "2024-03-03/2024-03-05"),
        ("on June 29 and 30, 2022", "June 29 and 30, 2022", "2022-06-29/2022-06-30"),
        ("from 28 December to 2 January", "28 December to 2 January", "2025-12-28/2026-01-02"),
        ("in May 2005", "May 2005", "2005-05"),
        ("since September", "September", "2025-09"),
        ("last September", "last September", "2025-09"),
        ("late in 2004", "2004", "2004"),
        ("by mid-2011", "mid-2011", "2011"),
        ("in the 1990s", "the 1990s", "199"),
        ("the third quarter of 2009", "the third quarter of 2009", "2009-Q3"),
        ("in the spring of 2009", "the spring of 2009", "2009-SP"),
        ("the first week of May 2024", "The first week of May 2024".replace("The", "the"), "2024-W18"),
        ("held today in Lima", "today", "2025-12-03"),
        ("held yesterday", "yesterday", "2025-12-02"),
        ("held tomorrow", "tomorrow", "2025-12-04"),
        ("later this week", "later this week", "2025-W49"),
        ("early next month", "early next month", "2026-01"),
        ("three years ago", "three years ago", "2022"),
        ("a week ago", "a week ago", "2025-11-26"),
        ("last Friday", "last Friday", "2025-11-28"),
        ("next Monday", "next Monday", "2025-12-08"),
        ("Tuesday of next week", "Tuesday of next week", "2025-12-09"),
        ("from Monday to Wednesday", "Monday to Wednesday", "2025-12-01/2025-12-03"),
        ("late on Tuesday night", "Tuesday night", "2025-12-02TNI"),
        ("at 18:00 UTC today", "18:00 UTC today", "2025-12-03T18:00Z"),
        ("a three-day visit", "three-day", "P3D"),
        ("a 90-minute call", "90-minute", "PT90M"),
        ("in recent days", "recent days", "PAST_REF"),
    ],
)
def test_one_expression(text: str, expression: str, value: str) -> None:
    assert values(text) == [(expression, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1701 was adopted",
        "some 2000 soldiers",
        "They may march on the capital",
        "the second round",
        "$1990 million",
        "a ratio of 3/4",
        "sections 1.2.3 and 4",
        "The fall of the government",
        "Prague Spring",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_days_that_another_date_gives() -> None:
    text = "They met on May 4, 2005. The next day they flew home. Two days later they met again; that month a deal was signed."
    assert values(text) == [
        ("May 4, 2005", "2005-05-04"),
        ("The next day", "2005-05-05"),
        ("Two days later", "2005-05-07"),
        ("that month", "2005-05"),
    ]


@pytest.mark.parametrize("text", ["on Sunday", "yesterday", "last month", "on May 4", "two days earlier", "in the spring", "next year"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    [(_, found)] = resolved(text, published=None)
    assert found.first is None
    assert found.last is None
    assert found.value.startswith("XXXX")


def test_a_year_in_the_text_serves_where_the_article_has_no_date() -> None:
    assert values("On May 4, 2005, and again on June 1, they met.", published=None) == [
        ("May 4, 2005", "2005-05-04"),
        ("June 1", "2005-06-01"),
    ]


@pytest.mark.parametrize(("way", "value"), [(-1, "2025-11-28"), (1, "2025-12-05"), (0, "2025-12-05")])
def test_the_tense_turns_a_weekday(way: int, value: str) -> None:
    assert values("on Friday", way=way) == [("Friday", value)]


def test_a_weekday_on_its_own_day_is_that_day() -> None:
    assert values("on Wednesday", way=-1) == [("Wednesday", "2025-12-03")]
    assert values("on Wednesday", way=1) == [("Wednesday", "2025-12-03")]


@pytest.mark.parametrize(("way", "value"), [(-1, "2025-02-14"), (1, "2026-02-14")])
def test_the_tense_turns_a_day_without_year(way: int, value: str) -> None:
    assert values("on February 14", way=way) == [("February 14", value)]


def test_a_day_near_by_is_meant_whatever_the_tense() -> None:
    assert values("LIMA, Jan. 1", published=dt.date(2025, 12, 31), way=-1) == [("Jan. 1", "2026-01-01")]


def test_an_order_that_nothing_tells_stays_open() -> None:
    assert values("on 7/8/07", published=None) == [("7/8/07", "XXXX-XX-XX")]
    assert values("on 17/8/07", published=None) == [("17/8/07", "2007-08-17")]


def test_months_are_no_days() -> None:
    [(_, found)] = resolved("in November 2023")
    assert (found.first, found.last) == (dt.date(2023, 11, 1), dt.date(2023, 11, 30))


def test_a_day_that_the_calendar_lacks() -> None:
    [(_, found)] = resolved("on February 30, 2023")
    assert found.first is None


def test_no_expression_runs_over_a_line_break() -> None:
    assert values("Closed until Friday\nSeptember 18, 2008") == [("Friday", "2025-12-05"), ("September 18, 2008", "2008-09-18")]


def test_the_work_grows_with_the_length_alone() -> None:
    def work(times: int) -> int:
        doc = NLP("1 " * times + "May " * times + "of the " * times + "two and a half " * times)
        return lines_run(find, doc)

    work(10)
    assert work(800) < 10 * work(100)
