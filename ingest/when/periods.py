"""Reading parts of the calendar longer than a day: months, quarters, seasons, years, decades."""

from __future__ import annotations

from ingest.when.clock import ClockReader
from ingest.when.reader import Read
from ingest.when.readings import Calendar, Decade, MonthWeek, Part, Range
from ingest.when.words import MONTHS, ORDINALS, SEASONS, WEEKDAYS

_TO = {"to", "through", "till", "until", "thru"}
_ARTICLES = {"the", "this", "that"}
_YEAR_BEFORE = {
    "in", "since", "of", "by", "until", "till", "from", "to", "through", "during", "after", "before", "for", "between", "early", "late",
    "mid", "year", "around", "circa", "about", "and", "or", "than", "as",
}  # fmt: skip


class PeriodReader(ClockReader):
    """Months and longer."""

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
        if pick and self.ordinal_day(head[0]) is not None:
            return None  # "the upcoming | June 28-30 | summit"
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
        if word in {"may", "april", "june", "august", "march", "jan"} and self.pos(i - 1) == "PROPN" and self._named(i):
            return True  # "Prime Minister Theresa May"
        if word == "may":
            return self.tag(i) == "MD" or self.pos(i) in {"AUX", "VERB"} or self._in_a_name(i)
        if word == "march":
            return self.pos(i) in {"VERB", "NOUN"} or self._in_a_name(i)
        if word in {"mar", "dec", "jan", "april", "june", "august"}:
            return self._in_a_name(i) or (self.w(i) in {"mar", "jan", "dec"} and self.w(i + 1) != ".")
        return False

    def _named(self, i: int) -> bool:
        """Whether the capital word before i is a given name or title rather than a place or day."""
        return self.capital(i - 1) and self.w(i - 1) not in WEEKDAYS and self.doc[self.atoms[i - 1].token].head.i == self.atoms[i].token

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
        lone = self.w(i - 1) in {"in", "by", "for", "since", "until", "during"} and not self.capital(k) and self.w(k + 1) not in {"of", "-"}
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
