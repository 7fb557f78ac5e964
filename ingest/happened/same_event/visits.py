"""Visits: one for each traveller and destination, however often it is told."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.happened.same_event.mergers import merges, take_in
from ingest.notes import EventNote, Notes, Timex, notes_of

_WEIGHT = {"occurred": 3, "ongoing": 3, "planned": 2, "cancelled": 4, "denied": 4, "proposed": 1, "claimed": 1}


@merges("Visit")
def gather(events: list[EventNote], doc: Doc) -> list[EventNote]:
    """Visits to the same place with a visitor in common are one, unless one is over and the other to come."""
    found: list[EventNote] = []
    for event in events:
        home = next((e for e in found if _same(e, event)), None)
        if home is None:
            found.append(event)
            continue
        if _WEIGHT[event.status] > _WEIGHT[home.status]:
            home.status = event.status
        home.when = _finer(home.when, event.when)
        take_in(home, event)
    return _without_containers(found, notes_of(doc))


def _finer(one: Timex | None, other: Timex | None) -> Timex | None:
    """The days that say more: those of the stop, not of the whole tour."""
    if one is None or other is None or one.first is None or other.first is None or one.last is None or other.last is None:
        return one or other
    return other if other.last - other.first < one.last - one.first else one


def _without_containers(events: list[EventNote], notes: Notes) -> list[EventNote]:
    """A journey to a country goes where another record names the city: "Blinken's trip to Kenya", "he will visit Nairobi"."""
    kept = []
    for event in events:
        visitors = set(event.ids("visitor"))
        inner = next(
            (
                e
                for e in events
                if e is not event
                and e.place
                and notes.entities[e.place].type == "Place"
                and notes.entities[e.place].country == event.place
                and visitors & set(e.ids("visitor"))
                and (visitors <= set(e.ids("visitor")) or not _apart(e, event))
                and (e.status in _DONE) == (event.status in _DONE)
                and (e.status == "denied") == (event.status == "denied")
            ),
            None,
        )
        if inner is None:
            kept.append(event)
        else:
            inner.when = inner.when or event.when
            take_in(inner, event)
    return kept


_DONE = {"occurred", "ongoing"}


def _apart(one: EventNote, other: EventNote) -> bool:
    """Whether the days of two visits have none in common."""
    return one.when is not None and other.when is not None and one.when.overlaps(other.when) is False


def _same(one: EventNote, other: EventNote) -> bool:
    if one.place != other.place or not set(one.ids("visitor")) & set(other.ids("visitor")):
        return False
    if _apart(one, other):
        return False
    return (one.status in _DONE) == (other.status in _DONE)
