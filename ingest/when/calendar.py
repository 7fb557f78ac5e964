"""Days, weeks, months and their TimeML values. Pure arithmetic."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

Days = tuple[dt.date, dt.date]
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season begins (the northern, meteorological one)."""


def date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month(year: int, number: int) -> Days:
    """First and last day of a month; a number outside 1-12 runs on into the neighbouring years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """First and last day of a year."""
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def week(day: dt.date) -> Days:
    """Monday to Sunday."""
    monday = day - dt.timedelta(day.weekday())
    return monday, monday + dt.timedelta(6)


def weekend(day: dt.date) -> Days:
    """Saturday and Sunday of the day's week."""
    monday = day - dt.timedelta(day.weekday())
    return monday + dt.timedelta(5), monday + dt.timedelta(6)


def part(year_: int, name: str) -> Days:
    """A quarter (Q3), half (H1) or season (SP) of a year; a winter runs into the next."""
    if name in SEASON_MONTHS:
        first = SEASON_MONTHS[name]
        return month(year_, first)[0], month(year_, first + 2)[1]
    number, length = int(name[1:]), 3 if name[0] == "Q" else 6
    first = (number - 1) * length + 1
    return month(year_, first)[0], month(year_, first + length - 1)[1]


def week_value(day: dt.date) -> str:
    """The ISO week of a day: 2025-W49."""
    iso = day.isocalendar()
    return f"{iso[0]:04d}-W{iso[1]:02d}"


def add_months(day: dt.date, number: int) -> dt.date:
    """The same day so many months on, or the month's last where it is shorter."""
    first, last = month(day.year, day.month + number)
    return first + dt.timedelta(min(day.day, last.day) - 1)
