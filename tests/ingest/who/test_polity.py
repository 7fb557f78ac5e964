"""Countries by all their names; capitals and seats as places and as governments; organisations and places."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, doc_of, entity, meant, named, notes

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "word", "name", "kind"),
    [
        ("Moscow rejected the offer on Friday.", "Moscow", "Russia", "Country"),
        ("The ministers met in Moscow on Friday.", "Moscow", "Moscow", "Place"),
        ("She flew to Cairo for a conference.", "Cairo", "Cairo", "Place"),
        ("They put more pressure on Tehran this week.", "Tehran", "Iran", "Country"),
        ("Relations between Ankara and Athens improved.", "Athens", "Greece", "Country"),
        ("The Kremlin said it would answer.", "Kremlin", "Russia", "Country"),
        ("Protesters marched through Minsk on Sunday.", "Minsk", "Minsk", "Place"),
        ("The Tehran-backed militia fired rockets.", "Tehran", "Iran", "Country"),
        ("A London-based group counted the dead.", "London", "London", "Place"),
        ("Beijing's response came late.", "Beijing", "China", "Country"),
        ("The plan bridges the demands of Moscow.", "Moscow", "Russia", "Country"),
        ("The minister signed for Canberra on Friday.", "Canberra", "Australia", "Country"),
        ("The militia relies on Tehran.", "Tehran", "Iran", "Country"),
        ("Dublin was relieved by the vote.", "Dublin", "Ireland", "Country"),
        ("She spoke at the opera of Lima.", "Lima", "Lima", "Place"),
        ("Dublin was hit by a storm.", "Dublin", "Dublin", "Place"),
        ("Peru sent an envoy to Moscow.", "Moscow", "Moscow", "Place"),
    ],
)
def test_place_or_polity(pipeline: str, text: str, word: str, name: str, kind: str) -> None:
    doc = doc_of(text, pipeline)
    assert meant(doc, word) == [name]
    assert entity(notes(text, pipeline), name).type == kind


def test_a_country_gathers_its_forms(pipeline: str) -> None:
    found = notes("Washington warned of new sanctions. U.S. officials spoke, and the American envoy left the United States.", pipeline)
    assert named(found, "Country") == {"United States": {"Washington", "U.S.", "American"}}


def test_two_countries_in_one_word(pipeline: str) -> None:
    found = named(notes("The U.S.-Russia summit ended without a statement.", pipeline), "Country")
    assert set(found) == {"United States", "Russia"}


def test_government_of_a_country_is_the_country(pipeline: str) -> None:
    found = named(notes("The Government of Zambia and the Ethiopian government agreed.", pipeline), "Country")
    assert found["Zambia"] == {"Government of Zambia"}
    assert "Ethiopian government" in found["Ethiopia"]


def test_abbreviation_in_brackets(pipeline: str) -> None:
    text = "The Haitian National Police (HNP) asked for help. The HNP has few men."
    found = named(notes(text, pipeline), "Organization")
    assert found == {"Haitian National Police": {"HNP"}}


def test_armed_groups_and_bodies(pipeline: str) -> None:
    found = named(
        notes("Hezbollah and the Houthis rejected the UN Security Council resolution, and the IAEA was silent.", pipeline), "Organization"
    )
    assert set(found) == {"Hezbollah", "Houthis", "UN Security Council", "IAEA"}


def test_a_place_knows_its_country(pipeline: str) -> None:
    found = notes("Poland will host the talks in Gdansk. Ukraine and Poland sent delegations.", pipeline)
    assert entity(found, "Gdansk").country == entity(found, "Poland").id


def test_the_north_and_the_south(pipeline: str) -> None:
    text = "North Korea fired shells, and South Korea answered. The South said that the North had begun."
    found = named(notes(text, pipeline), "Country")
    assert found["North Korea"] == {"North"}
    assert found["South Korea"] == {"South"}
    assert named(notes(text, pipeline), "Place") == {}


def test_a_shouted_dateline_is_the_city(pipeline: str) -> None:
    found = notes("ADDIS ABABA (wire) - The rebels left Addis Ababa on Monday.", pipeline)
    assert len(named(found, "Place")) == 1
    assert named(found, "Organization") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy shuttled between Canberra and Port Vila.",
        "The cardinal ended a two-day mission to Canberra on Thursday.",
        "The minister turned down an invitation to Canberra.",
    ],
)
def test_a_capital_to_which_one_goes_is_a_place(text: str, pipeline: str) -> None:
    assert "Canberra" in named(notes(text, pipeline), "Place")


def test_a_small_town_with_its_country_is_a_dateline(pipeline: str) -> None:
    found = notes("TUMBLEWICK, Chad — The rebels left on Monday.", pipeline)
    assert found.scene is not None
    assert found.entities[found.scene].name == "Tumblewick"
