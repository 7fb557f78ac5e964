"""Events meet by keys: no pair that scores is missed, and a crowded week costs little."""

from __future__ import annotations

import random
from itertools import combinations

from graphkit.graph import Graph
from graphkit.load.claims import Claims
from graphkit.load.resolve.events import EventProfile, score
from graphkit.model import Extraction
from tests.load.test_any_order import article
from tests.samples import Draft, synthetic, talks


def profiles() -> list[EventProfile]:
    rng = random.Random(5)
    told = [article(rng, f"x-{i}") for i in range(60)] + [synthetic(n, people=12, size=2) for n in range(20)]
    told += [talks("a-1"), talks("b-1", publisher="Herald", status="planned", published="2031-04-28")]
    told += [summit(f"s-{i}", people=i % 2 == 0) for i in range(6)]
    told += [said(f"q-{i}", words) for i, words in enumerate(QUOTES)]
    claims = [Claims.of(e) for e in told]
    return [p for c in claims for b in c.events if (p := EventProfile(b, c)).block()]


def summit(id: str, *, people: bool) -> Extraction:
    """Three countries meet; who spoke for them isn't said in every article."""
    d = Draft(id, "Envoys of Norland, Sudland and Westland met in Lakeview. Ida Holm was there.", published="2031-05-02")
    lands = [d.entity("Country", n) for n in ("Norland", "Sudland", "Westland")]
    parts = [(x, "party", None) for x in lands]
    if people:
        parts.append((d.entity("Person", "Ida Holm", country=lands[0]), "attendee", lands[0]))
    d.event("Meeting", "met in Lakeview", parts, when=("2031-05-01", "2031-05-01"))
    return d.done()


QUOTES = [
    "We will go on with the talks until both sides are home again.",
    "go on with the talks until both sides",
    "Until both sides are home, we shall go on with the talks.",
    "until both sides are home again",
    "home again",
    "Until both sides are Home again!",
]


def said(id: str, words: str) -> Extraction:
    """Ida Holm says something."""
    d = Draft(id, f'Ida Holm said: "{words}"', published="2031-05-02")
    d.event("Statement", "Ida Holm said", [(d.entity("Person", "Ida Holm"), "speaker", None)], quotes=[words])
    return d.done()


def meet(one: EventProfile, other: EventProfile) -> bool:
    """Whether the two share a block around each other, and a key."""
    if one.block() not in {other.block(s) for s in (0, -1, 1, -2, 2)}:
        return False
    mine, theirs = one.meet, other.meet
    if not mine.asks.isdisjoint(theirs.offers) or not theirs.asks.isdisjoint(mine.offers):
        return True
    return not (one.people and other.people) and not mine.wide.isdisjoint(theirs.wide)


def test_two_quotations_of_one_length_are_two() -> None:
    words = ("we will go on for as long as it takes", "go on with the talks until both sides")
    assert len(words[0]) == len(words[1])
    one, other = (EventProfile(b, c) for c in (Claims.of(said(f"l-{i}", w)) for i, w in enumerate(words)) for b in c.events)
    assert score(one, other) == score(other, one) == (0.0, [])


def test_every_pair_that_scores_meets() -> None:
    scored = met = looked = 0
    for one, other in combinations(profiles(), 2):
        if one.block() in {other.block(s) for s in (0, -1, 1, -2, 2)} and not one.keys.isdisjoint(other.keys):
            looked += 1
            met += meet(one, other)
            if score(one, other)[0]:
                scored += 1
                assert meet(one, other), (one.event, other.event)
                assert not set(one.sought).isdisjoint(other.stored()), (one.event, other.event)
                assert not set(other.sought).isdisjoint(one.stored()), (one.event, other.event)
    assert 100 < scored < met < looked


def test_words_of_nobody_known_are_each_articles_own(graph: Graph) -> None:
    """A group without a country is nobody whom another article could mean."""
    words = "We will go on with the talks until both sides are home again."
    drafts = [Draft(f"g-{i}", f'Negotiators said: "{words}"', publisher=f"Paper {i}", published="2031-05-02") for i in range(2)]
    for d in drafts:
        d.event("Statement", "Negotiators said", [(d.entity("Group", "negotiators"), "speaker", None)], quotes=[words])
    graph.load(d.done() for d in drafts)
    assert graph.merges(kind="Event") == []
