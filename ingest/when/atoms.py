"""The text cut into numbers, words and signs, finer than spaCy's tokens: "27-June" is three atoms in one token."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

_ATOM = re.compile(r"\d+|[^\W\d_]+|[^\s]", re.UNICODE)


class Atom(NamedTuple):
    """One number, word or sign; `spaced` tells whether white space stands before it, `break_` whether a line break does.

    A tuple, since there is one for every word and a frozen dataclass takes five times as long to make.
    """

    text: str
    lower: str
    token: int
    start: int
    end: int
    spaced: bool
    break_: bool

    @property
    def number(self) -> int | None:
        """Its value, where it is a number of at most four digits."""
        return int(self.text) if self.text.isascii() and self.text.isdigit() and len(self.text) <= 4 else None


def atoms_of(doc: Doc) -> list[Atom]:
    """The atoms of a Doc, in order."""
    found: list[Atom] = []
    end, line = 0, False
    for token in doc:
        if token.is_space:
            line = line or "\n" in token.text
            continue
        word, at = token.text, token.idx
        if word.isalpha():  # as most are: one atom
            found.append(Atom(word, word.lower(), token.i, at, at + len(word), at > end, line))
            end, line = at + len(word), False
            continue
        for match in _ATOM.finditer(word):
            start, text = at + match.start(), match.group()
            found.append(Atom(text, text.lower(), token.i, start, start + len(text), start > end, line))
            end, line = start + len(text), False
    return found
