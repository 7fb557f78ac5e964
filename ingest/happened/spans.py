"""How long an occasion lasted, where the text counts its days: "three days of talks ended on Sunday", "a two-day summit opens"."""

from __future__ import annotations

import datetime as dt
import re

from spacy.tokens import Token

from ingest.happened.trigger import Occasion, runs_of
from ingest.notes import Notes, Timex
from ingest.when import when_of
from ingest.when.nearness import COME_OF
from ingest.when.words import NUMBERS

_MOST = 14
"""Days beyond which a count is no one sitting."""
_ENDS = {"end", "conclude", "close", "finish", "wrap", "wind", "wound", "adjourn", "collapse"}
_BEGINS = {"begin", "start", "open", "launch", "convene", "kick"}


def lasting(occasion: Occasion, when: Timex | None, notes: Notes) -> Timex | None:
    """The days of an occasion of which the text counts them and dates the first or the last; else the date as it is."""
    if when is None or when.first is None or when.first != when.last or not occasion.is_noun:
        return when
    verb = next((a for a in occasion.top.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if (close := _closed(occasion, verb, notes)) is not None and close.last and 0 < (close.last - when.first).days < _MOST:
        return Timex(when.start, close.end, f"{when.first.isoformat()}/{close.last.isoformat()}", when.first, close.last)
    days = _count(occasion) or (_after(verb) if verb is not None else None)
    if days is None or verb is None:
        return when
    told = [c for n in occasion.nouns for c in (*n.children, *runs_of(n)) if c.dep_ == "relcl" and c.i < when.end]
    relative = [c for c in told if ends(c) or c.lemma_ in _BEGINS]
    verb = relative[0] if relative and relative[0].left_edge.i <= when.start else verb  # "the three-day forum, which ended on Sunday"
    after = occasion.top.dep_ == "pobj" and (occasion.top.head.lower_ in {"after", "following"} or _closes(occasion.top))
    decided = next((v for v in (verb, verb.head if verb.dep_ == "xcomp" else verb) if v.lemma_ in COME_OF), None)  # "agreed to merge"
    if ends(verb) or (after and decided is not None):
        first, last = when.first - dt.timedelta(days - 1), when.first
    elif verb.lemma_ in _BEGINS or occasion.token.doc[when.start - 1].lower_ in {"from", "starting", "beginning"}:
        first, last = when.first, when.first + dt.timedelta(days - 1)
    else:
        return when
    return Timex(when.start, when.end, f"{first.isoformat()}/{last.isoformat()}", first, last)


def _closed(occasion: Occasion, verb: Token | None, notes: Notes) -> Timex | None:
    """The day on which ended what the clause says to have begun on another: "opened on Tuesday and closed on Friday"."""
    told = [*([verb] if verb is not None else []), *(c for n in occasion.nouns for c in n.children if c.dep_ in {"acl", "relcl"})]
    closing = [c for v in told if v.lemma_ in _BEGINS for c in v.children if c.dep_ == "conj" and ends(c)]
    return next((when for c in closing if (when := when_of(c, notes)) is not None), None)


def _count(occasion: Occasion) -> int | None:
    """The number of days: of "three days of talks", "a two-day summit", "the four-day session"."""
    for noun in occasion.nouns:
        if noun.lemma_ == "day":
            number = next((c for c in noun.children if c.dep_ == "nummod"), None)
            return _number(number.lower_) if number is not None else None
    first = min(c.i for c in occasion.token.subtree if c.i <= occasion.token.i)
    before = occasion.token.doc[max(first, occasion.token.i - 8) : occasion.token.i].text.lower()
    match = re.search(r"\b(\w+) ?- ?day\b", before)
    return _number(match[1]) if match else None


def _closes(noun: Token) -> bool:
    """ "Agreed on Monday, at the close of three days of talks"."""
    last = noun if noun.lemma_ in _CLOSE else noun.head.head
    return last.lemma_ in _CLOSE and last.dep_ == "pobj" and last.head.lower_ in {"at", "by"}


_CLOSE = {"close", "end", "conclusion"}


def ends(verb: Token) -> bool:
    """ "Ended", "came to a close"."""
    comes = verb.lemma_ == "come" and any(p.lower_ in {"close", "end"} for c in verb.children if c.lower_ == "to" for p in c.children)
    return comes or verb.lemma_ in _ENDS


def _after(verb: Token) -> int | None:
    """The days after which something ended: "came to a close yesterday, after three days"."""
    days = [p for c in verb.children if c.lower_ in {"after", "following"} for p in c.children if p.lemma_ == "day" and p.dep_ == "pobj"]
    numbers = [n for p in days for n in p.children if n.dep_ == "nummod" and not any(c.lower_ == "of" for c in p.children)]
    return _number(numbers[0].lower_) if numbers else None


def _number(word: str) -> int | None:
    count = int(word) if word.isdigit() else NUMBERS.get(word)
    return count if count is not None and 1 < count <= _MOST else None


def crowned_by(occasion: Occasion) -> Token | None:
    """ "The accord was signed in Lima after 17 hours of talks": what crowns the talks happens where they were held."""
    top = occasion.top
    counted = top.lemma_ in {"hour", "day", "night", "week", "minute"} and top != occasion.token
    counted = counted or any(c.lower_ in {"with", "between"} for c in occasion.token.children)  # "after talks between the two in Lima"
    above = top.head.head if counted and top.dep_ == "pobj" and top.head.lower_ in {"after", "following"} else None
    return above if above is not None and above.lemma_ in _CROWNS else None


_CROWNS = {"sign", "agree", "reach", "seal", "strike", "clinch", "initial", "announce", "end", "conclude", "emerge", "settle"}
