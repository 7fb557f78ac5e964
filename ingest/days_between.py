"""Repairs of the parse: a day between a subject and its verb, as in "Ana Silva Monday said" and "Peru will on Monday host"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.rehung import subject_label

_DATED = {"DATE", "TIME"}
_ON = {"on", "in", "by"}


def stamped(day: Token) -> None:
    """ "Ana Silva Monday said": she said it, on Monday."""
    verb = day.head
    if day.ent_type_ != "DATE" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i < day.i or day.i + 1 >= len(day.doc):
        return
    names = [c for c in day.children if c.i < day.i and c.dep_ in {"compound", "nmod"} and c.ent_type_ not in _DATED]
    others = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i and c != day]
    if not names or others or names[-1].pos_ not in {"PROPN", "NOUN"}:
        return
    name = names[-1]
    for child in list(day.children):
        if child != name and child.i < name.i:
            child.head = name
    name.dep_, name.head, day.dep_ = subject_label(verb), verb, "npadvmod"


def wedged(verb: Token) -> None:
    """ "Peru on Monday hosted talks": no talks that were hosted, but what Peru did. The small models make a phrase of it."""
    noun, doc = verb.head, verb.doc
    first = verb.i
    while first > 1 and doc[first - 1].ent_type_ in _DATED:
        first -= 1
    front = doc[first - 1]
    subject = front.head
    if first == verb.i or front.lower_ not in _ON or noun.head != front or noun.i < verb.i or subject.dep_ != "ROOT":
        return
    if subject.pos_ not in {"PROPN", "NOUN"} or subject.i > front.i or any(c.tag_ == "MD" for c in subject.children):
        return
    _rebuild(verb, subject, front, noun)
    verb.tag_ = "VBD"


def helped(modal: Token) -> None:
    """ "Peru will on Monday host talks": what follows is the verb, though it looks like a noun."""
    doc = modal.doc
    front = doc[modal.i + 1] if modal.i + 1 < len(doc) else modal
    i = front.i + 1
    while i < len(doc) and doc[i].ent_type_ in _DATED:
        i += 1
    if front.lower_ not in _ON or i == front.i + 1:
        return
    while i < len(doc) and doc[i].tag_ == "RB":
        i += 1
    if i >= len(doc) or doc[i].tag_ not in {"NN", "JJ"} or not doc[i].is_lower:
        return
    verb = doc[i]
    subject = next((t for t in (modal.head, *modal.head.children, *modal.children) if t.dep_ == "nsubj" and t.i < modal.i), None)
    noun = verb.head if verb.dep_ in {"compound", "amod", "nmod"} and verb.head.i > verb.i else None
    if subject is not None:
        _rebuild(verb, subject, front, noun)
        modal.head, modal.dep_ = verb, "aux"
        verb.tag_ = "VB"


def _rebuild(verb: Token, subject: Token, front: Token, noun: Token | None) -> None:
    """Hang a sentence on its verb: who does it, when, and to what."""
    root = verb.sent.root
    old = root if root.i not in {verb.i, subject.i} else None
    day = next(t for t in verb.doc[front.i + 1 : verb.i] if t.ent_type_ in _DATED)
    verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
    for child in [c for t in (subject, old) if t is not None for c in t.children]:
        if (child.i > verb.i or child.dep_ == "punct") and child != verb:
            child.head = verb
    subject.head, subject.dep_ = verb, "nsubj"
    front.head, front.dep_ = verb, "prep"
    for token in verb.doc[front.i + 1 : verb.i]:
        if token.head.i >= verb.i or token == day:
            token.head, token.dep_ = (front, "pobj") if token == day else (verb if token.tag_ == "RB" else day, "advmod")
    if noun is not None:
        noun.head, noun.dep_ = verb, "dobj"
    if old is not None and old not in (front, noun) and old.head == old:
        old.head, old.dep_ = verb, "dep"
