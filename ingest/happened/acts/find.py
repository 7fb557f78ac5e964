"""Each act that a sentence tells: a frame of the lexicon whose conditions hold and whose parties are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from graphkit.vocabulary import Status
from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.demands import demand_at
from ingest.happened.acts.frames import Frame, frames_of
from ingest.happened.acts.parties import Side, inside, named, owners, parties, persons
from ingest.happened.acts.talk import counterparts
from ingest.happened.attribution import factuality
from ingest.happened.status import status_of
from ingest.notes import EventNote, Notes, Proof, clause
from ingest.when import when_of

_VICTIM_TYPES = {"Assault", "Coerce", "Mobilize", "Aid", "Retreat", "Concede", "Sanction", "Protest"}
"""Types whose target may be named by where it lies ("struck Kharkiv", "aid to the north of Ethiopia")."""

_INWARD_TYPES = {"Assault", "Coerce", "Protest", "Request", "Accuse", "Reject", "Threaten", "Concede", "Retreat", "Sanction"}
"""Types that are told also where they stay inside one country, which is then the source alone ("the police arrested 52 of its members")."""

_HOSTILE = {"Assault", "Coerce", "Sanction", "Mobilize", "Protest", "Threaten"}


def acts_in(doc: Doc, notes: Notes) -> list[EventNote]:
    """Every telling of an act, in text order; two directions of a reciprocal act are two."""
    found = [act for token in doc for act in (_read(token, notes), demand_at(token, notes)) if act is not None]
    found = [_turned(act) for act in found]
    quiet = {t.i for act in found for t in slots.governed(act.frame, act.trigger, _objects(act))}
    quiet |= {t.i for act in found for t in act.used}
    events: list[EventNote] = []
    for act in found:
        if act.trigger.i in quiet or act.frame.flags == {"leaves"}:
            continue
        events += _written(act, notes)
    return events


def _turned(act: Act) -> Act:
    """A promise of something hostile is a threat; a decision for it only says when it comes, and the deed is told by its own word."""
    if not act.frame.flags & {"turns", "leaves"}:
        return act
    clause_ = slots.clause_of(act.trigger)
    if clause_ is None or not any(f.type in _HOSTILE for f in frames_of(clause_)[:1]):
        return act
    frame = (
        replace(act.frame, type="Threaten", mode=None) if "turns" in act.frame.flags else replace(act.frame, flags=frozenset({"leaves"}))
    )
    return replace(act, frame=frame)


def _objects(act: Act) -> list[Token]:
    return slots.objects(act.trigger)


def _read(token: Token, notes: Notes) -> Act | None:
    """The first of the token's frames that fits."""
    candidates = frames_of(token)
    if not candidates:
        return None
    objects = slots.objects(token)
    alone: Act | None = None
    for frame in candidates:
        if not all(any(slots.meets(need, token, objects) for need in either) for either in frame.needs):
            continue
        act = _office(frame, token, objects, notes) if "persons" in frame.flags else _filled(frame, token, objects, notes)
        if act is not None and act.targets:
            return act
        alone = alone or act
    return alone


def _office(frame: Frame, token: Token, objects: list[Token], notes: Notes) -> Act | None:
    """An appointment, a resignation or an investigation: persons count as themselves."""
    if frame.type == "Resignation":
        sources = [s for name in frame.source for s in persons(_tokens(name, token, objects), notes)]
        return Act(frame, token, sources[:1], [], []) if sources else None
    sources = _first(frame.source, frame, token, objects, notes)
    for name in frame.target:
        places = _tokens(name, token, objects)
        targets = persons(places, notes) or (parties(places, notes) if frame.type == "Investigation" else [])
        targets = [t for t in targets if t.party not in {s.party for s in sources}]
        if targets:
            return Act(frame, token, sources, targets, [])
    return None


def _tokens(name: str, token: Token, objects: list[Token]) -> list[Token]:
    """The noun phrases that stand in one place of a frame."""
    if name == "subj":
        return slots.doers(token)
    if name == "obj":
        return objects
    if name == "own":
        return [c for c in token.children if c.dep_ == "poss"]
    return slots.at_preposition(token, objects, name)


def _filled(frame: Frame, token: Token, objects: list[Token], notes: Notes) -> Act | None:
    """The frame with its parties; None where one that it needs is missing."""
    victim = frame.type in _VICTIM_TYPES
    sources = _first(frame.source, frame, token, objects, notes)
    if not sources and "anon" not in frame.flags:
        return None
    given = {s.party for s in sources}
    used = [
        o for o in objects if any(n.what == "obj" and n.words for either in frame.needs for n in either) and notes.mention_at(o) is None
    ]
    inward = False
    for slot in frame.target:
        if slot == "each":
            if len(sources) > 1:
                return Act(frame, token, sources, sources, used, reciprocal=True)
            continue
        reached = _slot(slot, frame, token, objects, notes, victim, sources)
        targets = [s for s in reached if s.party not in given]
        if targets:
            return Act(frame, token, sources, targets, used, reciprocal="both" in frame.flags)
        inward = inward or bool(reached)
    if sources and all(_is_party(s, notes) for s in sources) and ("solo" in frame.flags or (inward and frame.type in _INWARD_TYPES)):
        return Act(frame, token, sources, [], used)
    return None


def _is_party(side: Side, notes: Notes) -> bool:
    return notes.entities[side.party].type in ("Country", "Organization")


def _first(names: tuple[str, ...], frame: Frame, token: Token, objects: list[Token], notes: Notes) -> list[Side]:
    for name in names:
        found = _slot(name, frame, token, objects, notes, False, [])
        if found:
            return found
    return []


def _slot(name: str, frame: Frame, token: Token, objects: list[Token], notes: Notes, victim: bool, sources: list[Side]) -> list[Side]:
    """The parties that stand in one place of a frame."""
    if name == "subj":
        return parties(slots.doers(token), notes)
    if name == "state":
        return parties(slots.states(token), notes)
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
            found += list(named(child, notes))
    return found or parties(slots.at_preposition(token, [], "by", "from"), notes)


def _written(act: Act, notes: Notes) -> Iterator[EventNote]:
    status = status_of(act.trigger, notes)
    if status is None:
        return
    fact = factuality(act.trigger, notes)
    speaker = fact.attributed_to
    if speaker is None or speaker not in _people(act, notes):  # "we condemn the attack": who says so does so
        status = fact.status(status)
    if not act.reciprocal:
        yield _event(act, act.sources, act.targets, status, speaker, notes)
        return
    among = act.targets is act.sources
    for one in act.sources if among else [*act.sources, *act.targets]:
        others = [s for s in act.sources if s.party != one.party] if among else act.targets if one in act.sources else act.sources
        yield _event(act, [one], others, status, speaker, notes)


def _people(act: Act, notes: Notes) -> set[str]:
    ids = {i for s in act.sources for i in (s.party, s.person) if i}
    return ids | {e.id for e in notes.entities.values() if e.country in ids and e.type in ("Person", "Group")}


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
