"""Offices of those who serve somebody, of several at once, of ambassadors without their state, and of bodies that the text describes."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)

CALL = 'In an e-mail on Friday, the spokesman of President Hassan Noor, Abdi Warsame, wrote: "Somalia is sacred."'
LIST = "They came with British Foreign Secretary Jack Reed, French Foreign Minister Luc Blanc and Sergei Orlov of Russia."
STORM = 'British diplomats left after the British embassy in Tehran was stormed. Iran was sorry. The ambassador, Dominic Child, said: "No."'
KIM = "Chun Hae-sik and Roh Tae-min, South Korea's vice ministers of sports, were also at the table."
SPOKE = "The Spokesman for the Secretary-General, Stephane Roy, spoke. Antonio Reis, the UN Secretary-General, had called Peru."


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        (CALL, "Abdi Warsame", "spokesman", "Hassan Noor"),
        (SPOKE, "Stephane Roy", "Spokesman", "Antonio Reis"),
        ("Hikmet Aliev, an aide to the Azerbaijani president, came.", "Hikmet Aliev", "aide", "Azerbaijan"),
        ("Omar Salem, senior adviser to the Red Front, regretted it.", "Omar Salem", "senior adviser", "Red Front"),
        ("Peru's Jane Doe, Senior Adviser to the President, came.", "Jane Doe", "Senior Adviser to the President", "Peru"),
        (LIST, "Sergei Orlov", "Foreign Minister", "Russia"),
        (STORM, "Dominic Child", "ambassador", "United Kingdom"),
        ("China objected. Its ambassador in Panama City, Xu Yuan, said so.", "Xu Yuan", "ambassador", "China"),
        (KIM, "Chun Hae-sik", "vice minister of sports", "South Korea"),
        (KIM, "Roh Tae-min", "vice minister of sports", "South Korea"),
        ("Chad's General Omar Salem will travel to Bissau.", "Omar Salem", "General", "Chad"),
        ("The Turkish agency MIT, which is headed by Ibrahim Kara, agreed.", "Ibrahim Kara", "head", "MIT"),
        ("Noor Mezni, a spokesman for the joint force UNAMID, said so.", "Noor Mezni", "spokesman", "UNAMID"),
        ("The opposition Ararat alliance left, said Armen Sahak, its leader.", "Armen Sahak", "leader", "Ararat alliance"),
        ("Tsai Mei-ling, the candidate of the Forward Party, agreed.", "Tsai Mei-ling", "candidate", "Forward Party"),
        ("M23 agreed. Fidel Agao, the chief rebel negotiator, said so in Rome.", "Fidel Agao", "chief rebel negotiator", "M23"),
    ],
)
def test_of_whom_an_office_is(pipeline: str, text: str, name: str, title: str, of: str) -> None:
    assert (title, of) in offices(notes(text, pipeline), name)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The next day his spokesman, Dmitry Orlov, confirmed it.", "Dmitry Orlov", "spokesman"),
        ("Under the constitution the speaker of parliament, Ali Noor, takes over.", "Ali Noor", "speaker of parliament"),
    ],
)
def test_a_title_begins_with_its_own_phrase(pipeline: str, text: str, name: str, title: str) -> None:
    assert {t for t, _ in offices(notes(text, pipeline), name)} == {title}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ryan Crook, a fluent Arabic speaker, left.", "Ryan Crook"),
        ("France's foreign minister met Ana Silva and Rui Lopes of Cuba.", "Rui Lopes"),
    ],
)
def test_what_gives_no_office(pipeline: str, text: str, name: str) -> None:
    assert offices(notes(text, pipeline), name) == set()


PAIR = "The foreign ministers of Greece and Albania signed. Nikos Pappas of Greece and Ilir Hoxha of Albania shook hands."
THREE = "The foreign ministers of Chad, Mali and Niger met. Chad's Omar Salem and Mali's Abdou Keita spoke."
BOTH = "India and Pakistan agreed on a truce. Envoys from both countries, Arun Nair and Asif Khan, met in Oslo."


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        (PAIR, "Ilir Hoxha", "foreign minister", "Albania"),
        (BOTH, "Asif Khan", "Envoy", "Pakistan"),
        ("M23 fighters, including military chief Jean Ndala, crossed into Uganda.", "Jean Ndala", "military chief", "M23"),
        (
            "The Front's representative at the United Nations, Sidi Brahim, left.",
            "Sidi Brahim",
            "representative at the United Nations",
            None,
        ),
        ("A senior adviser to Fiji's president, Ana Silva, said no.", "Ana Silva", "senior adviser", "Fiji"),
        ("Fiji's leader met the president of its National Assembly, Ana Silva.", "Ana Silva", "president", "National Assembly"),
        ("A spokesman for Ana Silva's government, Ali Noor, said so.", "Ali Noor", "spokesman", "Ana Silva"),
        ("John Bolt, U.S. ambassador to Chad under President George Hale, left.", "John Bolt", "ambassador to Chad", "United States"),
        ("The chief negotiators, Juan Perez for the government and Jean Ndala for M23, spoke.", "Jean Ndala", "chief negotiator", "M23"),
        ("The Polls Commission's chief electoral officer, Ana Silva, left.", "Ana Silva", "chief electoral officer", "Polls Commission"),
    ],
)
def test_offices_told_by_plurals_and_groups(pipeline: str, text: str, name: str, title: str, of: str | None) -> None:
    found = offices(notes(text, pipeline), name)
    assert (title, of) in found if of is not None else title in {t for t, _ in found}


def test_of_ministers_none_where_not_all_are_found(pipeline: str) -> None:
    assert offices(notes(THREE, pipeline), "Abdou Keita") == set()


def test_another_name_in_one_word_is_the_same_person(pipeline: str) -> None:
    found = notes("Omar Hamid Salem, widely known as Hemti, accused the army. Hemti left. It joined a pact known as AUKUS.", pipeline)
    assert [e.name for e in found.entities.values() if e.type == "Person"] == ["Omar Hamid Salem"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru hosts the talks on the border. Foreign Minister Luis Mora led the Chadian side.",
        "The talks resumed in Peru, with Foreign Minister Luis Mora leading the Chadian side and Defense Minister Ali Barka the other.",
        "Peru hosts the talks. The Chadian team, headed by Foreign Minister Luis Mora, said little.",
        "Peru hosts the talks. Luis Mora, the foreign minister, who heads the Chadian delegation, said little.",
    ],
)
def test_who_leads_a_side_is_of_it(pipeline: str, text: str) -> None:
    assert {s for _, s in offices(notes(text, pipeline), "Luis Mora")} == {"Chad"}
