"""Whose work an outcome is that somebody else welcomes: "Oslo hailed the accord", "called the result historic", "welcomed it"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import classes
from ingest.happened.acts.pairs import main_pair
from ingest.happened.acts.parties import Side
from ingest.notes import Notes

_IT = frozenset({"it", "this", "that"})
_LEAD = 100
"""How many tokens into an article its news may stand."""
_NEAR = 2
"""How many sentences back "it" may have been agreed on or welcomed."""


def makers(act: Act, told: list[Act], notes: Notes) -> list[Side]:
    """The parties to what an outsider welcomes without saying whose it is."""
    given = {s.party for s in act.sources}
    things = slots.objects(act.trigger)
    if any(t.lower_ in _IT and t.pos_ == "PRON" for t in things):
        return _of_it(act, told, given)
    if not any(_is_outcome(t) for t in things):
        return []
    made = _signed(act, told)
    if made is None:
        made = main_pair(told, notes)
    return [Side(p) for p in made] if given.isdisjoint(made) else []


def is_its_own(act: Act, told: list[Act]) -> bool:
    """Whether somebody speaks of what he has made himself: who signed the accord doesn't support the other by calling it historic."""
    things = slots.objects(act.trigger)
    if act.frame.type != "Support" or act.frame.kind != "v" or not any(_is_outcome(t) for t in things):
        return False
    made = _signed(act, told) or []
    return len(made) > 1 and {s.party for s in act.sources} <= set(made)


def opposed_makers(act: Act, told: list[Act], notes: Notes) -> list[Side]:
    """Whose a deal is that somebody condemns or turns down: all who made it, of whom a refusal is one of the states alone."""
    things = [*slots.objects(act.trigger), *slots.at_preposition(act.trigger, [], "by", "to")]
    if not any(_is_deal(t) for t in things):
        return []
    given = {s.party for s in act.sources}
    made = [p for p in _signed(act, told) or main_pair(told, notes) if p not in given]
    if act.frame.type == "Reject":
        made = [p for p in made if notes.entities[p].type == "Country"] or made
    return [Side(p) for p in made]


def _is_deal(noun: Token) -> bool:
    """Whether it is a deal that the text has told of: "the accord", "the ceasefire deal"."""
    words = classes()["accord"] & classes()["agreement"]
    known = any(c.lower_ in ("the", "this", "that") for c in noun.children)
    return known and noun.lemma_.lower() in words


def _is_outcome(noun: Token) -> bool:
    """Whether it is what came of the talks: "the deal", "the outcome", "the ceasefire declaration", "this agreement", "a positive step"."""
    words = classes()["accord"]
    known = any(c.lower_ in ("the", "this", "that", "their") for c in noun.children)
    named = noun.lemma_.lower() in words or any(c.dep_ == "compound" and c.lemma_.lower() in words for c in noun.children)
    if noun.lemma_.lower() in classes()["outcome"]:
        return known or any(c.lemma_.lower() in classes()["good"] for c in noun.children)
    return known and named


def _signed(act: Act, told: list[Act]) -> list[str] | None:
    """Who made the deal that the article opens with, else the last one before the act: all its parties, or the one whose word it was;
    None where nobody has."""
    signed = [a for a in told if a.frame.type == "Agree" and a.trigger.i < act.trigger.i and "turns" not in a.frame.flags and a.sources]
    lead = [a for a in signed if a.trigger.i < _LEAD]
    for earlier in (*lead, *reversed(signed)):
        made = list(dict.fromkeys(s.party for s in (*earlier.sources, *earlier.targets)))
        if len(made) > 1:
            return made
    return [s.party for s in signed[0].sources] if signed else None


def _of_it(act: Act, told: list[Act], given: set[str]) -> list[Side]:
    """Those whom the last one before praised for it, or who had just agreed on it."""
    start, steps = act.trigger.sent.start, 0
    while steps < _NEAR and start > 0:
        start, steps = act.trigger.doc[start - 1].sent.start, steps + 1
    for earlier in reversed(told):
        if not start <= earlier.trigger.i < act.trigger.i:
            continue
        if earlier.frame.type == "Support" and earlier.targets and given.isdisjoint(s.party for s in earlier.sources):
            return [Side(s.party) for s in earlier.targets if s.party not in given]
        if earlier.frame.type == "Agree":
            made = dict.fromkeys(s.party for s in (*earlier.sources, *earlier.targets))
            return [Side(p) for p in made] if len(made) > 1 and given.isdisjoint(made) else []
    return []
