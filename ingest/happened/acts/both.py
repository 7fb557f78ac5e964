"""Whom "both sides" are in what is done by or to them: the two that the article is about, unless the words just before name others."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.facing import are_both
from ingest.happened.acts.frames import classes
from ingest.happened.acts.pairs import main_pair
from ingest.happened.acts.parties import Side
from ingest.happened.arguments import after
from ingest.notes import Notes

_TWO = 2
_TOGETHER = frozenset({"ally", "partner", "friend", "country", "nation", "neighbor", "neighbour"})
"""Two who needn't be at odds."""
_TO = ("on", "upon", "to", "with", "of", "for", "against", "from", "between", "by")
_FROM_OUTSIDE = {"Request", "Support", "Accuse", "Sanction", "Threaten", "Aid", "Concede"}
"""What a third party does to both sides."""


def of_both(found: list[Act], open_ended: list[Act], notes: Notes) -> list[Act]:
    """The acts with both sides for those whom "both sides" or "each side" was taken for, where these stand far off.

    Those of `open_ended` that are done to both sides have their targets now, and are among them.
    """
    doubtful = {id(a): (_sides(a, by=True), _sides(a, by=False)) for a in (*found, *open_ended)}
    if not any(any(ends) for ends in doubtful.values()):
        return found
    pair = main_pair([a for a in found if not any(doubtful[id(a)])], notes, both=True)
    if not pair:
        return found
    aimed = [_settled(a, *doubtful[id(a)], pair, notes) for a in open_ended if a.sources and any(doubtful[id(a)])]
    settled = [*(_settled(a, *doubtful[id(a)], pair, notes) for a in found), *(a for a in aimed if a.targets)]
    return sorted(settled, key=lambda a: a.trigger.i)


def _sides(act: Act, *, by: bool) -> Token | None:
    """The words for both sides among the doers of an act, or among those to whom it is done."""
    if by:
        tokens = slots.doers(act.trigger) if act.frame.kind == "v" else []
        tokens = [p for t in tokens for p in (t, *(after(t, "of", "from") if t.lemma_.lower() in classes()["side"] else ()))]
    else:
        objects = slots.objects(act.trigger)
        tokens = [*objects, *slots.at_preposition(act.trigger, objects, *_TO)]
    return next((t for t in tokens if (are_both(t) and t.lemma_.lower() not in _TOGETHER) or is_each(t)), None)


def is_each(token: Token) -> bool:
    """Whether it is "each side" or "each" by itself."""
    if token.lower_ == "each":
        return token.dep_ in ("nsubj", "nsubjpass")
    return token.lemma_.lower() in classes()["side"] and any(c.lower_ == "each" for c in token.children)


def _settled(act: Act, doers: Token | None, done_to: Token | None, pair: list[str], notes: Notes) -> Act:
    sources, targets = {s.party for s in act.sources}, {s.party for s in act.targets}
    if doers is not None and len(act.sources) >= _TWO and sources != set(pair) and not _are_near(doers, sources, notes):
        rest = [Side(p) for p in pair]
        if act.targets is act.sources:
            return replace(act, sources=rest, targets=rest)
        return replace(act, sources=rest) if targets.isdisjoint(pair) else act
    outside = act.frame.type in _FROM_OUTSIDE and not act.reciprocal and sources.isdisjoint(pair)
    if done_to is not None and outside and targets != set(pair) and not (len(targets) > 1 and _are_near(done_to, targets, notes)):
        return replace(act, targets=[Side(p) for p in pair])
    return act


def _are_near(token: Token, ids: set[str], notes: Notes) -> bool:
    """Whether these parties are all named in its sentence before it, or in the sentence before."""
    start = token.sent.start
    start = token.doc[start - 1].sent.start if start else 0
    named = {e.id for i in range(start, token.i) for e in notes.entities_at(i)}
    named |= {e.country for i in range(start, token.i) for e in notes.entities_at(i) if e.country}
    return ids <= named
