"""What stands in and beside a noun phrase that names parties: an office of the time, who is thanked or blamed."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.sides import Side
from ingest.notes import Notes, conjuncts

_OFTEN = 4
"""How often an article speaks of somebody who is a party of his own."""


def stands_beside(person: Side, tokens: list[Token], notes: Notes) -> bool:
    """Whether somebody without office does it side by side with a party: "President Silva and the rebel leader, Juan Moreau"."""
    names = [t for t in tokens if any(e.id == person.party for e in notes.entities_at(t))]
    often = sum(person.party in m.entities for m in notes.mentions) >= _OFTEN
    return often and any(t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children) for t in names)


def in_office(side: Side, token: Token, notes: Notes) -> Side:
    """The state for which somebody acts who held its office at the time: "then-President Silva ordered"."""
    mention = notes.mention_at(token)
    if mention is None or side.person not in (None, side.party):
        return side
    if "then" not in (t.lower_ for t in token.doc[max(0, mention.start - 2) : token.i]):
        return side
    held = [o.of for o in notes.entities[side.party].offices if o.of and notes.entities[o.of].type in ("Country", "Organization")]
    return Side(held[0], side.party) if held else side


def are_apposed(tokens: list[Token]) -> bool:
    """Whether one of the phrases stands in apposition to another, or is coordinated with one that does."""
    return any(t.dep_ == "appos" or (t.dep_ == "conj" and t.head.dep_ == "appos") for t in tokens) or len(tokens) > 1


def listed(token: Token) -> list[Token]:
    """The rest of a list that the parser took for an apposition: "the leaders of Canada, France, Italy and Japan"."""
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    return [t for c in token.children if c.dep_ == "appos" and list(c.conjuncts) for t in conjuncts(c)]


def blamed_for(pronoun: Token) -> Token | None:
    """The object to which "its" refers after a word of thanks or blame: "thanked Peru for its support"."""
    prep = pronoun.head.head
    while prep.dep_ == "conj" and prep.pos_ in ("ADP", "NOUN") and prep.head is not prep:
        prep = prep.head
    if prep.dep_ != "prep" or prep.lower_ not in ("for", "over") or prep.head.pos_ != "VERB":
        return None
    return next((c for c in prep.head.children if c.dep_ == "dobj" and c.pos_ != "PRON"), None)
