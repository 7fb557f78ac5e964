"""To days: what a reading means in an article of a given date, and its TimeML value.

What can't be resolved keeps `first` and `last` None and a value with X in the unknown places ("XXXX-05-04"): unresolved, never wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ingest.when import calendar as cal
from ingest.when.readings import (
    Calendar,
    Clock,
    Decade,
    Duration,
    Fixed,
    MonthWeek,
    Part,
    Range,
    Reading,
    SamePeriod,
    Shift,
    Slashed,
    Weekday,
)
from ingest.when.resolve_relative import RelativeResolver
from ingest.when.values import Resolved, day_value, year_value

NEAR = 3
"""Days within which a date is the nearest one whatever the tense (datelines, time zones)."""


class Resolver(RelativeResolver):
    """Resolves the readings of one article in text order."""

    def resolve(self, reading: Reading, direction: Callable[[], int]) -> Resolved:
        """The reading's days; `direction` (-1 back, 0 nearest, +1 ahead) is asked for only where it matters."""
        found = self._resolve(reading, direction)
        if (
            found.first is not None
            and found.grain in {"D", "W", "WE", "MO", "Q", "Y", "range"}
            and not isinstance(reading, (Duration, Fixed))
        ):
            self.last = found
            if self.published is None or found.first <= self.published:
                self.past = found
        return found

    def _resolve(self, reading: Reading, direction: Callable[[], int]) -> Resolved:
        try:
            if isinstance(reading, Calendar):
                return self._calendar(reading, direction)
            if isinstance(reading, Weekday):
                return self._weekday(reading, direction)
            if isinstance(reading, Shift):
                return self.shift(reading, direction)
            if isinstance(reading, Part):
                return self._part(reading, direction)
            if isinstance(reading, Duration):
                return self.duration(reading, direction)
            if isinstance(reading, Range):
                return self._range(reading, direction)
            if isinstance(reading, Clock):
                return self._clock(reading, direction)
            if isinstance(reading, Slashed):
                return self._slashed(reading)
            if isinstance(reading, MonthWeek):
                return self._month_week(reading, direction)
            if isinstance(reading, SamePeriod):
                return self.same_period(reading)
            if isinstance(reading, Decade):
                first = reading.first_year
                return Resolved(f"{first // 10}", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "10Y")
        except (ValueError, OverflowError):  # beyond the calendar's years
            return Resolved("XXXX")
        assert isinstance(reading, Fixed)
        return Resolved(reading.value)

    # calendar dates

    def _calendar(self, r: Calendar, direction: Callable[[], int]) -> Resolved:
        year = r.year
        if year is None and r.year_shift is not None and self.published:
            year = self.published.year + r.year_shift
        if r.month is None:
            return year_value(year) if year is not None else Resolved("XXXX")
        if r.day is None:
            if year is None:
                year = self._year_of_month(r, direction)
            if year is None:
                return Resolved(f"XXXX-{r.month:02d}")
            return Resolved(f"{year:04d}-{r.month:02d}", *cal.month(year, r.month), "MO")
        if year is None:
            day = self._year_of_day(r.month, r.day, direction)
            return day_value(day) if day else Resolved(f"XXXX-{r.month:02d}-{r.day:02d}")
        day = cal.date(year, r.month, r.day)
        return day_value(day) if day else Resolved("XXXX-XX-XX")

    def _year_of_month(self, r: Calendar, direction: Callable[[], int]) -> int | None:
        """ "in October": the last one where the tense is past (the current month too), the next one where it is to come."""
        now, month = self.published, r.month or 1
        if now is None:
            return self.last.first.year if self.last and self.last.first and self.last.grain in {"D", "MO"} else None
        ago = (now.month - month) % 12
        past = now.year - (1 if month > now.month else 0)
        if r.pick == "this":
            return now.year
        if r.pick == "last":
            return past if ago else past - 1
        ahead = past if ago == 0 else past + 1
        if r.pick == "next":
            return ahead if ago else ahead + 1
        way = direction()
        if ago == 0 or way == -2:
            return past
        way = _sure(way)
        if way > 0:
            return ahead
        # "in June" in May is next month's even in a clause of the past; else the past is likelier than the nearest
        return past if ago <= (10 if way < 0 else 8) else ahead

    def _year_of_day(self, month: int, day: int, direction: Callable[[], int]) -> dt.date | None:
        now = self.published
        if now is None:
            if self.last and self.last.first and self.last.grain in {"D", "MO", "range"}:
                return cal.date(self.last.first.year, month, day)
            return None
        years = [d for y in range(now.year - 4, now.year + 5) if (d := cal.date(y, month, day))]
        past = max((d for d in years if d <= now), default=None)
        ahead = min((d for d in years if d >= now), default=None)
        if past is None or ahead is None:
            return past or ahead
        nearest = past if now - past <= ahead - now else ahead
        if abs((nearest - now).days) <= NEAR:
            return nearest
        way = _sure(direction())
        if way and abs((nearest - now).days) > 45:
            return past if way < 0 else ahead
        if way < 0:
            return past if (now - past).days < 300 else nearest
        if way > 0:
            return ahead if (ahead - now).days < 300 else nearest
        return ahead if (ahead - now) * 2 < now - past else past

    def _slashed(self, r: Slashed) -> Resolved:
        year = r.c if r.c > 99 else 2000 + r.c if r.c <= 50 else 1900 + r.c
        orders = [d for d in (cal.date(year, r.a, r.b), cal.date(year, r.b, r.a)) if d]
        if not orders or (len(set(orders)) == 2 and self.published is None):
            return Resolved("XXXX-XX-XX")  # 7/8 and nothing to tell July from August by
        now = self.published
        return day_value(min(orders, key=lambda d: abs((d - now).days)) if now else orders[0])

    def _weekday(self, r: Weekday, direction: Callable[[], int]) -> Resolved:
        now = self.published
        if now is None:
            return Resolved(f"XXXX-WXX-{r.day + 1}")
        if r.week is not None:
            day = cal.week(now + dt.timedelta(7 * r.week))[0] + dt.timedelta(r.day)
            return day_value(day, r.daypart)
        ago = (now.weekday() - r.day) % 7
        if r.pick == "last":
            return day_value(now - dt.timedelta(ago or 7), r.daypart)
        if r.pick == "next":
            return day_value(now + dt.timedelta((7 - ago) % 7 or 7), r.daypart)
        if r.pick == "this":
            return (
                day_value(now + dt.timedelta((7 - ago) % 7), r.daypart)
                if direction() >= 0
                else day_value(now - dt.timedelta(ago), r.daypart)
            )
        way = direction() if ago else 0
        if way < 0 or ago == 0 or (way == 0 and ago <= 4):
            return day_value(now - dt.timedelta(ago), r.daypart)
        return day_value(now + dt.timedelta(7 - ago), r.daypart)

    def _month_week(self, r: MonthWeek, direction: Callable[[], int]) -> Resolved:
        whole = self._calendar(r.month, direction)
        if whole.first is None or whole.last is None:
            return Resolved("XXXX-WXX")
        first = whole.last - dt.timedelta(6) if r.number < 0 else whole.first + dt.timedelta(7 * (r.number - 1))
        return Resolved(cal.week_value(first + dt.timedelta(3)), first, first + dt.timedelta(6), "W")

    # parts of the year, ranges, times

    def _part(self, r: Part, direction: Callable[[], int]) -> Resolved:
        now, name, year = self.published, r.name, r.year
        if year is None and r.year_shift is not None and now:
            year = now.year + r.year_shift
        if name[1:] == "-1":
            if year is not None:
                name = name[0] + ("4" if name[0] == "Q" else "2")
            elif now is None:
                return Resolved(f"XXXX-{name[0]}X")
            else:
                number = (now.month - 1) // 3
                name, year = (f"Q{number}", now.year) if number else ("Q4", now.year - 1)
        if year is None:
            if now is None:
                return Resolved(f"XXXX-{name}")
            year = self._year_of_part(name, r, now, direction)
        return Resolved(f"{year:04d}-{name}", *cal.part(year, name), "Q")

    @staticmethod
    def _year_of_part(name: str, r: Part, now: dt.date, direction: Callable[[], int]) -> int:
        spans = {y: cal.part(y, name) for y in (now.year - 1, now.year, now.year + 1)}
        inside = next((y for y, (a, b) in spans.items() if a <= now <= b), None)
        past = max((y for y, (_, b) in spans.items() if b < now), default=now.year - 1)
        ahead = min((y for y, (a, _) in spans.items() if a > now), default=now.year + 1)
        if r.pick == "last":
            return past
        if r.pick == "next":
            return ahead
        if inside is not None:
            return inside
        way = _sure(direction()) if r.pick is None else 0
        if r.pick == "this":
            return now.year
        if way:
            return past if way < 0 else ahead
        return past if (now - spans[past][1]) <= (spans[ahead][0] - now) else ahead

    def _range(self, r: Range, direction: Callable[[], int]) -> Resolved:
        first, last = self._resolve(r.first, direction), self._resolve(r.last, direction)
        if first.first is None or last.last is None:
            return Resolved(f"{first.value}/{last.value}")
        begin, end = first.first, last.last
        if end < begin and isinstance(r.last, Weekday):
            moved = day_value(end + dt.timedelta(7))
            if moved.last and self.published and moved.last > self.published and direction() < 0:
                first = day_value(begin - dt.timedelta(7))
            else:
                last = moved
        elif end < begin and isinstance(r.last, Calendar) and isinstance(r.first, Calendar) and r.last.year is None:
            other = cal.date(end.year + 1, end.month, end.day)
            last = day_value(other) if other else last
        elif end < begin and isinstance(r.first, Calendar) and isinstance(r.last, Calendar) and r.first.month and r.last.month:
            other = cal.date(begin.year - 1, begin.month, begin.day)  # "December 28 - January 2, 2006"
            first = day_value(other) if other and r.first.day else first
        if first.first is None or last.last is None or last.last < first.first:
            return Resolved(f"{first.value}/{last.value}")
        return Resolved(f"{first.value}/{last.value}", first.first, last.last, "range")

    def _clock(self, r: Clock, direction: Callable[[], int]) -> Resolved:
        day = self._resolve(r.day, direction) if r.day is not None else self.last
        if day is None or day.first is None or day.grain != "D":
            return Resolved(f"XXXX-XX-XXT{r.time}")
        if r.day is None:  # the day is the last one named, likely enough for a value, not for an event's date
            return Resolved(f"{day.first.isoformat()}T{r.time}")
        return Resolved(f"{day.first.isoformat()}T{r.time}", day.first, day.first, "T")


def _sure(way: int) -> int:
    """The direction without weak hints (2: a present tense, which for a weekday tells of what is to come, for a month of nothing)."""
    return -1 if way < 0 else 1 if way == 1 else 0
