"""The state whose officials an article names without it: who hands out a release, the country of "Secretary of State Blinken"."""

from __future__ import annotations

import re

from graphkit.vocabulary import EntityType
from ingest.notes import EntityNote
from ingest.who import leaders
from ingest.who.registry import Registry
from ingest.who.sightings import Sightings
from ingest.who.statehood import states_with, title_words

__all__ = ["give_state", "home_of", "led_by"]

_RELEASE = re.compile(
    r"^(?:Readout (?:of|from) )?(?:\w+ )?(?:Special (?:Presidential )?(?:Envoy|Representative|Coordinator)|Counselor|Administrator"
    r"|Ambassador|National Security Advisor|Secretary)\b[^,:]*['’]s? (?:Travel|Trip|Call|Meeting|Participation)\b"
)
"""Titles of what the State Department and the White House hand out, where officials stand without their state."""


def home_of(registry: Registry, sightings: Sightings) -> EntityNote | None:
    """The state whose officials the article names without their country ("Secretary of State Blinken"); None where it has none."""
    titles = [o for o, _, owner in registry.titles if o.of is None and owner is None]
    for usual in (False, True):
        for office in titles:
            states = states_with(office.title, usual=usual)
            if states is None or (not usual and len(states) > 1):
                continue
            sent = registry.doc[office.start].sent
            found = registry.by_key.get(("Country", states[0]))
            if found is None and not usual and len(title_words(office.title)) > 1:
                found = registry.country(states[0])  # "The Deputy Secretary of State", in a briefing of her own
            if usual and office.start > 120:
                continue
            if found is not None and not (usual and sightings.between(sent.start, office.start)):
                return found
    return registry.country("United States") if _RELEASE.search(registry.notes.article.title) else None


_KINDS: tuple[EntityType, ...] = ("Country", "Organization")


def led_by(registry: Registry, person: EntityNote, *, former: bool) -> EntityNote | None:
    """The one party that the article names which somebody of this name leads or, `former`, has led."""
    published = registry.notes.published
    parties = leaders.parties_of(person.name, published.year if published else None, former=former)
    named = [e for p in parties for kind in _KINDS if (e := registry.by_key.get((kind, p))) is not None and e.keep]
    return named[0] if len(named) == 1 else None


def give_state(registry: Registry, body: EntityNote, start: int, end: int) -> None:
    """Give a body that many states have the one whose the text calls it: "Kenya's National Assembly", "the Senate of Chad"."""
    doc = registry.doc
    before = registry.hit_at.get(start - 1 - (doc[start - 1].tag_ == "POS")) if start else None
    of = end + 1 + (doc[end + 1 : end + 2].text == "the") if doc[end : end + 1].text == "of" else end
    behind = registry.hit_at.get(of) if of > end else None
    owner = next((h for h in (before, behind) if h is not None and h.entry.kind == "Country"), None)
    if owner is not None and body.country is None:
        body.country = registry.country(owner.entry.name).id
