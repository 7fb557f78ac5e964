"""The same event in several articles: pure scoring of two claims.

Meetings, calls and visits are compared by who, when and where; statements by their words; appointments and resignations by whom they are
about. Acts between parties (a rejection, a threat) are repeated often, and stay each article's own.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from graphkit.load.claims import Claims
from graphkit.load.ids import digest, fold
from graphkit.load.resolve.names import skeleton, tokens
from graphkit.load.resolve.people import blocks
from graphkit.model import Event

__all__ = ["COMPARED", "SHIFTS", "EventProfile", "conflict", "score"]

COMPARED = frozenset({"Meeting", "Call", "Visit", "Statement", "Appointment", "Resignation"})
TALKS = frozenset({"Meeting", "Call", "Visit"})
"""Those of them that are compared by who was there."""
SHIFTS = (0, -1, 1, -2, 2)
"""Weeks around its own in which an event is looked for: a statement and an office are reported within two weeks, and a meeting is looked
for by its days."""
HAPPENED = ("occurred", "ongoing", "claimed")
AFTERWARDS = 3
"""Days after an event within which an article that gives no day can tell of it."""
NEAR = 14
"""Days between two articles' publications within which an undated event can be the same."""
APART = 2
"""Days between two articles' publications within which two undated events can be the same."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Meet:
    """Keys by which two events meet: what one asks for and the other offers; or, where one of the two names no people, a wide one."""

    asks: set[str]
    """A meeting asks for its people, a statement for the first words of each quotation."""
    offers: set[str]
    """A meeting offers its people, a statement all its words in fours: a shorter quotation is found in a longer one."""
    wide: set[str]
    """A meeting's parties, two by two."""


@dataclass(frozen=True)
class EventProfile:
    """One article's claim of an event."""

    base: str
    claims: Claims

    @classmethod
    def of(cls, claims: Claims) -> dict[str, EventProfile]:
        """The profiles of the article's events by their base ids, made once."""
        found: dict[str, EventProfile] | None = claims.__dict__.get("profiles")
        if found is None:
            found = claims.__dict__["profiles"] = {base: cls(base, claims) for base in claims.events}
        return found

    @cached_property
    def event(self) -> Event:
        """The event as the article tells it."""
        return self.claims.events[self.base]

    @cached_property
    def span(self) -> tuple[dt.date, dt.date] | None:
        """Its days, where the article gives any."""
        first, last = _day(self.event.start), _day(self.event.end)
        return (first, last) if first and last else None

    @cached_property
    def published(self) -> dt.date | None:
        """When the article was published."""
        return _day(self.claims.published)

    @cached_property
    def people(self) -> frozenset[str]:
        """The surnames' skeletons of the persons in it."""
        return frozenset(
            blocks("Person", e.name)[0] for p in self.event.participants if (e := self.claims.entities[p.entity]).type == "Person"
        )

    @cached_property
    def parties(self) -> frozenset[str]:
        """The base ids of the parties to it: in it themselves, or through their people."""
        found = set()
        for p in self.event.participants:
            entity = self.claims.entities[p.entity]
            if entity.type in ("Country", "Organization"):
                found.add(self.claims.entity[p.entity])
            elif side := p.side or entity.country:
                found.add(self.claims.entity[side])
        return frozenset(found)

    @cached_property
    def place(self) -> tuple[str, str | None] | None:
        """(type:name, country) of where it was."""
        if not self.event.place:
            return None
        place = self.claims.entities[self.event.place]
        country = place if place.type == "Country" else self.claims.entities.get(place.country or "")
        return f"{place.type}:{fold(place.name)}", country.name if country else None

    @cached_property
    def quotes(self) -> list[str]:
        """Its quotations as bare words."""
        return [" ".join(_WORDS.findall(fold(q))) for q in self.event.quotes]

    @cached_property
    def week(self) -> int | None:
        """The number of the week in which it is looked for."""
        at = self.span[0] if self.span and self.event.type != "Statement" else self.published or (self.span and self.span[0])
        return at.toordinal() // 7 if at else None

    @cached_property
    def topic(self) -> str:
        """What else it is looked for by: a statement's speaker, a visit's place, an appointment's person."""
        if self.event.type == "Visit":
            return self.place[0] if self.place else ""
        role = {"Statement": "speaker", "Appointment": "target", "Resignation": "source"}.get(self.event.type)
        names = sorted(
            skeleton((tokens(self.claims.entities[p.entity].name) or [""])[-1]) for p in self.event.participants if p.role == role
        )
        return names[0] if names else ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who is in it; two events without anybody in common aren't compared."""
        return self.people | self.parties

    @cached_property
    def meet(self) -> Meet:
        """By what it can be found: where `score` gives two events of a block anything, they meet by one of these keys."""
        if self.event.type in TALKS:
            pairs = {f"{a} {b}" for a, b in combinations(sorted(self.parties), 2)}
            return Meet(set(self.people), set(self.people), pairs)
        if self.event.type == "Statement":
            grams = [_grams(q) for q in self.quotes]
            return Meet({g[0] for g in grams if g}, {x for g in grams for x in g}, set())
        return Meet(set(self.keys), set(self.keys), set())

    def block(self, shift: int = 0) -> str | None:
        """The key of its type, topic and week (moved by `shift` weeks); None where it can't be compared."""
        kind = self.event.type
        if kind not in COMPARED or self.week is None or (kind == "Statement" and not self.quotes):
            return None
        return f"{kind}:{self._subject}:{self.week + shift}"

    @cached_property
    def _subject(self) -> str:
        return digest(self.topic)

    def stored(self) -> list[str]:
        """The keys under which a store keeps it: its block with each of its own; a statement's block alone, since its words are many."""
        block = self.block()
        if block is None or self.event.type == "Statement":
            return [block] if block else []
        mine = "with" if self.people else "without"
        return [f"{block}:{k}" for k in sorted(self.meet.offers)] + [f"{block}:{mine}:{k}" for k in sorted(self.meet.wide)]

    @cached_property
    def sought(self) -> list[str]:
        """The keys under which a store is asked for what may be the same, those of the weeks around it."""
        if self.block() is None:
            return []
        blocks = [b for shift in SHIFTS if self._reaches(shift) and (b := self.block(shift))]
        if self.event.type == "Statement":
            return blocks
        # by their parties two are compared of which one or both name no people
        kinds = ("without",) if self.people else ("without", "with")
        keys = sorted(self.meet.asks) + [f"{kind}:{k}" for kind in kinds for k in sorted(self.meet.wide)]
        return [f"{b}:{k}" for b in blocks for k in keys]

    def _reaches(self, shift: int) -> bool:
        """Whether anything of that week can be the same: what begins too long after this has ended is another event."""
        if shift <= 0 or self.week is None or self.event.type == "Statement":
            return True
        if self.span:
            last = self.span[1].toordinal() + AFTERWARDS
        elif self.published:
            # what had happened by then, or what was still to come
            last = self.published.toordinal() + (APART if self.event.status in HAPPENED else NEAR)
        else:
            return True
        return self.week + shift <= last // 7


