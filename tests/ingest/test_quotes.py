"""Quotation marks: which stretches of a text are between them."""

from __future__ import annotations

import pytest

from ingest.quotes import find, outermost
from tests.work import lines_run


def texts(text: str, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in find(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She called it "a start" and "no more".', ["a start", "no more"]),
        ("She called it “a start” and “no more”.", ["a start", "no more"]),
        ("‘We don’t share the rebels’ aims,’ he said, ‘but we’ll talk.’", ["We don’t share the rebels’ aims,", "but we’ll talk."]),
        ("'We don't share it,' said the minister. The '90s were 'good'.", ["We don't share it,", "good"]),
        ("«Jamais», a-t-il dit. „Nein“, sagte sie. »Nej«, sagde han.", ["Jamais", "Nein", "Nej"]),
        ("Envoy ‘Hopeful’ but ‘We’re Not There’", ["Hopeful", "We’re Not There"]),
        ("“[The] road is long—” he said—“very long”.", ["[The] road is long—", "very long"]),
        ("rock 'n' roll, the envoys' cars, don't, 'em", []),
        ('A 5\'10" man and 3" of rain', []),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_nested_quotations_are_inner() -> None:
    text = "“They told me ‘go home’ twice,” she said. ‘He wrote “no” in ink.’"
    assert texts(text) == ["They told me ‘go home’ twice,", "He wrote “no” in ink."]
    assert texts(text, 1) == ["go home", "no"]


def test_a_paragraph_left_open_ends_where_the_next_one_opens_again() -> None:
    text = "“The first part.\n“The second part,” she said."
    assert texts(text) == ["The first part.", "The second part,"]
    assert [q.closed for q in find(text)] == [False, True]


def test_a_statement_in_one_pair_of_marks_spans_its_paragraphs() -> None:
    assert texts("Heading\n“Part one.\nPart two.\nPart three.”\nHe left.") == ["Part one.\nPart two.\nPart three."]
    assert texts('"Part one.\nPart two."\nHe left.') == ["Part one.\nPart two."]


def test_a_lost_mark_does_not_swallow_the_article() -> None:
    text = "He said it was “a disaster.\nNobody answered.\nShe called it “good news” later."
    assert texts(text) == ["good news"]
    text = 'He said it was "a disaster.\nNobody answered.\nShe called it "good news" later.'
    assert texts(text) == ["good news"]


def test_the_outermost_alone() -> None:
    text = "He said “no ‘never’ today” and left, “at last”."
    assert [text[q.start : q.end] for q in outermost(text)] == ["no ‘never’ today", "at last"]


@pytest.mark.parametrize("piece", ['"', "“", "'", "‘", "”", '"a ', "'a ", "“\n", "‘a’ ", "“a\n", "s’ ‘"])
def test_the_work_is_linear(piece: str) -> None:
    assert lines_run(find, piece * 4_000) < 6 * lines_run(find, piece * 1_000) + 1_000


def test_a_million_marks() -> None:
    assert find('"' * 1_000_000) == []
