"""For whom those speak who are told to have said something, named or not."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import Side, parties, speaking_for
from ingest.happened.acts.slots import doers
from ingest.happened.attribution import factuality
from ingest.notes import Notes


def said_by(verb: Token, notes: Notes) -> list[Side]:
    """The parties whose word a clause is: of the speaker whom the text names, else of "investigators from Oslo said"."""
    found = speaking_for(factuality(verb, notes).attributed_to, verb.doc, notes)
    if found:
        return found
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    above = clause.head
    if clause.dep_ != "ccomp" or above.pos_ != "VERB" or above.lemma_ not in classes()["saying"]:
        return []
    told = [t for t in doers(above) if any(c.lower_ in ("from", "of", "at", "with") and c.dep_ == "prep" for c in t.children)]
    return parties(told, notes)
