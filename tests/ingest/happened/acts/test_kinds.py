"""Kinds of acts by the words that tell them: attempts, threats on a condition, demands and refusals; in sentences of our own."""

from __future__ import annotations

import pytest

from tests.ingest.happened.acts.told import Dyad, acts, dyads

DONE: list[tuple[str, Dyad]] = [
    ("Kenyan agents have tried to hack into the servers of a Ugandan bank.", ("Kenya", "Coerce", "Uganda", "occurred")),
    ("Oman announced that it will withdraw its pilots from Yemen unless the port is opened.", ("Oman", "Threaten", "Yemen", "occurred")),
    ("Peru said that it will recall its ambassador from Bolivia.", ("Peru", "Sanction", "Bolivia", "planned")),
    ("The Chadian army prepared to storm Libyan positions.", ("Chad", "Mobilize", "Libya", "occurred")),
    ("Greece ordered the Bolivian mission to close.", ("Greece", "Coerce", "Bolivia", "occurred")),
    ("Oslo forced an Omani agency out of the city.", ("Norway", "Sanction", "Oman", "occurred")),
    ("Kenya sped up the withdrawal of its forces from Somalia.", ("Kenya", "Retreat", "Somalia", "occurred")),
    ("Chile mobilized reservists for a war against Peru.", ("Chile", "Mobilize", "Peru", "occurred")),
    ("Two thousand Malians sought refuge in Niger.", ("Mali", "Request", "Niger", "occurred")),
    ("Kenya repeated its demand today that Uganda release the truck.", ("Kenya", "Request", "Uganda", "occurred")),
    ("Kenya began an invasion of Somalia.", ("Kenya", "Assault", "Somalia", "occurred")),
    ("Kenya opened a consulate in Lima.", ("Kenya", "Support", "Peru", "occurred")),
    ("Greek officials said easing the sanctions on Chad is out of the question.", ("Greece", "Reject", "Chad", "occurred")),
    ("Rangers from Kenya abused Somali herders.", ("Kenya", "Assault", "Somalia", "occurred")),
    ("Kenyan soldiers engaged in massacres in Somalia.", ("Kenya", "Assault", "Somalia", "occurred")),
    ("Cuban sailors said on Friday their fleet had begun its withdrawal from Haiti.", ("Cuba", "Retreat", "Haiti", "occurred")),
    ("Chile denounced a fishing ban that Peru imposed in May.", ("Chile", "Accuse", "Peru", "occurred")),
    ("Canada barred its banks from lending money to Eritrea's government.", ("Canada", "Sanction", "Eritrea", "occurred")),
    ("Mexico objected to the Cuban draft.", ("Mexico", "Reject", "Cuba", "occurred")),
    ("Kenya scoffed at Uganda.", ("Kenya", "Accuse", "Uganda", "occurred")),
    ("Ghana threw its weight behind Togo.", ("Ghana", "Support", "Togo", "occurred")),
    ("Oslo wants Chad to pay more.", ("Norway", "Request", "Chad", "occurred")),
    ("Kenyan students held a rally in front of the Ugandan consulate.", ("Kenya", "Protest", "Uganda", "occurred")),
    ("LIMA, June 2 - The Bolivian ambassador was summoned on Monday.", ("Peru", "Accuse", "Bolivia", "occurred")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dyad"), DONE, ids=[d[1][1] + " " + d[0][:30] for d in DONE])
def test_an_act_has_its_type_and_direction(text: str, dyad: Dyad) -> None:
    assert dyad in dyads(text)


def test_an_attempt_is_told_as_one_that_was_made() -> None:
    assert ("Assault", (), ("Chile",)) in acts("An attempt to assassinate the Chilean ambassador was foiled.")
    assert not acts("There will be no attempt to assassinate the Chilean ambassador.")


def test_without_a_condition_what_is_to_come_is_no_threat() -> None:
    assert "Threaten" not in {d[1] for d in dyads("Oman announced that it will withdraw its pilots from Yemen.")}


def test_a_demand_by_a_government_without_a_country_leaves_the_source_open() -> None:
    assert ("Request", (), ("Chad",)) in acts("The Smith administration declared that Chad must lower its tariffs.")


def test_a_demand_inside_a_country_has_no_target() -> None:
    assert ("Request", ("Niger",), ()) in acts("Niger's rebels announced that Niger must hold elections.")
    assert "Request" not in {kind for kind, *_ in acts("Niger announced that it must hold elections.")}


def test_who_is_against_a_country_is_not_its() -> None:
    assert not any("Chad" in (s, t) for s, _, t, _ in dyads("Gunmen killed an anti-Chad journalist in Lima."))


def test_who_is_told_of_by_the_way_is_no_target_of_unnamed_doers() -> None:
    assert not acts("Ana Ruiz, whose son died when one of the bombers detonated a device in London, wept.")


def test_cables_that_lead_to_a_place_tell_where_it_was_done() -> None:
    assert ("Assault", ("Afghanistan",), ()) in acts("Afghan rebels blew up two cables leading into Herat.")


def test_inspectors_who_are_sent_investigate() -> None:
    assert ("Investigation", ("IAEA",), ("Iran",)) in acts("The IAEA sent inspectors to Iran.")
    assert ("Investigation", ("Italy",), ()) in {(k, s, ()) for k, s, _ in acts("Ana Ruiz has been put under investigation in Italy.")}


def test_to_want_something_oneself_asks_nobody() -> None:
    assert "Request" not in {d[1] for d in dyads("Chad wants to buy grain from Mali.")}
    assert "Request" not in {d[1] for d in dyads("Chad wants to attack Mali.")}


def test_what_only_sounds_hostile_is_no_act() -> None:
    assert not acts("Norway left work on the treaty to Chad.")
    assert "Mobilize" not in {d[1] for d in dyads("Peru prepared to resume talks with Chile.")}
    assert not acts("The president said Kenya must work with Uganda.")
    assert "Coerce" not in {d[1] for d in dyads("Kenya ordered its soldiers to cease fire.")}
    assert not acts("PARIS, June 2 - A Kenyan envoy was summoned to Nairobi.")
    assert not acts("Kenya attempted to block a Ugandan motion.")
    assert "Accuse" not in {d[1] for d in dyads("The Chilean team hit at the Peruvian goal.")}
