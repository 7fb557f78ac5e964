"""Offices that change hands, that a post is told as, that plurals and bodies told of again give, and who receives whom."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, named, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def former(text: str, pipeline: str, name: str) -> set[tuple[str, bool]]:
    return {(o.title, o.former) for e in notes(text, pipeline).entities.values() if e.name == name for o in e.offices}


@pytest.mark.parametrize(
    ("text", "name", "title", "past"),
    [
        ("Maria Costa gave up her post as UN envoy to Libya in May for health reasons.", "Maria Costa", "envoy to Libya", True),
        ("Maria Costa took over as chair of the African Union from Samuel Addo.", "Maria Costa", "chair", False),
        ("Maria Costa took over as chair of the African Union from Samuel Addo.", "Samuel Addo", "chair", True),
        ("Pedro Rojas, who replaced Juan Diaz as Chile's foreign minister, left.", "Pedro Rojas", "foreign minister", False),
        ("Pedro Rojas, who replaced Juan Diaz as Chile's foreign minister, left.", "Juan Diaz", "foreign minister", True),
        ("During her tenure as prime minister of Fiji, Helen Carr visited Oslo.", "Helen Carr", "prime minister", True),
        ("Chad's army chief, Paul Mbala, was replaced by Jean Kanza on Friday.", "Jean Kanza", "army chief", False),
        ("The president named Ana Silva, a former judge, as his envoy to Chad.", "Ana Silva", "envoy to Chad", False),
        ("Peru recognised Omar Salem as interim president of Libya.", "Omar Salem", "interim president", False),
    ],
)
def test_offices_that_change_hands(pipeline: str, text: str, name: str, title: str, past: bool) -> None:
    assert (title, past) in former(text, pipeline, name)


@pytest.mark.parametrize("text", ["Colonel Omar Salem hailed the president as a hero.", "Ana Silva worked as an interpreter in Lima."])
def test_what_as_tells_is_not_always_an_office(pipeline: str, text: str) -> None:
    assert all(
        not o.title.endswith(("hero", "president", "interpreter")) for e in notes(text, pipeline).entities.values() for o in e.offices
    )


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        ("The Boundary Commission met. The commission's chairman, Ana Silva, spoke.", "Ana Silva", "chairman", "Boundary Commission"),
        ("The Red Sea Front will not come, said Omar Salem, a spokesman for the front.", "Omar Salem", "spokesman", "Red Sea Front"),
        ("The rebel group M23 agreed. Its spokesman, Lawrence Tamba, said so.", "Lawrence Tamba", "spokesman", "M23"),
        ("The Red Sea Front, an alliance of militias led by Ali Noor, took the port.", "Ali Noor", "leader", "Red Sea Front"),
        ("The United Nations mission in Chad, led by Ana Silva, agreed.", "Ana Silva", "head", "United Nations"),
        ("Kenya's minister, Amina Wanjiru, met her Ugandan colleague, Sam Okello.", "Sam Okello", "minister", "Uganda"),
        ("The leader of the junta in Mali, Abdou Sidibe, spoke in Niger.", "Abdou Sidibe", "leader of the junta", "Mali"),
        ("Peru's ambassador in Tokyo, Ana Silva, called for calm.", "Ana Silva", "ambassador", "Peru"),
        ("Peru's commander in Haiti, Ana Silva, called for calm.", "Ana Silva", "commander in Haiti", "Peru"),
        ("The Russian delegation met Deputy Foreign Minister Ma Jun in Beijing.", "Ma Jun", "Deputy Foreign Minister", "China"),
        ("The U.S. ambassador to Lebanon, Dorothy Hale, visited the president, Fuad Karam.", "Fuad Karam", "president", "Lebanon"),
        (
            "Chancellor Petra Maier of Fiji flew to Lima, where she was received by President Ana Silva.",
            "Ana Silva",
            "President",
            "Peru",
        ),
        ("Peru's and Chad's envoys left. Peru's Ana Silva met Chad's Omar Salem. The two ministers agreed.", "Ana Silva", None, None),
        ("Peru's Ana Silva met Chad's Omar Salem. The two foreign ministers agreed.", "Omar Salem", "foreign minister", "Chad"),
        ("Foreign ministers came, among them Peru's Ana Silva and the host, Ali Noor of Chad.", "Ali Noor", "Foreign minister", "Chad"),
    ],
)
def test_of_whom_an_office_is(pipeline: str, text: str, name: str, title: str | None, of: str | None) -> None:
    found = offices(notes(text, pipeline), name)
    assert (title, of) in found if title is not None else found == set()


def test_a_body_that_the_model_takes_for_a_person(pipeline: str) -> None:
    found = notes("Jaish al-Noor, a Malian armed group led by Omar Salem, freed them. He leads a gang called Viv Lakay.", pipeline)
    assert {"Jaish al-Noor", "Viv Lakay"} <= set(named(found, "Organization"))
