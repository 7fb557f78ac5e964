"""The triples that can be read straight off the events: Silva-MET-Salem, Novak-TRAVELS_TO-Cairo."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from graphkit.model import Entity, Event, Evidence, Participant, Triple
from graphkit.vocabulary import NOT_SO, NOT_YET, PREDICATES, SYMMETRIC_PREDICATES, Predicate, Role


def triples_of(entities: list[Entity], events: list[Event]) -> list[Triple]:
    """Every triple of these events, each once, and who represents whom."""
    by_id = {e.id: e for e in entities}
    found: dict[tuple[str, str, str, str | None], Triple] = {}
    for event in events:
        for subject, predicate, obj, evidence in _read(event, by_id):
            if predicate in SYMMETRIC_PREDICATES and _number(obj) < _number(subject):
                subject, obj = obj, subject
            if subject != obj:
                triple = Triple(subject=subject, predicate=predicate, object=obj, status=event.status, event=event.id, evidence=evidence)
                found.setdefault((subject, predicate, obj, event.id), triple)
    for person in entities:
        for position in person.positions:
            if position.of and by_id[position.of].type in ("Country", "Organization") and not position.former:
                triple = Triple(
                    subject=person.id, predicate="REPRESENTS", object=position.of, status="occurred", evidence=position.evidence
                )
                found.setdefault((person.id, "REPRESENTS", position.of, None), triple)
    return list(found.values())


def _number(entity_id: str) -> tuple[int, str]:
    return len(entity_id), entity_id


def _read(event: Event, entities: dict[str, Entity]) -> Iterator[tuple[str, Predicate, str, Evidence]]:
    parts = event.participants
    if event.type in ("Meeting", "Call"):
        yield from _met(event, parts, entities)
    elif event.type == "Visit" and event.place:
        for visitor in _in_role(parts, "visitor"):
            yield visitor.entity, "TRAVELS_TO", event.place, _proof(event, visitor)
    elif event.plover in PREDICATES:
        predicate: Predicate = event.plover
        for source, target in product(_in_role(parts, "source"), _in_role(parts, "target")):
            yield source.entity, predicate, target.entity, _proof(event, source)


def _met(event: Event, parts: list[Participant], entities: dict[str, Entity]) -> Iterator[tuple[str, Predicate, str, Evidence]]:
    """People of different sides met; a host hosts each guest of another side."""
    predicate: Predicate = "SPOKE_WITH" if event.type == "Call" else "MET"
    if event.status in NOT_YET:
        predicate = "TO_MEET"
    if event.status not in NOT_SO:
        people = [p for p in _in_role(parts, "attendee") if entities[p.entity].type == "Person"]
        for one, other in combinations(people, 2):
            if _side(one, entities) is None or _side(one, entities) != _side(other, entities):
                yield one.entity, predicate, other.entity, _proof(event, other)
    for host in _in_role(parts, "host"):
        guests = [p for p in parts if p.role in ("attendee", "party")]
        for guest in guests:
            if guest.entity != host.entity and _side(guest, entities) != _side(host, entities):
                yield host.entity, "HOSTS", guest.entity, _proof(event, guest)


def _side(part: Participant, entities: dict[str, Entity]) -> str | None:
    entity = entities[part.entity]
    return part.entity if entity.type in ("Country", "Organization") else part.side or entity.country


def _in_role(parts: list[Participant], role: Role) -> list[Participant]:
    return [p for p in parts if p.role == role]


def _proof(event: Event, part: Participant) -> Evidence:
    return event.evidence[part.evidence[0]]
