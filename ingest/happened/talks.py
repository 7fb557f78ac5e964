"""Meetings and calls: one `EventNote` for each mention; `same_event` gathers the mentions of one occasion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphkit.vocabulary import EventType, Status
from ingest.happened.acts.ourselves import resolve_quoted
from ingest.happened.attendance import Attendance, attendance
from ingest.happened.attribution import attributed_to
from ingest.happened.behalf import side_of
from ingest.happened.go_betweens import go_betweens
from ingest.happened.homes import owners
from ingest.happened.in_person import visiting
from ingest.happened.occasions import beside, occasions
from ingest.happened.over_nouns import STAYS_AWAY
from ingest.happened.parted import parted
from ingest.happened.people import People
from ingest.happened.people_apart import stops
from ingest.happened.places import place_of
from ingest.happened.places_apart import earlier_towns, occasions_apart, towns_apart, with_apart
from ingest.happened.presence import presences, role_of
from ingest.happened.spans import crowned_by, ends, lasting
from ingest.happened.status import status_of
from ingest.happened.trigger import Occasion
from ingest.notes import EntityNote, EventNote, Notes, Proof, clause, notes_of
from ingest.view import viewed
from ingest.when import when_of
from ingest.when.carriers import told_of_time


@Language.component("graphkit_talks")
@viewed
def talks(doc: Doc) -> Doc:
    """Writes a Meeting or Call for each mention of one."""
    notes = notes_of(doc)
    resolve_quoted(doc, notes)
    for occasion in occasions(doc):
        notes.events += mentions(occasion, notes)
    for trigger, there, company, side in presences(doc, notes):
        if (event := _unnamed(trigger, {"occurred", "ongoing", "planned", "proposed"}, notes)) is not None:
            role = role_of(trigger)
            led = there.persons
            seated = Attendance(mediators=led) if role == "mediator" else Attendance(hosts=led) if role == "host" else Attendance(there)
            give_parts(event, seated, notes, side)
            event.joins = [p.id for p in company.persons]
            notes.events.append(event)
    for trigger, between in go_betweens(doc, notes):
        if (event := _unnamed(trigger, {"occurred", "ongoing", "planned"}, notes)) is not None:
            event.joins = []
            give_parts(event, Attendance(mediators=between.persons or between.parties), notes)
            notes.events.append(event)
    return doc


def _unnamed(trigger: Token, statuses: set[Status], notes: Notes) -> EventNote | None:
    """The meeting that words about those who are at it speak of; None where its status is not among these."""
    made = trigger.tag_ == "VBN" and trigger.dep_ in {"acl", "amod"}  # "the truce, brokered by Oman, is to last a month"
    told = trigger.head if trigger.dep_ == "csubj" and trigger.tag_ == "VBG" else trigger  # "shuttling between them was the envoy"
    status: Status | None = "occurred" if made else status_of(told, notes)
    if status not in statuses or status is None:
        return None
    return EventNote("Meeting", trigger.i, status, [Proof(*clause(trigger), status, attributed_to(trigger, notes))])


def mentions(occasion: Occasion, notes: Notes) -> Iterator[EventNote]:
    """The event that a trigger mentions; several where it tells of separate meetings with several people; none where it is no meeting."""
    there = attendance(occasion, notes)
    if there is None:
        return
    if there.shunned and not there.people:
        yield from _held_without(occasion, notes)
        return
    if apart := _one_by_one(occasion, there, notes):
        yield from apart
        return
    each = with_apart(occasion.token, there.lists, notes, rung=occasion.kind == "call")
    if parts := parted(occasion, there, notes, apart=[tokens for tokens, _ in each]):
        for part, day in zip_longest(parts, [day for _, day in each]):
            if part.named:
                for event in _note(occasion, there.of(part), notes):
                    event.when = day or event.when
                    yield event
        return
    plural = not occasion.is_noun or occasion.token.tag_ in {"NNS", "NNPS"}
    several = occasions_apart(occasion.token, notes, placeless=occasion.kind == "call") if plural else []
    rest = occasion.token.doc[occasion.token.i : occasion.token.sent.end]
    many = occasion.is_noun or any(t.lower_ in {"times", "twice", "thrice"} for t in rest)
    towns = towns_apart(occasion.token, notes) if plural and many and occasion.kind != "call" and not several else []
    before = earlier_towns(occasion.token, notes) if occasion.is_noun and occasion.kind != "call" else []
    for event in _note(occasion, there, notes):
        if any(event.place == town.id for town in before):
            event.place = None
        for place, when in several:  # "rounds were held in Bogota in February and in Quito in March"
            yield _again(event, when=when, **({"place": place.id} if place is not None else {}))
        dated = any(day is not None for _, day in towns)
        for town, day in towns:
            yield _again(event, place=town.id, when=day if dated else event.when)
        if not several and not towns:
            yield event
        for town in before:
            yield _again(event, place=town.id, when=None, status="occurred")


def _one_by_one(occasion: Occasion, there: Attendance, notes: Notes) -> list[EventNote]:
    """ "Met the king in Bogota and the rebels' leader in Quito": an event for each; [] where the breath tells of one."""
    told = stops(occasion.token, notes) if there.people.persons else []
    if not told or any(p not in there.people.persons for p in told[0].persons):
        return []
    met = [p for stop in told for p in stop.persons]
    theirs = [side_of(p, notes) for p in met]
    ours = People([p for p in there.people.persons if p not in met], [p for p in there.people.parties if p not in theirs])
    found = []
    for stop in told if ours.named else []:
        part = People([*ours.persons, *stop.persons], list(ours.parties))
        for event in _note(occasion, there.of(part), notes):
            event.place = stop.place.id if stop.place is not None and event.type == "Meeting" else event.place
            event.when = stop.when or event.when
            found.append(event)
    return found


def _again(event: EventNote, **other: Any) -> EventNote:
    """The same people once more, on another day or in another town."""
    return replace(event, parts=[replace(p, proofs=list(p.proofs)) for p in event.parts], proofs=list(event.proofs), **other)


def _held_without(occasion: Occasion, notes: Notes) -> Iterator[EventNote]:
    """ "The envoy had skipped the round held in Lima in May": it took place all the same, if the text says where and when."""
    verb = occasion.top.head
    hung = [c for n in (*occasion.nouns, verb) for c in n.children if c.dep_ in {"acl", "relcl", "advcl"} and c.i > occasion.token.i]
    held = [c for c in hung if c.lemma_ in {"hold", "convene", "host"}]
    if verb.lemma_ not in STAYS_AWAY or not held:
        return
    proof = Proof(*clause(occasion.token), "occurred", attributed_to(occasion.token, notes))
    event = EventNote("Meeting", occasion.token.i, "occurred", [proof])
    event.when = when_of(held[0], notes)
    place = place_of([*occasion.nouns, *held], notes, climb=False)
    event.place = place.id if place else None
    yield event


def _note(occasion: Occasion, there: Attendance, notes: Notes) -> Iterator[EventNote]:
    kind: EventType = "Call" if occasion.kind == "call" else "Meeting"
    status = status_of(beside(occasion), notes)
    if status is None or (occasion.sort == "sign" and status == "denied"):  # who did not sign may have met all the same
        return
    event = EventNote(kind, occasion.token.i, status, [Proof(*clause(occasion.token), status, attributed_to(occasion.token, notes))])
    sides = there.people.sides(notes)
    if occasion.sort == "table" and there.people and len(sides) < 2:
        event.joins = []  # "on the other side of the table sat the envoy"
    give_parts(event, there, notes)
    for owner in owners(occasion.token, notes) if not there.hosts else []:
        if owner in there.people.persons and len(event.ids("attendee", "party")) > 1:
            side = side_of(owner, notes)
            event.add(owner.id, "host", side=side.id if side else None)
    event.chairs = [p.id for p in there.chairs]
    event.echoes = there.echoes
    triggers: list[Token] = [*occasion.nouns, *(_told_further(there.support) if there.support is not None else [])]
    if occasion.top.dep_ == "pobj" and occasion.top.head.lower_ == "including":  # "meetings in Lima, including a lunch"
        outer = occasion.top.head.head
        triggers += [outer, *(p for c in outer.children if c.lower_ == "of" for p in c.children)]
    if (last := told_of_time(occasion.token)) is not None:
        triggers.append(last)
    if (crowned := crowned_by(occasion)) is not None:
        triggers.append(crowned)
    if occasion.sort == "tell" and (guest := visiting(occasion.token)) is not None:
        triggers.append(guest)
    event.when = lasting(occasion, when_of(occasion.token, notes), notes)
    if event.when is None and occasion.sort == "body" and any(c.lower_ == "when" for c in occasion.token.children):
        event.when = when_of(occasion.token.head, notes)  # "next Monday, when the Council takes up the matter"
    if event.when is None:
        hosted = [c for n in occasion.nouns for c in n.children if c.dep_ == "acl" and c.lemma_ in _HOSTED]
        event.when = next((w for c in hosted if (w := when_of(c, notes)) is not None), None)  # "co-hosted by Chad on March 16"
        later = list(notes.timexes_in(hosted[0].i, hosted[0].sent.end)) if hosted else []
        event.when = event.when or (later[0] if len(later) == 1 else None)  # hung on the last of the hosts
    top = occasion.top  # "were signed in Lima at a ceremony", "the talks came to a close in Lima"
    carried = (top.dep_ == "pobj" and top.head.lower_ in {"at", "during"}) or (top.dep_ == "nsubj" and ends(top.head))
    place = place_of(triggers, notes, climb=there.support is not None or carried) if kind == "Meeting" else None
    event.place = place.id if place else None
    alone = there.people.officials or any(c.lower_ in {"bilateral", "two-way"} for n in occasion.nouns for c in n.children)
    if place is not None and alone and len(event.ids("party")) == 1:
        home = place if place.type == "Country" else notes.entities.get(place.country or "")
        if home is not None and home.id not in event.ids("party"):
            event.add(home.id, "party")  # "in Tunis she met with senior officials", "is due in Tunis for a bilateral meeting"
    yield event


_HOSTED = {"host", "co-host", "cohost", "convene", "hold", "organize", "organise", "chair", "co-chair", "schedule", "plan"}


def _told_further(verb: Token) -> list[Token]:
    """A verb over an occasion and the infinitives that go on with it: "are due to resume in Oslo"."""
    inner = [c for c in verb.children if c.dep_ == "xcomp"]
    inner += [x for c in verb.children if c.dep_ in {"acomp", "oprd"} for x in c.children if x.dep_ == "xcomp"]
    return [verb, *(c for c in inner if c.pos_ in {"VERB", "AUX"})]


def give_parts(event: EventNote, there: Attendance, notes: Notes, acting_for: EntityNote | None = None) -> None:
    """Write the roles: attendees and their parties, hosts and mediators; a third party that only hosts or mediates is no party.

    `acting_for`: the side on which they are said to be there, whatever body of it they head.
    """
    parties = list(there.people.parties)
    for person in there.people.persons:
        side = side_of(person, notes)
        side = acting_for if acting_for is not None and (side is None or side.type != "Country") else side
        event.add(person.id, "attendee", side=side.id if side else None)
        if side is not None and side not in parties:
            parties.append(side)
    for party in parties:
        event.add(party.id, "party")
    for role, entities in (("host", there.hosts), ("mediator", there.mediators)):
        for entity in entities:
            side = side_of(entity, notes) if entity.type == "Person" else None
            event.add(entity.id, role, side=side.id if side else None)  # type: ignore[arg-type]  # both are roles
            if entity.type == "Person":
                event.add(entity.id, "attendee", side=side.id if side else None)
