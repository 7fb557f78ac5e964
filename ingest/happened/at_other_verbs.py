"""Who is there, by a verb that tells of something else that is done together: shuttling, briefing a council, pleading, signing."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import after, agents, has_date, is_passive, undergoers
from ingest.happened.at_phone import GUESTS
from ingest.happened.behalf import side_of
from ingest.happened.go_betweens import between_others
from ingest.happened.in_person import handed_to, sought_from, tellings
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import doers, is_official, listed, people_of
from ingest.happened.roll import Attendance, echo, in_presence_of, late_with, third
from ingest.happened.signings import somewhere
from ingest.happened.status import status_of
from ingest.happened.trigger import Occasion
from ingest.happened.verb_triggers import COUNCILS
from ingest.notes import EntityNote, Notes
from ingest.when import when_of


def shuttle(occasion: Occasion, notes: Notes) -> Attendance | None:
    """A go-between's talks: "shuttled between the two delegations"."""
    if between_others(occasion.token, notes):
        return None  # of talks that the text has told of
    between = listed(after(occasion.token, "between"), notes)
    sides = people_of(between, notes)
    pointer = echo(between, notes) if not sides.named else None
    if len(sides.persons) + len(sides.parties) < 2 and pointer is None:
        return None
    found = Attendance(sides, echoes=pointer)
    third(people_of(doers(occasion.token, notes), notes), "mediator", found)
    return found


def council(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Somebody reports to the members of an international body: "will brief the Security Council"."""
    verb = occasion.token
    if is_passive(verb):
        return None
    one, bodies = people_of(doers(verb, notes), notes), [*undergoers(verb), *after(verb, "to")]
    body = [e for t in bodies for e in notes.entities_at(t) if e.type == "Organization" and not e.country]
    if not (one.persons or (one.named and verb.lemma_ not in {"brief", "address", "report"})) or not body:
        return None
    one.parties += [b for b in body if b not in one.parties]
    return Attendance(one)


def tell(occasion: Occasion, notes: Notes) -> Attendance | None:
    """One addresses another, who sits on the other side: "flew to Lima to press the president"."""
    verb = occasion.token
    frame = tellings()[verb.lemma_.lower()]
    told = undergoers(verb) if frame == "object" else handed_to(verb) if frame == "to" else after(verb, frame)
    handed = is_passive(verb) and (frame == "to" or verb.lemma_ in {"brief", "debrief"}) and occasion.kind == "meeting"
    one, other = people_of(agents(verb) if handed else doers(verb, notes), notes), people_of(told, notes)
    if (
        (is_passive(verb) and not handed and not (occasion.kind == "call" and frame == "object"))
        or not one.persons
        or not (other.persons or (other.parties and _is_team(told)))
        or set(map(id, one.persons)) & set(map(id, other.persons))
    ):
        return None
    one.add(other)
    return Attendance(one, lists=told)


def purpose(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Somebody goes to somebody of another side for something: "will travel to Lima to ask for explanations from the minister"."""
    verb = occasion.token
    sought = sought_from(verb)
    one, other = people_of(doers(verb, notes), notes), people_of(sought, notes)
    sides = [{s.id for p in some.persons if (s := side_of(p, notes))} for some in (one, other)]
    if not one.persons or not other.persons or sides[0] & sides[1] or set(map(id, one.persons)) & set(map(id, other.persons)):
        return None
    one.add(other)
    return Attendance(one, lists=sought)


def _is_team(told: list[Token]) -> bool:
    if any(t.lemma_.lower() in {"ambassador", "envoy", "negotiator", "minister", "diplomat"} and t.tag_ in {"NNS", "NNPS"} for t in told):
        return True
    bodies = {"delegation", "team", "mission", "donor", "chair", "co-chair", "cochair", "sponsor", "guarantor", "member", "ally", "partner"}
    return any(t.lemma_.lower() in bodies or (t.tag_ in {"NNS", "NNPS"} and is_official(t)) for t in told)


def sign(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Two sides or more put their names to one text: "Chad and Niger signed the accord in Lome"."""
    verb = occasion.token
    signed = people_of(agents(verb) if is_passive(verb) else doers(verb, notes), notes)
    pact = undergoers(verb)
    signed.add(people_of([*after(verb, "with", "between"), *(t for p in pact for t in after(p, "with", "between"))], notes))
    signed.add(people_of([*in_presence_of(verb), *late_with(verb, notes)], notes))
    sides = signed.sides(notes)
    if is_passive(verb) and not signed.named and status_of(verb, notes) == "planned" and when_of(verb, notes) is not None:
        return Attendance(echoes="sides")  # "the accord is to be signed in Lima on Monday", by those who have worked it out
    pointer = echo(agents(verb) if is_passive(verb) else doers(verb, notes), notes) if not signed.named else None
    if pointer is not None and status_of(verb, notes) == "occurred" and has_date(verb) and somewhere(verb):
        return Attendance(echoes=pointer)  # "which the two sides signed in Lima on May 2"
    return Attendance(signed) if len(sides) > 1 or len(signed.persons) > 1 else None


def preside(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Two of two sides chair what both have set up: "co-chaired the joint council", "presided over the joint committee"."""
    verb = occasion.token
    chairs = agents(verb) if is_passive(verb) else doers(verb, notes)
    one = people_of(listed([*chairs, *after(verb, "with", "alongside"), *late_with(verb, notes)], notes), notes)
    sides = one.sides(notes)
    return Attendance(one) if len(sides) > 1 and verb.dep_ != "relcl" else None


def sitting(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who sits there; None where no day and no town tell of a sitting."""
    verb = occasion.token
    subject = doers(verb, notes)
    one = people_of(subject, notes)
    when = when_of(verb, notes) or (when_of(verb.head, notes) if _is_when(verb) else None)
    dated = when is not None and when.first is not None
    if len(one.parties) == 1 and not one.persons and (sits(verb, one.parties[0].name) or (dated and COUNCILS & _words(one.parties[0]))):
        return Attendance(one)  # "the Security Council discussed the strikes on Friday"
    return Attendance(one) if one.named and sit_somewhere(verb, subject) else None


def _is_when(verb: Token) -> bool:
    """ "Next Monday, when the Council takes up the crisis"."""
    return verb.dep_ in {"advcl", "relcl"} and any(c.lower_ == "when" for c in verb.children)


def _words(body: EntityNote) -> set[str]:
    return set(body.name.lower().split())


def sits(verb: Token, body: str) -> bool:
    """Whether a body whose members sit together does so on a day, or behind closed doors."""
    if not COUNCILS & set(body.lower().split()):
        return False
    return any(c.ent_type_ == "DATE" for c in verb.subtree if c.i > verb.i) or any(c.lower_ == "doors" for c in verb.subtree)


def sit_somewhere(verb: Token, subject: list[Token]) -> bool:
    """ "The bloc's foreign ministers will discuss the accord in Lima on Monday", "over dinner"."""
    if not any(t.tag_ in {"NNS", "NNPS"} and t.lemma_.lower() in GUESTS for t in subject):
        return False
    shared = any(c.lower_ in {"over", "at"} and any(noun_occasion(p) for p in c.children) for c in verb.subtree)
    after_it = verb.doc[verb.i + 1 : bounds(verb)[1]]
    dated = has_date(verb) or any(t.ent_type_ == "DATE" for t in verb.subtree if t.i > verb.i)
    return shared or (dated and any(t.lower_ in {"in", "at"} and any(p.ent_type_ == "GPE" for p in t.children) for t in after_it))
