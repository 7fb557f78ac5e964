"""Reading days of the calendar: ISO, named, with slashes, spans of them, holidays."""

from __future__ import annotations

from ingest.when.reader import AtomReader, Read
from ingest.when.readings import Calendar, Clock, Range, Slashed
from ingest.when.words import HOLIDAYS, MONTHS, WEEKDAYS

_TO = {"to", "through", "till", "until", "thru"}


class DayReader(AtomReader):
    """Days of the calendar."""

    def iso(self, i: int) -> Read | None:
        """2025-11-30, and with a time 2025-11-30T09:00."""
        year, month, day = self.n(i), self.n(i + 2), self.n(i + 4)
        if year and month and day and len(self.atoms[i].text) == 4 and self.w(i + 1) == self.w(i + 3) == "-" and month <= 12 and day <= 31:
            date = Calendar(year, month, day)
            if self.w(i + 5) == "t" and self.joined(i + 5) and self.n(i + 6) is not None and self.w(i + 7) == ":":
                return i + 9, Clock(f"{self.w(i + 6)}:{self.w(i + 8)}", date)
            return i + 5, date
        return None

    def slashed(self, i: int) -> Read | None:
        """7/8/07, 07.08.2007: all three numbers, for two may be a fraction."""
        a, b, c = self.n(i), self.n(i + 2), self.n(i + 4)
        if (
            None in (a, b, c)
            or self.w(i + 1) != self.w(i + 3)
            or self.w(i + 1) not in {"/", "."}
            or any(self.joined(k) is False for k in range(i + 1, i + 5))
        ):
            return None
        if self.w(i + 1) == "." and len(self.atoms[i + 4].text) != 4:
            return None
        return (i + 5, Slashed(a, b, c)) if a and b and c is not None and max(a, b) <= 31 and min(a, b) <= 12 else None

    def dated(self, i: int) -> Read | None:
        """A weekday and a date, or a date: "Friday, May 4, 2005", "4 May", "between 3 and 5 March", "June 27-July 2"."""
        start = i
        if self.w(i) in WEEKDAYS and self.capital(i):
            i = self.dot(i + 1)
            i = i + 1 if self.w(i) == "," else i
            i = i + 1 if self.w(i) == "the" else i
        elif self.w(i) == "the" and self.ordinal_day(i + 1):
            i += 1
        found = self._month_first(i, between=self.w(start - 1) == "between") or self._day_first(i, between=self.w(start - 1) == "between")
        if found is None and self.w(i) == "(" and start < i:
            inner = self._month_first(i + 1, between=False) or self._day_first(i + 1, between=False)
            if inner and self.w(inner[0]) == ")":
                return inner[0] + 1, inner[1]
        return found

    def month_at(self, i: int) -> tuple[int, int] | None:
        """A month's number and the atom after it. "May", "March" and the short forms need a capital and must not be verbs."""
        number = MONTHS.get(self.w(i))
        if number is None or not self.capital(i):
            return None
        return self.dot(i + 1) if len(self.w(i)) <= 4 and self.w(i) not in {"may", "june", "july"} else i + 1, number

    def ordinal_day(self, i: int) -> tuple[int, int] | None:
        """A day of the month and the atom after it: 4, 4th, "4 th"."""
        day = self.n(i)
        if day is None or not 1 <= day <= 31 or len(self.atoms[i].text) > 2:
            return None
        return (i + 2 if self.w(i + 1) in {"st", "nd", "rd", "th"} else i + 1), day

    def year_at(self, i: int) -> tuple[int, int] | None:
        """A year of four digits and the atom after it."""
        year = self.n(i)
        if year is None or not 1000 <= year <= 2199 or len(self.atoms[i].text) != 4:
            return None
        return i + 1, year

    def _year_after(self, i: int) -> tuple[int, int | None, int | None]:
        """Year or relative year after a day or month: (atom after it, year, shift)."""
        k = i + 1 if self.w(i) in {",", "of"} else i
        if found := self.year_at(k):
            # "on May 4, 2000 people": a number that counts something is no year
            return found[0], found[1], None
        if self.pick(k) and self.w(k + 1) == "year":
            return k + 2, None, {"last": -1, "this": 0, "next": 1}[self.pick(k) or "this"]
        return i, None, None

    def _month_first(self, i: int, *, between: bool) -> Read | None:
        head = self.month_at(i)
        day = self.ordinal_day(head[0]) if head else None
        if head is None or day is None or self.w(day[0]) == ":" or (self.w(day[0]) == "," and self._long_number(day[0])):
            return None
        end, last = day[0], Calendar(month=head[1], day=day[1])
        ranged = self._range_sign(end, between=between, list_=True)
        if ranged is not None:
            other = self.month_at(ranged)
            second = self.ordinal_day(other[0]) if other else self.ordinal_day(ranged)
            month2 = other[1] if other else head[1]
            sign = self.w(ranged - 1)
            is_list = sign == "and" and not between and not (second and not other and second[1] == day[1] + 1)
            if second and not is_list and self.w(second[0]) != ":" and (other or self.dash(end) or not self._counts(ranged)):
                end, last = second[0], Calendar(month=month2, day=second[1])
        end, year, shift = self._year_after(end)
        first = Calendar(year, head[1], day[1], None, shift)
        if last.day == day[1] and last.month == head[1]:
            return end, first
        return end, Range(first, Calendar(year, last.month, last.day, None, shift))

    def _day_first(self, i: int, *, between: bool) -> Read | None:
        day = self.ordinal_day(i)
        if day is None:
            return None
        end, first_month, last_day = day[0], None, day[1]
        k = end + 1 if self.w(end) == "of" else end
        month = self.month_at(k)
        if month is None and (sign := self._range_sign(end, between=between, list_=True)) is not None:
            second = self.ordinal_day(sign)
            k = second[0] + 1 if second and self.w(second[0]) == "of" else second[0] if second else sign
            month = self.month_at(k) if second else None
            last_day = second[1] if second else last_day
        elif month is not None:
            sign = self._range_sign(month[0], between=between, list_=False)
            second = self.ordinal_day(sign) if sign is not None else None
            month2 = self.month_at(second[0] + 1 if second and self.w(second[0]) == "of" else second[0]) if second else None
            if second and month2:
                first_month, last_day, month = month[1], second[1], month2
        if month is None or (self.w(i) == "may"):
            return None
        end, year, shift = self._year_after(month[0])
        last = Calendar(year, month[1], last_day, None, shift)
        if last_day == day[1] and first_month is None:
            return end, last
        return end, Range(Calendar(year, first_month or month[1], day[1], None, shift), last)

    def _range_sign(self, i: int, *, between: bool, list_: bool) -> int | None:
        """The atom after a sign or word that makes a range of two days."""
        if self.dash(i) or self.w(i) in _TO or (self.w(i) == "and" and (between or list_)):
            return i + 1
        return None

    def _counts(self, i: int) -> bool:
        """Whether the number at i counts something: "on May 4 to 10 officials"."""
        return self.pos(i + 1) == "NOUN" and self.w(i + 1) not in {"st", "nd", "rd", "th"}

    def _long_number(self, i: int) -> bool:
        """Whether a comma at i groups thousands."""
        return (
            self.joined(i)
            and self.joined(i + 1)
            and i + 1 < self._end
            and len(self.atoms[i + 1].text) == 3
            and self.atoms[i + 1].text.isdigit()
        )

    def holiday(self, i: int) -> Read | None:
        """Christmas; "Christmas Eve", "New Year's Day/Eve"."""
        if self.w(i) in HOLIDAYS and self.capital(i):
            month, day = (int(n) for n in HOLIDAYS[self.w(i)].split("-"))
            if self.w(i + 1) == "eve":
                return i + 2, Calendar(month=month, day=day - 1)
            return (i + 2 if self.w(i + 1) == "day" else i + 1), Calendar(month=month, day=day)
        if self.w(i) == "new" and self.w(i + 1) == "year" and self.w(i + 2) == "'" and self.w(i + 3) == "s":
            if self.w(i + 4) == "eve":
                return i + 5, Calendar(month=12, day=31)
            return (i + 5, Calendar(month=1, day=1)) if self.w(i + 4) == "day" else None
        return None
