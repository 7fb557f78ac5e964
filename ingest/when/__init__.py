"""Dates: expressions in the text (find), their days (resolve), and the event that each dates (attach)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.notes import Timex, notes_of
from ingest.when.attach import when_of
from ingest.when.direction import direction
from ingest.when.expressions import find
from ingest.when.resolve import Resolver

__all__ = ["when", "when_of"]


@Language.component("graphkit_when")
def when(doc: Doc) -> Doc:
    """Fill `Notes.timexes`, in text order."""
    notes = notes_of(doc)
    resolver = Resolver(notes.published)
    for found in find(doc):
        resolved = resolver.resolve(found.reading, lambda f=found: direction(doc, f.start, f.end))  # type: ignore[misc]
        notes.timexes.append(Timex(found.start, found.end, resolved.value, resolved.first, resolved.last))
    return doc
