"""Whose words stand in quotation marks: each quotation gets the cue that reports it, or the speaker of the one before it.

The order of trust: the cue right behind it ("...", she said), the cue right before it (She said: "..."), the cue that it hangs on in
the tree (called it "..."), another cue of the sentence; where its sentence has none, whoever was speaking just before. Words in quotes
that none of these gives to anybody are names or scare quotes, and nobody said them.
"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.sides import is_media
from ingest.happened.arguments import subjects
from ingest.happened.page import Page, Quote
from ingest.happened.speakers import SPEAKING
from ingest.happened.speech import NO_CONTENT, Cue
from ingest.happened.uncued import carry_on, doer, is_full, is_name, speaking_just_before, token_before, told_below

_WINDOW = 60
"""Tokens behind a quotation in which its "she said" is looked for."""
_FAR = 150
"""Tokens from a quotation within which another verb of saying of the sentence may be its own."""
_CIRCUMSTANCE = frozenset({"in", "at", "on", "during", "after", "before", "from", "via", "since", "through", "near", "until"})
"""Prepositions behind a verb of saying that tell where and when, not what."""


def attribute(page: Page) -> None:
    """Give each quotation of the page its cue and speakers, or leave it without."""
    for n, quote in enumerate(page.quotes):
        before = page.quotes[n - 1] if n else None
        if is_name(page, quote):
            continue
        behind = _cue_behind(page, quote)
        if behind is not None and _only_relays(page, behind, quote):  # "told them of “a chance”, according to his spokesman"
            behind = _told_above(page, quote) or behind
        quote.cue = behind or _cue_before(page, quote) or _cue_above(page, quote) or _cue_beside(page, quote)
        if quote.cue is not None:
            quote.cue = _told_by(page, quote.cue)
            quote.speakers = page.who(quote.cue)
        elif page.is_heading(quote.line):
            continue
        elif is_full(page, quote):
            if quote.marks.closed or before is None or before.line == quote.line:
                carry_on(page, quote, before)
        else:
            quote.speakers = speaking_just_before(page, quote)
            if not quote.speakers and (cue := doer(page, quote)):
                quote.cue, quote.speakers = cue, page.who(cue)
    for quote, after in zip(reversed(page.quotes[:-1]), reversed(page.quotes[1:]), strict=True):
        if not quote.speakers and quote.cue is None and not quote.marks.closed and after.speakers and after.line == quote.line + 1:
            quote.speakers = after.speakers  # the paragraph goes on in the next one, and that names the speaker
    for n, quote in enumerate(page.quotes):
        if not quote.speakers and quote.cue is None and not quote.marks.closed and n and is_full(page, quote):
            carry_on(page, quote, page.quotes[n - 1])
        if not quote.speakers and quote.cue is None and page.is_heading(quote.line):
            quote.speakers = told_below(page, quote)


def _cue_behind(page: Page, quote: Quote) -> Cue | None:
    """The cue right behind a quotation: "...", she said; "...", said Lima's envoy."""
    doc = page.doc
    at = quote.end
    while at < len(doc) and doc[at].is_punct and doc[at].text not in {".", ";", ":"} and "\n" not in doc[at].text:
        at += 1
    last = page.notes.text[quote.marks.end - 1]
    comma = last in ",?!—–…" or any(t.text in {",", "—", "–", "-", "--"} for t in doc[quote.end : at])
    if last == "." and not comma and not is_full(page, quote) and token_before(doc, quote) >= page.sent(quote.start).start:
        return None  # hailed “a day of hope.” | The minister warned: words within a sentence that is over
    for i in range(at, min(len(doc), at + _WINDOW)):
        token = doc[i]
        if "\n" in token.text or token.text in {".", ";", "?", "!"} or page.quote_of(i) is not None:
            return None
        cue = page.outside.get(i)
        as_put = at < len(doc) and doc[at].lower_ == "as"  # "...", as Silva put it
        if cue is None or not cue.speakers or not ("say" in cue.kinds or (as_put and cue.kind == "call")):
            continue
        first = min([i, *(t.left_edge.i for t in cue.speakers if t.i < i)])
        if first < at or any(t.pos_ not in {"ADV", "PUNCT"} and t.lower_ != "as" for t in doc[at:first]):
            continue
        own_sentence = last == "." and not comma and (any(c.i > i for c in cue.content) or _opens_quote(page, i) or _tells_else(cue))
        return None if own_sentence or (not comma and last != "." and cue.kind != "say") else cue
    return None


def _told_by(page: Page, cue: Cue) -> Cue:
    """The person's report around what a state is told to have said or done: "Silva said that Lima had pledged to “wait”"."""
    inner = page.who(cue)
    if not inner or any(e.type not in ("Country", "Organization") for e in inner):
        return cue
    for above in cue.token.ancestors:
        outer = page.outside.get(above.i)
        if (
            outer is not None
            and outer.kind == "say"
            and outer.speakers
            and any(c == cue.token or c.is_ancestor(cue.token) for c in outer.content)
        ):
            told = page.who(outer)
            return outer if told and all(e.type == "Person" for e in told) else cue
    return cue


def _only_relays(page: Page, cue: Cue, quote: Quote) -> bool:
    """Whether a report behind words within a sentence may only pass on what another word of the sentence says that somebody said."""
    relayed = cue.token.lower_ in {"according", "per"} or any(is_media(e) for e in page.who(cue))
    return relayed and not is_full(page, quote)


