"""Two states that one breath names, officers beside those of another state, and what a release and a headline call somebody."""

from __future__ import annotations

from graphkit.model import Article
from ingest import extract


def events_of(text: str, title: str = "") -> set[tuple[str, str, frozenset[str]]]:
    found = extract(Article(id="t", title=title, published="2024-05-17", text=text))
    names = {e.id: e.name for e in found.entities}
    return {(e.type, names.get(e.place or "", ""), frozenset(names[p.entity] for p in e.participants)) for e in found.events}


def countries_of(text: str, title: str = "") -> dict[str, str | None]:
    found = extract(Article(id="t", title=title, published="2024-05-17", text=text))
    names = {e.id: e.name for e in found.entities}
    return {e.name: names.get(e.country or "") for e in found.entities if e.type == "Person"}


def test_neighbours_are_the_states_named_together_and_not_whose_envoy_met_one() -> None:
    text = (
        "The U.S. envoy, Daniel Carter, left without a commitment from Chad and Niger to hold talks. Carter met Chadian Prime Minister"
        " Ana Silva on Tuesday. The two neighbors have traded accusations since February."
    )
    accusing = {who for kind, _, who in events_of(text) if kind == "Accuse"}
    assert accusing == {frozenset({"Chad", "Niger"})}


def test_a_secretary_beside_another_states_is_of_the_release_s_own() -> None:
    text = (
        "The following is attributable to Spokesperson Laura Hill:\nSecretary of State James Walker met with Peruvian Foreign Minister"
        " Maria Reyes today. He thanked her for last month's dialogue in Lima, in which Secretary of Defense Robert Stone and Peruvian"
        " Secretary of Defense Antonio Cruz also took part."
    )
    countries = countries_of(text, "Secretary Walker's Meeting with Peruvian Foreign Minister Reyes")
    assert (countries["Robert Stone"], countries["Antonio Cruz"]) == ("United States", "Peru")
    assert any(place == "Lima" and {"Robert Stone", "Antonio Cruz"} <= who for kind, place, who in events_of(text) if kind == "Meeting")


def test_the_secretary_is_the_one_that_the_release_is_about() -> None:
    text = (
        "Secretary of State James Walker met with Philippine Secretary of Foreign Affairs Maria Reyes today in Lima. Secretary Walker"
        " thanked Secretary Reyes. The Secretary condemned Chad's attack on Niger."
    )
    accusing = [who for kind, _, who in events_of(text, "Secretary Walker's Meeting with Secretary Reyes") if kind == "Accuse"]
    assert accusing
    assert all("James Walker" in who and "Maria Reyes" not in who for who in accusing)


def test_a_headlines_verb_is_nobodys_name() -> None:
    countries = countries_of("The U.S. envoy, Daniel Carter, met Ana Silva of Chad on Friday.", "US Envoy Presses Chad on Port Dispute")
    assert set(countries) == {"Daniel Carter", "Ana Silva"}


def test_the_accused_denies_the_charge() -> None:
    text = "Chad's government accuses Omar Haddad, a rebel leader, of theft, a charge that he denies. President Ana Silva was in Lima."
    assert ("Reject", "", frozenset({"Omar Haddad", "Chad"})) in events_of(text)
