"""Find: the date expressions of a text and what each says, before anything is resolved.

One pass from left to right; at each atom the readers are tried in turn, each looks at a bounded number of atoms, the longest reading wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from ingest.when.atoms import Atom, atoms_of
from ingest.when.readings import Reading
from ingest.when.relative import RelativeReader
from ingest.when.words import FIRST_WORDS


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: tokens [start, end), characters [first, last), and its reading."""

    start: int
    end: int
    first: int
    last: int
    reading: Reading


class Reader(RelativeReader):
    """Reads the expression that begins at an atom."""

    def read(self, i: int) -> tuple[int, Reading] | None:
        """The longest expression that begins at atom i, as its end and reading."""
        best: tuple[int, Reading] | None = None
        for reader in self.readers():
            found = reader(i)
            if found and (best is None or found[0] > best[0]):
                best = found
        return best

    def readers(self) -> tuple[Callable[[int], tuple[int, Reading] | None], ...]:
        """In order of preference where two read equally far."""
        return (
            self.iso, self.slashed, self.dated, self.month, self.quarter, self.month_week, self.season, self.decade, self.clock, self.years,
            self.weekday, self.named_day, self.picked, self.counted, self.anaphor, self.within, self.same_period,
            self.rate, self.fixed, self.holiday,
        )  # fmt: skip


def find(doc: Doc) -> list[Found]:
    """The date expressions of a Doc, in text order, none inside another, none across a line break."""
    found: list[Found] = []
    for line in _lines(atoms_of(doc)):
        reader = Reader(doc, line)
        i = 0
        while i < len(line):
            read = reader.read(i) if _may_begin(line[i]) else None
            if read is None:
                i += 1
                continue
            end, reading = read
            first, last = line[i], line[end - 1]
            if not found or first.token >= found[-1].end:
                found.append(Found(first.token, last.token + 1, first.start, last.end, reading))
            i = end
    return found


def _lines(atoms: list[Atom]) -> list[list[Atom]]:
    lines: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.break_:
            lines.append([])
        lines[-1].append(atom)
    return lines


def _may_begin(atom: Atom) -> bool:
    return atom.lower in FIRST_WORDS or atom.text[0].isdigit() or atom.text == "'"
