"""The verbs that announce a meeting or call; whether their arguments bear it out is the attendance's matter."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import subjects
from ingest.happened.in_person import MATTERS, after_journey, told_in_person
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.signings import signing, somewhere
from ingest.happened.trigger import Kind, Occasion, by_phone
from ingest.lexicon import table, values

VERBAL = frozenset({"VBG", "VBN", "VBD", "VB", "VBZ", "VBP"})
"""The fine parts of speech of verbs: the tagger knows one where the part of speech says adjective or auxiliary."""


@cache
def _verbs() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in table("talk_verbs")}


def verb_occasion(token: Token) -> Occasion | None:
    """The occasion that a verb announces; whether its arguments bear it out is the attendance's matter."""
    if token.tag_ not in VERBAL and token.pos_ != "VERB":
        return None
    lemma = token.lemma_
    row = _verbs().get(lemma.lower())
    if lemma in {"come", "sit", "be", "bring", "stand"} and _faces(token):
        return Occasion(token, token, "meeting", "meet" if lemma != "bring" else "together")
    if lemma in {"get", "bring", "sit", "put", "draw", "coax", "lock"} and _in_one_room(token):
        return Occasion(token, token, "meeting", "together")
    if lemma == "have" and token.i + 1 < len(token.doc) and token.nbor().lemma_ == "have":
        return None  # "to have had a word": the second one tells
    if lemma == "have" and _has_over(token):
        return Occasion(token, token, "meeting", "host")
    if lemma in {"get", "have", "reach", "catch"} and by_phone(token) and _has_person(token):
        return Occasion(token, token, "call", "phone")  # "got the king on the phone"
    if lemma == "take" and _has_particle(token, "aside") and _has_person(token):
        return Occasion(token, token, "meeting", "meet")
    if signing(token):
        return Occasion(token, token, "meeting", "sign")
    if deliberates(token):
        return Occasion(token, token, "meeting", "body")
    if row is None and lemma in _SETTLED and by_phone(token):
        return Occasion(token, token, "call", "with")  # "settled the last points by telephone"
    if row is None:
        return told_in_person(token)
    if row["particle"] and not any(_has_particle(token, p) for p in values(row["particle"])):
        return told_in_person(token) if lemma == "take" else None
    if token.lemma_ == "see" and any(c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"} for c in token.children):
        return None  # "would see the rebel walk through the gates"
    if lemma == "meet" and any(c.lower_ in {"halfway", "midway"} for c in token.children):
        return None  # "meet us halfway"
    if token.lemma_ in {"shake", "exchange"} and any(c.dep_ == "neg" for c in token.children):
        return None  # those who did not shake hands may have met
    spent = token.lemma_ == "spend" and any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in token.children)
    if row["object"] and not spent and not _has_object(token, row):
        return told_in_person(token)
    if token.lemma_ == "be" and not by_phone(token):
        return None
    kind: Kind = row["kind"]  # type: ignore[assignment]  # the lexicon's column holds kinds
    if token.lemma_ == "call" and any(c.lower_ == "on" and c.dep_ == "prep" and c.i == token.i + 1 for c in token.children):
        kind = "meeting"
    if kind == "call" and row["frame"] == "with" and (_face_to_face(token) or _in_a_town(token)) and not by_phone(token):
        kind = "meeting"
    elif kind != "call" and (any(c.lower_ in _FROM_AFAR for c in token.children) or by_phone(token)):
        kind = "call"
    return Occasion(token, token, kind, row["frame"])


def _has_object(verb: Token, row: dict[str, str]) -> bool:
    """Whether one of the nouns that a verb needs comes after it: "spent an hour with"; before it in "the council was co-chaired by"."""
    far = 13 if row["frame"] == "preside" else 7
    near = [*verb.doc[verb.i + 1 : min(verb.i + far, bounds(verb)[1])]]
    near += [c for c in verb.children if c.dep_ == "nsubjpass" and row["frame"] == "preside"]
    return any(t.pos_ == "NOUN" and t.lemma_.lower() in values(row["object"]) for t in near)


def _in_a_town(verb: Token) -> bool:
    """ "Spoke with the king in Lima": both were there."""
    with_ = [p for c in verb.children if c.lower_ in {"with", "for"} for p in c.children if p.dep_ == "pobj"]
    inside = [c for h in (verb, *with_) for c in h.children if c.lower_ == "in" and c.dep_ == "prep" and c.i > verb.i]
    return any(p.ent_type_ == "GPE" for c in inside for p in c.children if p.dep_ == "pobj")


_SETTLED = {"settle", "agree", "review", "finalise", "finalize", "resolve", "work", "iron", "thrash", "coordinate", "confer"}


