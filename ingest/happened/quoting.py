"""Whose words stand in quotation marks: each quotation gets the cue that reports it, or the speaker of the one before it.

The order of trust: the cue right behind it ("...", she said), the cue right before it (She said: "..."), the cue that it hangs on in
the tree (called it "..."), another cue of the sentence; where its sentence has none, whoever was speaking just before. Words in quotes
that none of these gives to anybody are names or scare quotes, and nobody said them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest import lexicon
from ingest.happened.arguments import subjects
from ingest.happened.page import Page, Quote
from ingest.happened.speakers import SPEAKING
from ingest.happened.speech import Cue
from ingest.notes import EntityNote

_WINDOW = 60
"""Tokens behind a quotation in which its "she said" is looked for."""
_NO_CONTENT = frozenset({"nsubj", "nsubjpass", "csubj", "mark", "advcl", "npadvmod", "aux"})
"""Ways of hanging on a verb of saying that make no content of what is said."""
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "to", "on", "a", "de", "el", "la", "al"})
_CIRCUMSTANCE = frozenset({"in", "at", "on", "during", "after", "before", "from", "via", "since", "through", "near", "until"})
"""Prepositions behind a verb of saying that tell where and when, not what."""


def attribute(page: Page) -> None:
    """Give each quotation of the page its cue and speakers, or leave it without."""
    for n, quote in enumerate(page.quotes):
        before = page.quotes[n - 1] if n else None
        if is_name(page, quote):
            continue
        quote.cue = _cue_behind(page, quote) or _cue_before(page, quote) or _cue_above(page, quote) or _cue_beside(page, quote)
        if quote.cue is not None:
            quote.speakers = page.who(quote.cue)
        elif page.is_heading(quote.line):
            continue
        elif is_full(page, quote):
            _carry_on(page, quote, before)
        else:
            quote.speakers = _speaking_just_before(page, quote)
            if not quote.speakers and (cue := _doer(page, quote)):
                quote.cue, quote.speakers = cue, page.who(cue)
    for quote, after in zip(reversed(page.quotes[:-1]), reversed(page.quotes[1:]), strict=True):
        if not quote.speakers and quote.cue is None and not quote.marks.closed and after.speakers and after.line == quote.line + 1:
            quote.speakers = after.speakers  # the paragraph goes on in the next one, and that names the speaker
    for quote in page.quotes:
        if not quote.speakers and quote.cue is None and page.is_heading(quote.line):
            quote.speakers = _told_below(page, quote)


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
    at = _previous(doc, quote)
    if at >= 0 and doc[at].lower_ in lexicon.words("naming_words"):
        return True
    if at > 0 and doc[at].lower_ == "as" and doc[at - 1].lower_ in {"known", "nicknamed"}:
        return True
    if page.is_heading(quote.line) or is_full(page, quote):
        return False
    names = [t for t in words if t.text[0].isupper()]
    if len(words) == 1 and names and quote.start > doc[quote.start].sent.start + 1:
        head = words[0].head  # the “Condor” missile, the ship “Condor”
        return words[0].dep_ in {"compound", "nmod", "amod", "appos"} and not quote.start <= head.i < quote.end
    return len(names) > 1 and words[0] == names[0] and all(t.text[0].isupper() or t.lower_ in _IN_NAMES for t in words)


def _previous(doc: Doc, quote: Quote) -> int:
    """The last token before a quotation that is no mark; -1 where there is none."""
    at = quote.start - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    return at


def _cue_behind(page: Page, quote: Quote) -> Cue | None:
    """The cue right behind a quotation: "...", she said; "...", said Lima's envoy."""
    doc = page.doc
    at = quote.end
    while at < len(doc) and doc[at].is_punct and doc[at].text not in {".", ";", ":"} and "\n" not in doc[at].text:
        at += 1
    last = page.notes.text[quote.marks.end - 1]
    comma = last in ",?!—–…" or any(t.text in {",", "—", "–", "-", "--"} for t in doc[quote.end : at])
    for i in range(at, min(len(doc), at + _WINDOW)):
        token = doc[i]
        if "\n" in token.text or token.text in {".", ";", "?", "!"} or page.quote_of(i) is not None:
            return None
        cue = page.outside.get(i)
        if cue is None or not cue.speakers or "say" not in cue.kinds:
            continue
        first = min([i, *(t.left_edge.i for t in cue.speakers if t.i < i)])
        if first < at or any(t.pos_ not in {"ADV", "PUNCT"} and t.lower_ != "as" for t in doc[at:first]):
            continue
        own_sentence = last == "." and not comma and (any(c.i > i for c in cue.content) or _opens_quote(page, i))
        return None if own_sentence or (not comma and last != "." and cue.kind != "say") else cue
    return None


