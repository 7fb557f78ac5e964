"""A question read as an article is: its words with lemmas, and its dates; for `graphkit ask`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Doc

from graphkit.model import Article
from ingest import pipeline as pipes
from ingest.notes import notes_of
from ingest.when.listing import without

__all__ = ["QuestionReader"]


class QuestionReader:
    """Reads questions with a spaCy pipeline; `today` is the day that "next week" counts from."""

    def __init__(self, pipeline: str | None = None, today: dt.date | None = None) -> None:
        self._nlp = pipes.load(pipeline)
        self._today = (today or dt.date.today()).isoformat()
        self._last: tuple[str, Doc] | None = None

    def _read(self, text: str) -> Doc:
        if self._last is None or self._last[0] != text:
            doc = pipes.make_doc(self._nlp, Article(id="question", text=text, published=self._today))
            with self._nlp.select_pipes(disable=without(self._nlp)):
                self._last = text, self._nlp(doc)
        return self._last[1]

    def lemmas(self, text: str) -> Sequence[tuple[int, int, str]]:
        """(start, end, lemma) of each word."""
        return [(t.idx, t.idx + len(t), t.lemma_) for t in self._read(text) if not t.is_space]

    def dates(self, text: str) -> Sequence[tuple[int, int, dt.date | None, dt.date | None]]:
        """(start, end, first day, last day) of each date expression."""
        doc = self._read(text)
        return [(doc[x.start].idx, doc[x.end - 1].idx + len(doc[x.end - 1]), x.first, x.last) for x in notes_of(doc).timexes]
