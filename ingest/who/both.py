"""Offices that a plural gives two whom the text names without any: "Greece's X and Y of Albania met. The two foreign ministers signed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from ingest.below import tagged
from ingest.notes import EntityNote
from ingest.who import groups, titles
from ingest.who.registry import Registry
from ingest.who.titles import Title
from ingest.who.words import office_head

__all__ = ["found"]

_OF_STATE = re.compile(r"president|prime minister|premier|\w+ minister|chancellor|foreign secretary|chief negotiator")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_CLOSE = 4
"""How many sentences may begin between "the foreign ministers of Chad and Mali" and the names; their presidents may be named elsewhere."""
_BACK, _ON = 3, 1
"""How many sentences before and after the plural the names may stand."""


def found(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Each of as many persons of different states, without offices, as the plural counts, named in its sentence or one close by."""
    doc = registry.doc
    sents: list[Span] = []
    for token in tagged(doc, "NNS", "NNPS"):
        single = office_head(token.text)
        if single is None or single == token.text or token.i in registry.name_at:
            continue
        count = next((n for c in token.lefts if (n := _NUMBERS.get(c.lower_))), 2 if _definite(token) else 0)
        states = [e for e in groups.owners_of(registry, token) if e.type == "Country"]
        if len(states) > 1:
            yield from _each_of(registry, token, states)
            continue
        if not count or groups.owners_of(registry, token):
            continue
        read = titles.parse(registry, token.left_edge.i, token.i + 1)
        if len(read) != 1 or not _OF_STATE.fullmatch(_bare(read[0].text)):
            continue
        if _held(registry, _bare(read[0].text)) >= count:
            continue
        sents = sents or list(doc.sents)
        here = next(n for n, s in enumerate(sents) if s.end > token.i)
        near = [sents[here], *reversed(sents[max(0, here - _BACK) : here]), *sents[here + 1 : here + 1 + _ON]]
        people = next((p for s in near if len(p := _without(registry, s)) == count), [])
        if len({p.country for p in people}) < count:
            continue
        for person in people:
            state = registry.notes.entities[person.country or ""]
            yield person, Title(_bare(read[0].text), state, read[0].former, token.i, token.i + 1, token.i)


def _each_of(registry: Registry, token: Token, states: list[EntityNote]) -> Iterator[tuple[EntityNote, Title]]:
    """ "The presidents of Chad and Mali": of each state the one person whom the article names without an office."""
    read = titles.parse(registry, token.left_edge.i, token.i + 1)
    if len(read) != 1 or not _OF_STATE.fullmatch(_bare(read[0].text)):
        return
    title = _bare(read[0].text)
    doc = registry.doc
    heads = not title.endswith(("minister", "secretary")) or title.startswith("prime")
    given: list[tuple[EntityNote, EntityNote]] = []
    for state in states:
        people = [p for p in registry.notes.entities.values() if p.type == "Person" and p.keep and p.country == state.id]
        bare = [p for p in people if not p.offices]
        if len(bare) != 1 or any(title in o.title.lower() for p in people for o in p.offices):
            continue
        first = min(m.start for m in registry.notes.mentions if bare[0].id in m.entities)
        span = doc[min(first, token.i) : max(first, token.i)]
        if heads or sum(t.is_sent_start is True for t in span) < _CLOSE:
            given.append((bare[0], state))
    if heads or len(given) == len(states):  # of ministers all must be found: the states' presidents may be named without a title, too
        for person, state in given:
            yield person, Title(title, state, read[0].former, token.i, token.i + 1, token.i)


def _definite(token: Token) -> bool:
    """ "The foreign ministers", who are two where nothing else is said; "their foreign ministers" are others than those named."""
    return any(c.lower_ == "the" for c in token.lefts) and not any(c.dep_ in ("nummod", "prep", "relcl") for c in token.children)


def _bare(title: str) -> str:
    """The title without the number that counts its holders."""
    return re.sub(r"^(?:two|both|three|four) ", "", title.lower())


def _held(registry: Registry, title: str) -> int:
    """By how many an office of this title is held as far as the article says."""
    holders = (p for p in registry.notes.entities.values() if p.type == "Person" and p.keep)
    return sum(any(not o.former and title in o.title.lower() for o in p.offices) for p in holders)


def _without(registry: Registry, sent: Span) -> list[EntityNote]:
    """The persons of known states named in a sentence who have no office."""
    seen = {e.id: e for i in range(sent.start, sent.end) if (e := registry.at(i)) is not None and e.type == "Person"}
    return [e for e in seen.values() if e.country is not None and registry.notes.entities[e.country].type == "Country" and not e.offices]