def _opens_quote(page: Page, cue: int) -> bool:
    """Whether another quotation follows on a cue in its sentence: it belongs there."""
    sent = page.doc[cue].sent
    return any(page.quote_of(i) is not None for i in range(cue + 1, sent.end))


def _cue_before(page: Page, quote: Quote) -> Cue | None:
    """The cue right before a quotation: She told them: "..."; he said that "..."; called the plan "..."; the colon after a name."""
    doc = page.doc
    at = _previous(doc, quote)
    if at < 0 or "\n" in doc[at].text:
        return None
    mark = doc[at]
    if mark.text == ":" and (named := _named_before_colon(page, mark)):
        return named
    if mark.text == ":" and not any(page.who(c) for c in page.cues_of(mark.sent) if c.token.i < at):
        return _subject_before_colon(page, mark)
    if mark.text in {":", ","} or mark.lower_ in {"that", "as"}:
        reach = mark.sent.start
    elif mark.text in {".", "?", "!", ";"}:
        return None
    else:
        reach = max(mark.sent.start, at - 5)
    if mark.lower_ == "as" and (named := page.outside.get(mark.head.i)) is not None and named.speakers:
        return named
    for i in range(at, reach - 1, -1):
        if page.quote_of(i) is not None:
            return None
        cue = page.outside.get(i)
        if cue is not None and cue.speakers and (cue.kind != "act" or mark.lower_ in {":", "as"}):
            return None if i < at and mark.text == "," and not _comma_introduces(cue, at) else cue
        if doc[i].pos_ == "VERB" and mark.text not in {":", ","}:
            return None
    return None


def _comma_introduces(cue: Cue, comma: int) -> bool:
    """Whether what a verb of saying reports comes after this comma and not before it: He told them on Monday, "..."."""
    return not any(cue.token.i < c.i < comma for c in cue.content)


def _named_before_colon(page: Page, colon: Token) -> Cue | None:
    """The speaker of "Minister Silva: ..." at the beginning of a line or sentence."""
    doc = page.doc
    start = colon.i
    while start > 0 and colon.i - start < 12 and "\n" not in doc[start - 1].text and doc[start - 1].text not in {".", "?", "!"}:
        start -= 1
    heads = [t for t in doc[start : colon.i] if page.notes.mention_at(t) is not None]
    verbs = any(t.pos_ in {"VERB", "AUX"} for t in doc[start : colon.i])
    return Cue(colon, ("say",), heads[-1:]) if heads and not verbs else None


def _subject_before_colon(page: Page, colon: Token) -> Cue | None:
    """Whoever the sentence before a colon tells of, where no word of it says that they spoke: "Her deputy was blunter: ..."."""
    told = [t for t in subjects(colon.sent.root) if t.i < colon.i and any(e.type in SPEAKING for e in page.notes.entities_at(t))]
    return Cue(colon, ("say",), told[:1]) if told else None


def _cue_above(page: Page, quote: Quote) -> Cue | None:
    """The nearest cue that the quoted words hang on, not as its subject: called it "...", his demand for "..."."""
    for token in page.doc[quote.start : quote.end]:
        if token.head == token or not quote.start <= token.head.i < quote.end:
            found = _climb(page, token, quote)
            if found is not None:
                return found
    return None


def _climb(page: Page, token: Token, quote: Quote) -> Cue | None:
    """Up the tree from a quoted word. A verb that only does something by words gives way to a verb of saying above it."""
    node, weak = token, None
    for _ in range(40):
        head = node.head
        if head == node:
            break
        if not quote.start <= head.i < quote.end:
            cue = page.outside.get(head.i)
            reports = cue is not None and cue.speakers and node not in cue.speakers and node.dep_ not in _NO_CONTENT
            if cue is not None and reports and cue.kind in ("say", "call"):
                if not (node.dep_ == "prep" and node.lower_ in _CIRCUMSTANCE and cue.kind == "say"):
                    return weak if weak is not None and page.who(weak) and not page.who(cue) else cue
            elif reports:
                weak = weak or cue
            if _apart(page, head, quote):
                return weak
            if side := _reported_beside(page, head, node):
                return side
        node = head
    return weak


def _apart(page: Page, head: Token, quote: Quote) -> bool:
    """Whether a semicolon stands between the quoted words and a token: what is behind it is another report."""
    first, last = sorted((head.i, quote.start))
    return last - first < _WINDOW and any(t.text == ";" for t in page.doc[first:last])