def _in_one_room(verb: Token) -> bool:
    """ "Got the two rivals into one room", "brought them to the same table"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {"into", "in", "around", "round", "at", "to", "under"}:
            for place in prep.children:
                if place.lemma_ in {"room", "table", "roof"} and any(c.lower_ in {"one", "same", "single"} for c in place.children):
                    return True
    return False


def _has_over(verb: Token) -> bool:
    """ "had the ambassador over at the ministry", "had them in for tea"."""
    named = any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)
    return named and any(c.lower_ in {"over", "round"} and c.i > verb.i and c.dep_ in {"prep", "prt", "advmod"} for c in verb.children)


def _has_person(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)


def _faces(verb: Token) -> bool:
    """ "came face to face"."""
    following = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 8, bounds(verb)[1])]]
    return any(following[n : n + 3] == ["face", "to", "face"] for n in range(len(following))) or "face-to-face" in following[:2]


_FROM_AFAR = {"virtually", "online", "remotely"}


COUNCILS = {"council", "committee", "assembly", "board", "commission"}
"""Bodies whose members sit together."""
_DELIBERATES = {"review", "consider", "examine", "debate", "deliberate", "weigh"}
_DECIDES = {"approve", "adopt", "decide", "endorse", "vote", "finalise", "finalize", "agree"}


def deliberates(verb: Token) -> bool:
    """Whether several who decide together take up a matter: "the Council is expected to take stock", "EU ministers will review"."""
    if not _takes_up(verb) or by_phone(verb) or any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.children):
        return False  # "took it up with the king"
    return any(_sits_together(s) or s.tag_ in {"NNS", "NNPS"} for s in subjects(verb))


def _takes_up(verb: Token) -> bool:
    lemma = verb.lemma_
    following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    if lemma in _DECIDES:
        below = [t for t in verb.subtree if t.i > verb.i and not any(a.dep_ == "xcomp" and a.head == verb for a in (t, *t.ancestors))]
        told = any(noun_occasion(t) is not None for t in below)  # "decided at a meeting": that tells of it
        return not told and somewhere(verb) and any(t.ent_type_ == "DATE" for t in below)
    if lemma == "take":
        return following[:1] in (["stock"], ["up"])
    back = (lemma == "return" and following[:1] == ["to"]) or (lemma == "come" and following == ["back", "to"])
    return lemma in _DELIBERATES or (back and any(t.lower_ in MATTERS for t in verb.doc[verb.i + 2 : verb.i + 5]))


def _sits_together(token: Token) -> bool:
    known = token.lower_ in COUNCILS
    return known and (token.text[0].isupper() or any(c.lower_ == "of" for c in token.children))  # "the board of governors"


def alone_together(verb: Token) -> bool:
    """ "Spoke one-on-one", "talked tete-a-tete"."""
    return any(t.lower_ in {"one-on-one", "tete-a-tete", "tête-à-tête", "face-to-face"} for t in verb.doc[verb.i + 1 : verb.i + 4])


def _due_somewhere(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is to do in the town where he is due."""
    if verb.dep_ not in {"advcl", "xcomp"}:
        return False
    hosts = [verb.head, *(c for c in verb.head.children if c.dep_ == "acomp")]
    town = any(p.ent_type_ == "GPE" for h in hosts for c in h.children if c.lower_ == "in" and c.i < verb.i for p in c.children)
    return town and any(h.lower_ in {"due", "expected"} for h in hosts)


def _has_particle(verb: Token, particle: str) -> bool:
    """ "sat down", "brought the two men and their aides together": the particle may come after the object."""
    if any(c.lower_ == particle for c in verb.children):
        return True
    for token in verb.doc[verb.i + 1 : bounds(verb)[1]]:
        if token.lower_ == particle:
            return particle == "together" and token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].lower_ != "with"
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


def _face_to_face(verb: Token) -> bool:
    """Speaking in person, at a table, on the sidelines, or somewhere for an hour, is a meeting."""
    if any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        return True  # "was in Lima and spoke there with the king"
    if any(c.lower_ == "where" for c in verb.children) and verb.dep_ == "relcl":
        return True
    if verb.tag_ == "VB" and (after_journey(verb) or _due_somewhere(verb)):
        return True  # "is due in Lima to talk to the president"
    if verb.dep_ == "conj" and _has_particle(verb.head, "aside"):
        return True  # "drew the king aside and spoke with him"
    if alone_together(verb):
        return True
    long = verb.lemma_ in {"talk", "chat", "speak"} and any(p.ent_type_ == "TIME" or p.lemma_ == "hour" for p in verb.subtree)
    if long and any(c.dep_ == "prep" and c.lower_ in {"in", "at", "aboard", "inside", "outside"} for c in verb.children):
        return True
    for prep in verb.children:
        if prep.dep_ == "prep":
            for p in prep.children:
                if p.lemma_ in {"person", "sideline", "margin", "meeting", "summit", "conference", "airport"}:
                    return True
    return False
