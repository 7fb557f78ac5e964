"""Who mediates talks that the article tells of elsewhere: "Oman is mediating", "serves as a facilitator", "the Omani mediators said".

Such words begin no event. They give one its mediators, and `same_event` finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.arguments import after, agents, has_date, is_passive, subjects, undergoers
from ingest.happened.behalf import of_whom
from ingest.happened.people import People, doers, people_of
from ingest.happened.signings import pacts
from ingest.notes import Notes

_BETWEEN = {"mediator", "facilitator", "intermediary", "go-between"}
_MEDIATES = {"mediate", "facilitate"}
_AS = {"act", "serve", "function"}
_BROKERS = {"broker", "mediate", "facilitate"}
_SHUTTLES = {"shuttle", "commute", "ply"}
_HEARD = _BETWEEN | _MEDIATES | _AS | _BROKERS | _SHUTTLES | {"mediating", "brokered", "mediated", "facilitated"}
"""No other words are looked at."""


def go_betweens(doc: Doc, notes: Notes) -> Iterator[tuple[Token, People]]:
    """(trigger, those who mediate)."""
    for token in of_lemma(doc, _HEARD):
        if token.lemma_.lower() in _BETWEEN:
            found = _of_noun(token, notes) if token.pos_ in {"NOUN", "PROPN"} else People()
        elif token.lemma_.lower() in _SHUTTLES:
            found = _of_shuttle(token, notes) if token.pos_ == "VERB" else People()
        else:
            found = _of_deal(token, notes) or _of_verb(token, notes)
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


_OTHERS = {"delegation", "side", "camp", "team", "floor", "room", "hotel", "party", "group", "suite", "table", "villa", "building",
           "negotiator"}  # fmt: skip


def between_others(verb: Token, notes: Notes) -> bool:
    """Whether one shuttles between those whom the text has told of, or their rooms ("between them", "between the two delegations"), and
    the clause tells no place or day of its own."""
    if has_date(verb) or any(c.lower_ in {"in", "at"} and c.dep_ == "prep" for c in verb.children):
        return False
    objects = [p for c in verb.children if c.lower_ == "between" for p in c.children if p.dep_ == "pobj"]
    unnamed = [p for p in objects if p.lower_ in {"them", "two", "both"} or p.lemma_.lower() in _OTHERS]
    return bool(unnamed) and not any(m.form == "name" for p in unnamed for t in p.subtree if (m := notes.mention_at(t)) is not None)


def _of_shuttle(verb: Token, notes: Notes) -> People:
    """ "The envoy shuttled between the rooms of the villa", "shuttling between them was the envoy"."""
    if not between_others(verb, notes) or _is_wish(verb):
        return People()
    be = verb.head if verb.dep_ in {"csubj", "advcl"} and verb.head.lemma_ == "be" and verb.head.i > verb.i else None
    behind = [c for c in be.children if c.dep_ in {"attr", "nsubj"} and c.i > be.i] if be is not None else []
    return people_of(behind or doers(verb, notes), notes)


def _of_deal(word: Token, notes: Notes) -> People:
    """ "The deal, brokered by Oman", "an Omani-brokered truce", "Oman brokered the deal": who did so sat between those who made it."""
    if word.lemma_.lower() not in _BROKERS or any(c.dep_ == "neg" for c in word.children):
        return People()
    if word.dep_ == "amod" and word.head.lemma_.lower() in pacts():
        by = [t for t in word.children if t.dep_ == "npadvmod"] or [t for t in word.head.children if t.i == word.i - 2 and t.dep_ == "amod"]
        by = by or [word.doc[word.i - 2]] if word.i > 1 and word.doc[word.i - 1].text == "-" else by
        return People(parties=[e for t in by for e in notes.entities_at(t) if e.type in {"Country", "Organization"}])
    passive = is_passive(word)
    pact = word.head if word.dep_ in {"acl", "relcl"} else next(iter(undergoers(word)), None)
    if pact is None or pact.lemma_.lower() not in pacts() or not any(c.lower_ in {"the", "this"} for c in pact.children):
        return People()
    return people_of(agents(word) if passive else doers(word, notes), notes)
