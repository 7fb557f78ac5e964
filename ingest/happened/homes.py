"""Whose house people meet in: "received at his residence", "talks at the king's palace". Who lives or works there is the host."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after
from ingest.happened.places import clause_verb
from ingest.notes import EntityNote, Notes

_HOMES = {"office", "residence", "home", "house", "palace", "villa", "ranch", "farm", "dacha", "mansion", "apartment", "headquarters",
          "compound", "estate", "retreat", "study", "chamber", "quarters"}  # fmt: skip


def owners(trigger: Token, notes: Notes) -> list[EntityNote]:
    """The persons at whose home or desk happens what a verb or noun announces."""
    clause = clause_verb(trigger)
    found: list[EntityNote] = []
    for head in dict.fromkeys((trigger, clause or trigger)):  # a set of tokens has no order
        for house in after(head, "at", "in"):
            if house.lemma_.lower() in _HOMES:
                tokens = [*(c for c in house.children if c.dep_ == "poss"), *after(house, "of")]
                found += [e for t in tokens for e in notes.entities_at(t) if e.type == "Person" and e not in found]
    return found
