"""Names across spellings: what two romanisations of one name have in common.

`sound` keeps the vowels and levels the usual variants of one letter (y/i/j, kh/h, x/ks, w/v); `skeleton` leaves the first letter and the
consonants, so that it is the same for Mohammed and Muhammad: good for finding, too coarse for deciding.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from graphkit.load.ids import fold

__all__ = ["LONG", "likeness", "skeleton", "sound", "tokens"]

_LEVELLED = (
    ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"),
    ("dj", "j"), ("dzh", "j"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"), ("j", "i"),
)  # fmt: skip
"""Digraphs and letters that romanisations of one sound are written with; the first that fits counts."""
_LEVEL = dict(_LEVELLED)
_DIGRAPH = re.compile("|".join(re.escape(a) for a, _ in _LEVELLED))
_TWICE = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiou")
LONG = 6
"""Letters of a word in which one more, fewer or other may be a slip."""


def tokens(name: str) -> list[str]:
    """The name's words, folded: "Al-Sayed" is two.

    >>> tokens("José Al-Sayed")
    ['jose', 'al', 'sayed']
    """
    return _WORD.findall(fold(name).replace("'", "").replace("’", ""))


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The word as it may sound: Horsky, Horskyy and Horskiy are one, and so are Yelena and Elena, Sara and Sarah.

    >>> sound("horskyy") == sound("horsky") == sound("horskiy")
    True
    """
    heard = _TWICE.sub(r"\1", _DIGRAPH.sub(lambda m: _LEVEL[m[0]], word))
    if len(heard) > 3:
        heard = heard[1:] if heard.startswith("ie") else heard
        heard = heard[:-1] if heard.endswith(("ah", "eh")) else heard
    return heard


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The first letter and the consonants of the sound; a word in o and one in u begin alike, as Osama and Usama do."""
    heard = sound(word)
    return _TWICE.sub(r"\1", heard[:1].replace("o", "u") + "".join(c for c in heard[1:] if c not in _VOWELS))


@lru_cache(maxsize=100_000)  # two spellings of one surname meet again with every given name
def likeness(one: str, other: str, *, romanised: bool = True) -> float:
    """How likely two words are one name, 0 to 1.

    Where names are `romanised` their vowels are written in several ways. Where they aren't, or are at the end of the word, or in a word as
    short as Chinese ones are, another vowel is another name more often than not: Mario is not Maria, nor Karin Karen.

    >>> likeness("sergey", "sergei"), likeness("smith", "jones")
    (0.97, 0.0)
    >>> likeness("mohammed", "muhammad"), likeness("paul", "paula")
    (0.93, 0.8)
    """
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.8 if one[:1] == other[:1] else 0.0  # an initial
    mine, theirs = sound(one), sound(other)
    if mine == theirs or ("q" in one + other and sound(one.replace("q", "g")) == sound(other.replace("q", "g"))):
        return 0.97
    alike = skeleton(one) == skeleton(other)
    if min(len(one), len(other)) < (4 if alike else LONG):
        return 0.0
    close = SequenceMatcher(None, mine, theirs, autojunk=False).ratio()
    if alike and close >= 0.7:
        ending = [w[-1] if w[-1] in _VOWELS else "" for w in (mine, theirs)]
        return 0.93 if romanised and ending[0] == ending[1] and min(len(mine), len(theirs)) > 4 else 0.8
    # one letter more, fewer or other in a long word: a slip, or another person
    return 0.8 if close >= 0.87 and min(len(one), len(other)) >= LONG else 0.0
