"""What a word of the lexicon `status_words.tsv` makes of the event that it governs: "agreed to meet", "called off the talks"."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from ingest.lexicon import table
from ingest.when.tense import stems

Effect = Literal["occurred", "ongoing", "planned", "proposed", "claimed", "denied", "cancelled", "same", "none"]
"""A status, or "same": that of the word itself, or "none": the word says nothing."""


@cache
def effects(kind: str) -> dict[str, Effect]:
    return {row["word"]: cast(Effect, row["status"]) for row in table("status_words") if row["class"] == kind}


def effect_of(token: Token, kind: str, suffix: str = "") -> Effect | None:
    """What a word of the lexicon makes of what it governs; None where it isn't there."""
    table_ = effects(kind)
    return next((table_[key] for stem in stems(token) if (key := stem + suffix) in table_), None)


def effect_with_particle(verb: Token) -> Effect | None:
    """The effect of a verb, with its particle where it has one: "call off" isn't "call"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1)), None)
    phrasal = effect_of(verb, "verb", f" {particle}") if particle else None
    return phrasal or effect_of(verb, "verb")


def phrase_effect(above: Token, prep: Token) -> Effect | None:
    """The effect of a verb with its preposition: "called for talks", "pulled out of the summit"."""
    if above.pos_ in {"ADP", "ADV", "PART"} and above.dep_ in {"prep", "advmod", "prt"}:
        return effect_of(above.head, "verb", f" {above.lower_} {prep.lower_}")
    particle = next(
        (
            f"{c.lower_} "
            for c in above.children
            if c.dep_ in {"prt", "advmod"} and c.i < prep.i and c.lower_ in {"up", "forward", "away", "out"}
        ),
        "",
    )
    return effect_of(above, "verb", f" {particle}{prep.lower_}")


def only_ends(word: Token) -> bool:
    """ "the round is due to end on Sunday", "was meant to settle the matter": what is to come is its end, or its purpose."""
    then = [c for c in word.children if c.dep_ == "xcomp"]
    if word.lower_ in {"meant", "intended", "designed", "aimed"}:
        return any(c.lemma_ not in _BEGINS and not any(a.dep_ == "auxpass" for a in c.children) for c in then)
    return any(c.lemma_ in {"end", "conclude", "continue", "last", "close", "finish"} for c in then)


_BEGINS = {"be", "take", "begin", "start", "open", "convene", "resume", "meet", "gather", "happen", "occur", "kick", "get"}
