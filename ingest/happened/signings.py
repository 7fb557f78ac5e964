"""Signings: several put their names to one text, or accept it, somewhere or on some day."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.happened.arguments import agents, has_date, undergoers
from ingest.happened.trigger import journey_verbs
from ingest.lexicon import table

_SIGNS = {"sign", "initial", "ink", "initialise", "initialize", "countersign"}
_ACCEPTS = {"accept", "approve", "endorse", "adopt", "renew", "finalise", "finalize", "conclude", "seal"}


def signing(verb: Token) -> bool:
    """Whether a verb tells of a signing at which those who sign are together."""
    lemma = verb.lemma_
    if (lemma in _SIGNS and _signs(verb)) or (lemma == "put" and _puts_names(verb)) or _agreed_there(verb):
        return True
    return lemma in _ACCEPTS and _accepts(verb)


def _signs(verb: Token) -> bool:
    """ "Signed the accord in Lima on Friday": those who put their names to one text somewhere are there together."""
    if not any(o.lemma_.lower() in papers() for o in undergoers(verb)):
        return False
    then = verb.dep_ == "relcl" and any(c.lower_ in {"when", "where"} for c in verb.children)  # "came in March, when they signed"
    there = verb.dep_ == "conj" and (verb.head.lemma_ == "be" or verb.head.lemma_ in journey_verbs()) and _in_town(verb.head)
    return has_date(verb) or somewhere(verb) or then or there  # "was in Lima on Monday and signed an accord with the king"


def _in_town(verb: Token) -> bool:
    return any(p.ent_type_ == "GPE" for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "to"} for p in c.children)


def _accepts(verb: Token) -> bool:
    """ "The two presidents had approved the text in Lima on Monday": several together, somewhere on a day."""
    if not any(o.lemma_.lower() in papers() for o in undergoers(verb)) or not (has_date(verb) and _in_town(verb)):
        return False
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}] + agents(verb)
    several = {"both", "two", "three", "they", "four"}
    return any(s.lower_ in several or any(c.dep_ == "conj" or c.lower_ in several for c in s.children) for s in subjects)


def _agreed_there(verb: Token) -> bool:
    """ "Agreed in Lima in June that", "a deal struck in Lima on 8 June between": both were there on that day."""
    pact = verb.lemma_ in {"seal", "strike", "clinch", "conclude", "reach"} and any(o.lemma_.lower() in papers() for o in undergoers(verb))
    there = any(p.ent_type_ == "GPE" for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" for p in c.children)
    return (pact or verb.lemma_ == "agree") and there and has_date(verb)


def somewhere(verb: Token) -> bool:
    """Whether an "in" or "at" follows a verb."""
    return any(t.lower_ in {"in", "at"} and t.dep_ == "prep" and t.i > verb.i for t in verb.subtree)


def _puts_names(verb: Token) -> bool:
    """ "Put their names to the text"."""
    if not any(c.dep_ == "dobj" and c.lemma_ in {"name", "signature"} for c in verb.children):
        return False
    texts = [p for t in verb.subtree if t.lower_ == "to" and t.dep_ == "prep" for p in t.children]
    return any(p.lemma_.lower() in papers() - {"statement", "letter", "appeal", "petition"} for p in texts)  # these are signed apart


@cache
def papers() -> frozenset[str]:
    """The nouns for what is signed, of every family, and for what ends the shooting."""
    return frozenset(row["noun"] for row in table("document_nouns")) | TRUCES


@cache
def pacts() -> frozenset[str]:
    """The nouns for what talks end with: what has been agreed, and what ends the shooting."""
    return frozenset(row["noun"] for row in table("document_nouns") if row["family"] == "pact") | TRUCES


TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
"""What ends the shooting, with or without a paper."""
