"""What an event takes over from its neighbours: the place and days of the journey that it is part of, and of what the text opens with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from spacy.tokens import Doc

from ingest.happened.same_event.telling import DONE, TO_COME, Cluster, Mention
from ingest.notes import EntityNote, EventNote, Notes, Timex


def from_journeys(clusters: list[Cluster], notes: Notes, doc: Doc) -> None:
    """A meeting without a place, told in the same breath as a participant's journey, is held where that leads, on its days."""
    visits = sorted((e for e in notes.events if e.type == "Visit"), key=lambda e: e.trigger)
    starts = {s.start: n for n, s in enumerate(doc.sents)}
    for cluster in clusters:
        first = cluster.mentions[0]
        if first.occasion.kind == "call" or cluster.status not in DONE | TO_COME:
            continue
        near = [v for v in visits if _on_the_way(v, first, cluster, doc, starts, notes)]
        earlier = [v for v in near if v.trigger <= first.event.trigger]
        near = earlier or [v for v in near if doc[v.trigger].dep_ != "conj"]  # none of "called on the king and left for Lima"
        if near and not cluster.places:
            visit = near[-1]
            if visit.place and len({v.place for v in near if v.trigger == visit.trigger}) == 1:
                cluster.places.append(visit.place)
        if cluster.places and not cluster.dates and (days := _days_there(cluster, visits, doc, notes)) is not None:
            cluster.dates.append(days)


def _days_there(cluster: Cluster, visits: list[EventNote], doc: Doc, notes: Notes) -> Timex | None:
    """The days that a participant spends where the event is held: in that place, else in its country on a tour without days of stops."""
    place = notes.entities[cluster.places[0]]
    ours = [v for v in visits if _agrees(v, cluster) and v.when is not None and v.when.first and v.when.last]
    there = [v for v in ours if v.place == place.id]
    within = [v for v in ours if place.type == "Country" and v.place and notes.entities[v.place].country == place.id]
    around = [v for v in ours if place.country and v.place in {place.country, *_regions_of(place, notes)} and _opens(v, doc)]
    tours = {(v.when.first, v.when.last) for v in ours if v.when is not None}
    for found in (within, there, around if len(tours) == 1 else []):
        spans = {(v.when.first, v.when.last) for v in found if v.when is not None}
        if len(spans) == 1:
            return found[0].when
    return None


def _opens(visit: EventNote, doc: Doc) -> bool:
    """Whether a journey is what the article opens with, so that what follows is told of it."""
    return any(visit.trigger < s.end for s in islice(doc.sents, 3))


def _regions_of(place: EntityNote, notes: Notes) -> set[str]:
    """Other names on the map of the country that a place lies in: Ramallah is visited on "a trip to the West Bank"."""
    return {e.id for e in notes.entities.values() if e.type == "Place" and e.country == place.country and e is not place}


def aside(mention: Mention, before: list[Cluster]) -> None:
    """ "They met on the sidelines": where the gathering is that the text told of last."""
    if mention.event.place or mention.occasion.kind == "call":
        return
    token = mention.occasion.top if mention.occasion.is_noun else mention.occasion.token
    hung = [*token.children, *(token.head.children if mention.occasion.is_noun else ())]
    sides = [p for c in hung if c.dep_ == "prep" and c.lower_ == "on" for p in c.children if p.lemma_ in {"sideline", "margin"}]
    if sides and not any(c.lower_ == "of" for s in sides for c in s.children):
        gathering = next((c for c in reversed(before) if c.talked_of and c.places), None)
        mention.event.place = gathering.places[0] if gathering is not None else None


def where_told(clusters: list[Cluster], notes: Notes) -> None:
    """What a dispatch opens with, and gives no place, is held where it is sent from."""
    if notes.scene is None:
        return
    for cluster, told, _ in _news(clusters, notes):
        if not cluster.places and all(m.occasion.kind != "call" for m in told):
            cluster.places.append(notes.scene)


def when_told(clusters: list[Cluster], notes: Notes, doc: Doc) -> None:
    """What a report opens with, and gives no day, was on the one day that its opening names, just before it came out."""
    today = notes.published
    if today is None:
        return
    for cluster, told, opening in _news(clusters, notes):
        if cluster.dates:
            continue
        end = max(doc[m.event.trigger].sent.end for m in told if m.sentence <= opening)
        days = {t.first: t for t in notes.timexes_in(0, end) if t.first and t.first == t.last and t.first <= today}
        if len(days) == 1 and today - min(days) <= timedelta(days=4):
            cluster.dates += days.values()


def _news(clusters: list[Cluster], notes: Notes) -> Iterator[tuple[Cluster, list[Mention], int]]:
    """(event, its mentions in the text, last sentence of the opening) of what has taken place and the text opens with."""
    opening = 2 if notes.article.title else 1
    for cluster in clusters:
        told = [m for m in cluster.mentions if not m.title]
        if told and told[0].sentence <= opening and cluster.status in DONE:
            yield cluster, told, opening


def _agrees(visit: EventNote, cluster: Cluster) -> bool:
    """Whether one of the participants makes this journey, with the same outlook on time."""
    return bool(set(visit.ids("visitor")) & (cluster.persons | cluster.parties)) and (visit.status in TO_COME) == cluster.to_come


def _goes_home(visit: EventNote, notes: Notes) -> bool:
    """Whether a journey leads back to the traveller's own country."""
    place = notes.entities.get(visit.place or "")
    sides = {p.side for p in visit.parts if p.side}
    return place is not None and bool(sides & {place.id, place.country})


def _on_the_way(visit: EventNote, mention: Mention, cluster: Cluster, doc: Doc, starts: dict[int, int], notes: Notes) -> bool:
    """Whether a journey of one of the participants was told just before the meeting, with the same outlook on time."""
    if not _agrees(visit, cluster) or _goes_home(visit, notes):
        return False
    distance = mention.sentence - starts.get(doc[visit.trigger].sent.start, 0)
    return 0 <= distance <= 2
