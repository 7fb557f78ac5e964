"""Which meeting followed which, and where a place lies: read from own sentences."""

from __future__ import annotations

import pytest

from graphkit.model import Article, Extraction
from ingest import extract

OPENING = "Diplomats from Chad and Libya held talks in Tunis on Monday. "


def places(found: Extraction) -> list[tuple[str, str]]:
    """(later, earlier) by the names of their places."""
    names = {e.id: e.name for e in found.entities}
    where = {e.id: names.get(e.place or "", "?") for e in found.events}
    return [(where[e.id], where[e.follows]) for e in found.events if e.follows]


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting follows a similar session in Cairo, where Libyan negotiators left early.",
        "The talks came after a first round in Cairo between the two countries.",
    ],
)
def test_what_the_text_says_of_their_order(sentence: str) -> None:
    found = extract(Article(id="a", title="Chad and Libya talk", published="2024-03-06", text=OPENING + sentence))
    assert places(found) == [("Tunis", "Cairo")]


def test_no_order_where_the_text_gives_none() -> None:
    text = OPENING + "Diplomats from Chad and Libya also met in Cairo."
    assert places(extract(Article(id="a", title="Chad and Libya talk", published="2024-03-06", text=text))) == []


def test_a_state_of_the_us_is_meant_before_a_town_elsewhere() -> None:
    text = "US Secretary of State Ann Smith met Libyan Foreign Minister Omar Salem in Florida on Monday."
    found = extract(Article(id="a", title="Ministers meet", published="2024-03-06", text=text))
    countries = {e.id: e.name for e in found.entities if e.type == "Country"}
    assert [countries.get(e.country or "") for e in found.entities if e.name == "Florida"] == ["United States"]
