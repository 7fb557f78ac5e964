"""Acts that other words than their own tell of: who is blamed, who asks to whom one says no, what is to follow, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.ingest.happened.acts.told import dyads

QUARREL = (
    "Peru accused Chile of moving the boundary stones. Chile accused Peru of sinking a ferry. Peru recalled its ambassador from Chile. "
)


def _triples(text: str, title: str = "") -> set[tuple[str, str, str]]:
    return {d[:3] for d in dyads(text, title=title)}


TOLD = [
    ("A bomb killed six Kenyan soldiers. Kenya blamed Sudan for the attack.", ("Sudan", "Assault", "Kenya")),
    ("A rocket hit a Kenyan school. Al-Shabab claimed responsibility for the attack.", ("Al-Shabab", "Assault", "Kenya")),
    ("A Kenyan base was shelled. The government of Kenya blames Al-Shabab for it.", ("Al-Shabab", "Assault", "Kenya")),
    ("Peru rejected a demand from Chile.", ("Chile", "Request", "Peru")),
    ("Peru dismissed Chilean accusations of fraud.", ("Chile", "Accuse", "Peru")),
    ("Mali said it would not send a team until Niger freed its pilots.", ("Mali", "Request", "Niger")),
    ("Kenya said Sudan would face consequences.", ("Kenya", "Threaten", "Sudan")),
    ("Kenya warned Sudan that any attack on its dams would be met with force.", ("Kenya", "Threaten", "Sudan")),
    ("Peru said Chile had committed atrocities.", ("Peru", "Accuse", "Chile")),
    ("The Carney government accused Chad of fraud.", ("Canada", "Accuse", "Chad")),
    ("Chad accused the Carney government of meddling.", ("Chad", "Accuse", "Canada")),
    ("Norway called on Lima to reopen the pass.", ("Norway", "Request", "Peru")),
    ("Peru's army raided a depot in Chile, which Norway denounced.", ("Norway", "Accuse", "Peru")),
    ("Norway backed Peru's raid but Kenya criticised it.", ("Kenya", "Accuse", "Peru")),
    ("Norway rejected Niger's decision to scrap the pact with Mali.", ("Niger", "Sanction", "Mali")),
    ("Chad freed Maria Silva, who had been jailed for a year.", ("Chad", "Coerce", "Maria Silva")),
    ("A strike ordered by Chad hit a market in Sudan.", ("Chad", "Assault", "Sudan")),
    ("Peru suspended its aid to Chile. It told its neighbour to pay.", ("Peru", "Request", "Chile")),
    ("Chad's army said Sudanese troops had shelled its positions.", ("Sudan", "Assault", "Chad")),
    ("Fighting broke out between Chad and Sudan.", ("Sudan", "Assault", "Chad")),
    ("A treaty was signed between Nepal and Bhutan.", ("Bhutan", "Agree", "Nepal")),
    ("Egypt is set to sign a pact with Sudan.", ("Egypt", "Agree", "Sudan")),
]


@pytest.mark.parametrize(("text", "dyad"), TOLD, ids=[t[0][:45] for t in TOLD])
def test_an_act_told_by_way_of_something_else(text: str, dyad: tuple[str, str, str]) -> None:
    assert dyad in _triples(text)


def test_each_of_two_who_were_just_named() -> None:
    found = _triples("Peru and Chile are at war. Each side blamed the other for the fire.")
    assert {("Peru", "Accuse", "Chile"), ("Chile", "Accuse", "Peru")} <= found


def test_an_outsider_welcomes_what_two_have_signed() -> None:
    found = _triples("Peru and Chile signed a truce on Monday. Norway welcomed the deal.")
    assert {("Norway", "Support", "Peru"), ("Norway", "Support", "Chile")} <= found


def test_an_offer_to_mediate_is_made_to_both() -> None:
    found = _triples(QUARREL + "Norway offered to mediate.")
    assert {("Norway", "Request", "Peru"), ("Norway", "Request", "Chile")} <= found


def test_others_do_the_same_to_the_same() -> None:
    assert ("Kenya", "Sanction", "Chile") in _triples("Peru recalled its ambassador from Chile. Kenya also recalled its ambassador.")


def test_those_who_come_to_an_accord_do_what_it_says_for_each_other() -> None:
    text = "Sudan and the Justice and Equality Movement signed an accord. Under it, Sudan will free the prisoners."
    assert ("Sudan", "Concede", "Justice and Equality Movement") in _triples(text)


def test_rebels_in_a_country_are_not_the_country() -> None:
    assert ("Norway", "Assault", "Mali") not in _triples("Norwegian jets bombed Islamist rebels in Mali.")


def test_what_somebody_must_stop_has_not_stopped() -> None:
    found = _triples("Chad must stop its raids, Sudan said.")
    assert ("Sudan", "Request", "Chad") in found
    assert not {d for d in found if d[1] == "Retreat"}


def test_whom_one_stands_by_one_does_not_condemn() -> None:
    text = "Kenya shelled a Somali port. A bomb tore up a Kenyan bus. Norway condemned the bus attack"
    found = _triples(text + " and reaffirmed its support for Kenya.")
    assert ("Norway", "Support", "Kenya") in found
    assert ("Norway", "Accuse", "Kenya") not in found


def test_police_who_arrest_people_do_so_at_home() -> None:
    text = QUARREL + "Chilean police have arrested 40 people."
    assert ("Chile", "Coerce", "Peru") not in _triples(text)


def test_two_who_promise_soldiers_promise_each_other_nothing() -> None:
    assert {d[1] for d in _triples("Peru and Chile promised to send soldiers.")} <= {"Mobilize"}
