"""Documents: which papers an article names, their points, and what became of them."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import extract
from ingest.notes import Notes
from tests.ingest.happened.said import read


def papers(notes: Notes) -> dict[str, int | None]:
    return {e.name: e.points for e in notes.entities.values() if e.type == "Document"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru put forward a 12-point peace plan. Chile rejected the plan.", {"12-point peace plan": 12}),
        ("Peru put forward a twenty eight point proposal.", {"twenty eight point proposal": 28}),
        ("The Security Council adopted Resolution 1701. The resolution ended the war.", {"Resolution 1701": None}),
        ("Both sides broke the Minsk agreements and the Treaty of Lisbon.", {"Minsk agreements": None, "Treaty of Lisbon": None}),
        ("They signed a ceasefire agreement in Lima. The accord ends the war.", {"ceasefire agreement": None}),
        (
            "Chile's proposal was dismissed. Peru's proposal, which has ten points, was not.",
            {"Chile's proposal": None, "Peru's proposal": 10},
        ),
        ("An agreement may be near, and a plan is needed. Proposals abound.", {}),
        ("The envoys plan to draft a text for a peaceful resolution of the conflict.", {}),
    ],
)
def test_papers(text: str, expected: dict[str, int | None]) -> None:
    assert papers(read(text)) == expected


def test_later_mentions_are_aliases() -> None:
    notes = read("Peru put forward a 12-point peace plan. Chile rejected the plan.")
    (entity,) = [e for e in notes.entities.values() if e.type == "Document"]
    assert entity.aliases == ["plan"]


def test_pared_down_from_so_many_points_to_so_many() -> None:
    text = "Chile rejected Peru's original 28-point proposal. That draft has since been pared down to nineteen points."
    found = extract(Article(id="t", text=text, published="2024-05-04"))
    points = {e.id: e.points for e in found.entities if e.type == "Document"}
    (triple,) = [t for t in found.triples if t.predicate == "REVISED_INTO"]
    assert (points[triple.subject], points[triple.object]) == (28, 19)
    assert "pared down" in triple.evidence.text


def test_a_revised_draft_is_another_version() -> None:
    notes = read("Peru put forward a 12-point peace plan in May. A revised draft was presented in June. Chile accepted the revised draft.")
    assert len(papers(notes)) == 2
    (revision,) = notes.revisions
    assert notes.entities[revision.earlier].name == "12-point peace plan"
    assert notes.entities[revision.later].name == "revised draft"


def test_acts_and_statements_are_about_documents() -> None:
    notes = read("Chile rejected Peru's 12-point peace plan. Peruvian Foreign Minister Luis Paredes said the plan would return.")
    about = {e.type: e.topics for e in notes.events if e.topics}
    assert about.get("Reject") == ["Peru's 12-point peace plan"]
    assert about.get("Statement") == ["Peru's 12-point peace plan"]
