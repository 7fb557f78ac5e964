"""Towns that a phrase means and doesn't name: "the Chadian capital", "the same city", "the Egyptian resort"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.lexicon import table, values
from ingest.notes import EntityNote, Notes


def capital(token: Token, notes: Notes) -> EntityNote | None:
    """ "the Ethiopian capital", "the capital of Chad": the Place, where the article names it."""
    if token.lemma_.lower() != "capital":
        return None
    owners = [c for c in token.children if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    owners += [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    for owner in owners:
        for country in notes.entities_at(owner):
            names = set(_capitals().get(country.name, ()))
            found = next((e for e in notes.entities.values() if e.type == "Place" and names & {e.name, *e.aliases}), None)
            if found is not None:
                return found
            if country.type == "Country":
                return country  # the city goes unnamed
    return None


def capital_before(token: Token, notes: Notes) -> EntityNote | None:
    """What "the capital" is: where the reporter stands, else the capital named last."""
    capitals = {name for names in _capitals().values() for name in names}
    scene = notes.entities.get(notes.scene or "")
    if scene is not None and capitals & {scene.name, *scene.aliases}:
        return scene
    named = [(m.start, notes.entities[e]) for m in notes.mentions if m.start < token.i and m.form == "name" for e in m.entities]
    found = [(start, e) for start, e in named if e.type == "Place" and capitals & {e.name, *e.aliases}]
    return max(found, key=lambda p: p[0])[1] if found else None


def town(token: Token, notes: Notes) -> EntityNote | None:
    """ "The same city", "that town": the place named last; "the Swiss city", "the Egyptian resort": the last one of that state."""
    if token.lemma_.lower() not in {"city", "town", "resort", "port", "village"} or notes.entities_at(token):
        return None
    owners = [c for c in token.children if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    states = {e.id for o in owners for e in notes.entities_at(o) if e.type == "Country"}
    if not states and not any(c.lower_ in {"same", "this", "that"} for c in token.children):
        return None
    named = [
        (m.start, e)
        for m in notes.mentions
        if m.start < token.i and len(m.entities) == 1 and (e := notes.entities[m.entities[0]]).type == "Place"
    ]
    fits = [(start, e) for start, e in named if not states or e.country in states]
    return max(fits, key=lambda f: f[0])[1] if fits else None


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    return {row["name"]: values(row["capitals"]) for row in table("countries")}
