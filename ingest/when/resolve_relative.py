"""To days what counts from another day: "two days later", "the next morning", "that month", "three years ago", lengths of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ingest.when import calendar as cal
from ingest.when.readings import Duration, SamePeriod, Shift
from ingest.when.values import Resolved, length, moved, unknown, year_value


class RelativeResolver:
    """Knows the day of publication, and remembers the last date, and the last one that is over, for "the next day" and "that month"."""

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.last: Resolved | None = None
        self.past: Resolved | None = None

    def same_period(self, r: SamePeriod) -> Resolved:
        """The period that the text named last, so many years away."""
        last = self.last
        if last is None or last.first is None:
            return Resolved("XXXX")
        year = last.first.year + r.years
        if last.grain == "MO":
            return Resolved(f"{year:04d}-{last.first.month:02d}", *cal.month(year, last.first.month), "MO")
        if last.grain == "Q":
            name = last.value.rpartition("-")[2]
            return Resolved(f"{year:04d}-{name}", *cal.part(year, name), "Q")
        return year_value(year) if last.grain == "Y" else Resolved("XXXX")

    def shift(self, r: Shift, direction: Callable[[], int]) -> Resolved:
        """So many units away from the publication date, or from another date of the text."""
        if r.anchor == "text":
            return self._anaphor(r, direction)
        if self.published is None:
            return Resolved(unknown(r.unit))
        if r.unit == "WE" and r.number == 0 and self.published.weekday() < 5:
            way = direction()
            if way < 0 or (way == 0 and self.published.weekday() < 3):
                return moved(self.published, Shift("WE", -1))  # "over the weekend", told on Monday
        return moved(self.published, r)

    def _anaphor(self, r: Shift, direction: Callable[[], int]) -> Resolved:
        """ "the next day", "two days earlier", "that month": from the last date that the text named, if it is precise enough."""
        order = ["H", "D", "WE", "W", "MO", "Q", "Y"]
        last = self.last
        if last and last.first and self.published and last.first > self.published and direction() < 0:
            if self.past is None:  # what has been doesn't count from what is to come: "earlier in the day" is that of the news
                return moved(self.published, r) if r.number == 0 and r.unit in {"D", "W"} else Resolved(unknown(r.unit))
            last = self.past
        if last is None or last.first is None or last.last is None:
            of_news = last is None and r.number == 0 and r.unit in {"W", "MO"} and self.published is not None
            return moved(self.published, r) if of_news and self.published else Resolved(unknown(r.unit))  # "later in the week"
        fine = "D" if last.grain == "range" else last.grain
        coarse_enough = fine in order and r.unit in order and order.index(fine) <= max(order.index(r.unit), order.index("D"))
        if not coarse_enough and not (r.number and r.unit in {"MO", "Y"} and fine in {"MO", "Q"}):
            return Resolved(unknown(r.unit))
        base = last.last if r.number > 0 else last.first
        if r.unit == "W" and r.grain and fine == "D":
            return moved(base, Shift("D", 7 * r.number))  # "two weeks later", from a day
        if fine == r.unit or r.number == 0 or r.unit in {"D", "H"} or fine == "D":
            if r.unit == "Y" and fine in {"MO", "D"} and r.number and r.grain:
                shifted = cal.add_months(base, 12 * r.number)  # "two years earlier" than a month is that month
                return (
                    Resolved(f"{shifted.year:04d}-{shifted.month:02d}", *cal.month(shifted.year, shifted.month), "MO")
                    if fine == "MO"
                    else year_value(shifted.year)
                )
            return moved(base, r)
        return moved(base, r)

    def duration(self, r: Duration, direction: Callable[[], int]) -> Resolved:
        """A length of time, with its days where it begins or ends now."""
        value = length(r.number, r.unit)
        now = self.published
        days = {"D": 1.0, "W": 7.0, "H": 1 / 24}.get(r.unit)
        if now is None or days is None or r.number is None or r.number * (days or 0) > 60:
            return Resolved(value)
        span = int(r.number * days)
        if r.side == 2:
            if direction() == 1:
                return moved(now, Shift(r.unit, int(r.number)))
            return Resolved(value)
        if r.side < 0 and span > 0:
            return Resolved(value, now - dt.timedelta(span), now, "P")
        if r.side > 0 and span > 0:
            return Resolved(value, now, now + dt.timedelta(span), "P")
        return Resolved(value)