def _told_above(page: Page, quote: Quote) -> Cue | None:
    """The verb of saying that the quoted words hang on, where it is a person who says it."""
    found = _cue_before(page, quote) or _cue_above(page, quote)
    if found is None or found.token.lower_ in {"according", "per"} or found.token.pos_ != "VERB":
        return None
    return found if any(e.type == "Person" for e in page.who(found)) else None


def _tells_else(cue: Cue) -> bool:
    """Whether a verb of saying tells of something of its own: "... a gift." Peru, which demands visas, praised it."""
    return cue.token.dep_ == "relcl" or any(c.dep_ == "dobj" and c not in cue.addressees for c in cue.token.children)


def _opens_quote(page: Page, cue: int) -> bool:
    """Whether another quotation follows on a cue in its sentence: it belongs there."""
    return any(page.quote_of(i) is not None for i in range(cue + 1, min(cue + _WINDOW, page.sent(cue).end)))


def _cue_before(page: Page, quote: Quote) -> Cue | None:
    """The cue right before a quotation: She told them: "..."; he said that "..."; called the plan "..."; the colon after a name."""
    doc = page.doc
    at = token_before(doc, quote)
    if at > 0 and "\n" in doc[at].text and doc[at - 1].text == ":":
        at -= 1  # "He said:", and the quotation is a paragraph of its own
    if at < 0 or "\n" in doc[at].text:
        return None
    mark = doc[at]
    if mark.text == ":" and (named := _named_before_colon(page, mark)):
        return named
    if mark.text == ":" and not any(page.who(c) for c in page.free_cues(max(page.sent(at).start, at - _WINDOW), at)):
        return _subject_before_colon(page, mark)
    if mark.text in {":", ","} or mark.lower_ in {"that", "as"}:
        reach = max(page.sent(at).start, at - _WINDOW)
    elif mark.text in {".", "?", "!", ";"}:
        return None
    else:
        reach = max(page.sent(at).start, at - 5)
    if mark.lower_ == "as" and (named := page.outside.get(mark.head.i)) is not None and named.speakers:
        return page.outside[mark.head.head.i] if _is_verdict(page, mark.head, mark) else named
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
    verb = colon.head if colon.head.i < colon.i else page.root(colon.i)
    told = [t for t in subjects(verb) if t.i < colon.i and any(e.type in SPEAKING for e in page.notes.entities_at(t))]
    return Cue(colon, ("say",), told[:1]) if told else None


def _cue_above(page: Page, quote: Quote) -> Cue | None:
    """The nearest cue that the quoted words hang on, not as its subject: called it "...", his demand for "..."."""
    for token in page.doc[quote.start : quote.end]:
        if token.head == token and (side := _reported_beside(page, token, token)):
            return side  # In the words of the minister, “we do not give up”
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
            reports = cue is not None and cue.speakers and node not in cue.speakers and node.dep_ not in NO_CONTENT
            if head.pos_ in {"NOUN", "PROPN"} and (node.dep_ not in {"prep", "acl", "relcl"} or _is_verdict(page, head, node)):
                reports = False  # "Lima's offer, a “gift”": the words are about the offer, not in it
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


def _is_verdict(page: Page, noun: Token, node: Token) -> bool:
    """Whether words are what somebody calls another's words: "described Lima's remark as “premature”"."""
    cue = page.outside.get(noun.head.i)
    return node.lower_ == "as" and noun.dep_ == "dobj" and cue is not None and "call" in cue.kinds


def _apart(page: Page, head: Token, quote: Quote) -> bool:
    """Whether a semicolon stands between the quoted words and a token: what is behind it is another report."""
    first, last = sorted((head.i, quote.start))
    return last - first < _WINDOW and any(t.text == ";" for t in page.doc[first:last])


def _reported_beside(page: Page, head: Token, node: Token) -> Cue | None:
    """A cue that hangs beside the quoted words: "according to", "in her words", "as he put it"."""
    if head.i not in page.beside:
        page.beside[head.i] = [(child.i, cue) for child in head.children if (cue := _beside(page, child)) is not None]
    return next((cue for at, cue in page.beside[head.i] if at != node.i), None)


def _beside(page: Page, child: Token) -> Cue | None:
    cue = page.outside.get(child.i)
    if cue is not None and child.lower_ in {"according", "per"}:
        return cue
    if child.lower_ == "in":
        words = (w for w in child.children if w.lower_ in {"words", "phrase", "view", "opinion"})
        return next((c for w in words if (c := page.outside.get(w.i)) is not None), None)
    if cue is not None and cue.speakers and cue.kind != "act" and any(c.lower_ == "as" and c.dep_ == "mark" for c in child.children):
        return cue
    return None


def _cue_beside(page: Page, quote: Quote) -> Cue | None:
    """A verb of saying in the same sentence that the parser didn't tie to the quotation."""
    sent = page.sent(quote.start)
    near = page.free_cues(max(sent.start, quote.start - _FAR), min(sent.end, quote.end + _FAR))
    found = [c for c in near if "say" in c.kinds and c.speakers]
    before = [c for c in found if c.token.i < quote.start and not any(t.left_edge.i <= quote.start <= t.right_edge.i for t in c.speakers)]
    behind = [c for c in found if c.left >= quote.end]
    return before[-1] if before else behind[0] if behind else None
