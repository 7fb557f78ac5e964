"""Who sat across the table: for "the two sides", an unresolved "they", and what is agreed with somebody whom the sentence leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from spacy.tokens import Token

from ingest.happened.acts.frames import classes, frames_of
from ingest.happened.acts.parties import Side, parties, sides_of
from ingest.notes import EventNote, Notes, conjuncts
from ingest.when.words import CARDINALS

_TALKS = 20
"""How many tellings of talks back the other side is looked for."""
_TABLES: WeakKeyDictionary[Notes, list[tuple[int, int, EventNote]]] = WeakKeyDictionary()
OPENING = 60
"""Talks told of within so many tokens are what the article is about."""
_FEW = 2
"""More than these an unresolved "they" doesn't take in."""
_PAIR_BACK = 2
"""How many sentences back two may be named together for whom "both sides" stands."""
_ONE_OF_TWO = frozenset({"side", "party", "country", "government", "army", "camp", "neighbour", "neighbor"})
_NUMBERS = {"both": 2} | {word: n for word, n in CARDINALS.items() if n in range(2, 7)}


def _talks(notes: Notes, before: int) -> Iterator[EventNote]:
    """The talks told of before a token, the nearest telling first, at most `_TALKS` tellings back."""
    table = _TABLES.get(notes)
    if table is None:
        tellings = [(p.start, n, e) for n, e in enumerate(notes.events) if e.type in ("Meeting", "Call") for p in e.proofs]
        table = _TABLES[notes] = sorted(tellings, key=lambda t: t[:2])
    at = bisect_left(table, before, key=lambda t: t[0])
    for _, _, event in reversed(table[max(0, at - _TALKS) : at]):
        yield event


def counterparts(trigger: Token, sources: list[str], notes: Notes) -> list[Side]:
    """The party that faces the sources in the nearest talks told of before the trigger's end of sentence.

    Empty where there are no such talks, or where more than two sides sat there and it is open which is meant.
    """
    for event in [*_opening(notes, trigger.i), *_talks(notes, trigger.sent.end)]:
        sides = facing(event, notes)
        others = [p for p in sides if p not in sources]
        if others and len(others) < len(sides):
            return [Side(p) for p in others] if len(others) == 1 else []
    return []


def facing(event: EventNote, notes: Notes) -> list[str]:
    """The parties to talks without those who host or mediate them, themselves or through somebody, where two are left."""
    third = {*event.ids("host"), *event.ids("mediator")}
    third |= {s.party for i in third for s in sides_of(notes.entities[i], notes)}
    sides = [p for p in event.ids("party") if p not in third]
    return sides if len(sides) > 1 else event.ids("party")


def _opening(notes: Notes, before: int) -> list[EventNote]:
    """The talks of two parties that the article opens with, which it is about, unless the sentence itself tells of others."""
    first = [e for e in notes.events if e.type in ("Meeting", "Call") and e.proofs[0].start < min(before, OPENING)]
    if any(len(facing(e, notes)) > 2 for e in first):
        return []
    return [e for e in first if len(facing(e, notes)) == 2][:1]


def at_the_table(token: Token, notes: Notes, but: Iterable[str] = ()) -> list[Side]:
    """The parties for which an unresolved plural stands ("the three officials", "they"): those of the nearest talks told of before it.

    Empty where the number that the text gives is not that of the parties. `but`: who cannot have been there, being asked by them.
    """
    each = token.lower_ == "each" or (token.lemma_ in _ONE_OF_TWO and any(c.lower_ == "each" for c in token.children))
    if not (is_side(token) or each) or notes.entities_at(token):
        return []
    outside = set(but)
    table = [facing(e, notes) for e in (*_opening(notes, token.i), *_talks(notes, token.i + 1))]
    two = token.lower_ != "they" and all(c.lower_ in ("two", "both", "2") for c in token.children if c.dep_ == "nummod")
    sides = _between(token, notes) or _coordinated(token, notes, back=1) if two else []
    sides = sides or next((ids for ids in table if len(ids) > 1 and outside.isdisjoint(ids) and (len(ids) == _FEW or not each)), [])
    if not sides and token.lower_ != "they":
        sides = two_named(token, notes) or _coordinated(token, notes)
    if not sides:
        return []
    if token.lower_ == "they" and len(sides) > _FEW:
        return []
    said = _NUMBERS.get(token.lower_) or next((_NUMBERS[c.lower_] for c in token.children if c.lower_ in _NUMBERS), None)
    if said is not None and said != len(sides) and not token.conjuncts:
        return []
    return [Side(p) for p in sides]


