"""Persons: which words name one, and which names are one person's."""

from __future__ import annotations

import pytest

from ingest.who.people import plain, same_person
from tests.ingest.who.reading import PIPELINES, entity, named, notes

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def test_titles_and_possessives_are_no_part_of_the_name(pipeline: str) -> None:
    found = notes(
        "Norwegian Foreign Minister Ingrid Solberg arrived. Mr. Okafor praised Solberg's visit, and Ms. Solberg thanked him.", pipeline
    )
    assert named(found, "Person") == {"Ingrid Solberg": {"Solberg"}, "Okafor": set()}
    assert entity(found, "Ingrid Solberg").gender == "f"
    assert entity(found, "Okafor").gender == "m"


def test_the_fullest_form_is_the_name(pipeline: str) -> None:
    found = notes(
        "President Lindqvist spoke first. Later Anders J. Lindqvist, the president of Sweden, left. Lindqvist will return.", pipeline
    )
    assert named(found, "Person") == {"Anders J. Lindqvist": {"Lindqvist"}}


def test_family_name_first(pipeline: str) -> None:
    found = notes(
        "Chinese Foreign Minister Zhao Wenhao said talks went well. Zhao left for Lagos, and Foreign Minister Zhao will be back.", pipeline
    )
    assert named(found, "Person") == {"Zhao Wenhao": {"Zhao"}}


def test_particles_and_rulers(pipeline: str) -> None:
    text = "Crown Prince Khalid bin Rashid of Bahrain met Prime Minister Omar al-Haddad. King Rashid was away. Al-Haddad said so."
    found = named(notes(text, pipeline), "Person")
    assert {"Khalid bin Rashid", "Omar al-Haddad", "Rashid"} <= set(found)
    assert "King Rashid" in found["Rashid"]


def test_two_of_one_family_name_stay_two(pipeline: str) -> None:
    text = "President Maria Kovac of Croatia met the writer Tomas Kovac. Maria Kovac said she was glad. Tomas Kovac said nothing."
    assert set(named(notes(text, pipeline), "Person")) == {"Maria Kovac", "Tomas Kovac"}


def test_a_family_name_is_found_again_whatever_the_model_calls_it(pipeline: str) -> None:
    text = "Deputy Prime Minister Yerlan Sadykov met reporters in Oslo. Sadykov declined to comment. The aides of Sadykov were silent."
    found = notes(text, pipeline)
    id_ = entity(found, "Yerlan Sadykov").id
    assert sum(id_ in m.entities for m in found.mentions if m.form == "name") == 3
    assert named(found, "Organization") == {}


def test_a_mere_title_is_nobody(pipeline: str) -> None:
    text = "Deputy National Security Advisor Jane Holloway met the Secretary of State. The Foreign Minister was absent."
    assert set(named(notes(text, pipeline), "Person")) == {"Jane Holloway"}


def test_headlines_name_who_the_text_names(pipeline: str) -> None:
    found = notes(
        "Secretary of State Anna Whitfield spoke with Prime Minister Bekele Tadesse of Ethiopia on Friday.",
        pipeline,
        "Secretary Whitfield’s Call with Prime Minister Bekele",
    )
    assert set(named(found, "Person")) == {"Anna Whitfield", "Bekele Tadesse"}


def test_another_name_of_the_same_person(pipeline: str) -> None:
    text = "The rebel leader Pedro Suárez Lima, better known as Ramón Quiroga, signed the accord. Quiroga shook hands with the president."
    assert len(named(notes(text, pipeline), "Person")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
        ("Sergey Ivanov", "Sergei Ivanov", True),
        ("Joseph R. Hall", "Joe Hall", True),
        ("J. Hall", "Jonas Hall", True),
        ("Bill Hall", "Hillary Hall", False),
        ("Ali bin Omar Al Said", "Ali bin Hamad Al Said", False),
        ("Ali bin Omar", "Ali bin Omar Al Said", True),
    ],
)
def test_spellings(pipeline: str, one: str, other: str, same: bool) -> None:
    assert same_person(one.lower().split(), other.lower().split()) is same


def test_plain_spelling_agrees_over_transliterations(pipeline: str) -> None:
    assert plain("zelenskyy") == plain("zelenskiy") == plain("zelensky")
    assert plain("sergey") == plain("sergei")
    assert plain("ivanov") != plain("petrov")


def test_two_particles_in_a_row_are_one_name(pipeline: str) -> None:
    text = "European Commission President Greta von der Heide met Sunder in Windsor. Von der Heide spoke of a new chapter."
    assert "Greta von der Heide" in named(notes(text, pipeline), "Person")


def test_two_kings_of_one_name_are_two(pipeline: str) -> None:
    found = notes("Saudi King Faisal and Jordan's King Faisal telephoned. King Faisal of Jordan was glad.", pipeline)
    kings = [e for e in found.entities.values() if e.type == "Person" and e.name == "Faisal"]
    assert len(kings) == 2
