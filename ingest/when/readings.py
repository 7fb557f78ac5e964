"""What a date expression says before it is resolved: which calendar parts it names, and what it leaves to its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

Pick = Literal["last", "this", "next"]
"""The one before, of, or after the publication date: "last Friday", "this May", "next spring"."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Parts of the calendar: "May", "4 May", "May 2005", "2005", "Friday, May 4". `year` may be relative: "October last year" is -1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    pick: Pick | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Slashed:
    """Three numbers between slashes or dots, whose order depends on the country: 7/8/07."""

    a: int
    b: int
    c: int


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter (Q1), half (H2), season (SP) of a year; `name` "Q-1" is the last one. Without year: of the nearest or picked one."""

    name: str
    year: int | None = None
    pick: Pick | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class MonthWeek:
    """The first to fourth, or last (-1) seven days of a month: "the last week of March"."""

    number: int
    month: Calendar


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The period that the text last named, so many years away: "the same month a year ago"."""

    years: int


@dataclass(frozen=True, slots=True)
class Decade:
    """ "the 1990s", "the '80s"."""

    first_year: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday. `week` counts from the current one: "Tuesday of next week" is 1."""

    day: int
    pick: Pick | None = None
    week: int | None = None
    daypart: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from the publication date, or ("the next day", "two days earlier") from another date in the text.

    `grain` is the unit that is named: "three years ago" names a year, "a week ago" a day.
    """

    unit: str
    number: int
    anchor: Literal["published", "text"] = "published"
    daypart: str = ""
    grain: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `number` None where it is vague ("several years"). `side` -1: that ends now, +1: that begins now."""

    number: float | None
    unit: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """An expression whose value needs no calendar: PAST_REF, P1Y (annual)."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, of a named day or of the one that the text speaks of."""

    time: str
    day: Reading | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both inclusive."""

    first: Reading
    last: Reading


Reading = Union[  # noqa: UP007 (read at run time, on Python 3.10 too, with a forward reference)
    Calendar, Slashed, Part, MonthWeek, SamePeriod, Decade, Weekday, Shift, Duration, Fixed, Clock, Range
]
