"""Whom an act faces where neither its sentence nor the one before says so, in sentences of our own."""

from __future__ import annotations

from tests.ingest.happened.acts.told import dyads

QUARREL = (
    "Peru accused Chile of moving the boundary stones. Chile accused Peru of sinking a ferry. Peru recalled its ambassador from Chile. "
)


def _triples(text: str, title: str = "") -> set[tuple[str, str, str]]:
    return {d[:3] for d in dyads(text, title=title)}


def test_a_refusal_faces_whom_the_article_sets_against_it() -> None:
    filler = "The harvest was good this year. Schools opened in March. Tourists came from all over the world. Trains ran on time. "
    assert ("Peru", "Reject", "Chile") in _triples(QUARREL + filler + "Peru refused to pay.")


def test_an_outsider_asks_both_sides_of_the_article() -> None:
    found = _triples(QUARREL + "Norway urged both governments to show restraint.")
    assert {("Norway", "Request", "Peru"), ("Norway", "Request", "Chile")} <= found


def test_a_charge_is_denied_to_whoever_made_it() -> None:
    assert ("Chile", "Reject", "Peru") in _triples("Peru said Chilean soldiers had burned a mill, a charge that Chile denied.")
    assert ("Chile", "Reject", "Peru") in _triples("Peru had offered to lend the pumps, an offer that Chile spurned.")


def test_what_another_had_ordered_is_turned_down_to_him() -> None:
    assert ("Chile", "Reject", "Norway") in _triples("Norway proposed a joint inquiry, which Chile turned down.")


def test_one_name_of_two_in_a_headline_stands_for_both() -> None:
    text = QUARREL + "Peruvian and Chilean ministers met in Oslo on Monday. The Peruvian and Chilean ministers agreed to a truce."
    assert {("Peru", "Agree", "Chile"), ("Chile", "Agree", "Peru")} <= _triples(text)


def test_him_after_a_call_is_whom_was_called() -> None:
    text = "Norwegian Prime Minister Kari Berg telephoned Chilean President Luis Soto on Monday and asked him to reopen the pass."
    assert ("Norway", "Request", "Chile") in _triples(text)


def test_a_deed_is_condemned_by_a_noun_that_takes_it_up() -> None:
    text = "Chile expelled two Peruvian diplomats on Sunday. Peru condemned the expulsion."
    assert ("Peru", "Accuse", "Chile") in _triples(text)


def test_a_condition_makes_a_threat() -> None:
    assert ("Peru", "Threaten", "Chile") in _triples("Peru said it would close the border unless Chile paid.")
    assert ("Peru", "Threaten", "Chile") in _triples("Peru warned Chile that it would cut off the water.")
