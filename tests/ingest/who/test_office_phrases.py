"""Offices told in less usual phrases: by a verb, by whom one speaks for, by what one was."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, entity, named, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def test_a_spokesman_for_a_president_with_his_country(pipeline: str) -> None:
    found = notes("Jan Novak, a spokesman for Peruvian President Ana Silva, welcomed it.", pipeline)
    assert offices(found, "Jan Novak") == {("spokesman", "Ana Silva")}
    assert offices(found, "Ana Silva") == {("President", "Peru")}


def test_who_stepped_down_as_something_was_it(pipeline: str) -> None:
    found = notes("Omar Haddad, who stepped down as Arab League secretary-general in May, is running for president.", pipeline)
    assert [(o.title, o.former) for o in entity(found, "Omar Haddad").offices] == [("secretary-general", True)]


def test_an_ousted_president_is_a_former_one(pipeline: str) -> None:
    found = notes("The ousted Peruvian president, Ana Silva, returned from exile.", pipeline)
    assert [(o.title, o.former) for o in entity(found, "Ana Silva").offices] == [("president", True)]


def test_elected_president_in_some_month(pipeline: str) -> None:
    found = notes("Ana Silva, elected president of Peru in October, was in Quito.", pipeline)
    assert [t for t, _ in offices(found, "Ana Silva")] == ["president"]


def test_whoever_appointed_him_is_not_in_the_title(pipeline: str) -> None:
    found = notes("Peru's military-appointed foreign minister, Jan Novak, was not invited.", pipeline)
    assert offices(found, "Jan Novak") == {("foreign minister", "Peru")}


def test_in_law_and_adviser(pipeline: str) -> None:
    found = notes("Jan Novak, Ana Silva's son-in-law and senior adviser, was on the plane.", pipeline)
    assert offices(found, "Jan Novak") == {("senior adviser", "Ana Silva")}


def test_a_rebel_chief_is_of_no_country_that_stands_nearby(pipeline: str) -> None:
    found = notes("Peruvian President Ana Silva left Quito. Rebel chief Jan Novak signed the paper.", pipeline)
    assert offices(found, "Jan Novak") == {("Rebel chief", None)}


def test_who_headed_a_delegation(pipeline: str) -> None:
    found = notes("Jan Novak, who headed the Peruvian delegation in Oslo, complained.", pipeline)
    assert offices(found, "Jan Novak") == {("head of delegation", "Peru")}


def test_an_apposition_ends_before_what_was_done_by_others(pipeline: str) -> None:
    text = "They met US President Ana Silva, a ceremony brokered by Washington's envoy, Jan Novak."
    assert offices(notes(text, pipeline), "Ana Silva") == {("President", "United States")}


def test_a_name_that_begins_with_a_hyphened_word_is_whole(pipeline: str) -> None:
    assert "Kassym-Jomart Bekov" in named(notes("Kazakh President Kassym-Jomart Bekov opened the session.", pipeline), "Person")


def test_a_name_after_what_somebody_is_to_another(pipeline: str) -> None:
    found = notes("President Ana Silva and her rival Raila Otieno shook hands. Otieno smiled.", pipeline)
    assert "Raila Otieno" in named(found, "Person")


def test_a_bare_family_name_stays_whose_it_was(pipeline: str) -> None:
    text = "President Ana Silva spoke. Silva, accompanied by first lady Rosa Silva, flew in. Then Silva met the king."
    found = notes(text, pipeline)
    at = [found.entities[e].name for m in found.mentions if m.end - m.start == 1 for e in m.entities]
    assert at.count("Ana Silva") >= 2
    assert "Rosa Silva" not in at


def test_a_paper_is_no_person(pipeline: str) -> None:
    found = notes("The king left, the Tanjug news agency said. The Jomhuri newspaper denied it.", pipeline)
    assert not named(found, "Person")
    assert {"Tanjug", "Jomhuri"} <= set(named(found, "Organization"))


def test_initials_of_what_was_named_before(pipeline: str) -> None:
    found = named(notes("The Northern Rescue Front attacked. The NRF said so on Monday.", pipeline), "Organization")
    assert found == {"Northern Rescue Front": {"NRF"}}
