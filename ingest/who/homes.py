"""The state whose officials an article names without it: who hands out a release, the country of "Secretary of State Blinken"."""

from __future__ import annotations

import re

from ingest.notes import EntityNote
from ingest.who.registry import Registry
from ingest.who.sightings import Sightings
from ingest.who.statehood import states_with, title_words

__all__ = ["home_of"]

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
