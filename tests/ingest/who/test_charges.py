"""Names after what their bearers have charge of, and whom the article describes before it names him or her."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, doc_of, meant, named, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        ("Kenyan Minister of African Integration Moses Otieno met reporters.", "Moses Otieno", "Minister of African Integration", "Kenya"),
        ("The team was led by Peru's Minister of Economy Rosa Quispe.", "Rosa Quispe", "Minister of Economy", "Peru"),
        (
            "The U.S. Special Envoy for Water Policy Ambassador Jane Doe left.",
            "Jane Doe",
            "Special Envoy for Water Policy",
            "United States",
        ),
        ("The U.S. Chargé d'Affaires a.i. Jane Doe joined them.", "Jane Doe", "Chargé d'Affaires", "United States"),
        ("Jan Novak, an under secretary in Peru's Foreign Ministry, said so.", "Jan Novak", "under secretary", "Foreign Ministry"),
        ("Fiji's Leader of the Opposition Ana Silva spoke.", "Ana Silva", "Leader of the Opposition", "Fiji"),
        ("Labour leader Ana Silva met the mayor.", "Ana Silva", "leader", "Labour"),
        ("Opposition leader Ana Silva met the mayor.", "Ana Silva", "Opposition leader", None),
        ("The Rt Hon Jane Doe, the British Home Secretary, left.", "Jane Doe", "Home Secretary", "United Kingdom"),
        ("Visiting Chinese Vice Premier Zhao Wenhao met reporters.", "Zhao Wenhao", "Vice Premier", "China"),
        (
            "Unification Minister Kim Su-hyun told North Korea and South Korea to talk.",
            "Kim Su-hyun",
            "Unification Minister",
            "South Korea",
        ),
    ],
)
def test_titles_with_a_charge(pipeline: str, text: str, name: str, title: str, of: str | None) -> None:
    assert (title, of) in offices(notes(text, pipeline), name)


def test_an_abbreviated_title_is_no_body(pipeline: str) -> None:
    found = notes("The U.S. National Security Adviser (NSA) Jane Doe phoned Omar Haddad.", pipeline)
    assert offices(found, "Jane Doe") == {("National Security Adviser", "United States")}
    assert named(found, "Organization") == {}


LEAD = "Norway's foreign minister arrived in Lusaka on Monday. "


def test_whom_the_lead_describes_the_next_sentence_names(pipeline: str) -> None:
    text = LEAD + '"We want peace," Ingrid Solberg said after landing.'
    assert offices(notes(text, pipeline), "Ingrid Solberg") == {("foreign minister", "Norway")}
    assert meant(doc_of(text, pipeline), "minister") == ["Ingrid Solberg"]


@pytest.mark.parametrize("who", ["Peruvian President Rosa Quispe said.", "Rui Tavares, a historian in Porto, said."])
def test_somebody_with_a_calling_of_his_own_is_another(pipeline: str, who: str) -> None:
    found = notes(LEAD + f'"We want peace," {who}', pipeline)
    assert all(("foreign minister", "Norway") not in offices(found, p) for p in named(found, "Person"))


def test_a_presidents_envoy_is_sent_to_another_state(pipeline: str) -> None:
    found = notes("Jan Novak, President Rosa Quispe's special envoy to Sudan, was silent. Sudan was silent too.", pipeline)
    assert offices(found, "Rosa Quispe") == {("President", None)}


def test_his_counterpart_is_that_of_whom_the_sentence_before_tells(pipeline: str) -> None:
    text = (
        "Indian Foreign Secretary Arun Nair came with a letter from Indian Prime Minister Vikram Rao. "
        "He also met his counterpart, Masud Karim, in Bangladesh."
    )
    assert "Foreign Secretary" in {t for t, _ in offices(notes(text, pipeline), "Masud Karim")}


def test_a_counterpart_at_the_united_nations(pipeline: str) -> None:
    text = "Ana Silva, the EU special envoy to Mali, left. Jan Novak, her United Nations counterpart, stayed."
    assert offices(notes(text, pipeline), "Jan Novak") == {("special envoy to Mali", "United Nations")}


def test_the_latter_and_the_former(pipeline: str) -> None:
    text = "Ana Silva met Omar Haddad after the latter's return from Lima."
    assert meant(doc_of(text, pipeline), "latter") == ["Omar Haddad"]


def test_a_family_name_that_looks_like_a_noun(pipeline: str) -> None:
    assert "Ajit Nair" in named(notes("Jan Novak, the adviser, met India's Ajit Nair.", pipeline), "Person")


def test_a_body_after_what_it_is(pipeline: str) -> None:
    found = notes("Ana Silva, the mediator of west African bloc ECOWAS and a former minister, met reporters.", pipeline)
    assert ("mediator", "ECOWAS") in offices(found, "Ana Silva") or pipeline.startswith(
        "en_core"
    )  # the small model takes ECOWAS for a verb


def test_who_comes_along_is_of_the_same_state(pipeline: str) -> None:
    text = (
        "Swedish Prime Minister Goran Berg met Latvian President Vaira Ozola. "
        "She is accompanied by Foreign Minister Artis Kalns and some businessmen."
    )
    assert offices(notes(text, pipeline), "Artis Kalns") == {("Foreign Minister", "Latvia")}


def test_a_release_names_its_own_people_without_their_state(pipeline: str) -> None:
    title = "Special Envoy for the Sahel Jane Doe's Travel to Peru, the Gambia, and Chad"
    text = "Special Envoy for the Sahel Jane Doe will travel to Peru, the Gambia, and Chad next week. Ambassador Doe will meet ministers."
    assert {of for _, of in offices(notes(text, pipeline, title=title), "Jane Doe")} == {"United States"}


def test_the_foreign_office_of_an_article_about_pakistan(pipeline: str) -> None:
    found = notes("Foreign Office spokesperson Ana Khan told reporters in Islamabad that Pakistan was glad.", pipeline)
    assert "United Kingdom" not in named(found, "Country")


def test_a_dash_ends_a_title(pipeline: str) -> None:
    found = notes("Jan Novak, Peru's envoy - no relation - left.", pipeline)
    assert offices(found, "Jan Novak") == {("envoy", "Peru")}


def test_a_retired_general(pipeline: str) -> None:
    found = notes("Kenya's chief mediator, Lt. Gen. (Rtd) Moses Otieno, spoke.", pipeline)
    assert ("chief mediator", "Kenya") in offices(found, "Moses Otieno")


def test_who_doubles_as_something_is_it(pipeline: str) -> None:
    found = notes("Ana Silva, who doubles as the party's treasurer, left.", pipeline)
    assert {t for t, _ in offices(found, "Ana Silva")} == {"treasurer"}


def test_whose_a_body_is_that_names_no_state(pipeline: str) -> None:
    text = "Tajik Foreign Minister Omar Rahmon met the head of the State Tourism Committee, Ana Safarova, on Monday."
    found = notes(text, pipeline)
    (body,) = [e for e in found.entities.values() if e.name == "State Tourism Committee"]
    assert found.entities[body.country or ""].name == "Tajikistan"


def test_a_border_committee_is_of_no_one_state(pipeline: str) -> None:
    found = notes("Tajik Foreign Minister Omar Rahmon met the head of the Joint Border Committee, Ana Safarova, on Monday.", pipeline)
    assert all(e.country is None for e in found.entities.values() if e.name == "Joint Border Committee")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The chief negotiators of both sides, Trade Minister Ana Silva of Peru and General Omar Salem of Chad, signed it.",
            {"Ana Silva": ("chief negotiator", "Peru"), "Omar Salem": ("chief negotiator", "Chad")},
        ),
        (
            "Foreign ministers of several countries came, among them Peru's Ana Silva, Chad's Omar Salem and Ingrid Holm of Norway.",
            {"Omar Salem": ("Foreign minister", "Chad"), "Ingrid Holm": ("Foreign minister", "Norway")},
        ),
        (
            "The Special Representatives of Peru and Chad, Ambassador Ana Silva and Deputy Speaker Omar Salem, met in Oslo.",
            {"Ana Silva": ("Special Representative", "Peru"), "Omar Salem": ("Special Representative", "Chad")},
        ),
    ],
)
def test_a_plural_gives_each_of_those_listed_the_office(pipeline: str, text: str, expected: dict[str, tuple[str, str]]) -> None:
    found = notes(text, pipeline)
    for name, office in expected.items():
        assert office in offices(found, name)


def test_members_are_no_office_of_the_next_name(pipeline: str) -> None:
    found = notes("They thanked the Trade Council (TC) members and Prime Minister Ana Silva of Peru.", pipeline)
    assert offices(found, "Ana Silva") == {("Prime Minister", "Peru")}


def test_a_bracket_inside_a_title(pipeline: str) -> None:
    found = notes("Caribbean Trade Council (CTC) chairman Ana Silva spoke.", pipeline)
    assert offices(found, "Ana Silva") == {("chairman", "Caribbean Trade Council")}


def test_who_would_become_something_is_not_yet(pipeline: str) -> None:
    found = notes("Under the deal, Ana Silva would become prime minister of Peru.", pipeline)
    assert offices(found, "Ana Silva") == set()


def test_a_partys_leader_in_apposition(pipeline: str) -> None:
    found = notes("The Labour leader, Jeremy Holt, accused her of dithering.", pipeline)
    assert offices(found, "Jeremy Holt") == {("leader", "Labour")}
