"""Visits: one for each traveller and destination, however often it is told."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.happened.same_event.mergers import merges, take_in
from ingest.notes import EventNote

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
        home.when = home.when or event.when
        take_in(home, event)
    return found


def _same(one: EventNote, other: EventNote) -> bool:
    if one.place != other.place or not set(one.ids("visitor")) & set(other.ids("visitor")):
        return False
    a, b = one.when, other.when
    if a and b and a.first and a.last and b.first and b.last and not (a.first <= b.last and b.first <= a.last):
        return False
    done = {"occurred", "ongoing"}
    return (one.status in done) == (other.status in done)
