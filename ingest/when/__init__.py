"""Dates: expressions in the text (find), their days (resolve), and the event that each dates (attach)."""

from __future__ import annotations

import datetime as dt

from spacy.language import Language
from spacy.tokens import Doc

from ingest.notes import Notes, Timex, notes_of
from ingest.view import viewed
from ingest.when.attach import when_of
from ingest.when.direction import direction
from ingest.when.expressions import find
from ingest.when.resolve import Resolver

__all__ = ["when", "when_of"]


@Language.component("graphkit_when")
@viewed
def when(doc: Doc) -> Doc:
    """Fill `Notes.timexes`, in text order."""
    notes = notes_of(doc)
    resolver = Resolver(notes.published)
    for found in find(doc):
        resolved = resolver.resolve(found.reading, lambda f=found: direction(doc, f.start, f.end))  # type: ignore[misc]
        if notes.dateline is not None and doc[found.start].idx < notes.dateline[2]:
            resolver.published = _written(resolved.first, notes)
        notes.timexes.append(Timex(found.start, found.end, resolved.value, resolved.first, resolved.last))
    return doc


def _written(day: dt.date | None, notes: Notes) -> dt.date | None:
    """The day from which a dispatch counts: its dateline's ("tonight" in a paper of the next morning), else that of publication."""
    if day is None or notes.published is None or not 0 <= (notes.published - day).days <= _PRINTED:
        return notes.published
    return day


_PRINTED = 3
"""Days within which a dispatch is printed."""
