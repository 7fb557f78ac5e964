"""Where sentences begin."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import extract
from tests.ingest.who.reading import PIPELINES

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def _sentences(title: str, text: str, pipeline: str) -> list[str]:
    found = extract(Article(id="a", title=title, published="2024-05-15", text=text), pipeline)
    return [s.text for s in found.article.sentences]


@pytest.mark.parametrize(
    "lead",
    [
        "Peru and Chad signed an accord on Monday.",
        "US Secretary of State Ana Silva has left Lima.",
        "Principal Deputy Minister Omar Haddad travelled to Quito.",
        "Jordanian troops crossed the border.",
    ],
)
def test_a_lead_after_a_title_without_a_full_stop_is_one_sentence(lead: str, pipeline: str) -> None:
    assert _sentences("Envoys quarrel over water", lead, pipeline) == ["Envoys quarrel over water", lead]


def test_a_short_sentence_at_a_paragraphs_beginning_stays_one(pipeline: str) -> None:
    text = "Nobody came. The envoys left Quito on Monday.\nWhy? The minister of Chad did not say."
    assert _sentences("Talks", text, pipeline)[1:] == [
        "Nobody came.",
        "The envoys left Quito on Monday.",
        "Why?",
        "The minister of Chad did not say.",
    ]


def test_a_dateline_is_no_part_of_the_lead(pipeline: str) -> None:
    lead = "Peru and Chad signed an accord on Monday."
    assert _sentences("Talks", f"LIMA — {lead}", pipeline)[-1] == lead
