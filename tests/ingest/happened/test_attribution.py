"""Attribution: who says so, and what that leaves of it."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest.happened.attribution import Factuality, attributed_to, factuality
from ingest.notes import notes_of
from ingest.pipeline import make_doc
from tests.ingest.happened.said import nlp


def told(text: str, word: str) -> tuple[str | None, Factuality]:
    doc = nlp()(make_doc(nlp(), Article(id="t", text=text, published="2024-05-04")))
    notes = notes_of(doc)
    token = next(t for t in doc if t.text == word)
    speaker = attributed_to(token, notes)
    return (notes.entities[speaker].name if speaker else None), factuality(token, notes)


@pytest.mark.parametrize(
    ("text", "word", "speaker", "status"),
    [
        ("Peruvian Foreign Minister Luis Paredes said Chile had attacked a village.", "attacked", "Luis Paredes", "claimed"),
        ("According to Luis Paredes, the minister, Chile attacked a village on Monday.", "attacked", "Luis Paredes", "claimed"),
        ("Chile denied that its army had attacked a village.", "attacked", "Chile", "denied"),
        ("Chile acknowledged that its army had attacked a village.", "attacked", "Chile", "occurred"),
        ("“Chile attacked us,” Luis Paredes, the foreign minister, said.", "attacked", "Luis Paredes", "claimed"),
        ("Chile reportedly attacked a village on Monday.", "attacked", None, "claimed"),
        ("Chile attacked a village on Monday.", "attacked", None, "occurred"),
        ("Chile is said to have attacked a village.", "attacked", None, "claimed"),
    ],
)
def test_stance(text: str, word: str, speaker: str | None, status: str) -> None:
    found, fact = told(text, word)
    assert (found, fact.status("occurred")) == (speaker, status)


def test_the_innermost_report_counts() -> None:
    found, _ = told("According to Luis Paredes, the minister, Chile said that Bolivia had attacked a village.", "attacked")
    assert found == "Chile"


def test_what_is_to_come_stays_so() -> None:
    assert Factuality("e1", True, False).status("planned") == "planned"
