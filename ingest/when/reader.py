"""Looking at atoms: the base of all readers, and numbers in digits and words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ingest.when.atoms import Atom
from ingest.when.readings import Pick, Reading
from ingest.when.words import DAYPARTS, NUMBERS, UNITS

Read = tuple[int, Reading]
"""The atom after an expression, and what it says."""

_DASH = {"-", "–", "—", "‑", "/"}
_PICKS: dict[str, Pick] = {
    "last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "upcoming": "next",
    "this": "this", "current": "this",
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
