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
from ingest.happened.occasions import beside, occasions
from ingest.happened.over_nouns import STAYS_AWAY
from ingest.happened.people import People, people_of
from ingest.happened.people_apart import stops
from ingest.happened.places import place_of
from ingest.happened.places_apart import occasions_apart, towns_apart, with_apart
from ingest.happened.presence import presences, role_of
from ingest.happened.roll import is_each
from ingest.happened.spans import crowned_by, ends, lasting
from ingest.happened.status import status_of
from ingest.happened.trigger import Occasion
from ingest.happened.verb_triggers import visiting
from ingest.notes import EntityNote, EventNote, Notes, Proof, clause, notes_of
from ingest.view import viewed
from ingest.when import when_of

_JOINTLY = {"joint", "jointly", "together", "conference", "trilateral", "three-way", "video", "group"}
_SEPARATE = {"separate", "separately", "bilateral", "bilaterally", "individual", "individually", "respective", "one-on-one", "two-way",
             "back-to-back", "successive", "consecutive"}  # fmt: skip
_MANY = {"series", "string", "flurry", "succession", "spate", "whirl", "marathon"}
_MARGINS = {"sideline", "margin", "fringe"}


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
    if parts := _parts(occasion, there, notes, apart=[tokens for tokens, _ in each]):
        for part, day in zip_longest(parts, [day for _, day in each]):
            if part.named:
                for event in _note(occasion, there.of(part), notes):
                    event.when = day or event.when
                    yield event
        return
    plural = not occasion.is_noun or occasion.token.tag_ in {"NNS", "NNPS"}
    several = occasions_apart(occasion.token, notes, placeless=occasion.kind == "call") if plural else []
    towns = towns_apart(occasion.token, notes) if occasion.is_noun and occasion.kind != "call" and occasion.token.tag_ == "NNS" else []
    for event in _note(occasion, there, notes):
        if several:  # "rounds were held in Bogota in February and in Quito in March"
            for place, when in several:
                yield _again(event, when=when, **({"place": place.id} if place is not None else {}))
            continue
        yield event
        for town in towns[1:]:
            event.place = towns[0].id
            yield _again(event, place=town.id)


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


def _parts(occasion: Occasion, there: Attendance, notes: Notes, *, apart: list[list[Token]]) -> list[People]:
    """Those who were met or rung one after the other, each with those who met them; [] where all were together."""
    if not apart and len(there.lists) > 1 and (_separate(occasion, there) or _in_the_margins(occasion, there, notes)):
        apart = _by_name(there.lists)
    if len(apart) > 1:
        each = [people_of(tokens, notes, without=[t for t in there.lists if t not in tokens]) for tokens in apart]
    elif len(there.lists) == 1 and _one_each(occasion, there) and len(two := _heads(people_of(there.lists, notes))) == 2:
        each = [People([p]) if p.type == "Person" else People(parties=[p]) for p in two]  # "saw both leaders"
    elif (
        len(there.lists) == 1 and _separate(occasion, there) and not (met := people_of(there.lists, notes)).persons and len(met.parties) > 1
    ):
        each = [People(parties=[p]) for p in met.parties]  # "bilateral meetings with the presidents of Chad and Mali"
    elif occasion.sort == "phone" and occasion.kind == "call" and len(there.lists) == 1 and len(there.people.parties) > 2:
        rung = people_of(there.lists, notes)  # "rang the leaders of Chad and Mali": one call each
        each = [People(parties=[p]) for p in rung.parties] if not rung.persons and len(rung.parties) > 1 else []
    else:
        return []
    others = people_of(there.lists, notes)
    parts: list[People] = []
    told: list[People] = []
    for theirs in each:
        if any(theirs.persons and theirs.persons == p.persons for p in told):
            continue  # "with the head of the agency, Ana Silva": one head too many
        told.append(theirs)
        part = People(
            [p for p in there.people.persons if p not in others.persons], [p for p in there.people.parties if p not in others.parties]
        )
        part.add(theirs)
        parts.append(part)
    return parts


