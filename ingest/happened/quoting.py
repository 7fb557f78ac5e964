"""Whose words stand in quotation marks: each quotation gets the cue that reports it, or the speaker of the one before it.

The order of trust: the cue right behind it ("...", she said), the cue that it hangs on in the tree (called it "..."), the cue right
before it (She said: "..."), another cue of the sentence, and for whole sentences in quotes without any cue the speaker of what came just
before. Words in quotes that none of these gives to anybody are names or scare quotes, and nobody said them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ingest import lexicon
from ingest.happened.speakers import who
from ingest.happened.speech import CONTENT, Cue, cues
from ingest.notes import EntityNote, Notes
from ingest.quotes import Quotation, quotations

_WINDOW = 60
"""Tokens behind a quotation in which its "she said" is looked for."""
_LINKS = CONTENT | {"dobj", "prep", "pobj", "pcomp", "oprd", "attr", "acomp", "advmod", "parataxis", "conj", "amod", "compound", "acl", "appos", "nmod",
                    "dative", "agent", "relcl", "prt", "nsubjpass", "advcl", "punct", "dep", "meta", "intj", "nsubj", "npadvmod", "poss", "nummod", "det"}  # fmt: skip


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
    """An article as quotations, cues and lines of tokens."""

    def __init__(self, doc: Doc, notes: Notes) -> None:
        self.doc, self.notes = doc, notes
        self.offsets = [t.idx for t in doc]
        self.breaks = [t.i for t in doc if "\n" in t.text]
        self.quotes = [q for marks in quotations(notes) if (q := self._quote(marks)) is not None]
        self._starts = [q.start for q in self.quotes]
        self.cues: list[Cue] = []
        self._by_sentence: dict[int, list[Cue]] = {}
        self.outside: dict[int, Cue] = {}
        for sent in doc.sents:
            found = cues(sent)
            self.cues += found
            free = [c for c in found if self.quote_of(c.token.i) is None]
            self._by_sentence[sent.start] = free
            self.outside.update((c.token.i, c) for c in free)

    def _quote(self, marks: Quotation) -> Quote | None:
        start = bisect_right(self.offsets, marks.start) - 1
        end = bisect_left(self.offsets, marks.end)
        return Quote(marks, start, end, self.line(start)) if start < end else None

    def line(self, token: int) -> int:
        """The number of the paragraph that a token stands in."""
        return bisect_left(self.breaks, token)

    def quote_of(self, token: int) -> Quote | None:
        """The quotation that a token stands in."""
        n = bisect_right(self._starts, token) - 1
        return self.quotes[n] if n >= 0 and token < self.quotes[n].end else None

    def cues_of(self, sent: Span) -> list[Cue]:
        """A sentence's cues outside quotation marks."""
        return self._by_sentence.get(sent.start, [])

    def who(self, cue: Cue) -> list[EntityNote]:
        """Who speaks at a cue."""
        return who(cue.speakers, self.notes)


def attribute(page: Page) -> None:
    """Give each quotation of the page its cue and speakers, or leave it without."""
    for n, quote in enumerate(page.quotes):
        before = page.quotes[n - 1] if n else None
        if _is_name(page, quote):
            continue
        quote.cue = _cue_behind(page, quote) or _cue_above(page, quote) or _cue_before(page, quote) or _cue_beside(page, quote)
        if quote.cue is not None:
            quote.speakers = page.who(quote.cue) or None
        elif before is not None and is_full(page, quote):
            _carry_on(page, quote, before)


