"""The city that has its state's name: "a meeting in Singapore" where nobody speaks for the state is held in a town."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.lexicon import words
from ingest.notes import EntityNote, Notes

_WHERE = {"in", "at", "to", "from", "near", "via", "through", "outside", "into"}


def towns(doc: Doc, notes: Notes) -> None:
    """Make a Place of a state of the lexicon that the article only names as where something happens or somebody goes."""
    for state in notes.entities.values():
        if state.type == "Country" and state.name in words("city_states") and _is_only_where(state, doc, notes):
            state.type = "Place"


def _is_only_where(state: EntityNote, doc: Doc, notes: Notes) -> bool:
    others = (e for e in notes.entities.values() if e is not state)
    if any(e.country == state.id or any(o.of == state.id for o in e.offices) for e in others):
        return False  # somebody acts for it, or lies in it
    told = [m for m in notes.mentions if state.id in m.entities]
    roots = [doc[m.root] for m in told]
    return bool(told) and all(
        m.form == "name" and len(m.entities) == 1 and r.dep_ == "pobj" and r.head.lower_ in _WHERE for m, r in zip(told, roots, strict=True)
    )
