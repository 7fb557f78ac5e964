"""Blows that other words than their own ascribe to somebody: "Lima blamed Quito for the raid", "the Front claimed the bombing"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes, hostile_nouns
from ingest.happened.acts.parties import Side, parties
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_BLOW = Frame("Assault", None, "n", (), ("subj",), ("obj",), frozenset({"factive"}))
_BLAMING = frozenset({"blame", "accuse", "fault", "suspect", "hold", "condemn", "denounce"})
_CLAIMING = frozenset({"claim", "admit", "acknowledge", "accept"})
_TAKEN_UP = frozenset({"both", "it", "this", "that", "they"})
_BACK = 12
"""How many acts back the one may be told whose victim "the attack" takes up."""


def ascribed(found: list[Act], notes: Notes) -> list[Act]:
    """The blows whose doers other words than their own give; none where the blow's own word tells them."""
    told = {a.trigger.i for a in found if a.sources and a.targets}
    return [a for act in found for a in _blamed(act, found, notes) if a.trigger.i not in told and a.targets]


def _blows(roots: list[Token]) -> Iterator[Token]:
    words = hostile_nouns() | classes()["blow"] | _TAKEN_UP
    for noun in roots:
        if noun.lemma_.lower() in words and not any(c.lower_ in ("any", "no") for c in noun.children):
            yield noun


def _blamed(act: Act, found: list[Act], notes: Notes) -> Iterator[Act]:
    """The blow for which an accusation blames somebody."""
    verb = act.trigger
    if act.frame.type != "Accuse" or verb.lemma_ not in _BLAMING | {"be"} or is_negated(verb) or not act.targets:
        return
    roots = slots.at_preposition(verb, [], "for", "of") if verb.lemma_ != "condemn" else []
    roots += [p for c in verb.children if c.lower_ == "responsible" for p in slots.at_preposition(c, [], "for")]
    roots += [p for c in verb.children if c.lower_ == "behind" for p in c.children] if verb.lemma_ == "be" else []
    objects = slots.objects(verb) if slots.at_preposition(verb, slots.objects(verb), "on") else []
    for noun in _blows([*roots, *objects]):
        if len(act.targets) > 1:
            continue
        yield Act(_BLOW, noun, [Side(s.party) for s in act.targets], _victims(noun, act, found, notes), [])


def claimed(doc: Doc, found: list[Act], notes: Notes) -> list[Act]:
    """The blows that somebody says he dealt, with their victims."""
    return [act for token in of_lemma(doc, _CLAIMING) if (act := _claim(token, found, notes)) is not None and act.targets]


def owned_up(act: Act, doc: Doc, notes: Notes) -> list[Side]:
    """Who says that he did what somebody condemns: "the Front claimed the bombing ... Lima condemned the attack"."""
    blows = list(_blows(slots.objects(act.trigger))) if act.frame.type == "Accuse" and act.frame.kind == "v" else []
    if not blows or any(t.lower_ in _TAKEN_UP for t in blows):
        return []
    given = {s.party for s in act.sources}
    by: list[Side] = []
    for token in of_lemma(doc, _CLAIMING):
        if by and token.i > act.trigger.i:
            break
        if token.pos_ == "VERB" and not is_negated(token) and any(True for _ in _blows(_claimed_things(token))):
            by = [Side(s.party) for s in parties(slots.speaking_doers(token, notes), notes) if s.party not in given] or by
    return by if len(by) == 1 else []


def _claimed_things(verb: Token) -> list[Token]:
    """What somebody says is his: "the bombing", of "claimed the bombing" or "claimed responsibility for the bombing"."""
    objects = slots.objects(verb)
    roots = list(objects) if verb.lemma_ == "claim" else []
    return roots + slots.at_preposition(verb, [o for o in objects if o.lemma_ in ("responsibility", "credit")], "for")


def _claim(token: Token, found: list[Act], notes: Notes) -> Act | None:
    """The blow that somebody says he dealt: "claimed responsibility for the bombing", "the attack, which was claimed by the Front"."""
    if token.pos_ != "VERB" or token.lemma_ not in _CLAIMING or is_negated(token):
        return None
    sources = parties(slots.speaking_doers(token, notes), notes)
    for noun in _blows(_claimed_things(token)):
        if len(sources) == 1:
            act = Act(_BLOW, noun, sources, [], [])
            return Act(_BLOW, noun, sources, _victims(noun, act, found, notes), [])
    return None


def _victims(noun: Token, act: Act, found: list[Act], notes: Notes) -> list[Side]:
    """Who suffered a blow: those whom its word names, else those of the blow told of last, be its doer unknown or the one blamed."""
    doers = {s.party for s in (act.targets or act.sources)}
    there = slots.at_preposition(noun, [], "on", "against", "at", "in", "into", "of")
    named = [s for s in parties(there, notes, victim=True) if s.party not in doers]
    at_home = act.targets and any(t.lemma_.lower() in classes()["struck"] | {"capital"} for t in there)
    if named or (there and not at_home):
        return named
    if at_home:
        return [Side(s.party) for s in act.sources if s.party not in doers]
    given = {s.party for s in act.sources}
    before = [a for a in found if a.trigger.i < noun.i and a.frame.type in ("Assault", "Coerce")][-_BACK:]
    for earlier in reversed(before):
        by = {s.party for s in earlier.sources}
        contested = act.targets and any(c.lower_ == "the" for c in noun.children) and not given & {s.party for s in earlier.targets}
        if earlier.targets and (not by or by & doers or contested):
            return [Side(s.party) for s in earlier.targets if s.party not in doers]
        if by and by <= doers and act.targets:
            break
    hostile = any(
        doers & {s.party for s in (*a.sources, *a.targets)} and {s.party for s in act.sources} & {s.party for s in (*a.sources, *a.targets)}
        for a in found
        if a is not act and a.frame.type in ("Assault", "Mobilize", "Threaten")
    )
    return [Side(s.party) for s in act.sources if s.party not in doers] if hostile and act.targets else []
