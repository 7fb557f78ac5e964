"""Reading calendar dates: days, months, years, quarters, seasons, decades, times of the day."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ingest.when.atoms import Atom
from ingest.when.readings import Calendar, Clock, Decade, MonthWeek, Part, Pick, Range, Reading, Slashed
from ingest.when.words import DAYPARTS, HOLIDAYS, MONTHS, NUMBERS, ORDINALS, SEASONS, UNITS, WEEKDAYS

Read = tuple[int, Reading]

_DASH = {"-", "–", "—", "‑", "/"}
_TO = {"to", "through", "till", "until", "thru"}
_EDGES = {"early", "mid", "late", "earlier", "later", "beginning", "start", "end", "middle"}
_ARTICLES = {"the", "this", "that"}
_YEAR_BEFORE = {
    "in", "since", "of", "by", "until", "till", "from", "to", "through", "during", "after", "before", "for", "between", "early", "late", "mid",
    "year", "around", "circa", "about", "and", "or", "than", "as",
}  # fmt: skip
_ZONES = {"gmt", "utc", "est", "edt", "cet", "cest", "et", "bst", "pst", "pdt", "msk"}
_PICKS: dict[str, Pick] = {
    "last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "upcoming": "next", "this": "this", "current": "this",
}  # fmt: skip


class AtomReader:
    """What the readers share: looking at atoms without running off the end."""

    def __init__(self, doc: Doc, atoms: Sequence[Atom]) -> None:
        self.doc = doc
        self.atoms = atoms
        self._end = len(atoms)

    def w(self, i: int) -> str:
        """The lower-cased atom; "" outside the text and across a line break."""
        return self.atoms[i].lower if 0 <= i < self._end else ""

    def n(self, i: int) -> int | None:
        """The number at an atom, None where it is none."""
        return self.atoms[i].number if 0 <= i < self._end else None

    def joined(self, i: int) -> bool:
        """Whether no white space stands before atom i."""
        return 0 <= i < self._end and not self.atoms[i].spaced

    def capital(self, i: int) -> bool:
        """Whether the atom is written with a capital."""
        return 0 <= i < self._end and self.atoms[i].text[0].isupper()

    def pos(self, i: int) -> str:
        """The part of speech of the token of an atom; "" without a tagger."""
        return self.doc[self.atoms[i].token].pos_ if 0 <= i < self._end else ""

    def tag(self, i: int) -> str:
        """The fine part of speech of the token of an atom."""
        return self.doc[self.atoms[i].token].tag_ if 0 <= i < self._end else ""

    def dot(self, i: int) -> int:
        """i, or the atom after it where a full stop that belongs to an abbreviation stands there."""
        return i + 1 if self.w(i) == "." and self.joined(i) else i

    def dash(self, i: int) -> bool:
        return self.w(i) in _DASH

    def pick(self, i: int) -> Pick | None:
        return _PICKS.get(self.w(i))


class NumericReader(AtomReader):
    """Calendar dates."""

    # days

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
            if second and not is_list and self.w(second[0]) != ":" and (other or not self._counts(ranged)):
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

    # months and longer

    def month(self, i: int) -> Read | None:
        """ "May 2005", "last September", "early June", "October", "March and April 2005" (two)."""
        start = i
        i = i + 1 if self.w(i) in {"early", "mid", "late"} else i
        i = i + 1 if start < i and self.dash(i) else i
        pick = self.pick(i)
        if pick:
            i += 1
        head = self.month_at(i)
        if head is None or (start == i and self._is_other_word(i)):
            return None
        end, year, shift = self._year_after(head[0])
        if (
            self.w(end) == "'"
            and self.joined(end + 1)
            and self.n(end + 1) is not None
            and self.n(end + 1) != 0
            and len(self.atoms[end + 1].text) == 2
            and year is None
        ):
            two = self.n(end + 1) or 0
            end, year = end + 2, 1900 + two if two > 40 else 2000 + two
        first = Calendar(year, head[1], None, pick, shift)
        if year is None and shift is None and (self.dash(head[0]) or self.w(head[0]) in _TO):
            other = self.month_at(head[0] + 1)
            if other and self.ordinal_day(other[0]) is None:
                end, year, shift = self._year_after(other[0])
                return end, Range(Calendar(year, head[1], None, pick, shift), Calendar(year, other[1], None, pick, shift))
        return end, first

    def _is_other_word(self, i: int) -> bool:
        """Whether "May", "March" and the like are no months here, or a person's name."""
        word = self.w(i)
        if word == "may":
            return self.tag(i) == "MD" or self.pos(i) in {"AUX", "VERB"} or self._in_a_name(i)
        if word == "march":
            return self.pos(i) in {"VERB", "NOUN"} or self._in_a_name(i)
        if word in {"mar", "dec", "jan", "april", "june", "august"}:
            return self._in_a_name(i) or (self.w(i) in {"mar", "jan", "dec"} and self.w(i + 1) != ".")
        return False

    def _in_a_name(self, i: int) -> bool:
        return 0 <= i < self._end and self.doc[self.atoms[i].token].ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC"}

    def quarter(self, i: int) -> Read | None:
        """ "the third quarter of 2009", "third-quarter", "Q3 2009", "the first half of last year", "the last quarter"."""
        if self.w(i) in {"q", "h"} and self.joined(i + 1) and self.n(i + 1) in (1, 2, 3, 4):
            end, year, shift = self._year_after(i + 2)
            return end, Part(f"{self.w(i).upper()}{self.n(i + 1)}", year, None, shift)
        k = i + 1 if self.w(i) in _ARTICLES else i
        number = ORDINALS.get(self.w(k))
        if number is None:
            return None
        k = k + 2 if self.dash(k + 1) else k + 1
        if self.w(k) not in {"quarter", "half"} or (
            self.w(k) == "half" and not (self.w(k + 1) == "of" and self._year_after(k + 1)[0] > k + 1)
        ):
            return None
        name = ("Q" if self.w(k) == "quarter" else "H") + str(number)
        end, year, shift = self._year_after(k + 1)
        if end == k + 1 and self.w(end) == "of" and self.w(end + 1) == "the" and self.w(end + 2) == "year":
            return end + 3, Part(name, None, None, 0)
        return end, Part(name, year, None, shift)

    def month_week(self, i: int) -> Read | None:
        """ "the first week of May", "the last week of March 2009"."""
        k = i + 1 if self.w(i) in _ARTICLES else i
        number = ORDINALS.get(self.w(k))
        if number is None or self.w(k + 1) != "week" or self.w(k + 2) not in {"of", "in"}:
            return None
        month = self.month(k + 3)
        return (month[0], MonthWeek(number, month[1])) if month and isinstance(month[1], Calendar) else None

    def season(self, i: int) -> Read | None:
        """ "spring 2005", "this summer", "the autumn of 2009", "in winter"."""
        start = i
        i = i + 1 if self.w(i) in {"early", "mid", "late"} else i
        i = i + 1 if start < i and self.dash(i) else i
        pick = self.pick(i)
        k = i + 1 if pick or self.w(i) == "the" else i
        name = SEASONS.get(self.w(k))
        if name is None:
            return None
        if self.w(k) in {"fall", "spring"} and self.pos(k) in {"VERB", "AUX"}:
            return None
        end, year, shift = self._year_after(k + 1)
        named = end > k + 1
        lone = self.w(i - 1) in {"in", "by", "since", "until", "during"} and not self.capital(k) and self.w(k + 1) not in {"of", "-"}
        if not (named or pick or lone):
            return None
        if self.w(k) == "fall" and not named and self.w(k + 1) in {"of", "in"}:
            return None
        return end, Part(name, year, pick, shift)

    def decade(self, i: int) -> Read | None:
        """ "the 1990s", "the mid-1990s", "the '80s", "the 1980's"."""
        start = i
        i = i + 1 if self.w(i) == "the" else i
        i = i + 1 if self.w(i) in {"early", "mid", "late"} else i
        i = i + 1 if self.dash(i) and i > start else i
        short = self.w(i) == "'"
        k = i + 1 if short else i
        number = self.n(k)
        if number is None or number % 10 or not self.joined(k + 1):
            return None
        end = k + 2 if self.w(k + 1) == "s" else k + 3 if self.w(k + 1) == "'" and self.w(k + 2) == "s" and self.joined(k + 2) else 0
        if not end:
            return None
        if len(self.atoms[k].text) == 4 and 1500 <= number <= 2090:
            return end, Decade(number)
        if len(self.atoms[k].text) == 2 and 20 <= number <= 90 and (short or self.w(start) == "the" or self.w(start - 1) in {"and", "or"}):
            return end, Decade(1900 + number)
        return None

    def years(self, i: int) -> Read | None:
        """ "2005", "2009-2011", "2010-11", "late 2006", "mid-2011", where the number is no amount."""
        start = i
        i = i + 1 if self.w(i) in {"early", "mid", "late"} else i
        i = i + 1 if start < i and self.dash(i) else i
        head = self.year_at(i)
        if head is None or not 1500 <= head[1] <= 2099:
            return None
        if self.joined(i) and start == i and self.w(i - 1) not in {"(", "'", '"', "-", "–", "—", "[", "/"}:
            return None
        if self.w(i + 1) in {"%", ":", "°"} or (self.w(i + 1) in {",", "."} and self.joined(i + 2) and self.n(i + 2) is not None):
            return None
        if self.w(i - 1) in {"$", "€", "£", "#", "no", "resolution", "order", "article", "law", "flight"}:
            return None
        if self.capital(i - 1) and self.capital(i + 1) and self.w(i - 1) not in MONTHS:
            return None  # part of a name: "Russell 2000 Index"
        sign = self.dash(i + 1) and self.joined(i + 1) and self.joined(i + 2)
        if sign and (other := self.n(i + 2)) is not None:
            length = len(self.atoms[i + 2].text)
            last = head[1] // 100 * 100 + other if length == 2 else other
            if length in (2, 4) and head[1] < last <= head[1] + 60:
                return i + 3, Range(Calendar(head[1]), Calendar(last))
        before, after = self.w(i - 1), self.pos(i + 1)
        if start < i or (
            before in _YEAR_BEFORE and not (self.tag(i + 1) == "NNS" and self.tag(i) == "CD" and before not in {"since", "year"})
        ):
            return head[0], Calendar(head[1])
        if after in {"NOUN", "ADJ", "PROPN"} and self.tag(i + 1) != "NNS":
            return head[0], Calendar(head[1])
        if self._determined(i):  # "the 2010 flotilla raids", "his 2015 talks"
            return head[0], Calendar(head[1])
        if self.w(i + 1) in {"", ".", ",", ";", ")", "-", "—", "–", '"', "and", "or", "'"} and self.doc[self.atoms[i].token].ent_type_ in {
            "DATE",
            "",
            "CARDINAL",
        }:
            return head[0], Calendar(head[1])
        return None

    def _determined(self, i: int) -> bool:
        return self.w(i - 1) in {"the", "a", "its", "his", "her", "their", "'s", "s", "this", "that"}

    # times of the day

    def clock(self, i: int) -> Read | None:
        """ "18:00 UTC", "0800 UTC", "6:40 p.m. (GMT +8)", "3 pm", "10 o'clock"."""
        hour = self.n(i)
        if hour is None or (self.w(i - 1) in {"$", "€", "£"} and self.joined(i)):
            return None
        k, minute = i + 1, 0
        colon = (
            self.w(k) in {":", "."}
            and self.joined(k)
            and self.joined(k + 1)
            and self.n(k + 1) is not None
            and len(self.atoms[k + 1].text) == 2
        )
        if colon and hour < 25 and (self.n(k + 1) or 0) < 60:
            dotted = self.w(k) == "."
            minute, k = self.n(k + 1) or 0, k + 2
            if dotted and not self._half(k):
                return None
        elif len(self.atoms[i].text) == 4 and self.w(k) in _ZONES and hour % 100 < 60 and hour < 2400:
            hour, minute = divmod(hour, 100)
        elif not (self._half(k) and hour <= 12):
            return None
        if half := self._half(k):
            hour, k = (hour % 12 + (12 if half[1] == "p" else 0)), half[0]
        if self.w(k) == "local" and self.w(k + 1) == "time":
            k += 2
        zone = ""
        if self.w(k) in _ZONES:
            zone = "Z" if self.w(k) in {"utc", "gmt"} else ""
            k += 1
        elif self.w(k) == "(" and self.w(k + 1) in _ZONES:
            close = next((j for j in range(k + 2, k + 6) if self.w(j) == ")"), None)
            k = close + 1 if close else k
        day = self.clock_day(k)
        return (day[0] if day else k), Clock(f"{hour:02d}:{minute:02d}{zone}", day[1] if day else None)

    def clock_day(self, i: int) -> Read | None:
        """The day right after a time of day: "16:00 UTC today"."""
        return None

    def _half(self, i: int) -> tuple[int, str] | None:
        """am/pm and the atom after it."""
        if self.w(i) in {"am", "pm"}:
            return i + 1, self.w(i)[0]
        if self.w(i) in {"a", "p"} and self.w(i + 1) == "." and self.w(i + 2) == "m":
            return self.dot(i + 3), self.w(i)
        return None

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

    # numbers in words

    def amount(self, i: int) -> tuple[int, float | None] | None:
        """A number in digits or words and the atom after it: 3, "three", "a few", "a couple of", "twenty-five", "two and a half"."""
        if (number := self.n(i)) is not None:
            if self.w(i + 1) == "." and self.joined(i + 1) and self.joined(i + 2) and (part := self.n(i + 2)) is not None:
                return i + 3, float(f"{number}.{part}")
            return i + 1, float(number)
        word = self.w(i)
        if word == "half" and self.w(i + 1) in {"a", "an"}:
            return i + 2, 0.5
        if word not in NUMBERS:
            return None
        if word == "a" and self.w(i + 1) in {"few", "couple", "dozen", "hundred"}:
            k = i + 3 if self.w(i + 2) == "of" else i + 2
            value = NUMBERS[self.w(i + 1)]
            return k, None if value is None else float(value)
        value = NUMBERS[word]
        if value is None:
            return i + 1, None
        k = i + 2 if self.dash(i + 1) and (NUMBERS.get(self.w(i + 2)) or 0) in range(1, 10) and self.w(i + 2) not in {"a", "an"} else i
        if k > i and value >= 20:
            return k + 1, float(value + (NUMBERS[self.w(k)] or 0))
        if self.w(i + 1) == "and" and self.w(i + 2) == "a" and self.w(i + 3) == "half":
            return i + 4, value + 0.5
        return i + 1, float(value)

    def unit_at(self, i: int) -> tuple[int, str] | None:
        """A unit of time and the atom after it."""
        unit = UNITS.get(self.w(i))
        return (i + 1, unit) if unit else None

    def daypart_at(self, i: int) -> tuple[int, str]:
        """A part of the day and the atom after it; (i, "") where there is none."""
        part = DAYPARTS.get(self.w(i))
        return (i + 1, part) if part else (i, "")
