"""Who else comes along with those who meet: "accompanied by", "together with"; and who invited them."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, agents
from ingest.happened.people import People, doers, listed, people_of
from ingest.happened.trigger import journey_verbs
from ingest.notes import Notes

_ALONG = {"accompany", "join", "flank"}


def company(verb: Token, notes: Notes) -> People:
    """Those along with the subject of a verb, or of the journey that it is the purpose of: "flew in together with the general to meet"."""
    found = _along(verb, notes)
    if verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB" and verb.head.lemma_ in journey_verbs():
        found.add(_along(verb.head, notes))
    return found


def _along(verb: Token, notes: Notes) -> People:
    found = People()
    for child in verb.children:
        if child.dep_ in {"advcl", "conj"} and child.lemma_ in _ALONG and child.tag_ == "VBN":
            found.add(people_of(listed(agents(child), notes), notes))
        elif child.lower_ == "with" and any(c.lower_ in {"together", "along"} for c in (*child.children, verb.doc[child.i - 1])):
            found.add(people_of(listed([p for p in child.children if p.dep_ == "pobj"], notes), notes))
    found.add(people_of(after(verb, "alongside", "together"), notes))
    for subject in doers(verb, notes):
        for child in subject.children:
            if child.dep_ in {"acl", "relcl"} and child.lemma_ in _ALONG:
                found.add(people_of(agents(child), notes))
    return found


def inviters(head: Token) -> list[Token]:
    """Who bade the others come: "met in Oslo at the invitation of the king", "at the king's invitation, the rivals met"."""
    front = {c.i for c in head.children if c.i < head.i} if head.pos_ == "VERB" else set()
    at = [t for t in head.subtree if t.lower_ == "at" and (t.i > head.i or t.i in front)]
    bidding = [p for t in at for p in t.children if p.lower_ in {"invitation", "behest"}]
    return [t for p in bidding for t in [*after(p, "of"), *(c for c in p.children if c.dep_ == "poss")]]
