"""Statements: who said what, to whom, in which words.

One event a report: the cue with its speaker, the quotations that hang on it, and those that go on from them in the same paragraph.
Indirect speech is a Statement with a content span and without quotes.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphkit.vocabulary import Status
from ingest.happened.page import Page, Quote
from ingest.happened.quoting import attribute
from ingest.happened.speakers import side_of, who
from ingest.happened.speech import Cue
from ingest.happened.status import status_of
from ingest.notes import EntityNote, EventNote, Notes, Proof, Reported, notes_of
from ingest.view import viewed
from ingest.when.attach import when_of


@Language.component("graphkit_statements")
@viewed
def statements(doc: Doc) -> Doc:
    """Write the article's Statement events into its notes."""
    notes = notes_of(doc)
    page = Page(doc, notes)
    attribute(page)
    by_cue: dict[int, EventNote] = {}
    by_quote: dict[int, EventNote] = {}
    found: list[EventNote] = []
    for quote in page.quotes:
        if not quote.speakers:
            continue
        event = by_cue.get(quote.cue.token.i) if quote.cue else None
        if event is None and quote.follows is not None and quote.follows.line == quote.line:
            event = by_quote.get(id(quote.follows))
        if event is None:
            trigger = quote.cue.token if quote.cue else doc[quote.start]
            event = _event(trigger, quote.speakers, _status(trigger, notes, quoted=True) or "occurred", notes)
            if quote.cue is not None:
                by_cue[trigger.i] = event
                _addressees(event, quote.cue, notes)
            found.append(event)
        by_quote[id(quote)] = event
        _add_quote(event, quote, doc)
    for cue in page.cues:
        if cue.kind in ("say", "call") and cue.token.i not in by_cue and page.quote_of(cue.token.i) is None:
            indirect = _indirect(cue, page)
            if indirect is not None:
                found.append(indirect)
        elif cue.token.i in by_cue:
            by_cue[cue.token.i].content = _content(cue, page)
    found += _turns(page)
    _report(page, by_quote)
    notes.events += sorted(_without_repeats(found, notes), key=lambda e: e.trigger)
    return doc


def _turns(page: Page) -> list[EventNote]:
    """The Statements of a printed interview, a turn each: what is said there stands without quotation marks."""
    found: list[EventNote] = []
    for colon, mention, end in page.turns():
        speaker = page.notes.entities[mention.entities[0]]
        event = _event(colon, [speaker], "occurred", page.notes)
        last = page.doc[end - 1]
        event.content = [(colon.nbor().idx, last.idx + len(last))]
        page.notes.add_reported(Reported(*event.content[0], speaker.id, colon.i))
        found.append(event)
    return found


def _report(page: Page, by_quote: dict[int, EventNote]) -> None:
    """Note which stretches of the text are somebody's words or report."""
    notes = page.notes
    for quote in page.quotes:
        if quote.speakers:
            event = by_quote[id(quote)]
            stance = quote.cue.stance if quote.cue else "claimed"
            notes.add_reported(Reported(quote.marks.start, quote.marks.end, quote.speakers[0].id, event.trigger, stance))
    for cue in page.cues:
        spans = _content(cue, page)
        speakers = page.who(cue) if spans else []
        for start, end in spans if speakers else ():
            notes.add_reported(Reported(start, end, speakers[0].id, cue.token.i, cue.stance))


def _status(trigger: Token, notes: Notes, *, quoted: bool) -> Status | None:
    status = status_of(trigger, notes)
    return "occurred" if quoted and status in (None, "denied") else status


def _event(trigger: Token, speakers: list[EntityNote], status: Status, notes: Notes) -> EventNote:
    sent = trigger.sent
    event = EventNote("Statement", trigger.i, status, [Proof(sent.start, sent.end, status)])
    for speaker in speakers:
        event.add(speaker.id, "speaker", side=side_of(speaker, notes))
    event.when = when_of(trigger, notes)
    return event


def _addressees(event: EventNote, cue: Cue, notes: Notes) -> None:
    speakers = event.ids("speaker")
    for entity in who(cue.addressees, notes):
        if entity.id not in speakers:
            event.add(entity.id, "addressee", side=side_of(entity, notes))


def _add_quote(event: EventNote, quote: Quote, doc: Doc) -> None:
    event.quotes.append((quote.marks.start, quote.marks.end))
    sent = doc[quote.start].sent
    if not any(p.start <= quote.start < p.end for p in event.proofs):
        event.proofs.append(Proof(sent.start, sent.end, event.status))
        for part in event.parts:
            part.proofs.append(len(event.proofs) - 1)


def _indirect(cue: Cue, page: Page) -> EventNote | None:
    """The Statement of a report without quotation marks; None where nobody says it or nothing is said."""
    content = _content(cue, page)
    speakers = page.who(cue)
    status = _status(cue.token, page.notes, quoted=False)
    if not content or not speakers or status is None or status == "denied":
        return None
    event = _event(cue.token, speakers, status, page.notes)
    event.content = content
    _addressees(event, cue, page.notes)
    return event


def _content(cue: Cue, page: Page) -> list[tuple[int, int]]:
    """The characters of the reported clauses, without those of the cue itself, quotation marks and outer punctuation."""
    cut = [*sorted((t.left_edge.i, t.right_edge.i + 1) for t in cue.speakers), (cue.token.i, cue.token.i + 1)]
    if cue.token.lower_ in {"according", "per"}:
        cut.append((cue.token.left_edge.i, cue.token.right_edge.i + 1))
    spans: list[tuple[int, int]] = []
    for head in cue.content:
        start = head.left_edge.i
        for first, last in [*sorted(c for c in cut if c[1] > start), (head.right_edge.i + 1, head.right_edge.i + 1)]:
            span = _trimmed(page, start, min(first, head.right_edge.i + 1))
            if span is not None:
                spans.append(span)
            start = max(start, last)
    return spans


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The characters of tokens [start, end) without punctuation and spaces at the ends; None where nothing is left."""
    while start < end and (page.doc[start].is_punct or page.doc[start].is_space):
        start += 1
    while end > start and (page.doc[end - 1].is_punct or page.doc[end - 1].is_space):
        end -= 1
    return (page.doc[start].idx, page.doc[end - 1].idx + len(page.doc[end - 1])) if start < end else None


def _without_repeats(events: list[EventNote], notes: Notes) -> list[EventNote]:
    """Quotations that one speaker is given twice, as in a headline and below it, are one: the fuller is kept, with the proof of both."""
    kept: list[EventNote] = []
    said: dict[tuple[str, ...], list[tuple[str, EventNote]]] = {}
    quotes = sorted(((e, q) for e in events for q in e.quotes), key=lambda pair: pair[1][0] - pair[1][1])
    drop: set[tuple[int, int]] = set()
    for event, (start, end) in quotes:
        text = _key(notes.text[start:end])
        known = said.setdefault(tuple(sorted(event.ids("speaker"))), [])
        other = next((e for t, e in known if text == t or (text in t and len(text) >= 0.6 * len(t))), None)
        if other is None:
            known.append((text, event))
            continue
        drop.add((start, end))
        if other is not event:
            other.proofs += event.proofs
    for event in events:
        had = bool(event.quotes)
        event.quotes = [q for q in event.quotes if q not in drop]
        if event.quotes or not had:
            kept.append(event)
    return kept


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
