"""Whose rulers, rebels and bodies are that the text names without an owner, in sentences of our own."""

from __future__ import annotations

from tests.ingest.happened.acts.told import dyads


def _triples(text: str, title: str = "") -> set[tuple[str, str, str]]:
    return {d[:3] for d in dyads(text, title=title)}


def test_the_government_is_the_one_named_before() -> None:
    text = "The Kenyan government signed the pact. Ugandan traders were glad. The government accused Uganda of smuggling."
    assert ("Kenya", "Accuse", "Uganda") in _triples(text)


def test_the_ministry_in_a_capital_is_that_country_s() -> None:
    assert ("Norway", "Accuse", "Chile") in _triples("The trade ministry in Oslo accused Chile of dumping salmon.")


def test_rebels_are_the_one_armed_group() -> None:
    text = "The Taliban met Norwegian envoys in Oslo. Chile accused the rebels of taking hostages."
    assert ("Chile", "Accuse", "Taliban") in _triples(text)


def test_a_body_goes_by_its_last_word() -> None:
    text = "The African Union met in Lima. Norway criticised the union."
    assert ("Norway", "Accuse", "African Union") in _triples(text)


def test_it_goes_on_with_who_did_the_one_before() -> None:
    text = "Chile imposed sanctions on Peru in May. It has since banned imports of Peruvian wine."
    assert ("Chile", "Sanction", "Peru") in _triples(text)
    assert len([d for d in dyads(text) if d[1] == "Sanction"]) == 1


def test_an_opposition_leader_does_not_act_for_the_state() -> None:
    found = _triples("Exiled Peruvian opposition leader Ana Vega asked Norway to impose sanctions.")
    assert ("Ana Vega", "Request", "Norway") in found
    assert not any(source == "Peru" for source, _, _ in found)


def test_whose_takes_up_the_noun_before_it() -> None:
    assert ("Chile", "Cooperate", "Peru") in _triples("Chile, whose soldiers have fought on the side of Peru, stayed away.")


def test_we_in_a_statement_are_those_who_put_it_out() -> None:
    text = "The vote was neither free nor fair. We condemn Chile's raid on the newspaper."
    assert ("Peru", "Accuse", "Chile") in _triples(text, title="Statement by the Foreign Ministry of Peru on the vote")
