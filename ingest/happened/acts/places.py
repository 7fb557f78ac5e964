"""The places of a frame in the syntax around its word: the noun phrases that stand in each."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts import others, slots
from ingest.happened.acts.approached import approached
from ingest.happened.acts.frames import Frame
from ingest.happened.acts.kinds import LOCAL_ASKED
from ingest.happened.arguments import after
from ingest.notes import Notes, conjuncts

_HARMED = ("of", "into", "on", "against", "in", "at")
"""Where those stand who suffered what somebody is sorry for."""


def tokens_at(name: str, token: Token, objects: list[Token], frame: Frame, notes: Notes) -> list[Token]:
    """The noun phrases that stand in a place of a frame at its word, whose objects these are."""
    if name == "subj":
        return slots.speaking_doers(token, notes)
    if name == "victim":  # "two soldiers died in"
        return slots.doers(token)
    if name == "obj":
        return slots.other_objects(token, objects)
    if name == "state":
        return slots.spoken(slots.states(token), notes)
    if name == "gov":
        return slots.spoken(slots.governing_subjects(token), notes)
    if name == "comp":
        return slots.complement_subjects(token) or [t for o in objects for t in slots.complement_subjects(o)]
    if name == "resp":
        return slots.responsible(token)
    if name == "approached":
        return approached(token)
    if name in ("where", "there"):
        return slots.whereabouts(token) if frame.kind == "v" else []
    if name == "here":  # "in Sarajevo she will urge officials to hold elections"
        return slots.whereabouts(token) if any(o.lemma_ in LOCAL_ASKED for o in objects) else []
    if name == "amid":  # "were killed in a Hezbollah ambush"
        return slots.at_preposition(token, [], "in", "during")
    if name == "after":
        return others.provokers(token) if frame.mode in ("withdraw", "expel") or frame.type == "Threaten" else []
    if name == "post":  # "recalled its ambassador to Lima", not "recalled him to Lima"
        return [t for o in objects for t in after(o, "to", "in")]
    if name == "if":
        return others.condition_subjects(token)
    if name == "forto":
        return slots.complement_subjects(token) or slots.at_preposition(token, [], "for")
    if name == "harmed":  # "apologised for the killing of four Peruvians"
        sorry = slots.at_preposition(token, [], "for")
        return [p for t in sorry for p in (t, *slots.objects(t), *slots.at_preposition(t, [], *_HARMED))]
    if name == "end":  # "called for an end to Lima's blockade"
        asked = slots.at_preposition(token, [], "for")
        return [p for t in asked for p in ([t] if slots.own(t, "poss") else slots.at_preposition(t, [], "to", "of"))]
    if name == "dative":
        given = [t for c in token.children if c.dep_ == "dative" for t in ([c] if c.pos_ != "ADP" else list(c.children))]
        return [one for t in given for one in conjuncts(t)]
    return slots.at_preposition(token, objects, name)
