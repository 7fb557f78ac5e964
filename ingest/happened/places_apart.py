"""Where and when several occasions were that one breath tells of: "in Bogota in February and in Quito in March"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.notes import EntityNote, Notes, Timex

_WHERE = {"Place", "Country"}


def occasions_apart(trigger: Token, notes: Notes, *, placeless: bool = False) -> list[tuple[EntityNote | None, Timex | None]]:
    """The places and days of several occasions told in one breath: "in Bogota in February and in Quito in March", "on May 2 in Bogota and
    on June 3 in Quito", "in Bogota in July and again on August 19"; [] where it is one, or that one where a narrower date follows a wider
    ("this year, in Lima in April"). `placeless`: of calls only the days count."""
    dates = [d for d in notes.timexes_in(trigger.i, trigger.sent.end) if d.first and not _opens_next(d, trigger.doc)]
    items: list[tuple[int, int, EntityNote | Timex]] = [(d.start, d.end, d) for d in dates]
    if len(items) < 2:
        return []
    items += [] if placeless else list(placed(trigger, notes))
    chains: list[list[_Stop]] = []
    for start, end, what in sorted(items, key=lambda i: i[:2]):
        last = chains[-1][-1] if chains else None
        between = list(trigger.doc[last.end : start]) if last is not None else []
        if last is None or not _goes_on(between) or _is_span(trigger.doc, last):
            chains.append([_Stop(start, end)])
        elif last.has(what):
            if isinstance(what, Timex) or [t.text for t in between] != [","] or what.type != "Country":  # "in Amman, Jordan"
                chains[-1].append(_Stop(start, end, again=any(t.lower_ in _AGAIN for t in between)))
        elif any(t.lower_ in _LINKS for t in between) and last.when is not None:
            chains[-1].append(_Stop(start, end, again=any(t.lower_ in _AGAIN for t in between)))
        chains[-1][-1].take(what, end)
    own = chains[:1] if chains and any(s.when and (s.place or placeless) for s in chains[0]) else chains
    return max((_told_apart(c) for c in own), key=len, default=[])  # "in Rome on Monday, following rounds in Oslo in March and in"


_AGAIN = {"again", "then", "later", "subsequently", "afterwards"}
_LINKS = {",", ";", "and"} | _AGAIN
_GATHERINGS = {"sidelines", "margins", "fringes", "summit", "conference", "forum", "meeting", "session"}


@dataclass(slots=True)
class _Stop:
    """One occasion of a chain: its tokens [start, end), its place and its days."""

    start: int
    end: int
    place: EntityNote | None = None
    when: Timex | None = None
    again: bool = False

    def has(self, what: EntityNote | Timex) -> bool:
        """Whether it has a place, or days, already."""
        return (self.when if isinstance(what, Timex) else self.place) is not None

    def take(self, what: EntityNote | Timex, end: int) -> None:
        """Count in a place or days."""
        self.end = end
        if isinstance(what, Timex):
            self.when = self.when or what
        else:
            self.place = self.place or what


def _opens_next(date: Timex, doc: Doc) -> bool:
    """ "They met in Lima on May 2, and on May 9 the king left": the day of the next clause."""
    verb = next((a for a in doc[date.start : date.end].root.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and any(date.end <= c.i < verb.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})


def _goes_on(between: list[Token]) -> bool:
    """Whether the words between two places or days only lead from one to the next: ", and again, on the sidelines of a summit, in", "and
    one in"."""
    if len(between) > 10 or any(t.text in {"(", ")", ":"} or t.pos_ in {"VERB", "AUX"} or t.lower_ in _PARTS for t in between):
        return False
    leads = {"ADP", "ADV", "DET", "CCONJ", "PUNCT", "PART"}
    return len(between) <= _FEW or all(t.pos_ in leads or t.lower_ in _AGAIN | _GATHERINGS for t in between)


_FEW = 4
_PARTS = {"but", "or", "not", "since", "until", "after", "before", "from", "to"}


def _is_span(doc: Doc, stop: _Stop) -> bool:
    """ "Between January and March", "from May 2 and": the first of two ends."""
    return stop.when is not None and doc[stop.when.start - 1].lower_ in {"between", "from", "since", "until"}


def _told_apart(chain: list[_Stop]) -> list[tuple[EntityNote | None, Timex | None]]:
    """The occasions of a chain, each with its days; a day alone is one more in the town told last; [] where they may be one."""
    found: list[tuple[EntityNote | None, Timex | None]] = []
    for n, stop in enumerate(chain):
        place = stop.place or (found[-1][0] if found else None)
        last = found[-1][1] if found else None
        if stop.when is None or last is None:
            if stop.when is not None or (n + 1 < len(chain) and chain[n + 1].again):  # "in Lima, and again in Quito in April"
                found.append((place, stop.when))
            continue
        if n == 1 and place is found[0][0] and not stop.again and not _far_apart(last, stop.when):
            return []  # "in Lima on Monday and Tuesday", "in Lima in January and February"
        if found[-1][0] in (None, place) and _within(last, stop.when):
            finer = min(last, stop.when, key=_length)
            found[-1] = (place, finer)  # "twice this year, in Lima in April"
            continue
        found.append((place, stop.when))
    narrowed = len(found) == 1 and len(chain) > 1 and chain[0].place is None
    return found if len(found) > 1 or narrowed else []


