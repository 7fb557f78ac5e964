"""Offices that a later description gives somebody whom the article named without one: "The Ruritanian prime minister said"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ingest.below import having, spelt
from ingest.notes import EntityNote, Mention
from ingest.who import groups, titles
from ingest.who.registry import Registry
from ingest.who.titles import Title
from ingest.who.words import office_head

__all__ = ["found"]

_HIGH = re.compile(
    r"president|premier|prime minister|chancellor|leader|king|queen|emir|sultan|foreign minister|foreign secretary|head of state"
)
_LEADS = re.compile(r"^(?:Chairman|[Gg]eneral|[Mm]arshal|[Cc]olonel|[Cc]aptain|[Ss]heikh)$")
"""Titles of those who lead a state, too, which say it of none."""
_REACH = 4
"""How many sentences before the description the name may stand; a description may also come first in its own sentence."""


def found(registry: Registry) -> list[tuple[EntityNote, Title]]:
    """Each person without an office and the title of the one description that can mean nobody else, for those whose state is known."""
    out: list[tuple[EntityNote, Title]] = []
    given: set[str] = set()
    for token in having(registry.doc, {word for word in spelt(registry.doc) if office_head(word)}):
        if token.tag_ not in ("NN", "NNP") or token.i in registry.name_at or token.dep_ in ("compound", "nmod"):
            continue
        if not any(c.lower_ == "the" for c in token.lefts):
            continue
        mention = registry.notes.mention_at(token)
        meant = [registry.notes.entities[e] for e in mention.entities] if mention is not None else []
        known = meant[0] if len(meant) == 1 and meant[0].type == "Person" and _leads(meant[0]) else None
        if known is None and any(e.type == "Person" for e in meant):
            continue
        owners = groups.owners_of(registry, token)
        if not owners and token.dep_ == "nsubj" and not any(c.dep_ == "prep" for c in token.rights):
            teller = _teller(registry, token)
            owners = [registry.notes.entities[teller.country]] if teller is not None and teller.country else []
        if len(owners) != 1 or owners[0].type != "Country":
            continue
        who = known or _nearest(registry, token, owners[0]) or _only(registry, token, owners[0])
        if who is None or who.id in given:
            continue
        read = titles.parse(registry, token.left_edge.i, token.i + 1)
        if len(read) == 1 and read[0].of is None:
            read[0].of = owners[0]
        if len(read) == 1 and _HIGH.search(read[0].text.lower()) and read[0].of is owners[0]:
            given.add(who.id)
            out.append((who, read[0]))
            registry.notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (who.id,)))
    return out


def _teller(registry: Registry, token: Token) -> EntityNote | None:
    """The one person whom this sentence and the one before name: "Chad's Ali Noor was blunter. ..., the deputy minister told reporters"."""
    sent = token.sent
    floor = registry.doc[sent.start - 1].sent.start if sent.start else 0
    seen = {e.id: e for i in range(floor, sent.end) if (e := registry.at(i)) is not None and e.type == "Person"}
    only = next(iter(seen.values())) if len(seen) == 1 else None
    return only if only is not None and not only.offices else None


def _only(registry: Registry, token: Token, state: EntityNote) -> EntityNote | None:
    """The one person of the state whom the article names without an office before, where nobody else holds what the noun tells."""
    people = [p for p in registry.notes.entities.values() if p.type == "Person" and p.keep and p.country == state.id]
    if any(token.lower_ in o.title.lower() for p in people for o in p.offices):
        return None
    bare = [p for p in people if not p.offices]
    named = bool(bare) and any(bare[0].id in m.entities and m.start < token.i for m in registry.notes.mentions)
    return bare[0] if len(bare) == 1 and named else None


def _leads(person: EntityNote) -> bool:
    """Whether somebody's one office is of a kind that a state's leader may have, without saying so."""
    return len(person.offices) == 1 and _LEADS.search(person.offices[0].title) is not None


def _nearest(registry: Registry, token: Token, state: EntityNote) -> EntityNote | None:
    """The only person without an office, of this state, whom the sentences before the description name."""
    sent = token.sent
    floor = sent.start
    for _ in range(_REACH):
        floor = registry.doc[floor - 1].sent.start if floor else 0
    seen: list[EntityNote] = []
    for i in range(floor, sent.end):
        entity = registry.at(i)
        if entity is None or entity.type != "Person" or entity in seen or entity.country != state.id:
            continue
        if not entity.offices or _leads(entity):
            seen.append(entity)
    return seen[0] if len(seen) == 1 else None
