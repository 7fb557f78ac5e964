"""Who else is there, by what the clause around an occasion says: whose agenda it is on, who sits across, who speaks beside."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, is_passive, undergoers
from ingest.happened.people import People, doers, people_of
from ingest.notes import EntityNote, Notes

COUNTED = {"first", "second", "third", "fourth", "fifth", "last", "latest", "one"}
"""What a meeting is said to be: "was the first between the king and his rival"."""


def others_there(verb: Token, notes: Notes) -> list[EntityNote]:
    """Who speaks in a clause beside the one that the occasion opens: "at the summit Chad accused Mali, while its envoy denied it"."""
    clauses = [c for c in verb.children if c.dep_ in {"advcl", "conj"} and c.tag_ == verb.tag_ and c.i > verb.i]
    beside = [c for c in clauses if c.dep_ == "conj" or any(m.lower_ in {"while", "whereas"} for m in c.children)]
    own = [s for c in beside for s in c.children if s.dep_ == "nsubj"]
    return people_of(own, notes).persons


def whose_agenda(verb: Token, notes: Notes) -> People:
    """ "Talks with the king are on her agenda"."""
    if verb.lemma_ != "be":
        return People()
    lists = [p for c in verb.children if c.lower_ == "on" for p in c.children if p.lemma_ in {"agenda", "schedule", "programme", "program"}]
    return people_of([c for p in lists for c in p.children if c.dep_ == "poss"], notes)


_TAKES_IN = {"interest", "stake", "role", "part", "faith", "confidence", "trust", "belief", "say", "share", "place", "hope", "seat"}
"""Nouns of what one has in a thing that one need not be at: "a stake in talks"."""


def together_in(noun: Token, verb: Token, notes: Notes) -> People:
    """ "Chad and Mali moved closer to a deal in talks in Lima": what two sides do in talks they do with each other."""
    if noun.lemma_ in _TAKES_IN or is_passive(verb):
        return People()
    both = people_of(doers(verb, notes), notes)
    sides = both.sides(notes)
    return both if len(sides) > 1 else People()


_PUT = {"proposal", "offer", "demand", "draft", "plan", "request", "counterproposal"}


def across(verb: Token, notes: Notes) -> People:
    """Who sits across from the subject at talks: to whom it handed something, whose proposal it refused there."""
    subject = people_of(doers(verb, notes), notes)
    objects = undergoers(verb) if not is_passive(verb) else []
    given = [o for o in objects if any(e.type in {"Country", "Organization"} for e in notes.entities_at(o))]
    owners = [c for o in objects if o.lemma_.lower() in _PUT for c in o.children if c.dep_ in {"poss", "amod", "compound"}]
    told = People(parties=people_of([*given, *owners, *after(verb, "to")], notes).parties)
    return told if len(told.parties) == 1 and subject.named and len(subject.parties) <= 1 else People()
