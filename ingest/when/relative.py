"""Reading what counts from another day: weekdays, today, last week, three years ago, two days later, durations."""

from __future__ import annotations

from ingest.when.periods import PeriodReader
from ingest.when.reader import Read
from ingest.when.readings import Calendar, Duration, Fixed, Pick, Range, SamePeriod, Shift, Weekday
from ingest.when.words import REFS, SETS, WEEKDAYS

_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_NEXT = {"next", "following", "coming", "subsequent"}
_BACK = {"ago"}
_BEFORE = {"earlier", "before", "previously", "prior"}
_AFTER = {"later", "after", "afterwards", "afterward", "thereafter"}
_SHIFT_UNITS = {"week", "month", "year", "weekend", "quarter", "decade", "century", "fortnight", "day"}
_FORTNIGHT = {"2W": ("W", 2), "10Y": ("Y", 10), "100Y": ("Y", 100)}


def _plain(unit: str, number: float | None) -> tuple[str, float | None]:
    """A fortnight is two weeks, a decade ten years."""
    base, factor = _FORTNIGHT.get(unit, (unit, 1))
    return base, None if number is None else number * factor


class RelativeReader(PeriodReader):
    """Expressions that need a publication date, or another date in the text."""

    def weekday(self, i: int) -> Read | None:
        """ "Sunday", "last Friday", "Friday morning", "Tuesday of next week", "Monday to Wednesday"."""
        start = i
        i = i + 1 if self.w(i) in {"early", "late", "earlier", "later"} else i
        pick: Pick | None = "last" if self.w(i) == "previous" else self.pick(i) if self.w(i) != "current" else None
        if pick:
            i += 1
        if self.w(i) in {"early", "late"} and start == i:
            i += 1
        day = WEEKDAYS.get(self.w(i))
        if (
            day is None
            or not self.capital(i)
            or (len(self.w(i)) <= 5 and self.w(i) not in {"monday", "friday"} and not self._short_weekday(i))
        ):
            return None
        end = self.dot(i + 1) if len(self.w(i)) <= 5 else i + 1
        week = None
        end, part = self.daypart_at(end)
        if self.w(end) == "of" and self.pick(end + 1) and self.w(end + 2) == "week":
            week, end = {"last": -1, "this": 0, "next": 1}[self.pick(end + 1) or "this"], end + 3
        elif self.pick(end) and self.w(end + 1) == "week":
            week, end = {"last": -1, "this": 0, "next": 1}[self.pick(end) or "this"], end + 2
        first = Weekday(day, pick, week, part)
        following = WEEKDAYS.get(self.w(end + 1)) == (day + 1) % 7 and not part and week is None
        ranged = (self.w(end) == "and" and following and self.capital(end + 1)) or (
            (self.dash(end) or self.w(end) in {"to", "through"} or (self.w(end) == "and" and self.w(i - 1) == "between"))
            and self.capital(end + 1)
        )
        if (
            ranged
            and self.w(end + 1) in WEEKDAYS
            and not part
            and (self.w(end) != "to" or self.w(start - 1) == "from" or self.w(start - 1) == "")
        ):
            if self.month_at(end + 2) or self.ordinal_day(end + 2):
                return end, first
            return end + 2, Range(first, Weekday(WEEKDAYS[self.w(end + 1)], pick, week))
        return end, first

    def _short_weekday(self, i: int) -> bool:
        """Whether "Sun", "Sat", "Mon" are days here: only with a full stop or before a date."""
        return self.w(i + 1) in {".", ","} and (self.month_at(i + 2) is not None or self.ordinal_day(i + 2) is not None)

    def named_day(self, i: int) -> Read | None:
        """today, tomorrow, tonight, "earlier today", "yesterday evening", "this morning", "last night", "the day before yesterday"."""
        if (
            self.w(i) == "the"
            and self.w(i + 1) == "day"
            and self.w(i + 2) in {"before", "after"}
            and self.w(i + 3) in {"yesterday", "tomorrow"}
        ):
            return i + 4, Shift("D", -2 if self.w(i + 3) == "yesterday" else 2)
        i = i + 1 if self.w(i) in {"earlier", "later", "late", "early"} else i
        if self.w(i) in _NAMED:
            end, part = self.daypart_at(i + 1)
            return end, Shift("D", _NAMED[self.w(i)], daypart="NI" if self.w(i) == "tonight" else part)
        if self.w(i) in {"this", "last"}:
            k = i + 1
            end, part = self.daypart_at(k)
            if end > k and (self.w(i) == "this" or part == "NI"):
                return end, Shift("D", 0 if self.w(i) == "this" else -1, daypart=part)
        return None

    def picked(self, i: int) -> Read | None:
        """ "this week", "last month", "early next month", "the coming week", "the weekend", "later this year", "the end of last year"."""
        start = i
        if self.w(i) == "the" and self.w(i + 1) in {"end", "beginning", "start", "middle", "rest", "course"} and self.w(i + 2) == "of":
            i += 3
            if (year := self.year_at(i)) is not None:
                return year[0], Calendar(year[1])
            if (month := self.month(i)) is not None:
                return month
        elif self.w(i) in {"early", "earlier", "late", "later", "mid"}:
            i = i + 2 if self.dash(i + 1) else i + 1
        the = self.w(i) == "the"
        k = i + 1 if the else i
        word = self.w(k)
        if the and word in {"weekend", "week", "month", "year"} and (word == "weekend" or start < i):
            unit = self.unit_at(k)
            assert unit is not None
            return unit[0], Shift(unit[1], 0)
        number = {"this": 0, "last": -1, "next": 1, "coming": 1, "upcoming": 1, "current": 0, "past": -1, "previous": -1}.get(word)
        if number is None or self.w(k + 1) not in _SHIFT_UNITS:
            return None
        unit = self.unit_at(k + 1)
        if unit is None or unit[1] == "D":
            return None
        base, factor = _FORTNIGHT.get(unit[1], (unit[1], 1))
        if (the and word == "past") or (the and word == "last" and factor > 1) or word == "past":
            return unit[0], Duration(float(factor), base, -1)
        if the and word in {"next", "previous"} and base in {"W", "MO", "Y"} and word == "previous":
            return unit[0], Shift(base, -factor, "text")
        return unit[0], Shift(base, number * factor)

    def counted(self, i: int) -> Read | None:
        """ "three days", "two years ago", "a week earlier", "the last two days", "recent days", "three-week", "two weeks from now"."""
        start, side, k = i, 0, i
        if self.w(k) == "the":
            k += 1
        if self.w(k) in {"last", "past", "previous", "preceding"}:
            side, k = -1, k + 1
        elif self.w(k) in {"next", "coming"}:
            side, k = 1, k + 1
        if self.w(k) in {"recent", "coming"} or (side and self.unit_at(k) and self.w(k).endswith("s")):
            recent = self.w(k) == "recent"
            u = k + 1 if self.w(k) in {"recent", "coming"} else k
            if (unit := self.unit_at(u)) and self.w(u).endswith("s"):
                base, _ = _FORTNIGHT.get(unit[1], (unit[1], 1))
                return unit[0], Fixed("PAST_REF") if recent else Duration(None, base, side)
            if side == 0:
                return None
        amount = self.amount(k)
        if amount is None or (start < k and not side):
            return self._bare_plural(i)
        end, number = amount
        hyphen = self.dash(end) and self.joined(end)
        end = end + 1 if hyphen else end
        middle = self.w(end)
        if middle in {"more", "full", "straight", "consecutive", "whole", "trading", "working", "calendar", "additional", "long"}:
            end += 1
        unit = self.unit_at(end)
        if unit is None or unit[1] == "WE" or (unit[1] == "S" and self.w(end) == "second" and not hyphen):
            return None
        if self.w(i) in {"a", "an"} and middle in {"second", "quarter"}:
            return None
        base, number = _plain(unit[1], number)
        end = unit[0]
        whole = None if number is None else int(number)
        if self.w(end) in _BACK and not side:
            return end + 1, self._shift(base, whole, -1, "published")
        if self.w(end) == "from" and self.w(end + 1) in {"now", "today"}:
            return end + 2, self._shift(base, whole, 1, "published")
        if self.w(end) in _BEFORE | _AFTER and not side and not hyphen:
            sign = -1 if self.w(end) in _BEFORE else 1
            # "a day after the talks": what it counts from is an event, which `attach` knows
            if self.w(end) in {"before", "after", "prior"} and not self._stop(end + 1):
                return end, Duration(number, base)
            return end + 1, self._shift(base, whole, sign, "text")
        if self.w(i - 1) == "in" and not side and not hyphen and number is not None and self._clause_end(end):
            return end, Duration(number, base, 2)  # "in two weeks": whether ahead or how long is for the tense to say
        if (
            self.w(i) in {"a", "an"}
            and not side
            and not hyphen
            and self.w(i - 1) not in {"for", "in", "within", "after", "over", "than", "about", "nearly", "almost", "of"}
        ):
            return None
        return end, Duration(number, base, side)

    def _shift(self, unit: str, number: int | None, sign: int, anchor: str) -> Shift | Fixed:
        if number is None:
            return Fixed("PAST_REF" if sign < 0 else "FUTURE_REF")
        if unit == "W" and number == 1:
            unit, number = "D", 7  # "a week ago" is a day, "two weeks ago" a week, "three years ago" a year
        grain = "" if unit in {"D", "H", "M", "S"} else unit
        return Shift(unit, sign * number, "published" if anchor == "published" else "text", grain=grain)

    def _clause_end(self, i: int) -> bool:
        return self.w(i) in {"", ".", ",", ";", ")", '"', "and", "but", "in", "on", "at", "to", "when", "with"} or self.pos(i) in {
            "PUNCT",
            "VERB",
            "AUX",
            "SPACE",
        }

    def _in_the_day(self, i: int) -> bool:
        """Whether "the day" is the one that the text speaks of: "later in the day", "twice during the day", "ended the day"."""
        before = self.w(i - 1) in {"in", "during", "for", "end", "ended", "ending", "finish", "finished", "closed"}
        return before and self._stop(i + 2, "at", "with", "down", "up", "in", "on", "after", "before")

    def _stop(self, i: int, *words: str) -> bool:
        return self.w(i) in {"", ".", ",", ";", ")", '"', "and", "but", *words} or self.pos(i) in {"PUNCT", "SPACE"}

    def _bare_plural(self, i: int) -> Read | None:
        """ "for years", "decades-long", "weeks of talks"."""
        unit = self.unit_at(i)
        if unit is None or not self.w(i).endswith("s") or unit[1] == "S" or self.w(i) == "quarters" or self.w(i) == "weekends":
            return None
        base, _ = _FORTNIGHT.get(unit[1], (unit[1], 1))
        if self.w(i + 1) in {"ago"}:
            return i + 2, Fixed("PAST_REF")
        if self.w(i + 1) in {"later", "earlier"}:
            return i + 2, Fixed("XXXX")
        return i + 1, Duration(None, base)

    def anaphor(self, i: int) -> Read | None:
        """ "the next day", "the following week", "the day before", "that day", "the same month", "the previous year", "the eve of"."""
        determiner = self.w(i)
        if determiner not in {"the", "that", "same", "next"} and not (determiner in {"this"} and self.w(i + 1) == "same"):
            return None
        k = i if determiner in {"same", "next"} else i + 1
        sign: int | None = 0 if determiner in {"that", "same", "this"} else None
        if self.w(k) == "same":
            sign, k = 0, k + 1
        elif self.w(k) in _NEXT:
            sign, k = 1, k + 1
        elif self.w(k) in {"previous", "preceding"}:
            sign, k = -1, k + 1
        after, named = self.daypart_at(k)
        if named and sign is not None and determiner != "this" and self.w(k - 1) != "coming":  # "that night", "the next morning"
            return after, Shift("D", sign, "text", named)
        unit = self.unit_at(k)
        if unit is None or self.w(k).endswith("s") or unit[1] not in {"D", "W", "MO", "Y", "WE"}:
            return None
        if unit[1] == "D" and sign is None and determiner == "the" and self._in_the_day(i):
            return unit[0], Shift("D", 0, "text")
        if unit[1] != "D" and self.w(k - 1) in {"next", "coming"}:
            return None
        end = unit[0]
        if sign is None and self.w(end) in {"before", "after", "earlier", "later"} and self._stop(end + 1):
            sign, end = (-1 if self.w(end) in {"before", "earlier"} else 1), end + 1
        if sign is None and unit[1] == "D" and determiner == "the" and self.w(end) in {"before", "after"} and k == i + 1:
            return end, Duration(1.0, "D")  # "the day after the talks": `counted` knows the talks
        if sign is None and unit[1] == "Y" and self.w(end) in {"previous", "before"}:
            sign, end = -1, end + 1
        if sign is None or (determiner == "next" and unit[1] != "D"):
            return None
        end, part = self.daypart_at(end)
        return end, Shift(unit[1], sign, "text", part)

    def within(self, i: int) -> Read | None:
        """ "Later in the week", "earlier in the month": that in which the text is; the year is too long to date anything."""
        if self.w(i) not in {"earlier", "later"} or self.w(i + 1) != "in" or self.w(i + 2) != "the":
            return None
        unit = self.unit_at(i + 3)
        return (unit[0], Shift(unit[1], 0, "text")) if unit is not None and unit[1] in {"W", "MO"} else None

    def same_period(self, i: int) -> Read | None:
        """ "the same period last year", "the same month a year ago"."""
        k = i + 1 if self.w(i) == "the" else i
        if self.w(k) != "same" or self.w(k + 1) not in {"period", "month", "quarter", "week", "time"}:
            return None
        k = k + 3 if self.w(k + 2) == "of" else k + 2
        k = k + 1 if self.w(k) == "the" else k
        if self.w(k) in {"last", "previous"} and self.w(k + 1) == "year":
            return k + 2, SamePeriod(-1)
        amount = self.amount(k)
        if (
            amount
            and amount[1] is not None
            and self.w(amount[0]) in {"year", "years"}
            and self.w(amount[0] + 1) in {"ago", "earlier", "before"}
        ):
            return amount[0] + 2, SamePeriod(-int(amount[1]))
        return None

    def clock_day(self, i: int) -> Read | None:
        """The day right after a time of day: "16:00 UTC today"."""
        return self.named_day(i) or (self.weekday(i) if self.w(i) in WEEKDAYS else None)

    def rate(self, i: int) -> Read | None:
        """ "daily", "annual", "every day", "each week"."""
        if self.w(i) in SETS and not self.capital(i):
            return i + 1, Fixed(SETS[self.w(i)])
        if self.w(i) in {"every", "each"} and (unit := self.unit_at(i + 1)) and unit[1] in {"D", "W", "MO", "Y"}:
            return unit[0], Fixed(f"P1{unit[1][0]}")
        return None

    def fixed(self, i: int) -> Read | None:
        """now, recently, soon, "at the moment", "the past", "the future"."""
        if self.w(i) in REFS and not (self.dash(i + 1) and self.joined(i + 1)):
            return i + 1, Fixed(REFS[self.w(i)])
        if self.w(i) in {"very", "more"} and self.w(i + 1) in {"soon", "recently"}:
            return i + 2, Fixed(REFS[self.w(i + 1)])
        if self.w(i) == "the":
            if self.w(i + 1) == "future" and self.pos(i + 2) != "NOUN":
                return i + 2, Fixed("FUTURE_REF")
            if self.w(i + 1) == "past" and self.pos(i + 1) == "NOUN":
                return i + 2, Fixed("PAST_REF")
            if self.w(i + 1) in {"near", "long", "short"} and self.w(i + 2) in {"future", "term"}:
                return i + 3, Fixed("FUTURE_REF")
        return None
