"""The two parties that an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.context import HOSTILE
from ingest.happened.acts.parties import parties
from ingest.happened.acts.sides import sides_of
from ingest.happened.acts.slots import doers
from ingest.happened.acts.table import facing
from ingest.notes import EventNote, Notes, conjuncts

_OFTEN = 3
"""How much must speak for a pair."""


_OPENING = 120
"""How many tokens the title and the lead may have."""
_TALKS = frozenset(
    {"talk", "talks", "negotiation", "agreement", "accord", "deal", "pact", "truce", "ceasefire", "peace", "war", "dialogue"}
)
_LEAD = 60
"""How many tokens the title and the first sentence may have."""


def main_pair(told: list[Act], notes: Notes, *, both: bool = False) -> list[str]:
    """The two parties that the article is about: together at its talks or at odds more often than any others; [] where it isn't clear.

    `both`: where the text speaks of both, and there are two for certain.
    """
    counts: Counter[frozenset[str]] = Counter()
    for event in notes.events:
        sides = facing(event, notes) if event.type in ("Meeting", "Call") else []
        sides = [*sides, *_by_themselves(event, notes)] if both else sides
        if len(sides) == 2:
            counts[frozenset(sides)] += len(event.proofs)
    lead = {frozenset(pair) for act in told if act.trigger.i < _LEAD for pair in _pairs_of(act)}
    for act in told:
        if act.frame.type in HOSTILE | {"Agree", "Retreat", "Concede"}:
            counts.update(dict.fromkeys(map(frozenset, _pairs_of(act)), 1))
    if both and told:
        counts.update(dict.fromkeys(_set_against(told[0].trigger.doc, notes), 2))
    if both:  # there are two for certain, most likely those of whom the article's first words tell
        counts.update({pair: 2 for pair in lead if pair in counts})
    kinds = ("Country", "Organization", *(("Person",) if both else ()))
    ranked = [(n, pair) for pair, n in counts.most_common(2) if all(notes.entities[p].type in kinds for p in pair)]
    if not ranked or ranked[0][0] < (_OFTEN - 1 if both else _OFTEN):
        return []
    if len(ranked) > 1 and (ranked[0][0] == ranked[1][0] if both else 2 * ranked[0][0] < 3 * ranked[1][0]):
        return []
    return sorted(ranked[0][1])


def _set_against(doc: Doc, notes: Notes) -> set[frozenset[str]]:
    """Those whom the article's first words set against each other or name side by side.

    "Between Peru and the Front", "envoys of Peru and of Chile sat down", "Peru left the talks with the Front".
    """
    found: set[frozenset[str]] = set()
    for token in doc[:_OPENING]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            several = [token, *token.conjuncts]
            of = [p for t in several for c in t.children if c.lower_ in ("of", "from") for one in (c, *c.conjuncts) for p in one.children]
            found |= {_parties(several, notes), _parties([q for p in of if p.dep_ == "pobj" for q in conjuncts(p)], notes)}
        elif token.lower_ == "between" and token.dep_ == "prep":
            found.add(_parties([q for p in token.children if p.dep_ == "pobj" for q in conjuncts(p)], notes))
        elif token.lower_ == "with" and token.dep_ == "prep" and token.head.lemma_.lower() in _TALKS:
            verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
            doers_ = doers(verb) if verb is not None else []
            found.add(_parties([*doers_[:1], *(p for p in token.children if p.dep_ == "pobj")], notes))
    third = {s.party for e in notes.events for i in (*e.ids("mediator"), *e.ids("host")) for s in sides_of(notes.entities[i], notes)}
    return {pair for pair in found if len(pair) == 2 and pair.isdisjoint(third)}


def _parties(tokens: Iterable[Token], notes: Notes) -> frozenset[str]:
    return frozenset(s.party for s in parties(tokens, notes))


def _by_themselves(event: EventNote, notes: Notes) -> list[str]:
    """Those at a table who speak for no party, as a leader of rebels without a name does."""
    there = [notes.entities[i] for i in event.ids("attendee") if i not in {*event.ids("host"), *event.ids("mediator")}]
    return [e.id for e in there if [s.party for s in sides_of(e, notes)] == [e.id]]


def _pairs_of(act: Act) -> list[tuple[str, str]]:
    """Each doer of an act with each of those to whom it is done."""
    return [(s.party, t.party) for s in act.sources for t in act.targets if s.party != t.party]
