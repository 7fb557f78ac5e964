"""Offices told by another's, owned by a noun or pronoun, of international bodies, and given by verbs."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, entity, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("The U.N. chief's personal envoy, Piet Jansen, left Rabat.", "Piet Jansen", ("personal envoy", "U.N.")),
        (
            "The African Union's Aminata Cissé, chairperson of its commission, spoke.",
            "Aminata Cissé",
            ("chairperson of commission", "African Union"),
        ),
        ("Carlos Vega, head of the UN human rights office, was in Quito.", "Carlos Vega", ("head of human rights office", "UN")),
        ("Omar Zubi, commander of the 4th Infantry Division based in Sabha, said so.", "Omar Zubi", ("commander", "4th Infantry Division")),
        ("Jan Kok, president of Rotterdam-based Shell, was freed.", "Jan Kok", ("president", "Shell")),
        ("Elena Popa, Speaker of the Senate in Bucharest, wrote.", "Elena Popa", ("Speaker", "Senate")),
        ("Susan Blake, Washington's UN ambassador, told the council.", "Susan Blake", ("UN ambassador", "United States")),
        ("Nuno Reis, the executive secretary of the regional bloc ASEAN, offered help.", "Nuno Reis", ("executive secretary", "ASEAN")),
    ],
)
def test_whose_it_is(pipeline: str, text: str, name: str, wanted: tuple[str, str]) -> None:
    assert wanted in offices(notes(text, pipeline), name)


def test_the_rebels_have_a_spokesman(pipeline: str) -> None:
    text = "The M23 took the airport. Jean Kabila, spokesman for the rebels, denied it. The rebels' lead negotiator, Paul Rutare, agreed."
    found = notes(text, pipeline)
    assert offices(found, "Jean Kabila") == {("spokesman", "M23")}
    assert offices(found, "Paul Rutare") == {("lead negotiator", "M23")}


def test_counterparts_in_lists_bodies_and_apposition(pipeline: str) -> None:
    text = (
        "Chile's foreign minister, Ana Silva, called her counterparts from Kenya, Ann Moi, and Ghana, Kofi Addo. "
        "Jan Novak, her Polish counterpart, stayed away. Silva's Turkish opposite number, Kemal Aydin, left."
    )
    found = notes(text, pipeline)
    assert offices(found, "Ann Moi") == {("foreign minister", "Kenya")}
    assert offices(found, "Kofi Addo") == {("foreign minister", "Ghana")}
    assert offices(found, "Jan Novak") == {("foreign minister", "Poland")}
    assert offices(found, "Kemal Aydin") == {("foreign minister", "Turkey")}


def test_counterpart_in_a_body(pipeline: str) -> None:
    text = "Philippine peace panel chair Rosa Cruz and her counterpart in the Moro Islamic Liberation Front, Ali Usman, signed."
    assert offices(notes(text, pipeline), "Ali Usman") == {("peace panel chair", "Moro Islamic Liberation Front")}


def test_what_is_a_minister_elsewhere_is_a_secretary_in_washington(pipeline: str) -> None:
    text = (
        "Spanish Defence Minister Luis Prado rang his US counterpart, Mary Cole. "
        "US Secretary of State Tom Hale met his Thai counterpart, Anan Chai."
    )
    found = notes(text, pipeline)
    assert offices(found, "Mary Cole") == {("Defense Secretary", "United States")}
    assert offices(found, "Anan Chai") == {("foreign minister", "Thailand")}


def test_predecessors_held_the_office_before(pipeline: str) -> None:
    found = notes("Libyan President Ali Noor blamed his predecessor, Hamid Karim, in Tripoli.", pipeline)
    assert offices(found, "Hamid Karim") == {("President", "Libya")}
    assert [o.former for o in entity(found, "Hamid Karim").offices] == [True]


def test_two_titles_before_a_name(pipeline: str) -> None:
    text = (
        "The Chadian leader, President Moussa Abakar, said so. "
        "The UN envoy charged with the talks, former Finnish minister Pekka Aho, left."
    )
    found = notes(text, pipeline)
    assert offices(found, "Moussa Abakar") == {("leader", "Chad"), ("President", "Chad")}
    assert ("envoy", "UN") in offices(found, "Pekka Aho")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Jorge Mora, once head of Peru's navy, sat there.", "Jorge Mora", "head of navy"),
        ("Felipe Sosa, until May Peru's foreign minister, went home.", "Felipe Sosa", "foreign minister"),
        ("Gary Stone, who served as ambassador in Lima, agreed.", "Gary Stone", "ambassador"),
    ],
)
def test_what_somebody_was(pipeline: str, text: str, name: str, title: str) -> None:
    assert [(o.title, o.former) for o in entity(notes(text, pipeline), name).offices] == [(title, True)]


def test_both_former_presidents(pipeline: str) -> None:
    found = notes("In Somalia, Hassan Sheikh Nur and Abdi Warsame, both former presidents, warned of war.", pipeline)
    assert offices(found, "Hassan Sheikh Nur") == offices(found, "Abdi Warsame") == {("president", "Somalia")}


def test_named_by_another(pipeline: str) -> None:
    found = notes("Colombian President Gustavo Paz has named Armando Rey his ambassador in Caracas. His deputy is Luis Toro.", pipeline)
    assert ("ambassador", "Colombia") in offices(found, "Armando Rey")
    assert "deputy" in {t for t, _ in offices(found, "Luis Toro")}


def test_ministers_of_the_six(pipeline: str) -> None:
    text = "Behind them stood the foreign ministers of the three: Laurent Petit of France, Guido Kern of Germany and Wang Min of China."
    found = notes(text, pipeline)
    assert offices(found, "Laurent Petit") == {("foreign minister", "France")}
    assert offices(found, "Wang Min") == {("foreign minister", "China")}


def test_a_former_office_says_nothing_of_the_next(pipeline: str) -> None:
    text = (
        "Indonesia and the rebels signed. Indonesia sent its army home. Former Finnish president Pekka Aho watched. "
        "Information Minister Sofyan Hadi was there, and Indonesia cheered."
    )
    assert offices(notes(text, pipeline), "Sofyan Hadi") == {("Information Minister", "Indonesia")}


def test_offices_of_bodies_and_between_the_parties(pipeline: str) -> None:
    text = "Envoys of the African Union and Sudan met. The chief mediator, Salif Touré, was in Abuja. United Nations staff left."
    assert offices(notes(text, pipeline), "Salif Touré") == {("chief mediator", "African Union")}
    text = "Aid came from the United Nations. The High Commissioner for Refugees, Ruth Lang, was in Chad."
    assert offices(notes(text, pipeline), "Ruth Lang") == {("High Commissioner for Refugees", "United Nations")}
    text = "Ruth Lang, United Nations High Commissioner for Refugees, was in Chad."
    assert offices(notes(text, pipeline), "Ruth Lang") == {("High Commissioner for Refugees", "United Nations")}


def test_ranks_are_of_whom_the_officer_serves(pipeline: str) -> None:
    found = notes("Kenyan army chief General Peter Otieno flew to Juba.", pipeline)
    assert {o.of for o in entity(found, "Peter Otieno").offices} == {entity(found, "Kenya").id}


def test_mayors_and_bishops_are_of_no_state(pipeline: str) -> None:
    found = notes("Troops left Ghana on Monday. Mayor Kofi Addo and Archbishop Paul Mensah thanked Ghana.", pipeline)
    assert offices(found, "Kofi Addo") == {("Mayor", None)}
    assert offices(found, "Paul Mensah") == {("Archbishop", None)}


def test_a_board_is_chaired_by_somebody(pipeline: str) -> None:
    found = notes("The Nile Basin Commission, co-chaired by Ugandan minister Ann Okello and Omar Bashari, meets in May.", pipeline)
    assert ("co-chair", "Nile Basin Commission") in offices(found, "Ann Okello")
    assert ("co-chair", "Nile Basin Commission") in offices(found, "Omar Bashari")


def test_the_minister_is_who_was_named_just_before(pipeline: str) -> None:
    text = 'Peru\'s Alejandro Losada was blunter. "Nobody will sign that," the foreign minister told reporters in Lima.'
    assert offices(notes(text, pipeline), "Alejandro Losada") == {("foreign minister", "Peru")}


def test_a_first_name_after_a_long_title(pipeline: str) -> None:
    text = (
        "Under Secretary for Civil Security, Democracy, and Human Rights Uma Zaman will travel to Chad. "
        "Under Secretary Zaman will meet officials there."
    )
    assert {t for t, _ in offices(notes(text, pipeline), "Uma Zaman")} == {
        "Under Secretary for Civil Security, Democracy, and Human Rights"
    }


def test_a_spokesman_for_a_ministry(pipeline: str) -> None:
    found = notes("A spokesman for the ministry, Ali Hassan, spoke in Egypt. Egypt agreed.", pipeline)
    assert offices(found, "Ali Hassan") == {("spokesman for the ministry", "Egypt")}


def test_the_minister_who_says_it_is_another(pipeline: str) -> None:
    found = notes("Peru stayed calm. Ms Ana Ruiz, the minister said, had lied to Peru.", pipeline)
    assert offices(found, "Ana Ruiz") == set()


def test_titles_joined_by_a_stroke(pipeline: str) -> None:
    found = offices(notes("EU High Representative/Vice-President Ana Silva saw the two sides together.", pipeline), "Ana Silva")
    assert {title for title, _ in found} == {"High Representative", "Vice-President"}


def test_a_minister_who_heads_some_commission_acts_for_the_state(pipeline: str) -> None:
    found = notes("Director of the Office of the Water Commission and Foreign Minister of Peru Ana Silva arrived.", pipeline)
    assert found.entities[entity(found, "Ana Silva").country or ""].name == "Peru"


def test_a_rebel_chief_acts_for_no_state(pipeline: str) -> None:
    found = notes("Colombia rebel chief Omar Haddad, leader of the National Liberation Army, met an envoy.", pipeline)
    assert found.entities[entity(found, "Omar Haddad").country or ""].name == "National Liberation Army"


@pytest.mark.parametrize(
    "text",
    [
        "Luis Mora and Ali Barka, the foreign ministers of Peru and Chad, met on Monday.",
        "Luis Mora and Ali Barka, foreign ministers of Peru and Chad respectively, met on Monday.",
        "Foreign ministers Luis Mora and Ali Barka of Peru and Chad met on Monday.",
        "Foreign ministers Luis Mora and Ali Barka, of Peru and Chad, met on Monday.",
        "Delegations from Peru and Chad, led by Foreign Ministers Luis Mora and Ali Barka, met on Monday.",
    ],
)
def test_each_his_own_state(pipeline: str, text: str) -> None:
    found = notes(text, pipeline)
    assert {(t.lower(), s) for t, s in offices(found, "Luis Mora")} == {("foreign minister", "Peru")}
    assert {(t.lower(), s) for t, s in offices(found, "Ali Barka")} == {("foreign minister", "Chad")}


def test_two_of_one_state(pipeline: str) -> None:
    found = notes("Luis Mora and Ali Barka, ministers of Peru, met on Monday.", pipeline)
    assert offices(found, "Luis Mora") == offices(found, "Ali Barka") == {("minister", "Peru")}