def _reported_beside(page: Page, head: Token, node: Token) -> Cue | None:
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
        as_clause = any(c.lower_ == "as" and c.dep_ == "mark" for c in child.children)
        if cue is not None and child != node and cue.speakers and as_clause and cue.kind != "act":
            return cue
    return None


def _cue_beside(page: Page, quote: Quote) -> Cue | None:
    """A verb of saying in the same sentence that the parser didn't tie to the quotation."""
    sent = page.doc[quote.start].sent
    found = [c for c in page.cues_of(sent) if "say" in c.kinds and c.speakers]
    before = [c for c in found if c.token.i < quote.start and not any(t.left_edge.i <= quote.start <= t.right_edge.i for t in c.speakers)]
    behind = [c for c in found if c.left >= quote.end]
    return before[-1] if before else behind[0] if behind else None


def _doer(page: Page, quote: Quote) -> Cue | None:
    """Whoever does what the words belong to, as the last resort for words within a sentence: "The envoys met for “frank talks”"."""
    for token in page.doc[quote.start : quote.end]:
        node = token
        if quote.start <= node.head.i < quote.end and node.head != node:
            continue
        while node.head != node and node.dep_ not in _NO_CONTENT:
            node = node.head
            if node.pos_ == "VERB" and not quote.start <= node.i < quote.end:
                if any(c.dep_ == "neg" for c in node.children):
                    return None
                told = [t for t in subjects(node) if any(e.type in SPEAKING for e in page.notes.entities_at(t))]
                return Cue(node, ("act",), told) if told else None
    return None


def _carry_on(page: Page, quote: Quote, before: Quote | None) -> None:
    """A whole quoted sentence without a cue goes on from the quotation before it, in the same paragraph or the next one."""
    if before is not None and before.speakers and quote.line - before.line <= 1 and not _another_spoke(page, before, quote):
        quote.speakers, quote.follows = before.speakers, before
    elif before is None or before.line != quote.line or before.cue is None or before.speakers:
        quote.speakers = _speaking_just_before(page, quote) or _stated_by_the_title(page, quote)


def _another_spoke(page: Page, before: Quote, quote: Quote) -> bool:
    """Whether somebody else is reported between two quotations."""
    known = {e.id for e in before.speakers or ()}
    between = (c for c in page.cues_between(before.end, quote.start) if c is not before.cue and c.kind == "say")
    return any({e.id for e in page.who(c)} - known for c in between)


def _speaking_just_before(page: Page, quote: Quote) -> list[EntityNote]:
    """Who was reported in the sentence before, in the same paragraph: "She told them that the army had left. But there was “no deal”."."""
    sent = page.doc[quote.start].sent
    if sent.start == 0 or any(c.kind in ("say", "call") and page.who(c) for c in page.cues_of(sent)):
        return []
    if any(e.type in SPEAKING for t in subjects(sent.root) for e in page.notes.entities_at(t)):
        return []  # somebody acts here, and the words may be theirs
    earlier = page.doc[sent.start - 1].sent
    if page.line(earlier.start) != quote.line:
        return []
    told = [c for c in page.cues_of(earlier) if c.kind == "say" and page.who(c)]
    if told:
        return page.who(next((c for c in told if c.token == earlier.root), told[0]))
    if not is_full(page, quote):
        return []
    # "The minister was blunt." and then what he said
    return [e for t in subjects(earlier.root)[:1] for e in page.notes.entities_at(t) if e.type == "Person"]


def _stated_by_the_title(page: Page, quote: Quote) -> list[EntityNote]:
    """Whose statement the article is: one quotation from its first word on, below "Statement from the ministry"."""
    doc = page.doc
    if not page.notes.article.title or quote.line != 1 or _previous(doc, quote) != (page.breaks[0] if page.breaks else -1):
        return []
    return [e for c in page.cues_of(doc[0].sent) if c.kind == "act" for e in page.who(c)]


def _told_below(page: Page, quote: Quote) -> list[EntityNote]:
    """Who says in the text what a headline quotes: the speaker of the first report that has the same words."""
    wanted = page.notes.text[quote.marks.start : quote.marks.end].casefold()
    for other in page.quotes:
        if other.start > quote.end and other.speakers and wanted in page.notes.text[other.marks.start : other.marks.end].casefold():
            return other.speakers
    for sent in page.doc.sents:
        if sent.start >= quote.end and wanted in sent.text.casefold():
            told = [c for c in page.cues_of(sent) if c.kind != "think"]
            if told:
                return page.who(told[0])
    return []
