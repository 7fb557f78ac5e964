"""Ranks before names, military units, bodies introduced by their initials, places after a capitalised preposition."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, doc_of, entity, named, notes

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    "form",
    [
        "Lt. Gen. Oskar Lindqvist",
        "Petty Officer 1st Class Oskar Lindqvist",
        "Navy Senior Chief Petty Officer Oskar Lindqvist",
        "U.S. Army General Oskar Lindqvist",
        "Spc. Oskar Lindqvist",
    ],
)
def test_a_rank_belongs_to_the_form_of_the_name(pipeline: str, form: str) -> None:
    text = f"The commander in Vilnius, {form}, thanked the crews on Friday."
    doc = doc_of(text, pipeline)
    found = notes(text, pipeline)
    assert "Oskar Lindqvist" in named(found, "Person")
    forms = {doc[m.start : m.end].text for m in found.mentions if m.entities and found.entities[m.entities[0]].name == "Oskar Lindqvist"}
    assert form in forms


@pytest.mark.parametrize("unit", ["U.S. 3rd Fleet", "211th Field Artillery Regiment", "CTF 74", "CJTF-HOA"])
def test_units_are_organizations(pipeline: str, unit: str) -> None:
    found = notes(f"The officers of the {unit} met reporters in Muscat on Tuesday.", pipeline)
    assert unit in named(found, "Organization")


def test_a_bracket_with_its_initials_makes_a_body(pipeline: str) -> None:
    found = notes("Nobody at the Central Bureau of Seeds and Forests (CBSF) was told. The CBSF complained.", pipeline)
    assert named(found, "Organization") == {"Central Bureau of Seeds and Forests": {"CBSF"}}


def test_the_coalition_with_a_capital(pipeline: str) -> None:
    found = notes("In Mosul the Coalition promised help. Coalition aircraft took off.", pipeline)
    assert "Coalition" in named(found, "Organization")
    assert "coalition" not in named(notes("In Oslo the coalition promised help.", pipeline), "Organization")


def test_near_with_a_capital_is_no_part_of_the_name(pipeline: str) -> None:
    found = notes("Near Tal Abyad, two trucks burned.\nNear Deir Hafer, five trucks were hit.", pipeline)
    assert {"Tal Abyad", "Deir Hafer"} <= set(named(found, "Place"))
    assert not named(found, "Person")


def test_mediators_after_a_place(pipeline: str) -> None:
    found = notes("The talks ended after a week in Ethiopia, African Union mediators said on Tuesday.", pipeline)
    assert [e.name for e in found.entities.values() if e.type == "Group"] == ["African Union mediators"]


@pytest.mark.parametrize(
    ("text", "body", "state"),
    [
        ("Kenya's National Assembly met on Monday.", "National Assembly", "Kenya"),
        ("The National Assembly of Kenya met on Monday.", "National Assembly", "Kenya"),
        ("Luis Mora, Speaker of the Parliament of Uganda, met Jon Berg.", "Parliament of Uganda", "Uganda"),
        ("Vietnamese Prime Minister Pham Van Chinh and National Assembly Speaker Vuong Dinh Hoa met.", "National Assembly", "Vietnam"),
    ],
)
def test_whose_parliament(pipeline: str, text: str, body: str, state: str) -> None:
    found = notes(text, pipeline)
    assert found.entities[entity(found, body).country or ""].name == state