def is_full(page: Page, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own and no words within one."""
    text = page.notes.text[quote.marks.start : quote.marks.end]
    return (
        (text[0].isupper() or text[0] in "[…‘'0123456789")
        and quote.end - quote.start >= 3
        and (text[-1] in ".!?,…—–" or not quote.marks.closed)
    )


def _cue_behind(page: Page, quote: Quote) -> Cue | None:
    """The cue right behind a quotation: "...", she said; "...", said Lima's envoy."""
    doc = page.doc
    at = _next(doc, quote)
    if at >= len(doc) or "\n" in doc[at].text:
        return None
    last = page.notes.text[quote.marks.end - 1]
    comma = any(t.text in {",", "—", "–", "-", "--"} for t in doc[quote.end : at]) or last in ",?!—–…"
    for i in range(at, min(len(doc), at + _WINDOW)):
        token = doc[i]
        if "\n" in token.text or token.text in {".", ";", "?", "!"} or page.quote_of(i) is not None:
            return None
        cue = page.outside.get(i)
        if cue is None or not cue.speakers:
            continue
        first = min([i, *(t.left_edge.i for t in cue.speakers)])
        lead = all(t.pos_ in {"ADV", "SCONJ", "CCONJ", "PUNCT"} for t in doc[at:first]) if first >= at else False
        if not lead:
            continue
        if not comma and last == "." and not _ends_there(page, cue, i):
            return None
        if not comma and last != "." and cue.kind != "say":
            return None
        return cue
    return None


def _next(doc: Doc, quote: Quote) -> int:
    """The first token behind a quotation that is neither mark nor comma."""
    at = quote.end
    while at < len(doc) and doc[at].is_punct and doc[at].text not in {".", ";", ":"} and "\n" not in doc[at].text:
        at += 1
    return at


def _ends_there(page: Page, cue: Cue, i: int) -> bool:
    """Whether nothing is reported behind a cue: its own sentence ends with it, "He said." or "She told reporters on Monday."."""
    return not any(c.i > i for c in cue.content)


def _cue_above(page: Page, quote: Quote) -> Cue | None:
    """The nearest cue that the quoted words hang on, not as its subject: called it "...", his demand for "..."."""
    inside = range(quote.start, quote.end)
    for token in page.doc[quote.start : quote.end]:
        if token.head.i in inside and token.head is not token:
            continue
        found = _climb(page, token, quote)
        if found is not None:
            return found
    return None


def _climb(page: Page, token: Token, quote: Quote) -> Cue | None:
    node = token
    for _ in range(40):
        head = node.head
        if head is node:
            break
        if not quote.start <= head.i < quote.end:
            if side := _reported_beside(page, head, quote):
                return side
            cue = page.outside.get(head.i)
            if cue is not None and node.dep_ not in {"nsubj", "nsubjpass", "csubj", "mark"} and cue.speakers and node not in cue.speakers:
                return cue
        node = head
    return None


def _reported_beside(page: Page, head: Token, quote: Quote) -> Cue | None:
    """A cue that hangs beside the quoted words: "according to", "in her words", "as he put it"."""
    for child in head.children:
        cue = page.outside.get(child.i)
        if cue is not None and child.lower_ in {"according", "per"}:
            return cue
        if child.lower_ == "in":
            for word in child.children:
                cue = page.outside.get(word.i)
                if word.lower_ in {"words", "phrase", "view", "opinion"} and cue is not None:
                    return cue
        if (
            cue is not None
            and child.dep_ in {"advcl", "parataxis", "ccomp"}
            and any(c.lower_ == "as" for c in child.children)
            and cue.speakers
        ):
            return cue
    return None


def _cue_before(page: Page, quote: Quote) -> Cue | None:
    """The cue right before a quotation: She told them: "..."; he said that "..."; the colon after a name."""
    doc = page.doc
    at = quote.start - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    if at < 0 or "\n" in doc[at].text:
        return None
    mark = doc[at]
    if mark.text not in {":", ","} and mark.lower_ not in {"that", "as"} and mark.i not in page.outside:
        return None
    if mark.text == ":" and (named := _named_before_colon(page, mark)):
        return named
    for i in range(at, mark.sent.start - 1, -1):
        if page.quote_of(i) is not None and mark.text != ",":
            return None
        cue = page.outside.get(i)
        if cue is not None and cue.speakers:
            return cue
    return None


def _named_before_colon(page: Page, colon: Token) -> Cue | None:
    """The speaker of "Minister Silva: ..." at the beginning of a line or sentence."""
    start = colon.i
    while start > 0 and "\n" not in page.doc[start - 1].text and page.doc[start - 1].text not in {".", "?", "!"} and colon.i - start < 12:
        start -= 1
    heads = [t for t in page.doc[start : colon.i] if page.notes.mention_at(t) is not None]
    if heads and not any(t.pos_ in {"VERB", "AUX"} for t in page.doc[start : colon.i]):
        return Cue(colon, ("say",), heads[:1])
    return None


def _cue_beside(page: Page, quote: Quote) -> Cue | None:
    """A verb of saying in the same sentence that the parser didn't tie to the quotation."""
    sent = page.doc[quote.start].sent
    found = [c for c in page.cues_of(sent) if c.kind == "say" and c.speakers and "say" in c.kinds]
    behind = [c for c in found if c.token.i >= quote.end]
    before = [c for c in found if c.token.i < quote.start and not _in_subject(c, quote)]
    return before[-1] if before else (behind[0] if behind and behind[0].left >= quote.end else None)


def _in_subject(cue: Cue, quote: Quote) -> bool:
    return any(t.left_edge.i <= quote.start <= t.right_edge.i for t in cue.speakers)


def _carry_on(page: Page, quote: Quote, before: Quote) -> None:
    """A whole quoted sentence without a cue goes on from the quotation before it, in the same paragraph or the next."""
    if before.speakers is None or quote.line - before.line > 1:
        return
    between = page.doc[before.end : quote.start]
    if (
        quote.line > before.line
        and before.marks.closed
        and any(c for c in page.cues if before.end <= c.token.i < quote.start and c is not before.cue)
    ):
        return
    del between
    quote.speakers, quote.follows = before.speakers, before


def _is_name(page: Page, quote: Quote) -> bool:
    """Whether the marks set off a name, a title or a term: the “Seabird” exercise, so-called “hubs”, known as “El Zurdo”."""
    doc = page.doc
    words = [t for t in doc[quote.start : quote.end] if t.is_alpha]
    if not words:
        return True
    at = quote.start - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    if at >= 0 and doc[at].lower_ in lexicon.words("naming_words"):
        return True
    if at > 0 and doc[at].lower_ == "as" and doc[at - 1].lower_ in {"known", "nicknamed"}:
        return True
    if page.line(quote.start) == 0 and page.notes.article.title:
        return False
    return (
        len(words) > 1 and all(t.text[0].isupper() or len(t) < 4 for t in words) and words[0].text[0].isupper() and not is_full(page, quote)
    )
