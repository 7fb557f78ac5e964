"""What announces a meeting or call, and how the noun phrase speaks of it (a new one, a known one, another one)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import standing_in
from ingest.happened.noun_triggers import EDGES, noun_occasion
from ingest.happened.spans import ends
from ingest.happened.trigger import Manner, Occasion
from ingest.happened.verb_triggers import VERBAL, verb_occasion

_OTHER = {"another", "similar", "separate", "next", "previous", "earlier", "final", "further", "last",
          "second", "third", "fourth", "fifth", "sixth", "new", "future", "subsequent", "additional",
          "first", "follow-up", "past", "upcoming", "forthcoming"}  # fmt: skip


def occasions(doc: Doc) -> Iterator[Occasion]:
    """Every trigger of the article, in order; "round" gives way to the "talks" that it is a round of."""
    for token in standing_in(doc, pos=("NOUN", "PROPN", "ADJ", "VERB"), tags=VERBAL):
        found = noun_occasion(token) or verb_occasion(token)
        if found and not _ended_after(found):
            yield found


def _ended_after(occasion: Occasion) -> bool:
    """ "Talks between them ended after a week of negotiations": how long went on what the clause tells of already."""
    top = occasion.top
    if not occasion.is_noun or top == occasion.token or top.lemma_ not in _SPANS or top.dep_ != "pobj":
        return False
    if top.head.lower_ not in {"after", "following"} or not ends(top.head.head):
        return False
    if any(c.lower_ in {"with", "between"} for c in occasion.token.children):
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass"} and noun_occasion(c) is not None for c in top.head.head.children)


_SPANS = {"hour", "day", "night", "week", "month"}


def manner(occasion: Occasion) -> Manner:
    """How the phrase speaks of the occasion: "a meeting" is new, "the meeting" known, "a second meeting" another one, "talks" bare."""
    if not occasion.is_noun:
        return "new"
    if _is_said_of_it(occasion.top):
        return "known"
    determiners: set[str] = set()
    for noun in occasion.nouns:
        if noun != occasion.token and noun.lower_ in EDGES:
            continue  # "at the start of a conference"
        determiners.add(noun.lower_)
        left = [c for c in noun.children if c.i < noun.i]
        determiners |= {c.lower_ for c in left if c.dep_ in {"det", "poss", "amod", "nummod", "advmod"}}
    if determiners & _OTHER:
        return "other"
    if determiners & {"the", "this", "that", "these", "those", "their", "his", "her", "its", "both"}:
        return "known"
    if determiners & {"a", "an", "some", "several"}:
        return "new"
    if any(c.dep_ == "poss" for noun in occasion.nouns for c in noun.children):
        return "known"
    return "bare"


def _is_said_of_it(top: Token) -> bool:
    """ "It was their first meeting since May": the predicate tells what was just told of."""
    if top.dep_ != "attr" or top.head.lemma_ != "be":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in {"it", "this", "that"} for c in top.head.children)


def beside(occasion: Occasion) -> Token:
    """What a summit's status hangs on: where something else happens "on the sidelines of" it, that tells."""
    top = occasion.top
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in {"sideline", "margin", "eve"}:
        side = top.head.head
        if side.dep_ == "pobj" and side.head.head.pos_ in {"NOUN", "PROPN", "VERB"}:
            return side.head.head
    return occasion.token
