"""Dates that count from another event: "on Monday, a day after meeting the king", "met two days before the summit"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from spacy.tokens import Token

from ingest.notes import Notes, Timex

_LENGTH = re.compile(r"P(\d{1,2})([DW])|PT(?:X|\d{1,2})H")
Dated = Callable[[Token, Notes], "Timex | None"]


def counted_from(trigger: Token, notes: Notes, dated: Dated) -> Timex | None:
    """The day of an event that stands so many days before or after another, whose own day `dated` knows; None without such a phrase."""
    above = _joint_above(trigger)
    if above is not None:
        main = _main(above)
        return _count(above, main, notes, dated, -1) if main is not None else None
    for joint, other in _joints_below(trigger):
        found = _count(joint, other, notes, dated, 1)
        if found is not None:
            return found
    return _on_the_eve(trigger, notes, dated)


def _on_the_eve(trigger: Token, notes: Notes, dated: Dated) -> Timex | None:
    """The day before: "met on the eve of the summit, which opens on Monday"."""
    for prep in trigger.children:
        for eve in prep.children:
            if prep.lower_ == "on" and eve.lower_ == "eve":
                for event in (n for of in eve.children if of.lower_ == "of" for n in of.children):
                    when = dated(event, notes)
                    if when is not None and when.first is not None:
                        day = when.first - dt.timedelta(1)
                        return Timex(prep.i, event.i + 1, day.isoformat(), day, day)
    return None


def _count(joint: Token, other: Token, notes: Notes, dated: Dated, sign: int) -> Timex | None:
    length = _length_before(joint, notes)
    when = ((_just_before(length[0], notes) if sign < 0 else None) or dated(other, notes)) if length else None
    if length is None or when is None or when.first is None or when.first != when.last:
        return None
    timex, days = length
    day = when.first + dt.timedelta(sign * days if joint.lower_ == "after" else -sign * days)
    return Timex(timex.start, joint.i + 1, day.isoformat(), day, day)


def _just_before(timex: Timex, notes: Notes) -> Timex | None:
    """The day that stands right before the phrase: "on Sunday, a day after"."""
    return next((t for t in notes.timexes if 0 <= timex.start - t.end <= 2 and t.first is not None and t.first == t.last), None)


def _joint_above(trigger: Token) -> Token | None:
    """The "after" or "before" that introduces a verb's clause or an event noun."""
    if trigger.pos_ in {"VERB", "AUX"}:
        marks = (
            c for c in trigger.children if c.dep_ in {"mark", "prep", "advmod"} and c.lower_ in {"after", "before"} and c.i < trigger.i
        )
        mark = next(marks, None)
        if mark is not None:
            return mark
    if trigger.dep_ in {"nsubj", "nsubjpass"} and trigger.head.pos_ in {"VERB", "AUX"}:
        return _joint_above(trigger.head)  # "two days after talks in Lima collapsed"
    if trigger.dep_ == "relcl" and any(c.lower_ == "where" for c in trigger.children):  # "two days before his trip to Rome, where he met"
        between = next((a for a in trigger.ancestors if a.pos_ in {"VERB", "AUX"} or a.lower_ in {"after", "before"}), None)
        return between if between is not None and between.lower_ in {"after", "before"} else None
    return trigger.head if trigger.dep_ in {"pobj", "pcomp"} and trigger.head.lower_ in {"after", "before"} else None


def _joints_below(trigger: Token) -> list[tuple[Token, Token]]:
    """Each "after" or "before" on a verb, or on the "day" that hangs on it, with the verb or noun that it introduces."""
    found: list[tuple[Token, Token]] = []
    for child in trigger.children:
        for token in (child, *child.children):
            if token.lower_ in {"after", "before"} and token.dep_ in {"prep", "advmod"}:
                found += [(token, c) for c in token.children if c.dep_ in {"pobj", "pcomp"}]
            if token.dep_ in {"advcl", "relcl", "acl"} and token.pos_ in {"VERB", "AUX"}:
                found += [(m, token) for m in token.children if m.lower_ in {"after", "before"} and m.dep_ in {"mark", "advmod"}]
    return found


def _main(joint: Token) -> Token | None:
    """The verb whose clause the phrase modifies."""
    inner = joint.head if joint.dep_ in {"mark", "advmod"} and joint.head.pos_ in {"VERB", "AUX"} and joint.head.i > joint.i else joint
    return next((a for a in inner.ancestors if a.pos_ in {"VERB", "AUX"}), None)


def _length_before(joint: Token, notes: Notes) -> tuple[Timex, int] | None:
    """The length of time that ends at a word, in days: "two days | after"; hours count as the same day."""
    for timex in notes.timexes:
        if timex.end == joint.i and (match := _LENGTH.fullmatch(timex.value)):
            return timex, int(match[1]) * (7 if match[2] == "W" else 1) if match[1] else 0
    return None
