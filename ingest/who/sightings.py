"""Where an article names states: what the offices whose country it leaves unsaid are weighed by."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from ingest.notes import EntityNote, Mention
from ingest.who.registry import Registry


@dataclass(slots=True)
class Sightings:
    """Where the article names states, or places that lie in one, in the order of the text."""

    tokens: list[int] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """How often each state is named, a place that lies in it by half."""

    @classmethod
    def of(cls, registry: Registry) -> Sightings:
        seen: list[tuple[int, str, bool]] = []
        entities = registry.notes.entities
        for mention in registry.notes.mentions:
            if mention.form not in ("name", "adjective"):
                continue
            for id_ in mention.entities:
                if id_ in registry.lies_in and _named_after(registry, mention):
                    continue
                if id_ in registry.lies_in:
                    seen.append((mention.start, registry.lies_in[id_], False))
                elif entities[id_].type == "Country":
                    seen.append((mention.start, entities[id_].name, True))
                elif entities[id_].type == "Organization" and entities[id_].country:
                    seen.append((mention.start, entities[entities[id_].country or ""].name, False))
        found = cls()
        for token, state, named in sorted(seen):
            found.tokens.append(token)
            found.states.append(state)
            found.named.append(named)
            found.counts[state] += 1.0 if named else 0.5
        return found

    def between(self, first: int, last: int) -> list[tuple[int, str, bool]]:
        """What is named at tokens [first, last)."""
        a, b = bisect_left(self.tokens, first), bisect_left(self.tokens, last)
        return list(zip(self.tokens[a:b], self.states[a:b], self.named[a:b], strict=True))


_OF_TALKS = frozenset({"agreement", "accord", "accords", "deal", "process", "protocol", "agreements", "declaration", "treaty", "format",
                       "talks", "summit", "convention", "memorandum", "pact", "group", "formula", "framework"})  # fmt: skip


def _named_after(registry: Registry, mention: Mention) -> bool:
    """Whether a place only gives its name to what was agreed there: "the | Ouagadougou | deal"."""
    after = registry.doc[mention.end : mention.end + 2]
    return bool(len(after)) and (after[0].lower_ in _OF_TALKS or (after[0].lower_ == "peace" and after[-1].lower_ in _OF_TALKS))


def spent(registry: Registry) -> set[int]:
    """Where a state is named only to say whose somebody is: "Togo's Ana Silva", "Ana Silva of Togo"; the next office needn't be of it."""
    doc = registry.doc
    found: set[int] = set()
    for mention in registry.notes.mentions:
        person = registry.at(mention.start) if mention.form == "name" else None
        if person is None or person.type != "Person":
            continue
        if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
            found.add(mention.start - 2)
        if mention.end + 2 < len(doc) and doc[mention.end].lower_ == "of":
            found |= {mention.end + 1, mention.end + 2}
    for office, _, _ in registry.titles:
        if office.former:
            found.update(range(office.start, office.end))  # "former Finnish president X", who acts for others now
    return {registry.name_at[i].start for i in found if i in registry.name_at}


def home_beside(registry: Registry, mention: Mention) -> EntityNote | None:
    """The state that the text gives with a name: "Peru's Ana Silva", "Ana Silva of Peru"."""
    doc = registry.doc
    before = registry.at(mention.start - 2) if mention.start > 1 and doc[mention.start - 1].tag_ == "POS" else None
    after = None
    if mention.end + 1 < len(doc) and doc[mention.end].lower_ == "of":
        after = registry.at(mention.end + 1 + (doc[mention.end + 1].lower_ == "the"))
    return next((e for e in (before, after) if e is not None and e.type == "Country"), None)


_LED = frozenset({"rebel", "opposition", "ruling", "governing", "moderate", "hardline", "hard", "line", "far", "right", "left", "wing", "-",
                  "centre", "center", "main", "largest", "small", "smaller", "militant", "armed", "banned", "outlawed", "separatist",
                  "islamist", "communist", "nationalist", "conservative", "liberal", "socialist", "leftist", "rightist", "secular",
                  "paramilitary", "catholic", "protestant", "shiite", "sunni", "kurdish", "jihadist", "insurgent"})  # fmt: skip
"""What may stand before the name of somebody's party or band."""


def body_beside(registry: Registry, mention: Mention) -> EntityNote | None:
    """The party or band of one who has no office: "Ana Silva of the rebel Front for Change", "Silva's Democratic Union"."""
    doc, i = registry.doc, mention.end
    if i + 1 >= len(doc):
        return None
    if doc[i].lower_ == "of":
        i += 2 if doc[i + 1].lower_ == "the" else 1
    elif doc[i].tag_ == "POS":
        i += 1
    else:
        return None
    while i < len(doc) and i not in registry.name_at and doc[i].lower_ in _LED:
        i += 1
    found = registry.at(i) if i < len(doc) else None
    named = found is not None and found.type == "Organization" and registry.name_at[i].form == "name" and found.country is None
    owns = named and registry.name_at[i].end < len(doc) and doc[registry.name_at[i].end].tag_ in ("POS", "NN", "NNS")
    return found if named and not owns else None
