"""Acts through the whole pipeline, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.ingest.happened.acts.told import Dyad, dyads, told

DONE: list[tuple[str, Dyad]] = [
    ("Norway condemned the arrest of two fishermen by Morocco.", ("Norway", "Accuse", "Morocco", "occurred")),
    ("Peru accused Chile of moving the border stones.", ("Peru", "Accuse", "Chile", "occurred")),
    ("Sanctions were imposed on Mali by France.", ("France", "Sanction", "Mali", "occurred")),
    ("Kenya pushed back against parts of the Ethiopian proposal.", ("Kenya", "Reject", "Ethiopia", "occurred")),
    ("Iran called on Pakistan to reopen the crossing.", ("Iran", "Request", "Pakistan", "occurred")),
    ("Greece demanded that Turkey withdraw the drill ship.", ("Greece", "Request", "Turkey", "occurred")),
    ("Sudanese strikes killed nine villagers in Chad.", ("Sudan", "Assault", "Chad", "occurred")),
    ("Poland has sent dozens of generators to Moldova.", ("Poland", "Aid", "Moldova", "occurred")),
    ("Thailand reaffirmed its support for Laos.", ("Thailand", "Support", "Laos", "occurred")),
    ("Eritrea threatened to attack Djibouti.", ("Eritrea", "Threaten", "Djibouti", "occurred")),
    ("Spain expelled four Cuban diplomats.", ("Spain", "Sanction", "Cuba", "occurred")),
    ("Rwanda agreed to return the convoy to Uganda.", ("Rwanda", "Agree", "Uganda", "occurred")),
    ("Algeria refused to let Tunisian trucks through.", ("Algeria", "Reject", "Tunisia", "occurred")),
    ("Egypt withdrew its troops from Libya.", ("Egypt", "Retreat", "Libya", "occurred")),
    ("Vietnam freed six Cambodian soldiers.", ("Vietnam", "Concede", "Cambodia", "occurred")),
    ("Canadian police detained a Panamanian captain.", ("Canada", "Coerce", "Panama", "occurred")),
    ("Belgium summoned the Serbian ambassador.", ("Belgium", "Accuse", "Serbia", "occurred")),
    ("Armenia let the two Georgian pilots go.", ("Armenia", "Concede", "Georgia", "occurred")),
    ("Nepal received grain from India.", ("India", "Aid", "Nepal", "occurred")),
    ("Brazil drew an unusual rebuke from Argentina.", ("Argentina", "Accuse", "Brazil", "occurred")),
    ("Ghana paid tribute to Togo.", ("Ghana", "Support", "Togo", "occurred")),
    ("Officials said that Yemen was behind attacks on three Omani ships.", ("Yemen", "Assault", "Oman", "occurred")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dyad"), DONE, ids=[d[1][1] + " " + d[0][:30] for d in DONE])
def test_an_act_has_its_type_and_direction(text: str, dyad: Dyad) -> None:
    assert dyad[:3] in {d[:3] for d in dyads(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Oman and Yemen agreed to keep the channel open.",
        "Oman and Yemen signed a fishing accord.",
        "Oman agreed with Yemen on a fishing zone.",
        "Diplomats of Oman and Yemen accused each other of bad faith.",
    ],
)
def test_reciprocal_acts_go_both_ways(text: str) -> None:
    found = {d[:3] for d in dyads(text)}
    kind = "Accuse" if "accused" in text else "Agree"
    assert {("Oman", kind, "Yemen"), ("Yemen", kind, "Oman")} <= found
    assert all(source != target for source, _, target in found)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Greece demanded that Turkey withdraw its ships from Cyprus.", "Retreat"),
        ("Rwanda agreed to release the Ugandan drivers.", "Concede"),
        ("Algeria refused to withdraw from Mali.", "Retreat"),
        ("Eritrea threatened to bomb Djibouti.", "Assault"),
        ("If Chad attacks Niger, the union will meet.", "Assault"),
        ("Chad would have attacked Niger.", "Assault"),
        ("Workers in Bolivia began a hunger strike against Chile.", "Assault"),
    ],
)
def test_what_is_not_told_as_done_is_no_act_of_its_own(text: str, absent: str) -> None:
    assert absent not in {kind for _, kind, _, status in dyads(text) if status in ("occurred", "ongoing", "claimed")}


def test_what_somebody_is_thanked_or_blamed_for_is_told_as_done() -> None:
    found = dyads("Tomorrow Ireland will thank Jordan for sheltering Syrian refugees.")
    assert ("Ireland", "Support", "Jordan", "planned") in found
    assert ("Jordan", "Aid", "Syria", "occurred") in found


def test_a_promise_of_violence_is_a_threat() -> None:
    assert ("Chad", "Threaten", "Niger") in {d[:3] for d in dyads("Chad vowed to attack Niger.")}
    assert ("Chad", "Threaten", "Niger") in {d[:3] for d in dyads("Chad said it would bomb Niger.")}


def test_a_demand_needs_no_verb_of_demanding() -> None:
    found = {d[:3] for d in dyads("Sweden said Belarus must free the reporters.")}
    assert ("Sweden", "Request", "Belarus") in found


def test_a_refusal_answers_the_demand_before_it() -> None:
    found = {d[:3] for d in dyads("Greece demanded that Turkey recall the ship. Turkey refused.")}
    assert ("Turkey", "Reject", "Greece") in found


def test_an_act_told_three_times_is_one_event() -> None:
    events, _ = told("Chad bombed Niger. The minister said that Chad had bombed Niger. Everybody knew that Chad bombed Niger.")
    assaults = [e for e in events if e.type == "Assault"]
    assert len(assaults) == 1
    assert len(assaults[0].proofs) == 3


def test_two_raids_on_two_days_are_two_events() -> None:
    events, _ = told("Chad bombed Niger on May 5. Chad bombed Niger again on May 19.")
    assert len([e for e in events if e.type == "Assault"]) == 2


def test_each_proof_keeps_its_own_status() -> None:
    events, notes = told("Niger accused Chad of bombing Malian villages. Chad bombed Mali.")
    (assault,) = [e for e in events if e.type == "Assault"]
    assert [notes.entities[i].name for i in assault.ids("target")] == ["Mali"]
    assert {p.status for p in assault.proofs} == {"claimed", "occurred"}
    assert assault.status == "occurred"


def test_a_person_acts_for_the_party_of_the_office() -> None:
    events, notes = told("Kenyan Foreign Minister Grace Otieno condemned Somalia.")
    (accusation,) = [e for e in events if e.type == "Accuse"]
    assert [notes.entities[i].name for i in accusation.ids("source")] == ["Kenya"]
    assert [notes.entities[i].name for i in accusation.ids("actor")] == ["Grace Otieno"]


def test_people_come_into_office_leave_it_and_are_investigated() -> None:
    events, notes = told(
        "On May 5, Kenya appointed Grace Otieno as special envoy. Peter Mwangi resigned on May 4. Kenya is investigating Peter Mwangi."
    )
    ends = {e.type: [notes.entities[i].name for i in e.ids("target") or e.ids("source")] for e in events}
    assert ends["Appointment"] == ["Grace Otieno"]
    assert ends["Resignation"] == ["Peter Mwangi"]
    assert ends["Investigation"] == ["Peter Mwangi"]
    appointed = next(e for e in events if e.type == "Appointment")
    assert appointed.when is not None
    assert str(appointed.when.first) == "2025-05-05"


def test_what_somebody_will_not_do_is_a_rejection() -> None:
    assert ("Niger", "Reject", "Benin") in {d[:3] for d in dyads("Niger said it would not pay compensation to Benin.")}


def test_freeing_the_hostages_of_another_concedes_nothing_to_him() -> None:
    assert ("Kenya", "Concede", "Somalia") not in {d[:3] for d in dyads("Kenya freed sailors held by Somalia.")}


def test_a_deed_is_done_where_it_is_told_to_be() -> None:
    events, notes = told("Oman and Yemen signed a fishing accord in Geneva.")
    assert {notes.entities[e.place].name for e in events if e.place} == {"Geneva"}


def test_a_reporter_who_asks_demands_nothing() -> None:
    assert "Request" not in {d[1] for d in dyads("Reuters asked Kenya to confirm the figure.")}


def test_we_are_those_who_put_the_statement_out() -> None:
    text = "Today, the leaders of Ghana and Togo met and released the following statement:\nWe condemn the attack by Mali on Benin."
    assert {("Ghana", "Accuse", "Mali"), ("Togo", "Accuse", "Mali"), ("Mali", "Assault", "Benin")} <= {d[:3] for d in dyads(text)}
