"""Where a text is in quotation marks: the marks of every house style, paired, across paragraphs, without a parser.

Offsets are characters of `Notes.text`, because the Doc's tokens have straight marks. One pass over the text, linear in its length;
a mark that finds no partner closes nothing beyond its own paragraph, so that one typing slip doesn't put the rest of an article in quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Style = Literal["double", "single"]

_OPEN: dict[str, Style] = {"“": "double", "„": "double", "«": "double", "‟": "double", "‘": "single", "‚": "single", "‹": "single"}
_CLOSE: dict[str, Style] = {"”": "double", "»": "double", "’": "single", "›": "single"}
_STRAIGHT: dict[str, Style] = {'"': "double", "'": "single"}
_STYLE: dict[str, Style] = {**_OPEN, **_CLOSE, **_STRAIGHT}
_MARK, _SINGLE, _DOUBLE = (
    re.compile("[" + "".join(mark for mark, style in _STYLE.items() if style in kept) + "]")
    for kept in (("single", "double"), ("single",), ("double",))
)
_BEFORE_OPENING = frozenset("([{—–-:/…") | frozenset(_STYLE)
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–-/") | frozenset(_STYLE)
_MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters [start, end) between two marks; [before, after) takes in the marks.

    `depth` is 0 for a quotation that is in no other. `closed` is False where its paragraph ends without a closing mark, as it does
    when the next one goes on with an opening mark.
    """

    start: int
    end: int
    before: int
    after: int
    style: Style
    depth: int
    closed: bool


def find(text: str) -> list[Quotation]:
    """Every quotation of the text, outer before inner, in the order of their opening marks.

    >>> line = "He called it “a ‘real’ start”."
    >>> [line[q.start:q.end] for q in find(line)]
    ['a ‘real’ start', 'real']
    """
    quotes = _Scan(text).run()
    kept = sorted((q for q in quotes if q.end - q.start > (q.style == "single")), key=lambda q: (q.before, -q.end))
    found: list[Quotation] = []
    around: list[int] = []
    for quote in kept:
        while around and around[-1] <= quote.before:
            around.pop()
        found.append(replace(quote, depth=len(around)))
        around.append(quote.after)
    return found


def outermost(text: str) -> list[Quotation]:
    """The quotations of the text that are in no other, in order."""
    return [q for q in find(text) if q.depth == 0]


@dataclass(slots=True)
class _Open:
    at: int
    style: Style
    mark: str


