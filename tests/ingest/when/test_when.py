"""Dates through the pipeline: the direction that tense gives, datelines, and the list that `graphkit dates` prints."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import dates


def listed(text: str, published: str | None = "2025-12-03") -> list[tuple[str, str]]:
    [found] = dates([Article(id="a", text=text, published=published)])
    return [(d.text, d.value) for d in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Friday.", "2025-11-28"),
        ("The ministers will meet on Friday.", "2025-12-05"),
        ("The ministers meet on Friday in Lima.", "2025-12-05"),
        ("The ministers agreed to meet on Friday.", "2025-12-05"),
        ("The minister flew to Lima to meet the king on Friday.", "2025-11-28"),
        ("The talks scheduled for Friday are to be held in Lima.", "2025-12-05"),
        ("The minister discussed the accord signed on Friday.", "2025-11-28"),
        ("The two sides have observed a truce since January.", "2025-01"),
        ("The envoy will present his plan in January.", "2026-01"),
        ("They met over the weekend.", "2025-W48-WE"),
    ],
)
def test_direction(text: str, value: str) -> None:
    assert [v for _, v in listed(text)] == [value]


def test_offsets_count_in_the_article() -> None:
    article = Article(id="a", title="Talks in Lima", text="They met on 4 May 2005.", published="2005-05-05")
    [[found]] = dates([article])
    assert article.full_text[found.start : found.end] == found.text == "4 May 2005"


def test_a_dateline_is_a_date_of_its_own() -> None:
    assert listed("GENEVA, December 2 (Wire) - The envoys met on Monday.") == [("December 2", "2025-12-02"), ("Monday", "2025-12-01")]


def test_an_undated_article() -> None:
    assert listed("They met on Sunday and on 4 May 2005.", published=None) == [("Sunday", "XXXX-WXX-7"), ("4 May 2005", "2005-05-04")]


def test_the_next_morning_counts_from_the_day_before() -> None:
    found = listed("They met on 4 May 2005. The next morning they parted, and that night one of them flew home.")
    assert found == [("4 May 2005", "2005-05-04"), ("The next morning", "2005-05-05TMO"), ("that night", "2005-05-05TNI")]
