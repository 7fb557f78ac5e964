"""Publication dates: a line that is one, and a value that should be one. Dates inside the running text are `ingest.when`'s."""

from __future__ import annotations

import datetime as dt
import re

from graphkit.errors import InputError

YEARS = range(1600, 2201)
"""Publication years that are taken for one: a date outside is a slip, and next to 9999 no relative date can be reckoned."""

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? {0,2})?"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_ZONE = r"(?: ?(?:z|gmt|utc|[a-z]{2,5}t)?(?: ?[+-]\d{2}:?\d{2})?)"
_TIME = rf"(?:,? {{0,2}}(?:t|at |[|,–—-] ?)?{_CLOCK}{_ZONE})?"
_TIME_FIRST = rf"(?:{_CLOCK}{_ZONE},? {{0,2}}(?:on |[|–—-] ?)?)?"
_FORMS = tuple(
    re.compile(rf"{_TIME_FIRST}{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
    )
)
_LABEL = re.compile(
    r"(?P<label>(?:first |originally |date )?"
    r"(?:published|posted|issued|released|filed|created|dated?|updated|last (?:updated|modified|edited)|modified)"
    r"(?: (?:on|at|date))?)(?: ?[:|–—-] ?| )",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r" ?[|•·] ?| [–—-] ")
_LONGEST_LINE = 120


def as_day(value: str) -> str | None:
    """The ISO day of a value that is a date, with a weekday or a time of day or without; None where it is none.

    "03/04/2025" is none: nobody can tell which of the two is the month.
    """
    value = " ".join(value.split())
    if len(value) > _LONGEST_LINE:
        return None
    for form in _FORMS:
        if match := form.fullmatch(value):
            month = match["month"]
            number = int(month) if month.isdigit() else next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3].lower()))
            return _iso(int(match["year"]), number, int(match["day"]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    if year not in YEARS:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def parse_published(value: str, source: str) -> str:
    """The ISO day that a user or a record gives as the publication date.

    Raises InputError where it isn't a date, or one outside the years 1600 to 2200.
    """
    if day := as_day(value):
        return day
    shown = value if len(value) <= 40 else value[:37] + "..."
    raise InputError(f"{source}: {shown!r} is not a publication date: write it as 2025-12-01 (years {YEARS[0]} to {YEARS[-1]})")


def date_line(line: str) -> tuple[str, bool] | None:
    """The ISO day of a line that holds a date and nothing else, and whether it calls it an update.

    "| 2025-12-01 08:55:24", "Published: 1 December 2025", "Reuters | Dec 1, 2025 8:55 AM" are such lines; "Updated 2 December 2025" is an
    update; a sentence with a date in it is none.
    """
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST_LINE:
        return None
    parts = [p for p in _SEPARATORS.split(line.strip(" |•·–—-*_#()[]")) if p]
    # "08:55 - 1 December 2025" was one date, "Reuters | 1 December 2025 | 08:55" is three parts, of which one is a date
    for candidate in (line.strip(" |•·–—-*_#()[]"), *parts):
        label = _LABEL.match(candidate)
        value = candidate[label.end() :] if label else candidate
        if day := as_day(value):
            others = [p for p in parts if p not in candidate and candidate not in p]
            if any(len(p.split()) > 4 or p.endswith((".", "?", "!")) for p in others):
                return None  # a headline, or a sentence, that ends in a date
            text = label["label"].lower() if label else ""
            return day, "updat" in text or "modif" in text or "edit" in text
    return None
