"""Whose leader a name is: a dated list of the world's leaders, for the offices whose country the article leaves unsaid.

The list is asked only which of the parties that an article names an office is of; the office itself must be in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import table, values
from ingest.who.people import plain
from ingest.who.words import PARTICLES, SUFFIXES, fold

__all__ = ["is_leader", "parties_of"]

_TERM = re.compile(r"(.+) (\d{4})-(\d{4})?")
_SPLIT = re.compile(r"[\s/-]+")
_OPEN = 9999


@dataclass(frozen=True, slots=True)
class _Leader:
    party: str
    family: frozenset[str]
    given: frozenset[str]
    first: int
    last: int

    def is_called(self, words: frozenset[str]) -> bool:
        """Whether a name of these words can be this leader's: the word that news uses alone, or two or more of all the words."""
        if not words <= self.family | self.given or words.isdisjoint(self.family):
            return False
        return len(words) == 1 or not words.isdisjoint(self.given) or len(words & self.family) > 1


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from another, as transliterations agree on them; a number or "Jr." doesn't, the years do.

    >>> sorted(_words("Bashar al-Assad")), sorted(_words("Barack H. Obama Jr."))
    (['asad', 'bashar'], ['barack', 'obama'])
    """
    bare = fold(name).replace("'", "").replace("’", "").replace(".", " ")
    found = frozenset(w for w in _SPLIT.split(bare) if (len(w) > 1 or w.isdigit()) and w not in SUFFIXES)
    return frozenset(plain(w) for w in found - PARTICLES or found)


@cache
def _leaders() -> dict[str, list[_Leader]]:
    """The leaders by each word that news may use of them alone."""
    found: dict[str, list[_Leader]] = defaultdict(list)
    for row in table("leaders"):
        for cell in values(row["leaders"]):
            match = _TERM.fullmatch(cell)
            if match is None:
                raise ValueError(f"leaders.tsv: no years in {cell!r}")
            parts = match[1].replace("/", " ").split()
            loud = " ".join(p for p in parts if p.isupper() and len(p.strip(".")) > 1 and "." not in p)
            family = _words(loud)
            leader = _Leader(row["party"], family, _words(match[1]) - family, int(match[2]), int(match[3] or _OPEN))
            for word in family:
                found[word].append(leader)
    return dict(found)


def parties_of(name: str, year: int | None, *, former: bool = False) -> list[str]:
    """The parties that somebody of this name led about that year (`former`: by then), the best fit alone where one fits better.

    >>> parties_of("Angela Merkel", 2012), parties_of("Merkel", 2012), parties_of("Merkel", 1990), parties_of("Anna Merkel", 2012)
    (['Germany'], ['Germany'], [], [])
    """
    words = _words(name)
    called = list(dict.fromkeys(x for w in words for x in _leaders().get(w, ()) if x.is_called(words)))
    for margin in (0, 1):
        fits = [x for x in called if _in_office(x, year, margin, former)]
        if fits:
            return list(dict.fromkeys(x.party for x in fits))
    return []


def is_leader(first: str, last: str) -> bool:
    """Whether two words are given name and family name of somebody who led a party at any time.

    >>> is_leader("Angela", "Merkel"), is_leader("Anna", "Merkel")
    (True, False)
    """
    words = _words(f"{first} {last}")
    return len(words) == 2 and any(x.is_called(words) for w in words for x in _leaders().get(w, ()))


def _in_office(leader: _Leader, year: int | None, margin: int, former: bool) -> bool:
    return year is None or (leader.first - margin <= year and (former or year <= leader.last + margin))
