"""What an event takes over from its neighbours: the sides of the talks before it, the place and days of the journey that it is part of."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.happened.same_event.telling import TO_COME, Cluster, Mention
from ingest.notes import EventNote, Notes

_BOTH = {
    "side",
    "party",
    "delegation",
    "team",
    "negotiator",
    "counterpart",
    "minister",
    "leader",
    "official",
    "group",
    "rival",
    "foe",
    "neighbor",
    "neighbour",
}
_DONE = {"occurred", "ongoing"}


def inherit_sides(mention: Mention, cluster: Cluster, before: list[Cluster]) -> None:
    """ "A second round was called off", "the two sides will meet again": another occasion of the same parties, where it names none."""
    if mention.parties or mention.persons or not before:
        return
    if mention.manner != "other":
        return
    last = next((c for c in reversed(before) if len(c.parties) >= 2), None)
    if last is None:
        return
    for other in last.mentions:
        for party in other.event.ids("party"):
            mention.event.add(party, "party")
            cluster.parties.add(party)


def from_journeys(clusters: list[Cluster], notes: Notes, doc: Doc) -> None:
    """A meeting without a place, told in the same breath as a participant's journey, is held where that leads, on its days."""
    visits = sorted((e for e in notes.events if e.type == "Visit"), key=lambda e: e.trigger)
    starts = {s.start: n for n, s in enumerate(doc.sents)}
    for cluster in clusters:
        first = cluster.mentions[0]
        if first.occasion.kind == "call" or cluster.status not in _DONE | TO_COME:
            continue
        near = [v for v in visits if _on_the_way(v, first, cluster, doc, starts)]
        if not near:
            continue
        visit = near[-1]
        if not cluster.places and visit.place and len({v.place for v in near if v.trigger == visit.trigger}) == 1:
            cluster.places.append(visit.place)
        if not cluster.dates and visit.when is not None and visit.when.first is not None and cluster.places[:1] == [visit.place]:
            cluster.dates.append(visit.when)


def _on_the_way(visit: EventNote, mention: Mention, cluster: Cluster, doc: Doc, starts: dict[int, int]) -> bool:
    """Whether a journey of one of the participants was told just before the meeting, with the same outlook on time."""
    if not set(visit.ids("visitor")) & (cluster.persons | cluster.parties) or (visit.status in TO_COME) != cluster.to_come:
        return False
    distance = mention.sentence - starts.get(doc[visit.trigger].sent.start, 0)
    return 0 <= distance <= 2


def follow_rounds(clusters: list[Cluster]) -> None:
    """Link an event to the one that it is said to follow: "another session", "a third round" after the talks told before or after it."""
    for n, cluster in enumerate(clusters):
        first = cluster.mentions[0]
        if first.manner != "other" or len(cluster.parties) < 2:
            continue
        others = [c for c in clusters[:n] if cluster.parties == c.parties and c is not cluster]
        earlier = [c for c in others if _starts(c) and _starts(cluster) and _starts(c) < _starts(cluster)]  # type: ignore[operator]
        later = [c for c in others if _starts(c) and _starts(cluster) and _starts(c) > _starts(cluster)]  # type: ignore[operator]
        if earlier:
            cluster.follows = earlier[-1]
        elif later and later[-1].follows is None:
            later[-1].follows = cluster
        elif others and cluster.to_come and not others[-1].to_come:
            cluster.follows = others[-1]


def _starts(cluster: Cluster) -> str | None:
    first = min((t.first for t in cluster.dates if t.first), default=None)
    return first.isoformat() if first else None
