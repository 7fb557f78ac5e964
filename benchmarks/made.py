"""Articles made up by recombination, with something of every kind that the saved queries ask for; for `scaling`.

Each tells of three meetings with hosts, a round that is to follow, a call, a journey made and one planned, one called off, an act about a
document and its revision, a report that is denied, and what six people say of it. Three articles a day, so that more of them reach further
back, as a newspaper's archive does; a quarter as many people as articles, of ten countries.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from graphkit.model import Extraction
from tests.samples import FAMILY, GIVEN, Draft

COUNTRIES = tuple(f"Country {letter}" for letter in "ABCDEFGHIJ")
LAST_DAY = dt.date(2031, 12, 31)
ACTS = ("Reject", "Accuse", "Request", "Sanction", "Agree")


def extractions(count: int) -> list[Extraction]:
    """So many of them, the oldest first."""
    return [article(n, LAST_DAY - dt.timedelta(days=(count - n) // 3), max(400, count // 4)) for n in range(count)]


def article(number: int, day: dt.date, people: int) -> Extraction:
    """The number-th of them, published on this day."""
    picked = [(number * 13 + k * 37) % people for k in range(6)]
    pairs = list(zip(picked[::2], picked[1::2], strict=True))
    town, other_town = f"Town {number % 50}", f"Town {(number * 3 + 1) % 50}"
    plan = f"border plan {number % 40}"
    d = Draft(f"made-{number:05}", *_sentences(number, picked, town, other_town, plan), publisher=f"Paper {number % 7}", published=str(day))
    lands = {c: d.entity("Country", c) for c in COUNTRIES}
    here = d.entity("Place", town, country=lands[COUNTRIES[number % 10]])
    there = d.entity("Place", other_town, country=lands[COUNTRIES[(number + 3) % 10]])
    old, new = d.entity("Document", plan, points=10 + number % 9), d.entity("Document", f"revised {plan}")
    who = {p: d.entity("Person", _name(p), country=lands[_land(p)]) for p in dict.fromkeys(picked)}
    for p in who:
        d.office(who[p], "envoy", lands[_land(p)], _land(p))
        d.triple(who[p], "REPRESENTS", lands[_land(p)], _land(p))
    today, later = (str(day), str(day)), (str(day + dt.timedelta(7)), str(day + dt.timedelta(13)))
    for a, b in pairs:
        text = f"met {_name(b)}"
        sides = [*_two(who, lands, a, b, "attendee"), (lands[COUNTRIES[number % 10]], "host", None)]
        meeting = d.event("Meeting", text, sides, when=today, place=here, plover="CONSULT")
        d.triple(who[a], "MET", who[b], text, event=meeting)
    a, b = pairs[0]
    mediated = [*_two(who, lands, a, b, "attendee"), (who[pairs[1][0]], "mediator", None)]
    d.event("Meeting", "will meet again", mediated, when=later, status="planned", place=there, plover="CONSULT", follows=meeting)
    c, e = pairs[1]
    d.event("Call", "spoke by telephone", _two(who, lands, c, e, "attendee"), when=today, plover="CONSULT")
    visit = d.event("Visit", "travelled to", [(who[c], "visitor", lands[_land(c)])], when=today, place=there, plover="CONSULT")
    d.triple(who[c], "TRAVELS_TO", there, "travelled to", event=visit)
    d.event("Visit", "will visit", [(who[e], "visitor", lands[_land(e)])], when=later, status="planned", place=here, plover="CONSULT")
    off = [(who[b], "visitor", lands[_land(b)])]
    d.event("Visit", "called off", off, when=later, status="cancelled", place=there, plover="CONSULT")
    _acts(d, number, lands, plan, today)
    d.triple(old, "REVISED_INTO", new, "was revised")
    for i, p in enumerate(picked):
        told: list[Any] = [(who[p], "speaker", lands[_land(p)])]
        if i % 2:
            told.append((who[picked[i - 1]], "addressee", None))
        d.event("Statement", f'{_name(p)} said: "Item', told, quotes=[f"Item {number} is open."], topics=[plan] if i < 3 else [town])
    return d.done()


def _sentences(number: int, picked: list[int], town: str, other_town: str, plan: str) -> Iterator[str]:
    names = [_name(p) for p in picked]
    for a, b in zip(picked[::2], picked[1::2], strict=True):
        yield f"{_name(a)} of {_land(a)} met {_name(b)} of {_land(b)} in {town}."
    yield f"{names[0]} and {names[1]} will meet again in {other_town}."
    yield f"{names[2]} and {names[3]} spoke by telephone."
    yield f"{names[2]} travelled to {other_town}; {names[3]} will visit {town}; {names[1]} called off a journey."
    source, target = _parties(number)
    yield f"{source} answered {target} about the {plan}, which was revised."
    yield f"{source} struck a post of {target}."
    yield f"{source} says that there was no strike."
    yield from (f'{name} said: "Item {number} is open."' for name in names)


def _acts(d: Draft, number: int, lands: dict[str, str], plan: str, today: tuple[str, str]) -> None:
    source, target = _parties(number)
    ends = [(lands[source], "source", None), (lands[target], "target", None)]
    kind: Any = ACTS[number % len(ACTS)]
    act = d.event(kind, "answered", ends, when=today, plover=kind.upper(), topics=[plan])
    d.triple(lands[source], kind.upper(), lands[target], "answered", event=act)
    struck = d.event("Assault", "struck a post", ends, when=today, plover="ASSAULT")
    d.triple(lands[source], "ASSAULT", lands[target], "struck a post", event=struck)
    # the second sentence denies what the first one tells
    d.events[-1].evidence.append(d.proof("there was no strike", "denied"))


def _parties(number: int) -> tuple[str, str]:
    return COUNTRIES[number % 10], COUNTRIES[(number + 1 + number // 10 % 9) % 10]


def _name(i: int) -> str:
    return f"{GIVEN[i % len(GIVEN)]} {FAMILY[(i * 7 + i // len(GIVEN)) % len(FAMILY)]}"


def _land(i: int) -> str:
    return COUNTRIES[i % 10]


def _two(who: dict[int, str], lands: dict[str, str], a: int, b: int, role: str) -> list[Any]:
    """Two people in the room, and the parties that they are there for."""
    people = [(who[p], role, lands[_land(p)]) for p in (a, b)]
    return [*people, *((lands[land], "party", None) for land in dict.fromkeys((_land(a), _land(b))))]