class _Scan:
    """One pass over a text, a paragraph (a line) at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []
        self.lines: list[tuple[int, int]] = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                self.lines.append((start + len(line) - len(line.lstrip()), start + len(line)))
            start += len(line) + 1
        # the first double mark of each line or of those after it; -1 where there is none
        self.next_double = [-1] * (len(self.lines) + 1)
        for n in range(len(self.lines) - 1, -1, -1):
            start, end = self.lines[n]
            first = _DOUBLE.search(text, start, end)
            self.next_double[n] = first.start() if first else self.next_double[n + 1]

    def run(self) -> list[Quotation]:
        carried: _Open | None = None
        for n, (start, end) in enumerate(self.lines):
            self.start, self.end = start, end
            self.closing = self._closing_singles()
            self.stack = [carried] if carried else []
            for mark in _MARK.finditer(self.text, start, end):
                self._mark(mark.start())
            carried = self._left_open(n, carried)
        return self.found

    def _mark(self, i: int) -> None:
        """Open or close with the mark at i, or pass over it."""
        mark = self.text[i]
        style = _STYLE[mark]
        if style == "single" and not self._is_single_quote(i):
            return
        before, after = self._around(i)
        can_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        can_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.style == style and _closes(mark, top.mark, can_open, can_close):
            self._close(i)
        elif style == "double" and len(self.stack) > 1 and self.stack[-2].style == style and can_close and not can_open:
            self.stack.pop()  # an inner single mark that never closed
            self._close(i)
        elif len(self.stack) < _MAX_DEPTH and (mark in _OPEN or can_open) and (top is None or top.style != style or mark in _OPEN):
            self.stack.append(_Open(i, style, mark))

    def _close(self, i: int) -> None:
        opened = self.stack.pop()
        self._keep(opened, i, i + 1, closed=True)

    def _keep(self, opened: _Open, end: int, after: int, *, closed: bool) -> None:
        start = opened.at + 1
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self.found.append(Quotation(start, end, opened.at, after, opened.style, 0, closed))

    def _left_open(self, n: int, carried: _Open | None) -> _Open | None:
        """What becomes of a quotation that its paragraph doesn't close: it goes on into the next, ends here, or was none."""
        if not self.stack:
            return None
        left = self.stack[0]
        reopened = n + 1 < len(self.lines) and self.text[self.lines[n + 1][0]] == left.mark
        opens_line = left.at == self.start
        goes_on = left.style == "double" and not reopened and self._closes_later(n)
        if goes_on and (left is carried or opens_line or self.text[max(0, left.at - 2) : left.at].rstrip().endswith((":", ","))):
            return left
        if left.style == "single" and not (reopened and opens_line):
            return None
        if left is not carried and (reopened or opens_line or self.text[left.at + 1 : left.at + 2].isupper()):
            self._keep(left, self.end, self.end, closed=False)
        return None

    def _closes_later(self, n: int) -> bool:
        """Whether the first double mark of the following paragraphs is one that closes."""
        i = self.next_double[n + 1]
        if i < 0:
            return False
        before, after = self.text[i - 1], self.text[i + 1 : i + 2] or " "
        if self.text[i] == '"':
            return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        return self.text[i] in _CLOSE and not before.isspace()

    # single marks, which are apostrophes too

    def _is_single_quote(self, i: int) -> bool:
        """Whether a single mark is a quotation mark and no apostrophe ("don't", "the rebels' camp", "'90s")."""
        mark = self.text[i]
        before, after = self._around(i)
        if before.isalnum() and after.isalnum():
            return False
        if self.stack and self.stack[-1].style == "single":
            if not self._may_close(i):
                return False
            # "the ministers’ talks ... failed’": a plural's apostrophe, where a later mark closes better
            plural = before == "s" and after == " " and self.text[i + 2 : i + 3].isalpha()
            return not (plural and self.closing[i - self.start + 1] != -1)
        if mark in _CLOSE or after.isspace() or not (before.isspace() or before in _BEFORE_OPENING):
            return False
        if self.text[i + 1 : i + 3].isdigit() and not self.text[i + 3 : i + 4].isdigit():
            return False
        return self.closing[i - self.start + 1] != -1 or (mark == "‘" and i == self.start)

    def _around(self, i: int) -> tuple[str, str]:
        return (self.text[i - 1] if i > self.start else " "), (self.text[i + 1] if i + 1 < self.end else " ")

    def _may_close(self, i: int) -> bool:
        before, after = self._around(i)
        return self.text[i] in "’'›" and not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)

    def _closing_singles(self) -> list[int]:
        """For each place of the line the next single mark from there on that may close, before another one opens; -1 where none does."""
        found, coming = [-1] * (self.end - self.start + 2), -1
        if not _SINGLE.search(self.text, self.start, self.end):
            return found
        for i in range(self.end - 1, self.start - 1, -1):
            if _STYLE.get(self.text[i]) == "single":
                if self._may_close(i):
                    coming = i
                elif self.text[i] in _OPEN or (not self._around(i)[1].isspace() and self._around(i)[0].isspace()):
                    coming = -1
            found[i - self.start] = coming
        return found


def _closes(mark: str, opened: str, can_open: bool, can_close: bool) -> bool:
    """Whether this mark ends a quotation that `opened` began."""
    if mark in _STRAIGHT:
        return opened == mark and (can_close or not can_open)
    if mark in _CLOSE:
        return opened not in _STRAIGHT
    if mark == "“":
        return opened == "„" or (opened == "“" and can_close and not can_open)
    return mark == "«" and opened == "»"
