"""Quotations that no word of their sentence reports: whose they are all the same, and which are names or terms and nobody's."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from ingest import lexicon
from ingest.happened.arguments import subjects
from ingest.happened.page import Page, Quote
from ingest.happened.speakers import SPEAKING
from ingest.happened.speech import NO_CONTENT, Cue
from ingest.notes import EntityNote

_FAR = 150
"""Tokens from a quotation up to which a verb of saying may be about it."""
_BELOW = 40
"""Quotations and sentences below a heading in which its words are looked for."""
_LIST = 12
"""Paragraphs up to which a heading's person speaks in the list below it."""
_IN_NAMES = frozenset(
    {"of", "the", "and", "for", "in", "to", "on", "a", "an", "with", "by", "from", "at", "as", "or", "through", "de", "el", "la", "al"}
)


def is_full(page: Page, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own and no words within one."""
    text = page.notes.text[quote.marks.start : quote.marks.end]
    starts = text[0].isupper() or text[0] in "[…‘'0123456789"
    return starts and quote.end - quote.start >= 3 and (text[-1] in ".!?,…—–" or not quote.marks.closed)


def is_name(page: Page, quote: Quote) -> bool:
    """Whether the marks set off a name, a title or a term: the “Seabird” exercise, so-called “hubs”, known as “El Zurdo”."""
    doc = page.doc
    words = [t for t in doc[quote.start : quote.end] if t.is_alpha]
    if not words:
        return True
    at = token_before(doc, quote)
    if at >= 0 and doc[at].lower_ in lexicon.words("naming_words"):
        says = page.outside.get(at)  # "terms that he called “absurd”", not "a group called “Dawn”"
        return says is None or not any(t.head == doc[at] and t.i < at for t in says.speakers)
    if at > 0 and doc[at].lower_ == "as" and doc[at - 1].lower_ in {"known", "nicknamed"}:
        return True
    if at > 0 and doc[at].lower_ == "of" and doc[at - 1].lower_ in lexicon.words("naming_words"):
        return True
    if page.is_heading(quote.line):
        return False
    names = [t for t in words if t.text[0].isupper()]
    if is_full(page, quote):  # a session on “Hard Choices in Hard Times.”
        return len(names) > 2 and all(t.text[0].isupper() or t.lower_ in _IN_NAMES for t in words)
    if len(words) == 1 and names and quote.start > page.sent(quote.start).start + 1 and (at < 0 or doc[at].text != ":"):
        head = words[0].head  # the “Condor” missile, the ship “Condor”
        return words[0].dep_ in {"compound", "nmod", "amod", "appos"} and not quote.start <= head.i < quote.end
    return len(names) > 1 and words[0] == names[0] and all(t.text[0].isupper() or t.lower_ in _IN_NAMES for t in words)


def token_before(doc: Doc, quote: Quote) -> int:
    """The last token before a quotation that is no mark; -1 where there is none."""
    at = quote.start - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    return at


def carry_on(page: Page, quote: Quote, before: Quote | None) -> None:
    """A whole quoted sentence without a cue goes on from the quotation before it, in the same paragraph or the next one."""
    if before is not None and before.speakers and quote.line - before.line <= 1 and not _another_spoke(page, before, quote):
        quote.speakers, quote.follows = before.speakers, before
    elif before is None or before.line != quote.line or before.cue is None or before.speakers:
        quote.speakers = speaking_just_before(page, quote) or _headed(page, quote) or _stated_by_the_title(page, quote)


def _another_spoke(page: Page, before: Quote, quote: Quote) -> bool:
    """Whether somebody else is reported between two quotations."""
    known = {e.id for e in before.speakers or ()}
    between = (c for c in page.cues_between(before.end, quote.start) if c is not before.cue and c.kind == "say")
    return any({e.id for e in page.who(c)} - known for c in between)


def speaking_just_before(page: Page, quote: Quote) -> list[EntityNote]:
    """Who was reported in the sentence before, in the same paragraph: "She told them that the army had left. But there was “no deal”."."""
    sent = page.sent(quote.start)
    near = page.free_cues(max(sent.start, quote.start - _FAR), min(sent.end, quote.end + _FAR))
    if sent.start == 0 or any(c.kind in ("say", "call") and page.who(c) for c in near):
        return []
    if any(e.type in SPEAKING for t in subjects(page.root(quote.start)) for e in page.notes.entities_at(t)):
        return []  # somebody acts here, and the words may be theirs
    earlier = page.sent(sent.start - 1)
    if page.line(earlier.start) != quote.line or page.quote_of(page.root(earlier.start).i) is not None:
        return []
    told = [c for c in page.free_cues(max(earlier.start, earlier.end - _FAR), earlier.end) if c.kind == "say" and page.who(c)]
    if told:
        return page.who(next((c for c in told if c.token == page.root(earlier.start)), told[0]))
    if not is_full(page, quote):
        return []
    # "The minister was blunt." and then what he said
    return [e for t in subjects(page.root(earlier.start))[:1] for e in page.notes.entities_at(t) if e.type == "Person"]


def _headed(page: Page, quote: Quote) -> list[EntityNote]:
    """The person whose name heads a list of quotations, each in a paragraph of its own: "Minister Silva on breakfast television"."""
    if not _opens_line(page, quote):
        return []
    line = quote.line - 1
    while line > 0 and quote.line - line < _LIST:
        start, end = page.span(line)
        if page.is_heading(line):
            named = [
                m
                for m in page.mentions_in(start, end)
                if m.form in ("name", "title") and page.notes.entities[m.entities[0]].type == "Person"
            ]
            return [page.notes.entities[named[0].entities[0]]] if named else []
        first = next((t for t in page.doc[start:end] if not t.is_punct and not t.is_space), None)
        if first is None or page.quote_of(first.i) is None:
            return []
        line -= 1
    return []


def _opens_line(page: Page, quote: Quote) -> bool:
    """Whether a paragraph begins with the quotation, a bullet before it allowed."""
    start = page.span(quote.line)[0]
    return quote.start - start < 6 and all(t.is_punct or t.is_space for t in page.doc[start : quote.start])


def _stated_by_the_title(page: Page, quote: Quote) -> list[EntityNote]:
    """Whose statement the article is: one quotation from its first word on, below "Statement from the ministry"."""
    doc = page.doc
    if not page.notes.article.title or quote.line != 1 or token_before(doc, quote) != (page.breaks[0] if page.breaks else -1):
        return []
    return [e for c in page.cues_of(page.sents[0]) if c.kind == "act" for e in page.who(c)]


def told_below(page: Page, quote: Quote) -> list[EntityNote]:
    """Who says in the text what a headline quotes: the speaker of the first report that has the same words."""
    wanted = page.notes.text[quote.marks.start : quote.marks.end].casefold()
    line_end = page.span(quote.line)[1]
    title = quote.line == 0
    first = bisect_right(page.quotes, line_end, key=lambda q: q.start)
    for other in page.quotes[first : None if title else first + _BELOW]:
        if other.speakers and wanted in page.notes.text[other.marks.start : other.marks.end].casefold():
            return other.speakers
    number = page.sent_number(min(line_end + 1, len(page.doc) - 1))
    for sent in page.sents[number : None if title else number + _BELOW]:
        if wanted in sent.text.casefold():
            told = [c for c in page.cues_of(sent) if c.kind != "think"]
            if told:
                return page.who(told[0])
    return []


def doer(page: Page, quote: Quote) -> Cue | None:
    """Whoever does what the words belong to, as the last resort for words within a sentence: "The envoys met for “frank talks”"."""
    if not page.notes.text[quote.marks.start].islower():
        return None  # the Condor missile, a “Peacemaker”
    for token in page.doc[quote.start : quote.end]:
        node = token
        if quote.start <= node.head.i < quote.end and node.head != node:
            continue
        while node.head != node and node.dep_ not in NO_CONTENT:
            node = node.head
            if node.pos_ == "VERB" and not quote.start <= node.i < quote.end:
                if any(c.dep_ == "neg" for c in node.children):
                    return None
                told = [t for t in subjects(node) if any(e.type in SPEAKING for e in page.notes.entities_at(t))]
                return Cue(node, ("act",), told) if told else None
    return None
