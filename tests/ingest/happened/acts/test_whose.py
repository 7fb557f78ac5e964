"""Whose an act is and whom it is aimed at where the sentence gives it only in part, in sentences of our own."""

from __future__ import annotations

from graphkit.model import Article
from ingest.happened.acts.parties import Side, sides_of
from ingest.notes import Notes, Office
from tests.ingest.happened.acts.told import acts, dyads

TALKS = "Peruvian and Chilean negotiators met in Lima on Monday. "


def test_a_former_official_acts_for_himself() -> None:
    found = dyads("Former Kenyan Foreign Minister Peter Moraa urged Uganda to reopen the border.")
    assert ("Peter Moraa", "Request", "Uganda") in {d[:3] for d in found}
    assert not any(d[0] == "Kenya" for d in found)


def test_an_adviser_acts_for_the_country_of_his_chief() -> None:
    notes = Notes(Article(id="t", title="", text="", published="2025-06-03"))
    norway, chief, adviser = notes.new_entity("Country", "Norway"), notes.new_entity("Person", "Berg"), notes.new_entity("Person", "Lund")
    chief.country = norway.id
    adviser.offices.append(Office("adviser", chief.id, 0, 1))
    assert sides_of(adviser, notes) == [Side(norway.id, adviser.id)]
    adviser.offices[0].former = True
    assert sides_of(adviser, notes) == [Side(adviser.id)]


def test_a_promise_not_to_attack_is_no_threat() -> None:
    assert "Threaten" not in {d[1] for d in dyads(TALKS + "Peru promised not to attack.")}
    assert "Threaten" in {d[1] for d in dyads(TALKS + "Peru vowed to strike back.")}


def test_a_report_is_not_denied_to_the_other_side_of_the_talks() -> None:
    assert ("Peru", "Reject", "Chile") not in {d[:3] for d in dyads(TALKS + "Peru denied a report in a daily that its envoy had resigned.")}
    assert ("Peru", "Reject", "Chile") in {d[:3] for d in dyads(TALKS + "Peru refused to withdraw its boats.")}


def test_a_retreat_is_from_the_other_side_of_the_talks() -> None:
    assert ("Peru", "Retreat", "Chile") in {d[:3] for d in dyads(TALKS + "Peru will pull its troops out of the valley.")}


def test_a_people_in_another_country_is_that_country_s() -> None:
    found = {d[:3] for d in dyads("Kenyan Somalis urged Uganda to reopen the border.")}
    assert ("Kenya", "Request", "Uganda") in found
    assert not any(d[0] == "Somalia" for d in found)
    found = {d[:3] for d in dyads("Ethnic Hungarians in Romania criticized Austria.")}
    assert ("Romania", "Accuse", "Austria") in found
    assert not any(d[0] == "Hungary" for d in found)
    found = {d[:3] for d in dyads("Ethnic Hungarian leaders criticized Austria.")}
    assert not any(d[0] == "Hungary" for d in found)


def test_a_subject_read_as_a_time_is_not_the_speaker() -> None:
    found = {d[:3] for d in dyads("Lima said such a step enjoyed support from Chile.")}
    assert ("Chile", "Support", "Peru") not in found


def test_a_charge_against_those_in_a_part_of_the_own_country_is_told_without_a_target() -> None:
    found = acts("The Sudanese government accused Darfur rebels of breaking a ceasefire.")
    assert ("Accuse", ("Sudan",), ()) in found


def test_a_deed_is_told_with_its_place_alone() -> None:
    found = acts("Israeli tanks shelled the town of Jericho on Monday.")
    assert ("Assault", ("Israel",), ()) in found
    assert not acts("Israeli tanks shelled the hill on Monday.")


def test_a_suspension_that_is_announced_is_one() -> None:
    assert ("Italy", "Sanction", "Serbia", "occurred") in dyads("Italy announced a suspension of air links with Serbia.")


def test_workers_go_on_strike() -> None:
    assert ("Protest", ("Greece",), ()) in acts("Thousands of Greek workers went on strike over a bill.")


def test_a_plural_s_present_tense_is_not_to_come() -> None:
    found = dyads("Chad and Mali accuse Niger of theft.")
    assert {("Chad", "Accuse", "Niger", "occurred"), ("Mali", "Accuse", "Niger", "occurred")} <= found


def test_a_victim_that_tells_what_was_done_to_it_accuses() -> None:
    found = dyads("Bolivia said Peruvian planes had bombed Bolivian villages.")
    assert ("Peru", "Assault", "Bolivia", "claimed") in found
    assert ("Bolivia", "Accuse", "Peru", "occurred") in found
    found = dyads("Chile said Peruvian planes had bombed Bolivian villages.")
    assert ("Peru", "Assault", "Bolivia", "claimed") in found
    assert "Accuse" not in {d[1] for d in found}


def test_the_object_may_be_what_somebody_calls_it() -> None:
    assert ("Chile", "Assault", "Peru") in {d[:3] for d in dyads("Chilean forces bombed what Lima says are Peruvian positions.")}
    assert ("Chad", "Agree", "Niger") in {d[:3] for d in dyads("Chad and Niger signed what Niger called a truce.")}


def test_entry_by_force_and_a_warrant() -> None:
    found = {d[:3] for d in dyads("Peruvian police forced their way into the Bolivian embassy.")}
    assert ("Peru", "Assault", "Bolivia") in found
    text = "Kenyan minister Alex Berg, who is wanted by the International Criminal Court, flew home."
    assert ("International Criminal Court", "Coerce", "Kenya") in {d[:3] for d in dyads(text)}


def test_both_sides_are_those_at_the_table() -> None:
    found = {d[:3] for d in dyads(TALKS + "Norway called on both sides to stop fighting.")}
    assert {("Norway", "Request", "Peru"), ("Norway", "Request", "Chile")} <= found
    found = {d[:3] for d in dyads(TALKS + "Peru urged both sides to sign.")}
    assert ("Peru", "Request", "Peru") not in found


def test_that_demand_is_the_one_before() -> None:
    found = {d[:3] for d in dyads("Peru asked Chile for two million tons of oil. Bolivia called that demand excessive.")}
    assert ("Bolivia", "Accuse", "Peru") in found
    assert not [d for d in dyads("Bolivia called that demand excessive.") if d[1] == "Accuse"]


def test_what_is_cut_is_cut_with_whoever_provoked_it() -> None:
    assert ("Peru", "Sanction", "Chile") in {d[:3] for d in dyads("Peru cut relations on Monday after Chile seized a trawler.")}
    assert ("Peru", "Sanction", "Chile") in {d[:3] for d in dyads("Peru severed relations over the Chilean raid.")}
    found = {d[:3] for d in dyads("Chilean planes bombed a Peruvian bridge. Lima then closed all crossings.")}
    assert ("Peru", "Sanction", "Chile") in found
    assert not [d for d in dyads("Lima closed all crossings.") if d[1] == "Sanction"]
    assert not [d for d in dyads("Peru extended its sanctions after Chile appealed for them.") if d[1] == "Sanction" and d[2] == "Chile"]
