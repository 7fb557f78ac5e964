"""Helpers for the tests of statements and documents: own sentences through the pipeline that the machine has."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from graphkit.model import Article
from ingest import pipeline
from ingest.notes import EventNote, Notes, notes_of


@cache
def nlp() -> Language:
    return pipeline.load()


@cache
def read(text: str, title: str = "") -> Notes:
    """The notes of one article that has gone through every room."""
    return notes_of(nlp()(pipeline.make_doc(nlp(), Article(id="t", title=title, text=text, published="2024-05-04"))))


def statements(notes: Notes) -> list[EventNote]:
    return [e for e in notes.events if e.type == "Statement"]


def voice(notes: Notes, entity: str, side: str | None) -> str:
    """A speaker's name; an unnamed Group's is that of the party it speaks for."""
    note = notes.entities[entity]
    if note.type == "Group" and (side or note.country):
        return notes.entities[side or note.country or ""].name
    return note.name


def quotes(text: str, title: str = "") -> set[tuple[str, str]]:
    """(speaker, quotation) pairs."""
    notes = read(text, title)
    return {
        (voice(notes, p.entity, p.side), notes.text[a:b])
        for e in statements(notes)
        for p in e.parts
        if p.role == "speaker"
        for a, b in e.quotes
    }
