"""Doers whom nothing names, and places that tell the country, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.ingest.happened.acts.told import acts, dyads, told


@pytest.mark.parametrize(
    ("text", "dyad"),
    [
        ("Students in Lima began a hunger strike against Bolivia.", ("Peru", "Protest", "Bolivia")),
        ("A group based in Oslo attacked a Danish tanker.", ("Norway", "Assault", "Denmark")),
        ("Farmers from Kenya blocked a bridge to demand that Uganda pay.", ("Kenya", "Protest", "Uganda")),
        ("Kenyan workers rallied in defiance of the Ugandan authorities.", ("Kenya", "Protest", "Uganda")),
    ],
)
def test_where_doers_are_tells_whose_act_it_is(text: str, dyad: tuple[str, str, str]) -> None:
    assert dyad in {d[:3] for d in dyads(text)}


def test_doers_of_no_known_place_leave_the_source_open() -> None:
    assert acts("Militants burnt down the Chilean consulate and kidnapped two Chilean nurses.") == {("Assault", (), ("Chile",))}
    assert acts("Ethnic Tamils began a hunger strike in protest of the Norwegian government's refusal.") >= {("Protest", (), ("Norway",))}
    assert not acts("The storm hit Chilean villages.") - {("Assault", (), ("Chile",))}


def test_the_rulers_of_a_place_are_its_country_s() -> None:
    assert ("Coerce", ("Peru",), ()) in acts("Police detained forty marchers in Lima.")
    events, notes = told("President Ana Ruiz declared a curfew in Lima.")
    (curfew,) = [e for e in events if e.type == "Coerce"]
    assert [notes.entities[i].name for i in curfew.ids("source", "actor")] == ["Peru", "Ana Ruiz"]


def test_where_somebody_speaks_is_not_what_he_rules() -> None:
    assert not [d for d in dyads("President Ana Ruiz threatened in Oslo to cut relations with Chad.") if d[0] == "Norway"]
    assert not [d for d in dyads("President Ana Ruiz threatened to close the embassy in Oslo.") if d[0] == "Norway"]
    assert not [d for d in dyads("President Ana Ruiz condemned Chad in Oslo.") if d[0] == "Norway"]


def test_whoever_rules_nobody_knows_where_acts_for_himself() -> None:
    assert ("Ana Ruiz", "Threaten", "Bolivia") in {d[:3] for d in dyads("President Ana Ruiz threatened action against Bolivia.")}


def test_a_capital_and_a_part_of_a_country_tell_the_country() -> None:
    assert ("Kenya", "Assault", "Peru") in {d[:3] for d in dyads("Kenyan planes bombed Lima.")}
    assert ("Kenya", "Assault", "Chad") in {d[:3] for d in dyads("Kenyan troops captured a village in Southern Chad.")}


def test_a_country_that_only_its_capital_tells_is_no_entity_without_an_act() -> None:
    _, notes = told("Kenyan ministers arrived in Lima.")
    assert "Peru" not in {e.name for e in notes.entities.values() if e.keep}
    assert not any(source == "Libya" for source, *_ in dyads("Kenyan workers in Tripoli protested against Chad."))


def test_whoever_is_bound_to_a_party_acts_for_it() -> None:
    assert ("Yemen", "Assault", "Oman") in {d[:3] for d in dyads("Fighters loyal to Yemen attacked an Omani patrol.")}
    assert ("Protest", ("Greece",), ()) in acts("Nine hundred clerks affiliated with a Greek union went on strike.")


def test_a_purpose_belongs_to_what_somebody_is_ready_to_do() -> None:
    assert ("Norway", "Agree", "Chad") in {d[:3] for d in dyads("Norway is willing to send rifles to help defend Chad.")}


def test_both_of_those_coordinated_in_a_complement_are_targets() -> None:
    found = {d[:3] for d in dyads("Kenya threatened to break off relations with Peru and Bolivia.")}
    assert {("Kenya", "Threaten", "Peru"), ("Kenya", "Threaten", "Bolivia")} <= found


def test_whose_a_weapon_is_stands_before_its_name() -> None:
    assert ("United States", "Assault", "Chad") in {d[:3] for d in dyads("The US army gunship attacks have killed nine Chadian soldiers.")}


def test_whoever_helps_somewhere_does_so_for_no_country() -> None:
    assert not [d for d in dyads("Doctors in Lima helped Chilean patients.") if d[0] == "Peru"]
