"""What the acts of a few sentences come to: (source, type, target, status), by name."""

from __future__ import annotations

from graphkit.model import Article
from ingest.notes import EventNote, Notes, notes_of
from ingest.pipeline import load, make_doc

Dyad = tuple[str, str, str, str]


def told(text: str, published: str = "2025-06-03", title: str = "") -> tuple[list[EventNote], Notes]:
    """The acts of an article of our own, and its notebook."""
    nlp = load()
    doc = nlp(make_doc(nlp, Article(id="t", title=title, text=text, published=published)))
    notes = notes_of(doc)
    return [e for e in notes.events if e.type not in ("Meeting", "Call", "Visit", "Statement")], notes


def dyads(text: str, published: str = "2025-06-03", title: str = "") -> set[Dyad]:
    """Each source and target of the acts; "-" where an end is left open."""
    events, notes = told(text, published, title)
    found = set()
    for event in events:
        for source in event.ids("source") or ["-"]:
            for target in event.ids("target") or ["-"]:
                names = [notes.entities[i].name if i != "-" else "-" for i in (source, target)]
                found.add((names[0], event.type, names[1], event.status))
    return found


def acts(text: str, published: str = "2025-06-03") -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each act's type, sources and targets; those without a target too."""
    events, notes = told(text, published)
    names = {i: e.name for i, e in notes.entities.items()}
    return {(e.type, tuple(names[i] for i in e.ids("source")), tuple(names[i] for i in e.ids("target"))) for e in events}
