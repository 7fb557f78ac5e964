"""What the components left on the Doc becomes the contract's Extraction: nothing is found here, only written down."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from graphkit.model import Entity, Event, Evidence, Extraction, Participant, Position, Sentence, Span, Triple
from graphkit.vocabulary import Status, plover_code
from ingest.notes import EntityNote, EventNote, Notes, Revision, notes_of
from ingest.triples import triples_of
from ingest.view import drop


@dataclass(slots=True)
class _Sentences:
    """The article's sentences, and the one in which a character lies."""

    doc: Doc
    notes: Notes
    all: list[Sentence]
    of_token: list[int]

    @classmethod
    def of(cls, doc: Doc, notes: Notes) -> _Sentences:
        found: list[Sentence] = []
        of_token = [0] * len(doc)
        for sent in doc.sents:
            start, end = _trim(notes.text, sent.start_char, sent.end_char)
            if start < end:
                found.append(Sentence(index=len(found), start=start, end=end, text=notes.text[start:end]))
            of_token[sent.start : sent.end] = [max(0, len(found) - 1)] * (sent.end - sent.start)
        return cls(doc, notes, found, of_token)

    def evidence(self, start: int, end: int, status: Status, attributed_to: str | None) -> Evidence:
        """The evidence that tokens [start, end) give; one that runs past its sentence is cut there."""
        index = self.of_token[start]
        sentence = self.all[index]
        first = max(self.doc[start].idx, sentence.start)
        last = min(self.doc[end - 1].idx + len(self.doc[end - 1]), sentence.end)
        return Evidence(sentence=index, start=first, end=last, text=self.notes.text[first:last], status=status, attributed_to=attributed_to)

    def span(self, start: int, end: int) -> Span:
        """The content span of these characters, in the sentence where it begins."""
        index = max((s.index for s in self.all if s.start <= start), default=0)
        return Span(sentence=index, start=start, end=end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def extraction(doc: Doc) -> Extraction:
    """The Extraction of a Doc that has gone through the pipeline, the last that is read of it."""
    drop(doc)
    notes = notes_of(doc)
    sentences = _Sentences.of(doc, notes)
    article = notes.article.model_copy(update={"sentences": sentences.all})
    if not sentences.all:
        return Extraction(article=article)
    events = [e for e in notes.events if e.proofs]
    ids = {id(e): f"v{n}" for n, e in enumerate(events, 1)}
    wanted = _wanted(notes, events)
    entities = [_entity(e, sentences) for e in notes.entities.values() if e.id in wanted]
    written = [_event(e, ids, sentences) for e in events]
    triples = triples_of(entities, written) + [_revised(r, sentences) for r in notes.revisions]
    return Extraction(article=article, entities=entities, events=written, triples=triples)


def _wanted(notes: Notes, events: list[EventNote]) -> set[str]:
    """The entities that the article names, and those that something refers to."""
    wanted = {e.id for e in notes.entities.values() if e.keep}
    for event in events:
        wanted |= {p.entity for p in event.parts} | {p.side for p in event.parts if p.side}
        wanted |= {p.attributed_to for p in event.proofs if p.attributed_to}
        if event.place:
            wanted.add(event.place)
    frontier = set(wanted)
    while frontier:
        frontier = {ref for e in frontier for ref in _references(notes.entities[e])} - wanted
        wanted |= frontier
    return wanted


def _references(entity: EntityNote) -> set[str]:
    return {ref for ref in (entity.country, *(o.of for o in entity.offices)) if ref}


def _entity(note: EntityNote, sentences: _Sentences) -> Entity:
    positions = [
        Position(title=o.title, of=o.of, former=o.former, evidence=sentences.evidence(o.start, o.end, "occurred", None))
        for o in note.offices
    ]
    aliases = [a for a in dict.fromkeys(note.aliases) if a != note.name]
    return Entity(
        id=note.id, type=note.type, name=note.name, aliases=aliases, country=note.country, positions=positions, points=note.points
    )


def _event(note: EventNote, ids: dict[int, str], sentences: _Sentences) -> Event:
    when = note.when if note.when and note.when.first and note.when.last else None
    return Event(
        id=ids[id(note)],
        type=note.type,
        plover=plover_code(note.type),
        mode=note.mode,
        status=note.status,
        start=when.first.isoformat() if when and when.first else None,
        end=when.last.isoformat() if when and when.last else None,
        date_text=_text(note.when.start, note.when.end, sentences) if note.when else None,
        place=note.place,
        participants=[Participant(entity=p.entity, role=p.role, side=p.side, evidence=sorted(p.proofs)) for p in note.parts],
        quotes=[sentences.notes.text[a:b] for a, b in note.quotes],
        content=[sentences.span(a, b) for a, b in note.content],
        topics=note.topics,
        follows=ids.get(id(note.follows)) if note.follows else None,
        evidence=[sentences.evidence(p.start, p.end, p.status, p.attributed_to) for p in note.proofs],
    )


def _revised(revision: Revision, sentences: _Sentences) -> Triple:
    proof = revision.proof
    evidence = sentences.evidence(proof.start, proof.end, proof.status, proof.attributed_to)
    return Triple(subject=revision.earlier, predicate="REVISED_INTO", object=revision.later, status=proof.status, evidence=evidence)


def _text(start: int, end: int, sentences: _Sentences) -> str:
    doc = sentences.doc
    return sentences.notes.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
