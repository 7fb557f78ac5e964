"""The scene: who meets again in the next breath does so in the same town, and "then" on the same day."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.happened.same_event.telling import DONE, Cluster, Mention
from ingest.notes import Notes, Timex

_NEAR, _SAME_DAY = 2, 5
"""Sentences between two events that one scene holds (of one day): farther apart, the one's place is seldom the other's."""
_ON = frozenset({"then", "afterwards", "afterward", "beforehand", "separately", "alone"})
_HOURS = frozenset({"morning", "afternoon", "evening", "noon", "midday", "night", "dawn", "lunchtime", "breakfast", "lunch", "dinner"})


def same_scene(clusters: list[Cluster], doc: Doc, notes: Notes) -> None:
    """Give what took place its neighbour's place, where somebody was at both, and its day, where words tell it on ("then", "at noon")."""
    for cluster in clusters:
        if cluster.status not in DONE or cluster.is_call:
            continue
        if not cluster.places and (other := _beside_it(cluster, clusters)) is not None:
            cluster.places += other.places[:1]
        if not cluster.dates and (day := _day_told(cluster, clusters, doc)) is not None:
            cluster.dates.append(day)


def _beside_it(cluster: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The nearest meeting that has a place, told near by, with somebody of this one (or a side of it, on the same day)."""
    found = []
    for other in clusters:
        if other is cluster or not other.places or other.status not in DONE or other.is_call:
            continue
        distance = _distance(cluster, other)
        one_day = bool(cluster.dates and other.dates)
        if distance > (_SAME_DAY if one_day else _NEAR) or not _days_agree(cluster, other):
            continue
        if cluster.persons & other.persons or (one_day and cluster.parties & other.parties):
            found.append((distance, other))
    return min(found, key=lambda f: f[0])[1] if found else None


def _day_told(cluster: Cluster, clusters: list[Cluster], doc: Doc) -> Timex | None:
    """The one day of what was told just before, on which the words go on."""
    if not _goes_on(cluster.mentions[0], doc):
        return None
    for other in reversed(clusters):
        if other is cluster or other.status not in DONE or _distance(cluster, other) > 1 or not cluster.persons & other.persons:
            continue
        days = {(d.first, d.last): d for d in other.dates}
        if len(days) == 1 and (only := next(iter(days.values()))).first == only.last:
            return only
    return None


def _goes_on(mention: Mention, doc: Doc) -> bool:
    """Whether a clause places itself on a day that runs: "then saw the king", "in the morning she was received by", "before that"."""
    verb = mention.occasion.top.head if mention.occasion.is_noun else mention.occasion.token
    words = {t.lower_ for head in (mention.occasion.token, verb) for c in head.children for t in (c, *c.children)}
    before = any(c.lower_ in {"before", "after"} and any(p.lower_ in {"that", "it", "this"} for p in c.subtree) for c in verb.children)
    return bool(words & (_ON | _HOURS)) or before


def _distance(cluster: Cluster, other: Cluster) -> int:
    return min(abs(m.sentence - o.sentence) for m in cluster.mentions for o in other.mentions)


def _days_agree(cluster: Cluster, other: Cluster) -> bool:
    """Whether some day of the two is the same, or one of them has none."""
    return not cluster.dates or not other.dates or any(a.overlaps(b) for a in cluster.dates for b in other.dates)
