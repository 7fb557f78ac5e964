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
