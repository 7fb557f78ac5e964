"""An article as the statements component reads it: quotations, cues and paragraphs of tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from spacy.tokens import Doc, Span, Token

from ingest.below import having, spelt
from ingest.happened.speakers import Voices
from ingest.happened.speech import Cue, cues
from ingest.notes import EntityNote, Mention, Notes
from ingest.quotes import Quotation, outermost

_DEEP = 40
"""Steps up the tree within which a verb of saying is taken to be reported by another."""
_TURN = 14
"""Tokens at the beginning of a paragraph among which the colon of a speaker's turn stands."""


@dataclass(slots=True, eq=False)
class Quote:
    """A quotation with its tokens [start, end) and, once found, what reports it and who speaks."""

    marks: Quotation
    start: int
    end: int
    line: int
    cue: Cue | None = None
    speakers: list[EntityNote] | None = None
    follows: Quote | None = None
    """The quotation that this one goes on from, where it has no cue of its own."""


class Page:
    """Everything that can be looked up by token number. Paragraphs are numbered from 0, the title's included."""

    def __init__(self, doc: Doc, notes: Notes) -> None:
        self.doc, self.notes = doc, notes
        self.breaks = [t.i for t in having(doc, [word for word in spelt(doc) if "\n" in word])]
        offsets = [t.idx for t in doc]
        self.quotes: list[Quote] = []
        for marks in outermost(notes.text):
            start, end = bisect_right(offsets, marks.start) - 1, bisect_left(offsets, marks.end)
            if start < end:
                self.quotes.append(Quote(marks, start, end, self.line(start)))
        self._quote_starts = [q.start for q in self.quotes]
        # not the page's own method: what holds itself would keep the whole article until the garbage collector comes
        self._voices = Voices(notes, partial(_quote_at, self.quotes, self._quote_starts))
        self.outside: dict[int, Cue] = {}
        """The cues outside quotation marks, by token number."""
        self.beside: dict[int, list[tuple[int, Cue]]] = {}
        """By token number, the cues that hang beside what hangs on it ("according to"): filled when asked for."""
        self._by_sentence: dict[int, list[Cue]] = {}
        self.sents = list(doc.sents)
        self._roots: dict[int, Token] = {}
        self._sent_starts = [s.start for s in self.sents]
        self.cues = cues(doc, self.quote_of)
        for cue in self.cues:
            if self.quote_of(cue.token.i) is None:
                self._by_sentence.setdefault(self.sent(cue.token.i).start, []).append(cue)
                self.outside[cue.token.i] = cue
        for cue in self.cues:
            above = (self.outside.get(a.i) for a in islice(cue.token.ancestors, _DEEP) if a.i < cue.token.i)
            cue.main = cue.token.i in self.outside and not any(c is not None and c.kind == "say" for c in above)
        for cue in self.cues:  # in order, since "she said" leans on who spoke before
            self._voices.of(cue)
        self._cue_places = [c.token.i for c in self.cues]

    def sent(self, token: int) -> Span:
        """The sentence of a token."""
        return self.sents[self.sent_number(token)]

    def sent_number(self, token: int) -> int:
        """Which sentence of the article a token stands in."""
        return bisect_right(self._sent_starts, token) - 1

    def root(self, token: int) -> Token:
        """The root of a token's sentence."""
        number = self.sent_number(token)
        if number not in self._roots:
            self._roots[number] = self.sents[number].root
        return self._roots[number]

    def line(self, token: int) -> int:
        """The number of the paragraph that a token stands in."""
        return bisect_left(self.breaks, token)

    def span(self, line: int) -> tuple[int, int]:
        """A paragraph's tokens [start, end), without the line break."""
        start = self.breaks[line - 1] + 1 if line else 0
        return start, self.breaks[line] if line < len(self.breaks) else len(self.doc)

    def turns(self) -> Iterator[tuple[Token, Mention, int]]:
        """The turns of an interview or a press conference that is printed as one: the colon, the mention before it, the paragraph's end.

        "President of Peru Ana Duarte: I welcome this." Only persons have turns, and a quotation behind the colon makes none.
        """
        for line in range(len(self.breaks) + 1):
            start, end = self.span(line)
            colon = next((t for t in self.doc[start : min(end, start + _TURN)] if t.text == ":"), None)
            if colon is None or end - colon.i < 5 or colon.nbor().is_quote or (line == 0 and self.notes.article.title):
                continue
            named = [m for m in self.mentions_in(start, colon.i) if m.form in ("name", "title") and m.end == colon.i]
            if named and self.notes.entities[named[-1].entities[0]].type == "Person":
                yield colon, named[-1], end

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The resolved mentions among tokens [start, end), in text order."""
        found = (self.notes.mention_at(i) for i in range(start, end))
        return [m for m in found if m is not None and m.entities]

    def is_heading(self, line: int) -> bool:
        """Whether a paragraph is the title or a heading: short and without a full stop."""
        start, end = self.span(line)
        if line == 0 and self.notes.article.title:
            return True
        last = next((t for t in reversed(self.doc[start:end]) if not t.is_space and not t.is_quote), None)
        return end - start <= 14 and last is not None and last.text not in {".", "?", "!", ":", ",", ";"} and line < len(self.breaks)

    def quote_of(self, token: int) -> Quote | None:
        """The quotation that a token stands in."""
        return _quote_at(self.quotes, self._quote_starts, token)

    def cues_of(self, sent: Span) -> list[Cue]:
        """A sentence's cues outside quotation marks."""
        return self._by_sentence.get(sent.start, [])

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues among tokens [start, end), those in quotation marks included."""
        return self.cues[bisect_left(self._cue_places, start) : bisect_left(self._cue_places, end)]

    def free_cues(self, start: int, end: int) -> list[Cue]:
        """The cues among tokens [start, end) that stand in no quotation."""
        return [c for c in self.cues_between(start, end) if c.token.i in self.outside]

    def who(self, cue: Cue) -> list[EntityNote]:
        """Who speaks at a cue."""
        return self._voices.of(cue)


def _quote_at(quotes: list[Quote], starts: list[int], token: int) -> Quote | None:
    n = bisect_right(starts, token) - 1
    return quotes[n] if n >= 0 and token < quotes[n].end else None