def _length(when: Timex) -> int:
    return (when.last - when.first).days if when.first and when.last else 0


def _within(one: Timex, other: Timex) -> bool:
    """Whether the days of one date lie among those of another."""
    if one.last is None or other.first is None or one.first is None or other.last is None:
        return False
    return (one.first <= other.first and other.last <= one.last) or (other.first <= one.first and one.last <= other.last)


def _far_apart(one: Timex, other: Timex) -> bool:
    if one.last is None or other.first is None or one.first is None or other.last is None:
        return False
    return max((other.first - one.last).days, (one.first - other.last).days) > 1


def towns_apart(trigger: Token, notes: Notes) -> list[tuple[EntityNote, Timex | None]]:
    """The towns where several occasions were, and the day of each that has one of its own: "talks at Tacna, Peru, and Arica, Chile",
    "conferences were held in Lima, Quito and, last March, Rome", "met three times, in Lima, Quito and Rome"; else []."""
    verb = trigger.head if trigger.dep_ in {"nsubj", "nsubjpass", "dobj"} else trigger
    later = [c for c in verb.children if c.i > trigger.i] if trigger.pos_ != "VERB" else []
    hung = [c for c in (*trigger.children, *later) if c.dep_ == "prep" and c.lower_ in {"in", "at"}]
    return next((found for prep in hung if (found := _towns_after(prep, notes))), [])


def earlier_towns(trigger: Token, notes: Notes) -> list[EntityNote]:
    """Where those were that came before: "the fifth round of talks, after those in Lima, Quito and Rome"."""
    for those in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if those.lower_ in {"those", "ones"} and those.dep_ in {"pobj", "dobj"} and those.head.lower_ in _COMES_AFTER:
            preps = [c for c in those.children if c.dep_ == "prep" and c.lower_ in {"in", "at"}]
            return [place for prep in preps[:1] for place, _ in _list_of_towns(prep, notes)]
    return []


_COMES_AFTER = {"after", "following", "follows", "followed"}


def _towns_after(prep: Token, notes: Notes) -> list[tuple[EntityNote, Timex | None]]:
    towns = _list_of_towns(prep, notes)
    return towns if len({t.country or t.id for t, _ in towns}) == len(towns) > 1 else []


def _list_of_towns(prep: Token, notes: Notes) -> list[tuple[EntityNote, Timex | None]]:
    """The towns of a list that a preposition opens, each with the date that stands before it."""
    found: list[tuple[EntityNote, Timex | None]] = []
    date: Timex | None = None
    at, end = prep.i + 1, prep.sent.end
    while at < end:
        token = prep.doc[at]
        timex = next((t for t in notes.timexes_in(at, end) if t.start == at), None)
        name = next((m for m in notes.mentions if m.start == at and m.form == "name" and len(m.entities) == 1), None)
        if timex is not None:
            date, at = timex, timex.end
        elif name is not None and (entity := notes.entities[name.entities[0]]).type in _WHERE:
            if entity.type == "Place":
                found.append((entity, date))
            elif not found or found[-1][0].country != entity.id:
                break  # "in Tacna, Peru, and Arica, Chile" names towns only
            date, at = None, name.end
        elif token.lower_ in {",", "and", "in", "at", "then", "later"}:
            at += 1
        else:
            break
    return found


def with_apart(trigger: Token, lists: list[Token], notes: Notes, *, rung: bool) -> list[tuple[list[Token], Timex | None]]:
    """Those met each time, and on which day, where a second "with" begins another meeting: "met with Silva on Thursday and with Haddad on
    Friday", "with Silva and later with Haddad"; those rung are rung one by one; [] where all were together."""
    heads = sorted((t for t in lists if t.dep_ == "pobj" and t.head.lower_ == "with"), key=lambda t: t.i)
    if len(heads) < 2 or any(t.i < heads[0].i for t in lists):
        return []
    ends = [t.head.i for t in heads[1:]] + [trigger.sent.end]
    dates = [next((d for d in notes.timexes_in(t.i, end) if d.first is not None), None) for t, end in zip(heads, ends, strict=True)]
    then = any(t.lower_ in {"then", "later", "separately"} for t in trigger.doc[heads[0].i : heads[-1].i])
    each = [[t for t in lists if start.i <= t.i < end] for start, end in zip(heads, ends, strict=True)]
    return list(zip(each, dates, strict=True)) if then or rung or any(dates[:-1]) else []


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
            if bare is not None and place is not None and trigger.doc[min(bare.end, len(trigger.doc) - 1)].tag_ != "POS":
                yield bare.start, bare.end, place
        if prep.lower_ in {"in", "at", "to"}:
            begun = True
            name = next((m for p in prep.children if p.dep_ == "pobj" and (m := notes.mention_at(p)) is not None), None)
            place = next((e for i in name.entities if (e := notes.entities[i]).type in _WHERE), None) if name is not None else None
            if name is not None and place is not None and name.start == prep.i + 1:
                yield prep.i, name.end, place
