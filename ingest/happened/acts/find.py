"""Each act that a sentence tells: a frame of the lexicon whose conditions hold and whose parties are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphkit.vocabulary import Status
from ingest.happened.acts import slots
from ingest.happened.acts.frames import Frame, frames_of
from ingest.happened.acts.parties import Side, inside, named, owners, parties
from ingest.happened.acts.talk import counterparts
from ingest.happened.attribution import attributed_to
from ingest.happened.status import status_of
from ingest.notes import EventNote, Notes, Proof, clause
from ingest.when import when_of

_VICTIM_TYPES = {"Assault", "Coerce", "Mobilize", "Aid", "Retreat", "Concede", "Sanction", "Protest"}
"""Types whose target may be named by where it lies ("struck Kharkiv", "aid to the north of Ethiopia")."""


@dataclass(slots=True)
class Act:
    """A frame found at a token, with its parties."""

    frame: Frame
    trigger: Token
    sources: list[Side]
    targets: list[Side]
    used: list[Token]
    reciprocal: bool = False


def acts_in(doc: Doc, notes: Notes) -> list[EventNote]:
    """Every telling of an act, in text order; two directions of a reciprocal act are two."""
    found = [act for token in doc for act in [_read(token, notes)] if act is not None]
    quiet = {t.i for act in found for t in slots.governed(act.frame, act.trigger, _objects(act))}
    quiet |= {t.i for act in found for t in act.used}
    events: list[EventNote] = []
    for act in found:
        if act.trigger.i in quiet:
            continue
        events += _written(act, notes)
    return events


def _objects(act: Act) -> list[Token]:
    return slots.objects(act.trigger)


def _read(token: Token, notes: Notes) -> Act | None:
    """The first of the token's frames that fits."""
    candidates = frames_of(token)
    if not candidates:
        return None
    objects = slots.objects(token)
    for frame in candidates:
        if not all(any(slots.meets(need, token, objects) for need in either) for either in frame.needs):
            continue
        act = _filled(frame, token, objects, notes)
        if act is not None:
            return act
    return None


def _filled(frame: Frame, token: Token, objects: list[Token], notes: Notes) -> Act | None:
    """The frame with its parties; None where it has no source, or no target and needs one."""
    victim = frame.type in _VICTIM_TYPES
    sources = _first(frame.source, frame, token, objects, notes, victim=False)
    if not sources:
        return None
    given = {s.party for s in sources}
    used = [
        o for o in objects if any(n.what == "obj" and n.words for either in frame.needs for n in either) and notes.mention_at(o) is None
    ]
    for slot in frame.target:
        if slot == "each":
            if len(sources) > 1:
                return Act(frame, token, sources, sources, used, reciprocal=True)
            continue
        targets = [s for s in _slot(slot, frame, token, objects, notes, victim, sources) if s.party not in given]
        if targets:
            return Act(frame, token, sources, targets, used, reciprocal="both" in frame.flags)
    return Act(frame, token, sources, [], used) if "solo" in frame.flags else None


def _first(names: tuple[str, ...], frame: Frame, token: Token, objects: list[Token], notes: Notes, *, victim: bool) -> list[Side]:
    for name in names:
        found = _slot(name, frame, token, objects, notes, victim, [])
        if found:
            return found
    return []


def _slot(name: str, frame: Frame, token: Token, objects: list[Token], notes: Notes, victim: bool, sources: list[Side]) -> list[Side]:
    """The parties that stand in one place of a frame."""
    if name == "subj":
        return parties(slots.doers(token), notes)
    if name == "obj":
        return parties(objects, notes, victim=victim)
    if name == "own":
        if frame.kind == "n":
            return _noun_owner(token, notes)
        return [s for o in objects for s in owners(o, notes, victim=victim)]
    if name == "gov":
        return parties(slots.governing_subjects(token), notes)
    if name == "comp":
        return parties(slots.complement_subjects(token), notes)
    if name == "in":
        clause_ = slots.clause_of(token)
        roots = [clause_] if clause_ is not None else [*slots.at_preposition(token, objects, "to", "in", "at"), *objects]
        return [s for root in roots for s in inside(root, notes, victim=victim)]
    if name == "talk":
        return counterparts(token, [s.party for s in sources], notes)
    if name == "dative":
        datives = [t for c in token.children if c.dep_ == "dative" for t in ([c] if c.pos_ != "ADP" else list(c.children))]
        return parties(datives, notes, victim=victim)
    if name == "forto":
        return parties(slots.complement_subjects(token) or slots.at_preposition(token, [], "for"), notes)
    return parties(slots.at_preposition(token, objects, name), notes, victim=victim)


def _noun_owner(token: Token, notes: Notes) -> list[Side]:
    """Whose act a noun names: its possessor, adjective or name before it, else its "by" or "from"."""
    found: list[Side] = []
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i < token.i:
            found += [s for s in named(child, notes)]
    return found or parties(slots.at_preposition(token, [], "by", "from"), notes)


def _written(act: Act, notes: Notes) -> Iterator[EventNote]:
    status = status_of(act.trigger, notes)
    if status is None:
        return
    speaker = attributed_to(act.trigger, notes)
    if speaker is not None and speaker not in _people(act) and status == "occurred":
        status = "claimed"
    if act.reciprocal:
        everyone = [*act.sources, *(t for t in act.targets if t not in act.sources)]
        for one in act.sources if act.targets == act.sources else everyone:
            if act.targets is act.sources:
                others = [s for s in act.sources if s.party != one.party]
            else:
                others = act.targets if one in act.sources else act.sources
            yield _event(act, [one], others, status, speaker, notes)
    else:
        yield _event(act, act.sources, act.targets, status, speaker, notes)


def _people(act: Act) -> set[str]:
    return {i for s in act.sources for i in (s.party, s.person) if i}


def _event(act: Act, sources: list[Side], targets: list[Side], status: Status, speaker: str | None, notes: Notes) -> EventNote:
    start, end = clause(act.trigger)
    event = EventNote(act.frame.type, act.trigger.i, status, [Proof(start, end, status, speaker)], mode=act.frame.mode)
    for side in sources:
        event.add(side.party, "source")
        if side.person:
            event.add(side.person, "actor", side=side.party)
    for side in targets:
        event.add(side.party, "target")
    event.when = when_of(act.trigger, notes)
    return event
