"""Offices whose state only the sentence or the paragraph tells, lists of them, and the parties before their leaders."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, named, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        # the state that the paragraph is about, not one that it is about something in
        (
            "Moscow, which has justified its march into Georgia, said it would reply. Deputy Foreign Minister Igor Belov called it wise.",
            "Igor Belov",
            ("Deputy Foreign Minister", "Russia"),
        ),
        # deputies are several
        (
            "Ukrainian Foreign Minister Ivan Bondar came to Ankara. Deputy Foreign Minister Oleg Rudenko met Turkish officials.",
            "Oleg Rudenko",
            ("Deputy Foreign Minister", "Ukraine"),
        ),
        # what he tells of is his own state's, whom he meets is another's
        (
            "Peru and Chile went on talking. Foreign Ministry spokesman Omar Vega said Chile would reply within a week.",
            "Omar Vega",
            ("Foreign Ministry spokesman", "Chile"),
        ),
        (
            "Polish President Jan Kos met Japan's envoy. Foreign Minister Adam Lis said Warsaw would sign.",
            "Adam Lis",
            ("Foreign Minister", "Poland"),
        ),
        # whose people are told something is not whose people tell it
        (
            "Peru is in trouble. As he had told Chilean ministers, President Omar Vega wants to talk to Chile.",
            "Omar Vega",
            ("President", "Peru"),
        ),
        (
            "Peru is in trouble. In talks with Chilean ministers, President Omar Vega asked for help.",
            "Omar Vega",
            ("President", "Peru"),
        ),
        # where he is
        (
            "Presidential spokesman Chun Ho-min, in Seoul, said the government had made no promises to Afghanistan.",
            "Chun Ho-min",
            ("Presidential spokesman", "South Korea"),
        ),
        ("Norway's Jens Berg called his Swedish opposite number, state secretary Lars Holm.", "Lars Holm", ("state secretary", "Sweden")),
        (
            "Greek Prime Minister Nikos Pappas and the army's chief of staff, Lt. Gen. Yannis Zervas, attended.",
            "Yannis Zervas",
            ("chief of staff", "Greece"),
        ),
        (
            "Taliban deputy prime minister Abdul Salam and acting foreign minister Amir Motaqi welcomed Russian envoy Zamir Kabirov.",
            "Amir Motaqi",
            ("acting foreign minister", "Taliban"),
        ),
        ("Republican senator Mark Kerr left for Oslo.", "Mark Kerr", ("senator", "United States")),
        ("Senate President Goodwill Akpan asked him to seek a solution.", "Goodwill Akpan", ("President", "Senate")),
    ],
)
def test_whose_a_bare_office_is(pipeline: str, text: str, name: str, wanted: tuple[str, str]) -> None:
    assert wanted in offices(notes(text, pipeline), name)


def test_a_state_has_many_senators(pipeline: str) -> None:
    text = "Senator Ana Silva, a US Democrat, spoke of Cuba and the Vatican. Senators Pat Lane and Jeff Cole flew to Havana."
    found = notes(text, pipeline)
    assert offices(found, "Pat Lane") == {("Senator", "United States")}


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        (
            "The foreign ministers of Peru, Chile and Bolivia, Ana Silva, Omar Vega and Luis Rojas, looked on.",
            {"Ana Silva": "Peru", "Omar Vega": "Chile", "Luis Rojas": "Bolivia"},
        ),
        (
            "The leaders of Norway and Sweden, Prime Ministers Jens Berg and Lars Holm, walked along the fjord.",
            {"Jens Berg": "Norway", "Lars Holm": "Sweden"},
        ),
        (
            "Prime Ministers Jens Berg of Norway and Lars Holm of Sweden, and Danish counterpart Mette Lund, spoke.",
            {"Jens Berg": "Norway", "Lars Holm": "Sweden", "Mette Lund": "Denmark"},
        ),
    ],
)
def test_lists_of_ministers_and_of_states(pipeline: str, text: str, homes: dict[str, str]) -> None:
    found = notes(text, pipeline)
    assert {name: of for name in homes for _, of in offices(found, name)} == homes


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Ian Marsh, the personal representative of UN Secretary-General Kofi Adu, said so.", "Ian Marsh",
         {("personal representative", "Kofi Adu")}),
        ("Canada's Industry and Trade Minister Paul Roy spoke.", "Paul Roy", {("Industry and Trade Minister", "Canada")}),
        ("US Permanent Representative to the OSCE Ambassador Mike Carr spoke.", "Mike Carr",
         {("Permanent Representative to the OSCE", "United States"), ("Ambassador", "United States")}),
        ("Nasser Karimi, the president charged, had lied to the court in Lima.", "Nasser Karimi", set()),
        ("Iran's foreign minister, Abbas Karimi, spoke. Esmail Bagheri, his ministry's spokesman, agreed.", "Esmail Bagheri",
         {("spokesman", "Iran")}),
        ("Home Minister Ram Thapa, the government's chief negotiator, and his rebel counterpart, Hari Rai, worked on it.", "Hari Rai",
         set()),
        ("Maman Sidi, the head of the U.N. mission MONUSCO, met the minister.", "Maman Sidi", {("head", "MONUSCO")}),
    ],
)  # fmt: skip
def test_what_belongs_to_a_title(pipeline: str, text: str, name: str, wanted: set[tuple[str, str]]) -> None:
    assert offices(notes(text, pipeline), name) == wanted


def test_parties_before_their_leaders(pipeline: str) -> None:
    text = "Talks went on. Liberal Democrat leader Jo Swan and Brexit Party leader Nigel Hall opposed them, as did the Sweden Democrats."
    found = notes(text, pipeline)
    assert {"Liberal Democrat", "Brexit Party", "Sweden Democrats"} <= named(found, "Organization").keys()
    assert offices(found, "Jo Swan") == {("leader", "Liberal Democrat")}
    faiths = notes("On Friday Druze leader Walid Haddad and opposition leader Kem Sok left.", pipeline)
    assert named(faiths, "Organization") == {}


def test_a_name_of_one_word_is_the_same_on_its_second_mention(pipeline: str) -> None:
    text = "Prime Minister Girish Koirala and rebel chief Prachand signed. Prachand, whose men had fought for a decade, smiled."
    found = notes(text, pipeline)
    assert "Prachand" in named(found, "Person")
    assert named(found, "Organization") == {}


def test_the_parties_of_the_united_states(pipeline: str) -> None:
    text = "Democrats in Washington praised the plan. A Republican senator, Mark Kerr, told US President Ana Hale that he would oppose it."
    found = notes(text, pipeline)
    assert {"Democrats", "Republican"} <= named(found, "Organization").keys()
    assert offices(found, "Mark Kerr") == {("senator", "United States")}


def test_acting_ministers_and_interim_governments(pipeline: str) -> None:
    text = "Acting Foreign Minister of the Libyan interim government Omar Salem met the acting minister of trade, Karim Haddad, in Tunis."
    found = notes(text, pipeline)
    assert ("Acting Foreign Minister", "Libya") in offices(found, "Omar Salem")


def test_a_team_led_by_somebody_and_a_ship(pipeline: str) -> None:
    found = notes("A UN team led by Ana de Silva came. Planes from the carrier USS Paul B. Nolan flew over.", pipeline)
    assert "Ana de Silva" in named(found, "Person")
    assert not any("Nolan" in name for name in named(found, "Person"))