def _between(token: Token, notes: Notes) -> list[str]:
    """The two that its sentence or the one before sets against each other: "mediates between Peru and the Front. The two sides"."""
    first = token.doc[token.sent.start - 1].sent.start if token.sent.start else 0
    for prep in reversed(token.doc[first : token.i]):
        if prep.lower_ == "between" and prep.dep_ == "prep":
            named = _parties_of([one for c in prep.children if c.dep_ == "pobj" for one in conjuncts(c)], notes)
            if len(named) == _FEW:
                return named
    return []


def _coordinated(token: Token, notes: Notes, back: int = 0) -> list[str]:
    """The two that stand side by side shortly before, or in the article's first sentence: "the leaders of Peru and Chile".

    `back`: only so many sentences back.
    """
    doc, start = token.doc, token.sent.start
    for _ in range(back or _PAIR_BACK):
        start = doc[start - 1].sent.start if start else 0
    lead = 0 if back else next((t.sent.end for t in doc if t.idx > len(notes.article.title or "")), 0)
    for first, last in ((start, token.i), (0, min(lead, token.i))):
        for one in reversed(doc[first:last]):
            if not any(c.dep_ == "conj" for c in one.children) or not _do_something(one):
                continue
            named = _parties_of(conjuncts(one), notes)
            if len(named) == _FEW:
                return named
    return []


def _do_something(name: Token) -> bool:
    """Whether a name is that of doers: the subject, or whose leaders or delegations the subject is."""
    if name.dep_ == "pobj" and name.head.lower_ in ("of", "from") and name.head.head.lemma_.lower() in classes()["side"]:
        name = name.head.head
    return name.dep_ in ("nsubj", "nsubjpass")


def _parties_of(tokens: list[Token], notes: Notes) -> list[str]:
    """The parties for which these words stand by themselves, but persons."""
    return [s.party for s in parties(tokens, notes) if notes.entities[s.party].type != "Person"]


def two_named(token: Token, notes: Notes) -> list[str]:
    """The two parties that the sentence before names, and no third: "Peru and Chile are at war. Both sides"."""
    start = token.sent.start
    if start == 0:
        return []
    before = token.doc[start - 1].sent
    if any(f.type in ("Request", "Support") for f in frames_of(before.root)):
        return []  # who asks two others is none of them
    named: dict[str, None] = {}
    for i in range(before.start, start):
        for entity in notes.entities_at(i):
            named.update(dict.fromkeys(s.party for s in sides_of(entity, notes) if notes.entities[s.party].type != "Person"))
    return list(named) if len(named) == 2 else []


def main_table(tokens: list[Token], found: list[Side], notes: Notes) -> list[Side]:
    """The two parties of the talks that the article opens with, for a "they" that takes in one of them and an outsider.

    "They reviewed the front and agreed to meet" is said of those whose call the article tells of, whoever else was just named.
    """
    if [t.lower_ for t in tokens] != ["they"] or len(found) != 2:
        return []
    opening = [e for e in notes.events if e.type in ("Meeting", "Call") and e.proofs[0].start < OPENING and len(e.ids("party")) == 2]
    if not opening:
        return []
    sides = min(opening, key=lambda e: e.proofs[0].start).ids("party")
    shared = {s.party for s in found} & set(sides)
    return [Side(p) for p in sides] if len(shared) == 1 else []


def is_side(token: Token) -> bool:
    if token.lower_ in _NUMBERS and token.lower_ != "both":
        return token.dep_ in ("nsubj", "dobj", "pobj") and any(c.lower_ == "the" for c in token.children)
    if token.lower_ in ("they", "both"):
        return token.dep_ not in ("det", "cc", "preconj")
    return token.tag_ == "NNS" and token.lemma_.lower() in classes()["side"] and any(c.dep_ in ("det", "nummod") for c in token.children)
