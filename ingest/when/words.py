"""The words of time expressions by kind, from the lexicon `time_words.tsv`."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import table


@cache
def of_kind(kind: str) -> dict[str, str]:
    """Word -> value of one kind (month, weekday, season, unit, number, ordinal, daypart, ref, set, holiday)."""
    return {row["word"]: row["value"] for row in table("time_words") if row["kind"] == kind}


MONTHS: dict[str, int] = {w: int(v) for w, v in of_kind("month").items()}
WEEKDAYS: dict[str, int] = {w: int(v) for w, v in of_kind("weekday").items()}
ORDINALS: dict[str, int] = {w: int(v) for w, v in of_kind("ordinal").items()}
NUMBERS: dict[str, int | None] = {w: None if v == "X" else int(v) for w, v in of_kind("number").items()}
CARDINALS = {w: v for w, v in NUMBERS.items() if v and w not in ("a", "an", "couple", "dozen")}
"""The numerals among them."""
SEASONS = of_kind("season")
UNITS = of_kind("unit")
DAYPARTS = of_kind("daypart")
REFS = of_kind("ref")
SETS = of_kind("set")
HOLIDAYS = of_kind("holiday")

FIRST_WORDS: frozenset[str] = frozenset(
    {*MONTHS, *WEEKDAYS, *ORDINALS, *NUMBERS, *SEASONS, *UNITS, *DAYPARTS, *REFS, *SETS, *HOLIDAYS}
    | {
        "the",
        "this",
        "that",
        "last",
        "past",
        "previous",
        "preceding",
        "next",
        "coming",
        "upcoming",
        "current",
        "recent",
        "same",
        "early",
        "mid",
        "late",
        "earlier",
        "later",
    }
    | {"today", "yesterday", "tomorrow", "tonight", "every", "each", "very", "more", "new", "half", "q", "h"}
)
"""The words with which an expression can begin, digits aside: at others no reader need look."""
