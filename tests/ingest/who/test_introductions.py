"""How news of many regions introduces people: styles and honorifics, chains of titles, names in brackets, agencies in datelines."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, named, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)

DELEGATION = (
    "The Somali delegation included Health Minister Dr. Abdinur Sheikh Warsame, Public Works Deputy Minister Mr. Jamaal Guled Ali and"
    " State Minister for Defense Mr. Yusuf Ali Dirie."
)
BUREAU = "Kenji Mori, director-general of the Japanese Foreign Ministry's Asian and Oceanian Affairs Bureau, met Ana Silva."
LIST = "The speaker of the National Assembly, Omar Salem, the president of the Senate, Luis Mora, and the premier, Ana Silva, met."
LED = "Luis Mora, Mali's prime minister under the Lima deal, met Omar Salem, commander of the Kenyan-led mission."
TWO = "Peru was led by Ana Silva, Salem's deputy, and Home Minister Luis Mora. They met Ali Barka, leader of the Fatah movement."
PACT = "Ivory Coast President Ana Silva signed the Ouagadougou deal. Opposition leader Omar Salem wants the Ouagadougou accord kept."
PRESIDENTS = "Ana Silva and Omar Salem, presidents of Peru and Chad, met in Lima."
GLOSS = "It was a step, in the words of the UN secretary general (Omar Salem). Talks with the President of Peru (Ana Silva) failed."


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (DELEGATION, "Abdinur Sheikh Warsame", {("Health Minister", "Somalia")}),
        (DELEGATION, "Jamaal Guled Ali", {("Public Works Deputy Minister", "Somalia")}),
        (DELEGATION, "Yusuf Ali Dirie", {("State Minister for Defense", "Somalia")}),
        (PRESIDENTS, "Ana Silva", {("president", "Peru")}),
        (PRESIDENTS, "Omar Salem", {("president", "Chad")}),
        (GLOSS, "Omar Salem", {("secretary general", "UN")}),
        (GLOSS, "Ana Silva", {("President", "Peru")}),
        (BUREAU, "Kenji Mori", {("director-general", "Asian and Oceanian Affairs Bureau")}),
        (
            "General Min Tun Aung, deputy chief of staff for the Arakan Army, spoke.",
            "Min Tun Aung",
            {("deputy chief of staff", "Arakan Army"), ("General", "Arakan Army")},
        ),
        ("Peru's envoy met Secretary of State for Wales Ana Silva.", "Ana Silva", {("Secretary of State for Wales", "United Kingdom")}),
        ("Sen. Omar Salem, R-Idaho, wrote to Peru.", "Omar Salem", {("Sen.", "United States")}),
        ("Peru's army chief, General Ana Silva, and the head of its secret police, Colonel Luis Mora, came.", "Luis Mora", None),
        ("Envoys met Ana Silva, the first lady of Chad.", "Ana Silva", {("first lady", "Chad")}),
        (LED, "Omar Salem", {("commander", "Kenya")}),
        (LED, "Luis Mora", {("prime minister", "Mali")}),
        (TWO, "Luis Mora", {("Home Minister", "Peru")}),
        (TWO, "Ali Barka", {("leader", "Fatah")}),
        (PACT, "Omar Salem", {("Opposition leader", "Ivory Coast")}),
        (
            "Chad spoke. Ana Silva, the international high representative, said so.",
            "Ana Silva",
            {("international high representative", None)},
        ),
        (
            "The envoys of Peru and the UN met Deputy special representative Ana Silva.",
            "Ana Silva",
            {("Deputy special representative", "UN")},
        ),
        ("Ana Silva of Peru met her counterpart, the Chadian Foreign Minister Omar Salem.", "Ana Silva", {("Foreign Minister", "Peru")}),
        ("German Chancellor Eva Klein, French President Luc Roy and Britain's Jo Bell met.", "Jo Bell", set()),
        ("Chad's information minister, Ana Silva, and rebel spokesman Omar Salem met.", "Omar Salem", {("rebel spokesman", None)}),
        (LIST, "Omar Salem", {("speaker", "National Assembly")}),
        (LIST, "Luis Mora", {("president", "Senate")}),
        ("Ana Silva, Under-Secretary-General for Peace, briefed Peru.", "Ana Silva", {("Under-Secretary-General for Peace", None)}),
        ("His Majesty Sultan Omar Salem met Qatar's emir.", "Omar Salem", {("Sultan", None)}),
        ("Nepal's talks with Maoist chief Omar Salem failed.", "Omar Salem", {("chief", "Maoist")}),
        ("The party's general secretary Ana Kumar Nepali was in Lima.", "Ana Kumar Nepali", None),
        ("Afghan officials met the mayor of Kandahar, Ana Silva.", "Ana Silva", {("mayor", "Afghanistan")}),
    ],
)
def test_offices(pipeline: str, text: str, name: str, expected: set[tuple[str, str | None]] | None) -> None:
    found = offices(notes(text, pipeline), name)
    if expected is None:
        assert any(title.startswith(("head", "general")) for title, _ in found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Foreign Minister Datuk Seri Omar Salem met Ana Silva in Lima.", "Omar Salem", "Datuk Seri Omar Salem"),
        ("The Chadian envoy met Mullah Omar Salem, a minister of Mali.", "Omar Salem", "Mullah Omar Salem"),
        ("Peru's Ana Silva met Defence Minister Dato' Omar Tun Salem.", "Omar Tun Salem", None),
        ("Peru met the facilitator, Tengku Omar Tengku Salem.", "Omar Tengku Salem", "Tengku Omar Tengku Salem"),
        ("President Ana Silva met the interior minister, Abdi Hirsi Guled, in Lima.", "Abdi Hirsi Guled", None),
        ("The UN resident coordinator in Yemen, Auke Lootsma, agreed.", "Auke Lootsma", None),
        ("The talks were attended by Commander of the National Guard Prince Majid bin Fahd.", "Majid bin Fahd", "Prince Majid bin Fahd"),
    ],
)
def test_names(pipeline: str, text: str, name: str, alias: str | None) -> None:
    """A style before a name is no part of it, one within it is; capitals taken for verbs and places are names after a title."""
    people = named(notes(text, pipeline), "Person")
    assert name in people
    assert alias is None or alias in people[name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, May 3. /TASS/. Ana Silva met Omar Salem.", {"TASS"}),
        ("LIMA (AndesNews) - Ana Silva met Omar Salem.", {"AndesNews"}),
        ("LIMA (Press Pool/Reuters) - Ana Silva met Omar Salem.", {"Press Pool", "Reuters"}),
        ("LIMA, May 3, 2024 - Ana Silva met Omar Salem.", set()),
    ],
)
def test_agencies_of_datelines(pipeline: str, text: str, expected: set[str]) -> None:
    assert set(named(notes(text, pipeline), "Organization")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Silva of Peru wrote in a post on X that the talks had failed.", {"X"}),
        ("Officials met the head of the Corporate Council on Africa.", {"Corporate Council on Africa"}),
        ("Peru asked the Rural Development Council on Friday to wait.", {"Rural Development Council"}),
        ("The MNDAA and the TNLA agreed to a truce in Kunming.", {"MNDAA", "TNLA"}),
        ("The news came from Al-Mayadeen and from Rossiya-24 TV on Monday.", {"Al-Mayadeen", "Rossiya-24"}),
    ],
)
def test_bodies(pipeline: str, text: str, expected: set[str]) -> None:
    assert set(named(notes(text, pipeline), "Organization")) == expected


def test_no_platform_before_its_name(pipeline: str) -> None:
    assert "X" not in named(
        notes("Ana Silva of Peru wrote in a post on X that it had failed.", pipeline, published="2012-05-04"), "Organization"
    )
