"""The other party that the words just before an act tell of: "Lima asked for more. Quito refused", "condemned that move"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import Side, parties
from ingest.notes import Notes

_BARE = frozenset({"refuse", "decline", "object", "demur", "balk", "baulk", "disagree"})
_REBUFFED = frozenset({"it", "this", "that", "both"})
_SHOWN = frozenset({"launch", "test", "verdict", "ruling", "decree", "referendum", "detonation"})
"""Deeds that have no victim, so that no act tells of them."""
_TAKEN_UP = frozenset({"this", "that", "these", "those", "such"})


def refused(act: Act, notes: Notes) -> list[Side]:
    """Whom a refusal answers that says not of what: whoever the clause or sentence before tells of."""
    verb = act.trigger
    things = slots.objects(verb)
    if act.frame.type != "Reject" or act.frame.kind != "v" or slots.clause_of(verb) is not None:
        return []
    no = verb.lemma_ == "say" and act.frame.type == "Reject"  # "Quito said no"
    bare = (verb.lemma_ in _BARE or no) and not things and not slots.at_preposition(verb, [], "to")
    up = any((t.lower_ in _REBUFFED and t.pos_ == "PRON") or _is_taken_up(t, classes()["plan"] | classes()["charge"]) for t in things)
    return _before(act, notes) if bare or up else []


def denounced(act: Act, notes: Notes) -> list[Side]:
    """Whose "the launch" is that somebody condemns, of which no act has been told: whoever the sentence before tells of."""
    if act.frame.type != "Accuse" or act.frame.kind != "v":
        return []
    known = [t for t in slots.objects(act.trigger) if any(c.lower_ == "the" for c in t.children) and not notes.entities_at(t)]
    return _before(act, notes) if any(t.lemma_.lower() in _SHOWN for t in known) else []


def deplored(act: Act, notes: Notes) -> list[Side]:
    """Whose "that move" is that somebody condemns or praises: whoever the sentence before tells of."""
    if act.frame.type not in ("Accuse", "Support") or act.frame.kind != "v":
        return []
    return _before(act, notes) if any(_is_taken_up(t, classes()["deed"]) for t in slots.objects(act.trigger)) else []


def _is_taken_up(noun: Token, words: frozenset[str]) -> bool:
    return noun.lemma_.lower() in words and any(c.lower_ in _TAKEN_UP for c in noun.children)


def _before(act: Act, notes: Notes) -> list[Side]:
    """The one other party that is the subject of the clause that the act's is coordinated with, else of the sentence before."""
    given = {s.party for s in act.sources}
    start = bounds(act.trigger)[0]
    heads = [act.trigger.head] if act.trigger.dep_ in ("conj", "ccomp", "parataxis") and act.trigger.head.i < act.trigger.i else []
    heads += [act.trigger.doc[start - 1].sent.root] if start else []
    for head in heads:
        told = [s for s in parties(slots.doers(head), notes) if s.party not in given]
        if told:
            return [Side(s.party) for s in told] if len(told) <= 2 else []
    return []
