"""The date expressions of an article as a list for a reader: what `graphkit dates` prints."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from graphkit.model import DateExpression
from ingest.notes import notes_of


def without(nlp: Language) -> list[str]:
    """The components of a pipeline that dates don't depend on: the other rooms. The model's own and the sentence breaks stay."""
    return [name for name in nlp.pipe_names if name.startswith("graphkit_") and name not in {"graphkit_paragraphs", "graphkit_when"}]


def dates_in(doc: Doc) -> list[DateExpression]:
    """The expressions that `graphkit_when` found, in text order."""
    notes = notes_of(doc)
    found = []
    for timex in notes.timexes:
        start, last = doc[timex.start].idx, doc[timex.end - 1]
        end = last.idx + len(last)
        found.append(DateExpression(start=start, end=end, text=notes.text[start:end], value=timex.value))
    return found