def _grams(quote: str) -> list[str]:
    """Every four words in a row, as numbers; none for fewer words, which are too few to be the same."""
    words = quote.split(" ")
    return [f"{zlib.crc32(' '.join(words[i : i + 4]).encode()):x}" for i in range(len(words) - 3)]


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def conflict(one: EventProfile, other: EventProfile) -> bool:
    """Whether the two can't be one: of one article, which tells them apart, or on days too far from each other."""
    if one.claims.article == other.claims.article or one.event.type != other.event.type:
        return True
    if one.event.type == "Statement":
        return False
    return bool(one.span and other.span and one.span != other.span and _gap(one.span, other.span) > 1)


def _gap(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> int:
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def score(one: EventProfile, other: EventProfile) -> tuple[float, list[str]]:
    """How likely two claims tell of one event (0 to 1), and why."""
    if conflict(one, other):
        return 0.0, []
    if one.event.type == "Statement":
        return _same_words(one, other)
    when = _when(one, other)
    if not when:
        return 0.0, []
    if one.event.type in ("Appointment", "Resignation"):
        same = one.topic and one.topic == other.topic and one.parties == other.parties
        return (round(0.6 + 0.35 * when, 3), ["same person", "same time"]) if same else (0.0, [])
    who, told = _who(one, other)
    where = _where(one, other)
    if not who or where == 0.0 or (one.event.type == "Visit" and where < 1.0):
        return 0.0, []
    why = [told, "same days" if when == 1.0 else "near in time"] + (["same place"] if where == 1.0 else [])
    return round(0.55 * who + 0.3 * when + 0.15 * where, 3), why


def _same_words(one: EventProfile, other: EventProfile) -> tuple[float, list[str]]:
    if not one.topic or one.topic != other.topic or _apart(one, other) > NEAR:
        return 0.0, []
    for mine in one.quotes:
        for theirs in other.quotes:
            shorter, longer = sorted((mine, theirs), key=len)
            count = shorter.count(" ") + 1
            if mine == theirs and count >= 4:
                return 1.0, ["same speaker", "same words"]
            if count >= 6 and f" {shorter} " in f" {longer} ":
                return 0.95, ["same speaker", "the same words in part"]
    return 0.0, []


def _apart(one: EventProfile, other: EventProfile) -> int:
    if one.published is None or other.published is None:
        return NEAR
    return abs((one.published - other.published).days)


def _when(one: EventProfile, other: EventProfile) -> float:
    if one.span and other.span:
        if one.span == other.span:
            return 1.0
        # "this week" and "on Thursday" are one; a day's difference is a time zone's, or a slip
        return 0.9 if _gap(one.span, other.span) == 0 else 0.5
    if one.span or other.span:
        dated, undated = (one, other) if one.span else (other, one)
        if dated.span is None or undated.published is None:
            return 0.0
        days = (undated.published - dated.span[1]).days
        happened = undated.event.status in HAPPENED
        return 0.8 if (0 <= days <= AFTERWARDS if happened else -NEAR <= days <= 0) else 0.0
    return 0.7 if _apart(one, other) <= APART else 0.0


def _who(one: EventProfile, other: EventProfile) -> tuple[float, str]:
    people, parties = one.people & other.people, one.parties & other.parties
    if one.people and other.people:
        share = len(people) / min(len(one.people), len(other.people))
        # one shared name can be one of several meetings of a day
        return share * (1.0 if len(people) + len(parties) >= 3 or len(people) >= 2 else 0.75), "same people"
    if len(parties) >= 2:
        share = len(parties) / min(len(one.parties), len(other.parties))
        return 0.9 * share, "same parties"
    return 0.0, ""


def _where(one: EventProfile, other: EventProfile) -> float:
    if one.place is None or other.place is None:
        return 0.7
    if one.place[0] == other.place[0]:
        return 1.0
    if "Country" in (one.place[0].split(":")[0], other.place[0].split(":")[0]):
        return 0.8 if one.place[1] and one.place[1] == other.place[1] else 0.0
    # two named places of one country can be a town and a house in it
    return 0.5 if one.place[1] and one.place[1] == other.place[1] else 0.0
