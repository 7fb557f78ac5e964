"""Whom one met where or when, one after the other, told in one breath: "met the king in Bogota and the rebels' leader in Quito"."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from ingest.happened.places_apart import placed
from ingest.notes import EntityNote, Notes, Timex

_FAR = 3
"""Tokens that may stand between a name and its place or day."""


@dataclass(slots=True)
class Stop:
    """Persons who were met together, where and when."""

    persons: list[EntityNote] = field(default_factory=list)
    place: EntityNote | None = None
    when: Timex | None = None


_Item = tuple[int, int, EntityNote | Timex]


def stops(trigger: Token, notes: Notes) -> list[Stop]:
    """The encounters of one breath, each with its own people and its own place or day; [] where it is one."""
    items = _items(trigger, notes)
    return _told(items, trigger.doc, people_first=True) or _told(items, trigger.doc, people_first=False)


def _items(trigger: Token, notes: Notes) -> list[_Item]:
    """The persons, places and days after a trigger, up to the next clause, in text order: first token, token after the last, what it is."""
    end = next((t.i for t in trigger.doc[trigger.i + 1 : trigger.sent.end] if _opens_a_clause(t)), trigger.sent.end)
    found: list[_Item] = [(d.start, d.end, d) for d in notes.timexes_in(trigger.i, end) if d.first is not None]
    found += [(start, stop, place) for start, stop, place in placed(trigger, notes) if stop <= end]
    named: dict[str, tuple[int, int]] = {}
    for mention in notes.mentions:
        if trigger.i < mention.start and mention.end <= end and mention.form in {"name", "title"} and len(mention.entities) == 1:
            start, stop = named.get(mention.entities[0], (mention.start, mention.end))
            named[mention.entities[0]] = min(start, mention.start), max(stop, mention.end)
    found += [(start, stop, notes.entities[e]) for e, (start, stop) in named.items() if notes.entities[e].type == "Person"]
    return sorted(found, key=lambda f: f[:2])


def _opens_a_clause(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.lower_ in {"who", "which", "where", "when", "while", "after", "before"}


def _told(items: list[_Item], doc: Doc, *, people_first: bool) -> list[Stop]:
    """The stops where each begins with its people ("the king in Bogota"), or each ends with them ("in Bogota with the king")."""
    groups: list[list[_Item]] = []
    for item in items:
        turns = _is_person(item) is people_first and bool(groups) and _is_person(groups[-1][-1]) is not people_first
        if turns or not groups:
            groups.append([])
        groups[-1].append(item)
    found = [_stop(g) for g in groups]
    alike = all(s.place for s in found) or all(s.when for s in found)
    if len(found) < 2 or not alike or not all(s.persons for s in found):
        return []
    near = all(b[0] - a[1] <= _FAR for g in groups for a, b in pairwise(g))
    links = [{t.lower_ for t in doc[a[-1][1] : b[0][0]]} for a, b in pairwise(groups)]
    return found if near and "and" in links[-1] and all(link & {"and", ",", ";"} for link in links) else []


def _is_person(item: _Item) -> bool:
    return isinstance(item[2], EntityNote) and item[2].type == "Person"


def _stop(items: list[_Item]) -> Stop:
    found = Stop()
    for _, _, item in items:
        if isinstance(item, Timex):
            found.when = found.when or item
        elif item.type == "Person":
            found.persons.append(item)
        else:
            found.place = found.place or item
    return found
