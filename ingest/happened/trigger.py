"""A trigger of a meeting or call, and what nouns and verbs share in being read as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from ingest.lexicon import table, words
from ingest.notes import conjuncts

Kind = Literal["meeting", "call", "either"]
Manner = Literal["new", "known", "other", "bare"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A trigger: its token, `top` (the head of the whole phrase: "round" of "a round of talks"), and its lexicon row."""

    token: Token
    top: Token
    kind: Kind
    sort: str
    """A noun: occasion, process, shared, linker or table. A verb: meet, with, host, phone, gather, together, shuttle, tell or sign."""

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.sort in {"occasion", "process", "shared", "linker", "table"}

    @property
    def nouns(self) -> list[Token]:
        """From the trigger up to its top: "talks", "round", "day" of "the last day of a round of talks"."""
        found = [self.token]
        while found[-1].i != self.top.i:
            found.append(found[-1].head.head)
        return found


def runs_of(noun: Token) -> list[Token]:
    """The clauses of an occasion's course that the parser hung on who sits there: "a meeting of the ministers | that ended in Lima |"."""
    if noun.pos_ != "NOUN":
        return []
    there = [p for c in noun.children if c.lower_ in {"of", "between", "with"} for p in c.children if p.dep_ == "pobj"]
    return [v for p in there for one in conjuncts(p) for v in one.children if v.dep_ == "relcl" and v.lemma_ in _COURSE]


_COURSE = {"end", "begin", "start", "open", "close", "conclude", "last", "finish", "resume", "adjourn", "wrap", "convene"}


def by_phone(verb: Token) -> bool:
    """Whether something is done over a telephone or video line."""
    hung = [c for o in verb.children if o.dep_ == "dobj" for c in o.children if c.dep_ == "prep"]  # "discussed the accord by phone with"
    return any(
        c.lower_ in {"by", "via", "over", "on"} and any(p.lemma_.lower() in _LINES for p in c.children if p.dep_ in {"pobj", "pcomp"})
        for c in [*verb.children, *hung]
    )


_LINES = {"phone", "telephone", "call", "line", "video", "link", "videolink", "videoconference", "teleconference", "zoom", "hotline"}


def is_press(token: Token) -> bool:
    """Whether a noun stands for reporters or the public, to whom one speaks without meeting them."""
    return token.lemma_.lower() in words("press_nouns")


@cache
def journey_verbs() -> frozenset[str]:
    """Verbs of going somewhere."""
    return frozenset(row["verb"] for row in table("travel_verbs"))
