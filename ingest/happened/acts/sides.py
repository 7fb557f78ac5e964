"""The party that an entity stands for when it acts: a person's office, a ministry's state, a union's capital."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ingest.happened.acts.lands import land_of
from ingest.happened.behalf import wholes
from ingest.lexicon import table, values
from ingest.notes import EntityNote, Notes
from ingest.who.leaders import parties_of

_OUTSIDE = re.compile(
    r"\b(opposition|exiled?|dissident|candidate|activist|challenger|contender|rebel|insurgent|guerrilla|militia|separatist|warlord|ousted|"
    r"deposed|breakaway)\b"
)
"""Offices that aren't the state's though they name it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party, and the person through whom it acts where one is named."""

    party: str
    person: str | None = None


def is_outsider(person: EntityNote) -> bool:
    """Whether somebody holds no office of a state: none at all, or one against it ("opposition leader")."""
    return all(_OUTSIDE.search(o.title.lower()) for o in person.offices if not o.former)


def sides_of(entity: EntityNote, notes: Notes, *, victim: bool = False) -> list[Side]:
    """The parties that an entity stands for. A Place is one only as a victim, for the country where it lies."""
    person = entity.id if entity.type == "Person" else None
    if person and entity.offices and is_outsider(entity):
        body = notes.party_of(entity)
        if body is None or body.type == "Country":
            return [Side(person)]  # "the exiled opposition leader asked": the state is not who does it
    if person and entity.offices and all(o.former for o in entity.offices):
        return [Side(person)]  # "a former ambassador urged": he speaks for nobody else
    if person and victim and not entity.offices:
        return [Side(person)]  # whoever holds no office suffers for himself
    party = notes.party_of(entity)
    if party is not None and (host := _seated(party, notes) or _whole(party, entity, notes)) is not None:
        party = host
    if party is not None and party.type == "Organization" and party.country:
        party = notes.entities[party.country]  # a ministry, an army or a parliament acts for its state
    if party is not None and party.type == "Organization" and (state := _state_of(party, notes)) is not None:
        party = state
    if party is not None and party.type in ("Country", "Organization"):
        return [Side(party.id, person)]
    if entity.type == "Person":
        for office in entity.offices:  # "security adviser to Prime Minister X" acts for X's country
            chief = notes.entities[office.of] if office.of and not office.former else None
            led = notes.party_of(chief) if chief is not None and chief is not entity else None
            if led is not None:
                return [Side(led.id, person)]
        return [] if any(not o.former for o in entity.offices) else [Side(entity.id)]  # an office of nobody knows whom is nobody's
    if entity.type == "Place" and victim:
        there = land_of(entity, notes)
        return [Side(there.id)] if there is not None else []
    return []


_SEATED = {"Belgium": "European Union"}
"""Countries whose capital more often stands for a union that has its seat there."""


def _seated(party: EntityNote, notes: Notes) -> EntityNote | None:
    """The union for which a capital stands that is never said to be its own country's: "Brussels" without Belgium."""
    union = _SEATED.get(party.name)
    if union is None or party.name[:6] in notes.text:
        return None
    return next((e for e in notes.entities.values() if e.type == "Organization" and union in (e.name, *_long(e))), None)


def _whole(party: EntityNote, person: EntityNote, notes: Notes) -> EntityNote | None:
    """The union for which somebody acts who has an office of it beside that of one of its bodies."""
    names = wholes().get(party.name, set())
    return next((u for o in person.offices if o.of and not o.former and (u := notes.entities[o.of]).name in names), None)


def _long(entity: EntityNote) -> tuple[str, ...]:
    return tuple(row["name"] for row in table("organizations") if entity.name in values(row["aliases"]))


_OFFICIAL = re.compile(
    r"\b(Agency|Ministry|Department|Army|Navy|Parliament|Office|Treasury|Police|Embassy|Mission|Coast Guard|Air Force|Security Service|"
    r"Intelligence Service|Central Bank|Supreme Court|(Armed|Defen[cs]e|Security) Forces?)\b"
)
_OF_STATE = re.compile(
    r"(Presidency Council|Presidential Council|Council of Ministers|Cabinet|National Assembly|Ministry of [A-Z]\w+|Armed Forces|Army|Navy|"
    r"Air Force|National Police|Central Bank|Bank|Government|Parliament|Senate|Treasury) of "
)
_RULE = re.compile(r"\b(Administration|Government|administration|government)$")


def _state_of(body: EntityNote, notes: Notes) -> EntityNote | None:
    """The state whose body's name begins with its own or with its leader's: "Peru Development Agency", "the Silva Administration"."""
    if _RULE.search(body.name):
        first = re.split(r"[\s-]", body.name)[0]
        return led_by(first, notes)
    if _OF_STATE.match(body.name):  # "the Armed Forces of the Philippines"
        whole = re.sub(r"\bthe ", "", body.name)
        return next((e for e in notes.entities.values() if e.type == "Country" and whole.endswith(f" of {e.name}")), None)
    if not _OFFICIAL.search(body.name):
        return None
    lands = [e for e in notes.entities.values() if e.type == "Country"]
    return next((e for e in lands if body.name.startswith(f"{e.name} ")), None)


def led_by(name: str, notes: Notes) -> EntityNote | None:
    """The state of the leader after whom a government is called: of the article's person of that name, else of the one then in office."""
    leaders = [e for e in notes.entities.values() if e.type == "Person" and e.country and e.name.split()[-1] == name]
    if leaders:
        return notes.party_of(leaders[0])
    led = parties_of(name, notes.published.year if notes.published is not None else None)
    states = [e for e in notes.entities.values() if e.name in led and e.type == "Country"]
    if len(led) == 1 and not states and len(name) > 2:
        state = notes.new_entity("Country", led[0])
        state.keep = False
        return state
    return states[0] if len(states) == 1 else None


@cache
def _media() -> frozenset[str]:
    return frozenset(n for row in table("organizations") if row["kind"] == "media" for n in (row["name"], *values(row["aliases"])))


def is_media(entity: EntityNote) -> bool:
    """Whether an entity is a news organization of the lexicon."""
    return entity.type == "Organization" and not _media().isdisjoint((entity.name, *entity.aliases))


def persons(tokens: Iterable[Token], notes: Notes) -> list[Side]:
    """The persons that these noun phrases name, as themselves: who is appointed, resigns, is investigated."""
    ids = dict.fromkeys(e.id for t in tokens for e in notes.entities_at(t) if e.type == "Person")
    return [Side(i) for i in ids]
