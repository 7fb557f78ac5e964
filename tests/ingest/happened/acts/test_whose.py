"""Whose an act is and whom it is aimed at where the sentence gives it only in part, in sentences of our own."""

from __future__ import annotations

from graphkit.model import Article
from ingest.happened.acts.parties import Side, sides_of
from ingest.notes import Notes, Office
from tests.ingest.happened.acts.told import dyads

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
