"""Guests: whoever is received at somebody's home has gone there, though only the rest of the article says where."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.arguments import agents, is_passive, subjects, undergoers
from ingest.happened.attribution import attributed_to
from ingest.happened.behalf import side_of
from ingest.happened.people import people_of
from ingest.happened.places import object_place
from ingest.notes import EntityNote, EventNote, Notes, Proof, clause

_RECEIVES = {"receive", "welcome", "greet"}


def guests(doc: Doc, notes: Notes) -> list[EventNote]:
    """The journeys of guests whose hosts, at home, received them at a place that the meeting has from elsewhere."""
    found: list[EventNote] = []
    meetings = [e for e in notes.events if e.type == "Meeting" and e.place is not None]
    for verb in of_lemma(doc, _RECEIVES):
        if verb.lemma_ not in _RECEIVES or verb.pos_ != "VERB":
            continue
        for meeting, place, who in [*_received(verb, meetings, notes), *_welcomed(verb, meetings, notes)]:
            new = [p for p in who if not _goes_there(p, place, [*notes.events, *found], notes)]
            event = EventNote("Visit", verb.i, meeting.status, [Proof(*clause(verb), meeting.status, attributed_to(verb, notes))])
            event.place, event.when = place.id, meeting.when
            for person in new:
                side = side_of(person, notes)
                event.add(person.id, "visitor", side=side.id if side else None)
            if event.parts:
                found.append(event)
    return found


def _received(verb: Token, meetings: list[EventNote], notes: Notes) -> Iterator[tuple[EventNote, EntityNote, list[EntityNote]]]:
    """ "They were received by the president", in whose capital the meeting took place."""
    hosts = people_of(agents(verb) if is_passive(verb) else subjects(verb), notes)
    invited = people_of(undergoers(verb), notes).persons
    for meeting in meetings:
        place = notes.entities[meeting.place or ""]
        home = place.id if place.type == "Country" else place.country
        at_home = hosts.sides(notes)
        told = any(p.start <= verb.i < p.end for p in meeting.proofs)
        if told and home in at_home:
            yield meeting, place, [p for p in invited if p.id in meeting.ids("attendee") and _is_abroad(p, home, notes)]


def _welcomed(verb: Token, meetings: list[EventNote], notes: Notes) -> Iterator[tuple[EventNote, EntityNote, list[EntityNote]]]:
    """ "I welcome you to Lima", said at the table: the others have come."""
    said = notes.reported_around(verb.idx)
    to = next((p for c in verb.children if c.lower_ == "to" and (p := object_place(c, notes))), None)
    if not said or to is None or verb.lemma_ != "welcome" or not any(c.lower_ == "you" for c in verb.children):
        return
    home = to.id if to.type == "Country" else to.country
    theirs = [m for m in meetings if said[0].speaker in m.ids("attendee", "host")]
    for meeting in theirs[:1]:
        persons = [notes.entities[p] for p in meeting.ids("attendee") if p != said[0].speaker]
        yield meeting, to, [p for p in persons if _is_abroad(p, home, notes)]


def _is_abroad(person: EntityNote, home: str | None, notes: Notes) -> bool:
    side = side_of(person, notes)
    return side is not None and home is not None and side.id != home


def _goes_there(person: EntityNote, place: EntityNote, events: list[EventNote], notes: Notes) -> bool:
    """Whether a journey of this person to this place, its country or somewhere in it is told already."""
    for event in events:
        if event.type == "Visit" and event.place is not None and person.id in event.ids("visitor"):
            there = notes.entities[event.place]
            if there is place or there.id == place.country or there.country == place.id:
                return True
    return False
