"""What a question gives a saved query's parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.ask.library import Parameter, SavedQuery
from graphkit.ask.reading import Found, Question, kinds_of

__all__ = ["Filled", "fill"]

_ACTS = ("Accuse", "Sanction", "Assault", "Threaten", "Aid", "Support", "Coerce", "Protest", "Reject", "Request", "Agree")
_IN = re.compile(r"\b(?:in|at|to|from|into|near|visit(?:ed|s|ing)?)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:since|after|from|starting)\s+(?:the\s+)?$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:until|till|before|by|up to|to|and)\s+(?:the\s+)?$", re.IGNORECASE)
_TOPIC = re.compile(r"\b(?:about|on|regarding|concerning|of)\s+(?:the\s+)?(.+?)\s*[?.!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filled:
    """Values for a query's parameters; the required ones that are missing; how many names of the question found no place."""

    values: dict[str, str]
    missing: tuple[str, ...]
    left: int


def fill(query: SavedQuery, asked: Question) -> Filled:
    """Give the names, dates and words of the question to the parameters that take such."""
    values: dict[str, str] = {}
    open_ = {p.name: p for p in query.parameters}
    left = 0
    for name in asked.names:
        parameter = _place_for(name, query, open_, asked)
        if parameter is None:
            left += 1
        else:
            values[parameter.name] = name.name
            del open_[parameter.name]
    left += _dates(asked, open_, values)
    for parameter in query.parameters:
        if parameter.name in values:
            continue
        if parameter.name == "text" and asked.quoted:
            values["text"] = asked.quoted
        elif parameter.name == "event" and asked.event:
            values["event"] = asked.event
        elif parameter.name in ("type", "act") and (act := next((a for a in _ACTS if asked.features[a.upper()]), None)):
            values[parameter.name] = act
        elif parameter.name == "topic" and (topic := _TOPIC.search(asked.text)):
            values["topic"] = topic[1]
    missing = tuple(p.name for p in query.parameters if p.required and p.name not in values)
    return Filled({p.name: values[p.name] for p in query.parameters if p.name in values}, missing, left)


def _place_for(name: Found, query: SavedQuery, open_: dict[str, Parameter], asked: Question) -> Parameter | None:
    kinds = name.kinds
    if kinds == ("party", "place") and _IN.search(asked.text[: name.start]):
        kinds = ("place", "party")  # "in Iran" is where, "Iran" is who
    for kind in kinds:
        for parameter in open_.values():
            if kind in kinds_of(query, parameter):
                return parameter
    return None


def _dates(asked: Question, open_: dict[str, Parameter], values: dict[str, str]) -> int:
    """Dates as since and until, or as the one day that a query takes; how many found no place."""
    left = 0
    for date in asked.dates:
        before = asked.text[: date.start]
        first, last = date.first or date.last, date.last or date.first
        if first is None or last is None:
            continue
        if "day" in open_:
            values.setdefault("day", (first if _UP_TO.search(before) else last).isoformat())
        elif "since" not in open_:
            left += 1
        elif _FROM.search(before):
            values["since"] = first.isoformat()
        elif _UP_TO.search(before):
            values["until"] = last.isoformat()
        else:
            values.setdefault("since", first.isoformat())
            values.setdefault("until", last.isoformat())
    return left