def _by_name(lists: list[Token]) -> list[list[Token]]:
    """Those of a list, an office together with the name that follows it: "her counterpart, Omar Haddad"."""
    found: list[list[Token]] = []
    for token in lists:
        before = found[-1][-1] if found else None
        start = token.left_edge.i
        named = token.ent_type_ == "PERSON" and before is not None and before.ent_type_ != "PERSON"
        between = [t.lower_ for t in token.doc[before.i + 1 : start]] if before is not None else []
        if named and between[-1:] == [","] and "," not in between[:-1] and "and" not in between:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def _heads(people: People) -> list[EntityNote]:
    return people.persons or people.parties


def _one_each(occasion: Occasion, there: Attendance) -> bool:
    return is_each(there.lists[0]) or _separate(occasion, there)


def _separate(occasion: Occasion, there: Attendance) -> bool:
    plural = occasion.token.tag_ in {"NNS", "NNPS"} or not occasion.is_noun
    if plural and _in_turn(occasion.token):
        return True
    if len(there.lists) > 1 and any(
        t.lower_ in {"separately", "then", "later", "afterwards"} for t in occasion.token.doc[there.lists[0].i : there.lists[-1].i]
    ):
        return True  # "a meeting with the rebels and, separately, with the king"
    rings = occasion.sort in {"phone", "tell"} or (not occasion.is_noun and occasion.token.lemma_ in {"speak", "talk"})
    if rings and occasion.kind == "call" and not any(t.lower_ in _JOINTLY for t in occasion.token.sent):
        return True  # one rings one after the other
    if any(n.dep_ == "conj" and n.head == occasion.token for n in there.lists):
        return True  # one on Tuesday, the other before dinner
    if there.lists and occasion.token.doc[there.lists[0].left_edge.i].lower_ == "both" and len(there.lists) > 1:
        return True  # "met both the president and his rival"
    if any(t.lower_ == "both" and (t.dep_ == "preconj" or t.tag_ == "CC") for n in there.lists for t in n.children):
        return True
    if occasion.top.lemma_.lower() in _MANY and occasion.token.tag_ in {"NNS", "NNPS"}:
        return True  # "a series of meetings with the king and the premier"
    return plural and any(c.lower_ in _SEPARATE for c in occasion.token.children)


def _in_the_margins(occasion: Occasion, there: Attendance, notes: Notes) -> bool:
    """ "Met the premiers Ana Silva of Peru and Omar Haddad of Jordan on the margins of the summit": persons of different sides, in turn."""
    verb = occasion.top.head if occasion.is_noun else occasion.token
    hung = [c for t in (occasion.top, verb) for c in t.children if c.lower_ == "on" and c.dep_ == "prep"]
    met = people_of(there.lists, notes)
    sides = {side.id for p in met.persons if (side := side_of(p, notes))}
    ours = [p for p in there.people.persons if p not in met.persons]
    beside = any(p.lemma_ in _MARGINS for c in hung for p in c.children)
    return beside and len(ours) < 2 and len(sides) == len(met.persons) > 1 and not {p.id for p in met.parties} - sides


def _in_turn(token: Token) -> bool:
    """ "One after the other", "one by one", "in turn", "back to back"."""
    near = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 16, token.sent.end)]]
    phrases = (["one", "after", "the", "other"], ["one", "after", "another"], ["one", "by", "one"], ["in", "turn"])
    return any(near[n : n + len(p)] == p for p in phrases for n in range(len(near)))


def _note(occasion: Occasion, there: Attendance, notes: Notes) -> Iterator[EventNote]:
    kind: EventType = "Call" if occasion.kind == "call" else "Meeting"
    status = status_of(beside(occasion), notes)
    if status is None:
        return
    event = EventNote(kind, occasion.token.i, status, [Proof(*clause(occasion.token), status, attributed_to(occasion.token, notes))])
    sides = {s.id for p in there.people.persons if (s := side_of(p, notes))} | {p.id for p in there.people.parties}
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
    if (crowned := crowned_by(occasion)) is not None:
        triggers.append(crowned)
    if occasion.sort == "tell" and (guest := visiting(occasion.token)) is not None:
        triggers.append(guest)
    event.when = lasting(occasion, when_of(occasion.token, notes), notes)
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
