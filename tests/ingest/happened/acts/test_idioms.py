"""Turns of phrase for what one party does to another: each row of the lexicon's idioms in a sentence of our own."""

from __future__ import annotations

import pytest

from tests.ingest.happened.acts.told import dyads

SAID = [
    ("Agree", "Chad signed up to Niger's plan."),
    ("Agree", "Chad gave its consent to Niger's request for transit."),
    ("Agree", "Chad and Niger hammered out a compromise late on Tuesday."),
    ("Support", "Chad came to the defence of Niger."),
    ("Support", "Chad spoke out in favour of Niger."),
    ("Support", "Chad recognized Niger as an independent state."),
    ("Support", "Chad said Niger was right to close the mine."),
    ("Support", "Chad vowed to stand by Niger."),
    ("Cooperate", "Chad fought alongside Niger."),
    ("Cooperate", "Chad and Niger launched a joint operation."),
    ("Aid", "Chad wrote off Niger's debt."),
    ("Aid", "Chad came to Niger's aid with a loan."),
    ("Concede", "Chad gave in to Niger's demands."),
    ("Concede", "Chad exempted Niger from the duties."),
    ("Concede", "Chad eased visa rules for Niger's citizens."),
    ("Retreat", "Chad called off its attack on Niger."),
    ("Retreat", "Chad's soldiers left Niger on Sunday."),
    ("Request", "Chad would like Niger to wait."),
    ("Request", "Chad proposed direct talks with Niger."),
    ("Request", "Chad gave Niger until Friday to respond."),
    ("Request", "Niger came under pressure from Chad."),
    ("Request", "Chad wants an apology from Niger."),
    ("Accuse", "Chad took Niger to task."),
    ("Accuse", "Chad laid the blame on Niger."),
    ("Accuse", "Chad said Niger was behind the attack."),
    ("Accuse", "Chad said Niger had violated the ceasefire."),
    ("Accuse", "Chad called Niger's attack cowardly."),
    ("Reject", "Chad said it would not negotiate with Niger."),
    ("Reject", "Chad does not recognise Niger."),
    ("Reject", "Chad poured cold water on Niger's plan."),
    ("Reject", "Chad has no intention of talking to Niger."),
    ("Threaten", "Chad vowed revenge on Niger."),
    ("Threaten", "Chad said it would respond to any attack by Niger."),
    ("Sanction", "Chad called its ambassador home from Niger."),
    ("Sanction", "Chad tore up a treaty with Niger."),
    ("Sanction", "Chad suspended Niger from the bloc."),
    ("Coerce", "Chad turned back a boat from Niger."),
    ("Assault", "Two Niger soldiers died in a Chad air strike."),
    ("Assault", "Fighting between Chad and Niger lasted a week."),
    ("Assault", "Chad retaliated with strikes on Niger."),
]


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_idiom(kind: str, text: str) -> None:
    assert ("Chad", kind, "Niger") in {d[:3] for d in dyads(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chad did not negotiate with Niger on Sunday.",
        "Chad's minister said a German backed the plan.",
        "Chad warned that Niger had attacked a village.",
    ],
)
def test_no_refusal_nor_threat(text: str) -> None:
    assert not {d[1] for d in dyads(text) if d[0] == "Chad" and d[2] == "Niger"} & {"Reject", "Threaten"}


@pytest.mark.parametrize(
    "text",
    [
        "Talks on a fishing treaty between Chad and Niger will open in May.",
        "Chad and Niger met in Oslo with the aim to conclude a pact.",
    ],
)
def test_what_is_only_sought_is_no_agreement(text: str) -> None:
    assert "Agree" not in {d[1] for d in dyads(text)}


def test_a_state_s_protest_is_one() -> None:
    assert ("Chad", "Protest", "Niger") in {d[:3] for d in dyads("Chad protested the arrest of two priests by Niger.")}


def test_the_support_in_a_hyphen() -> None:
    assert ("Chad", "Support", "Taliban") in {d[:3] for d in dyads("The Chad-backed Taliban said nothing.")}
