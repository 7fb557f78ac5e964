"""Whose leader a name is, and that the list gives nobody an office."""

from __future__ import annotations

import pytest

from ingest.lexicon import table
from ingest.who import leaders
from tests.ingest.who.reading import PIPELINES, entity, notes, offices


@pytest.mark.parametrize(
    ("name", "year", "former", "parties"),
    [
        ("Jens Stoltenberg", 2010, False, ["Norway"]),
        ("Jens Stoltenberg", 2020, False, ["NATO"]),
        ("Stoltenberg", 2020, True, ["Norway", "NATO"]),
        ("Lisa Stoltenberg", 2010, False, []),
        ("Bashar al-Assad", 2012, False, ["Syria"]),
        ("Park Jin-ho", 2015, False, []),
        ("Kim Jong-un", 2018, False, ["North Korea"]),
        ("Salman", 2020, False, ["Bahrain", "Saudi Arabia"]),
    ],
)
def test_a_name_and_a_year(name: str, year: int, former: bool, parties: list[str]) -> None:
    assert sorted(leaders.parties_of(name, year, former=former)) == sorted(parties)


def test_every_party_of_the_list_is_one_of_ours() -> None:
    ours = {r["name"] for r in table("countries")} | {r["name"] for r in table("organizations")}
    assert {r["party"] for r in table("leaders")} <= ours
    states = {r["name"] for r in table("countries") if r["iso3"]}
    assert len(states - {r["party"] for r in table("leaders")}) < 15


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_an_office_whose_country_stands_elsewhere(pipeline: str) -> None:
    text = "The row of Austria and Norway over salmon went on. In Vienna, the talks failed. Prime Minister Jens Stoltenberg stayed away."
    found = notes(text, pipeline, published="2011-03-01")
    assert offices(found, "Jens Stoltenberg") == {("Prime Minister", "Norway")}
    later = notes(text.replace("Prime Minister ", ""), pipeline, published="2011-03-01")
    assert offices(later, "Jens Stoltenberg") == set()
    assert entity(later, "Jens Stoltenberg").country == entity(later, "Norway").id


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_what_the_article_says_counts_first(pipeline: str) -> None:
    found = notes("Kenya's prime minister, Jens Stoltenberg, flew from Norway to Nairobi.", pipeline, published="2011-03-01")
    assert offices(found, "Jens Stoltenberg") == {("prime minister", "Kenya")}
