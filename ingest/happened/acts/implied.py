"""What one act takes for granted of another: aid that somebody is thanked for, a ban that is to be lifted, a war that two are at."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.parties import Side, parties
from ingest.happened.acts.slots import doers, objects, own, speaking_doers
from ingest.happened.arguments import after
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_GIVEN = Frame("Aid", None, "v", (), ("obj",), ("subj",), frozenset({"said"}))
_WAR = Frame("Assault", None, "v", (), ("subj",), ("with",), frozenset({"factive"}))
_FORMALLY = frozenset({"technically", "formally", "officially", "legally", "still", "nominally"})
"""What is said of a war in which nobody shoots."""
_IMPOSED = Frame("Sanction", None, "n", (), ("own",), ("on",), frozenset({"factive"}))
_CUT_OFF = Frame("Coerce", "seize", "n", (), ("own",), ("on",), frozenset({"factive"}))
_HELD = frozenset({"blockade", "siege", "occupation"})
_HELP = frozenset({"help", "aid", "assistance", "delivery", "donation", "contribution", "relief", "loan", "grant", "shipment", "supply"})
_STANDING = frozenset({"sanction", "sanctions", "embargo", "ban", "blockade", "siege", "tariff", "tariffs", "boycott", "occupation"} |
                      {"levy", "duty", "curb", "quota"})  # fmt: skip
_ENDING = frozenset({"lift", "ease", "end", "remove", "drop", "relax", "scrap", "reverse", "rescind", "abandon", "withdraw"})


def thanked_at(token: Token, notes: Notes) -> Act | None:
    """The aid for which somebody is thanked: "thanked Oslo for the weapons", "for its help"."""
    if token.lemma_ != "thank" or token.pos_ != "VERB" or is_negated(token):
        return None
    given = [t for t in after(token, "for") if t.pos_ == "NOUN" and (t.lemma_ in _HELP or t.lemma_ in classes()["goods"])]
    if not given or any(after(t, "to", "on") for t in given):
        return None
    helped = parties(speaking_doers(token, notes), notes)
    ours = {s.party for s in helped}
    helpers = [s for s in parties(objects(token), notes) if s.party not in ours]
    return Act(_GIVEN, token, helpers, [Side(s.party) for s in helped], []) if helpers and helped else None


def war_at(token: Token, notes: Notes) -> Act | None:
    """The war that two are at: "have been at war since May", "is at war with Lima"."""
    if token.lemma_ not in ("be", "remain") or is_negated(token) or any(c.lower_ in _FORMALLY for c in token.children):
        return None
    if not any(p.lemma_ == "war" for c in own(token, "prep") if c.lower_ == "at" for p in own(c, "pobj")):
        return None
    sources = parties(doers(token), notes)
    ours = {s.party for s in sources}
    beyond = [*after(token, "with"), *(q for c in own(token, "prep") for p in own(c, "pobj") for q in after(p, "with"))]
    others = [s for s in parties(beyond, notes) if s.party not in ours]
    if others:
        return Act(_WAR, token, sources, others, [], reciprocal=True) if sources else None
    return Act(_WAR, token, sources, sources, [], reciprocal=True) if len(sources) == 2 else None


def in_force(found: list[Act], notes: Notes) -> Iterator[Act]:
    """What those suffer who ask that it be lifted: "Lima and Quito demanded that Oslo lift its tariffs"."""
    told = {a.trigger.i for a in found if a.targets}
    for act in found:
        if act.frame.type != "Request" or not act.targets or not all(notes.entities[s.party].type == "Country" for s in act.sources):
            continue
        for noun in act.trigger.subtree:
            if noun.i > act.trigger.i and noun.i not in told and noun.pos_ == "NOUN" and is_standing(noun):
                aimed = [p for c in noun.children if c.lower_ in ("against", "on") for p in c.children]
                if not parties(aimed, notes):
                    yield Act(_IMPOSED if noun.lemma_ not in _HELD else _CUT_OFF, noun, act.targets, act.sources, [])


def is_standing(noun: Token) -> bool:
    """Whether a ban or a siege is there, since somebody is to end it: "demanded that Lima lift its ban on", "the embargo be lifted"."""
    verb = noun.head
    if noun.lemma_.lower() not in _STANDING:
        return False
    known = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "these") for c in noun.children)
    return known and noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_ in _ENDING
