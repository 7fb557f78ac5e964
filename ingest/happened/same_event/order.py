"""Which meeting followed which: by what the text says of their order, and by the rounds that it counts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.same_event.telling import Cluster

_COMES_AFTER = {"follow", "succeed"}
_COMES = {"come", "take", "hold", "convene", "begin", "open", "happen"}


def said_to_follow(clusters: list[Cluster], doc: Doc) -> None:
    """Link events by what the text says of their order: "the meeting follows a session in Oslo", "the talks came after a first round"."""
    home = {m.event.trigger: c for c in clusters for m in c.mentions}
    for at, cluster in home.items():
        noun = doc[at]
        if noun.dep_ == "dobj" and noun.head.lemma_ in _COMES_AFTER:
            _link(_subject(noun.head, home, cluster), cluster)
        elif noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head.lemma_ in _COMES_AFTER:
            _link(cluster, _subject(noun.head.head, home, cluster))
        elif noun.dep_ == "pobj" and noun.head.lower_ in {"after", "following"} and noun.head.head.lemma_ in _COMES:
            _link(_subject(noun.head.head, home, cluster), cluster)


def _subject(verb: Token, home: dict[int, Cluster], other: Cluster) -> Cluster | None:
    """The event that the verb's subject is; "the meeting" that says no more is the event told at most length before it."""
    noun = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if noun is None or noun.i in home:
        return home.get(noun.i) if noun is not None else None
    definite = any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "no", "any"} for c in noun.children)
    if noun_occasion(noun) is None or not definite:
        return None
    before = {id(c): c for at, c in home.items() if at < noun.i and c is not other and not c.to_come}
    return max(before.values(), key=lambda c: len(c.mentions), default=None)


def _link(later: Cluster | None, earlier: Cluster | None) -> None:
    if later is not None and earlier is not None and later is not earlier and later.follows is None and earlier.follows is not later:
        later.follows = earlier


def follow_rounds(clusters: list[Cluster]) -> None:
    """Link an event to the one that it is said to follow: "another session", "a third round" after the talks told before or after it."""
    for n, cluster in enumerate(clusters):
        first = cluster.mentions[0]
        if (
            first.manner != "other"
            or len(cluster.parties) < 2
            or cluster.follows is not None
            or any(c.follows is cluster for c in clusters)
        ):
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
