"""Offices of no state: those that one international body has, and those between the parties."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import table
from ingest.notes import EntityNote, Office
from ingest.who.gazetteer import lookup
from ingest.who.held import mediates
from ingest.who.registry import Registry
from ingest.who.statehood import title_words

__all__ = ["body_of"]


@cache
def _bodies() -> tuple[tuple[frozenset[str], str], ...]:
    return tuple((frozenset(row["words"].split()), row["body"]) for row in table("office_bodies"))


def body_of(registry: Registry, office: Office) -> EntityNote | None:
    """The body of the article that an office is of which no state has: "High Commissioner for Refugees", "chief mediator"."""
    body = next((name for wanted, name in _bodies() if wanted <= title_words(office.title)), None)
    if body is not None:
        return registry.by_key.get(("Organization", body))
    return _sponsor(registry, office) if mediates(office.title) else None


def _sponsor(registry: Registry, office: Office) -> EntityNote | None:
    """The international body named last before a mediator."""
    last: EntityNote | None = None
    for mention in registry.notes.mentions:
        entity = registry.at(mention.start) if mention.form == "name" and mention.start < office.start else None
        if entity is not None and entity.type == "Organization" and (known := lookup(entity.name)) is not None and known.sort == "igo":
            last = entity
    return last
