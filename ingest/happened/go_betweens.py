"""Who mediates talks that the article tells of elsewhere: "Oman is mediating", "serves as a facilitator", "the Omani mediators said".

Such words begin no event. They give one its mediators, and `same_event` finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.arguments import after, is_passive, subjects
from ingest.happened.behalf import of_whom
from ingest.happened.people import People, doers, people_of
from ingest.notes import Notes

_BETWEEN = {"mediator", "facilitator", "intermediary", "go-between"}
_MEDIATES = {"mediate", "facilitate"}
_AS = {"act", "serve", "function"}
_HEARD = _BETWEEN | _MEDIATES | _AS | {"mediating"}
"""No other words are looked at."""


def go_betweens(doc: Doc, notes: Notes) -> Iterator[tuple[Token, People]]:
    """(trigger, those who mediate)."""
    for token in of_lemma(doc, _HEARD):
        if token.lemma_.lower() in _BETWEEN:
            found = _of_noun(token, notes) if token.pos_ in {"NOUN", "PROPN"} else People()
        else:
            found = _of_verb(token, notes)
        if found.named:
            yield token, found


def _of_verb(token: Token, notes: Notes) -> People:
    """ "Oman is mediating", "the envoy acts as a go-between"; what is mediated, where it is named, tells of it itself."""
    verb = token.head if token.dep_ in {"acomp", "attr"} and token.head.lemma_ == "be" else token  # the parser's adjective
    labels = {c.dep_ for c in token.children} | {c.dep_ for c in verb.children}
    if verb.pos_ not in {"VERB", "AUX"} or labels & {"neg", "dobj"} or is_passive(verb) or _is_wish(verb):
        return People()
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return People()  # "has been mediating since March": in no one sitting
    if token.lemma_ in _AS and not any(p.lemma_.lower() in _BETWEEN for p in after(token, "as")):
        return People()
    who = doers(verb, notes) or subjects(verb)
    return people_of(who, notes)


def _is_wish(verb: Token) -> bool:
    """ "Offered to mediate", "could mediate": nobody does so yet."""
    above = verb.head if verb.dep_ in {"xcomp", "acl", "pcomp"} else None
    return above is not None or any(c.tag_ == "MD" for c in verb.children)


def _of_noun(noun: Token, notes: Notes) -> People:
    """ "The Omani mediators", "mediators from Oman and Chad": the states that they come from; "Oman is the mediator"."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and not _is_wish(noun.head):
        told = not any(c.dep_ == "neg" for c in noun.head.children) and any(c.lower_ == "the" for c in noun.children)
        return people_of(subjects(noun.head), notes) if told else People()
    if noun.tag_ not in {"NNS", "NNPS"} or any(e.type == "Person" for e in notes.entities_at(noun)):
        return People()
    return People(parties=of_whom(noun, notes))
