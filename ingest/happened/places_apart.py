"""Where and when several occasions were that one breath tells of: "in Bogota in February and in Quito in March"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from ingest.notes import EntityNote, Notes, Timex, conjuncts

_WHERE = {"Place", "Country"}


def occasions_apart(trigger: Token, notes: Notes) -> list[tuple[EntityNote, Timex]]:
    """The places and days of several occasions told in one breath: "in Bogota in February and in Quito in March", "on May 2 in Bogota and
    on June 3 in Quito"; [] where it is one."""
    dates = [d for d in notes.timexes_in(trigger.i, trigger.sent.end) if d.first is not None]
    if len(dates) < 2:
        return []
    places = list(placed(trigger, notes))
    after = _pairs(places, dates, date_first=False)
    before = _pairs(places, dates, date_first=True)
    return max(after, before, key=len)


def towns_apart(noun: Token, notes: Notes) -> list[EntityNote]:
    """The towns where several occasions were held that no days tell apart: "talks at Tacna, Peru, and Arica, Chile"; else []."""
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"in", "at"}]
    preps = preps[:1] + [c for p in preps[:1] for c in p.children if c.dep_ == "conj" and c.pos_ == "ADP"]  # "in Lima and at the Vatican"
    lists = [p for c in preps for p in c.children if p.dep_ == "pobj"]
    found: dict[str, EntityNote] = {}
    for token in (t for each in lists for t in conjuncts(each)):
        found.update((e.id, e) for e in notes.entities_at(token) if e.type == "Place")
    towns = list(found.values())
    return towns if len({t.country or t.id for t in towns}) == len(towns) > 1 else []


def with_apart(trigger: Token, lists: list[Token], notes: Notes, *, rung: bool) -> list[tuple[list[Token], Timex | None]]:
    """Those met each time, and on which day, where a second "with" begins another meeting: "met with Silva on Thursday and with Haddad on
    Friday", "with Silva and later with Haddad"; those rung are rung one by one; [] where all were together."""
    withs = [c for c in trigger.children if c.dep_ == "prep" and c.lower_ == "with"]
    withs += [c for w in withs for c in w.children if c.dep_ == "conj" and c.lower_ == "with"]
    heads = sorted((t for t in lists if t.dep_ == "pobj" and t.head in withs), key=lambda t: t.i)
    if len(heads) < 2 or any(t.i < heads[0].i for t in lists):
        return []
    ends = [t.head.i for t in heads[1:]] + [trigger.sent.end]
    dates = [next((d for d in notes.timexes_in(t.i, end) if d.first is not None), None) for t, end in zip(heads, ends, strict=True)]
    then = any(t.lower_ in {"then", "later", "separately"} for t in trigger.doc[heads[0].i : heads[-1].i])
    each = [[t for t in lists if start.i <= t.i < end] for start, end in zip(heads, ends, strict=True)]
    return list(zip(each, dates, strict=True)) if then or rung or any(dates[:-1]) else []


def days_apart(trigger: Token, notes: Notes) -> list[Timex]:
    """The days of several occasions that a list of dates tells: "spoke on May 2, May 9 and June 3"; [] where it is one."""
    dates = [d for d in notes.timexes_in(trigger.i, trigger.sent.end) if d.first is not None]
    listed = dates[:1]
    again = False
    for date in dates[1:]:
        between = {t.lower_ for t in trigger.doc[listed[-1].end : date.start]}
        if not between <= {",", "and", "on", "then", "again"} or _clause_of(date, trigger) != _clause_of(listed[0], trigger):
            break  # "met on May 2, and on May 9 the king left"
        listed.append(date)
        again = again or "again" in between
    days = [d.first for d in listed if d.first and d.first == d.last]
    if len(listed) < 2 or len(days) < len(listed):
        return []
    apart = all(abs((b - a).days) > 1 for a, b in pairwise(days))  # "on May 2 and 3" is one meeting of two days
    return listed if apart or again else []


def _clause_of(date: Timex, trigger: Token) -> Token | None:
    """The verb that a date hangs under."""
    root: Token = trigger.doc[date.start : date.end].root
    return next((a for a in root.ancestors if a.pos_ in {"VERB", "AUX"}), None)


def placed(trigger: Token, notes: Notes) -> Iterator[tuple[int, int, EntityNote]]:
    """(first token of the phrase, token after it, place) of each "in", "at" or "to" phrase after a trigger, and of a name that goes on
    with one: "in Bogota on Monday and Quito on Tuesday"."""
    begun = False
    for prep in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if prep.pos_ == "VERB" and prep.dep_ == "conj" and trigger.pos_ == "VERB":
            return  # "met the king in Bogota on Monday and flew on to Quito on Tuesday"
        if begun and prep.lower_ in {"and", ","} and prep.i + 1 < trigger.sent.end:
            bare = next((m for m in notes.mentions if m.start == prep.i + 1 and m.form != "adjective"), None)
            place = next((e for i in bare.entities if (e := notes.entities[i]).type in _WHERE), None) if bare is not None else None
            if bare is not None and place is not None:
                yield bare.start, bare.end, place
        if prep.lower_ in {"in", "at", "to"}:
            begun = True
            name = next((m for p in prep.children if p.dep_ == "pobj" and (m := notes.mention_at(p)) is not None), None)
            place = next((e for i in name.entities if (e := notes.entities[i]).type in _WHERE), None) if name is not None else None
            if name is not None and place is not None and name.start == prep.i + 1:
                yield prep.i, name.end, place


def _pairs(places: list[tuple[int, int, EntityNote]], dates: list[Timex], *, date_first: bool) -> list[tuple[EntityNote, Timex]]:
    """Places and dates that stand side by side, the pairs of one list not far apart."""
    found: list[tuple[EntityNote, Timex]] = []
    last = 0
    for start, end, place in places:
        date = next((d for d in dates if (0 <= start - d.end <= 1 if date_first else 0 <= d.start - end <= 2)), None)
        if date is not None and not (found and min(start, date.start) - last > 4):
            found.append((place, date))
            last = max(end, date.end)
    return found
