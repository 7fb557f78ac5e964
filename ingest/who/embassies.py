"""Who sends ambassadors and where they sit, as an article tells it: "the British embassy in Tehran", "Peru's ambassador to Chad"."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from ingest.below import bounds, having
from ingest.notes import Office
from ingest.who import groups
from ingest.who.gazetteer import lookup
from ingest.who.registry import Registry

__all__ = ["posts_of", "seats_of"]

_POSTS = frozenset({"embassy", "ambassador", "ambassadors", "consulate", "envoy"})
_AT = frozenset({"in", "to", "at"})


def posts_of(registry: Registry) -> tuple[dict[str, int], dict[str, int]]:
    """How often the article says of a state that it has an embassy or ambassador, and that one is in it."""
    senders: dict[str, int] = defaultdict(int)
    hosts: dict[str, int] = defaultdict(int)
    for token in having(registry.doc, _POSTS):
        for owner in groups.owners_of(registry, token):
            if owner.type == "Country":
                senders[owner.name] += 1
        if (host := _seat(registry, token)) is not None:
            hosts[host] += 1
    return dict(senders), dict(hosts)


def _seat(registry: Registry, noun: Token) -> str | None:
    """The state in or to which somebody is posted: "ambassador | in Lima |", "ambassador to the Gambia"."""
    doc = registry.doc
    stop = bounds(noun)[1]
    i = noun.i + 1
    if i + 1 >= stop or doc[i].lower_ not in _AT:
        return None
    i += 1 + (doc[i + 1].lower_ == "the")
    entity = registry.at(i) if i < stop else None
    if entity is None:
        return None
    if entity.type == "Country":
        return entity.name
    entry = lookup(entity.name)
    return entry.country if entry is not None and entry.country else registry.lies_in.get(entity.id)


def seats_of(registry: Registry, office: Office) -> str | None:
    """The state in which the holder of this office is posted, by the words after its title."""
    for token in registry.doc[office.start : office.end]:
        if token.lower_ in _POSTS and (host := _seat(registry, token)) is not None:
            return host
    return None
