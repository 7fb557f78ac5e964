"""The contract as pydantic models: what one article yields, and the form in which it travels.

Offsets are characters into `Article.full_text` (title, a newline, text); `[start:end]` of it is always the evidence's `text`.
Ids of entities and events are local to one extraction.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.vocabulary import EntityType, EventType, Predicate, Role, Status

IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="an ISO day")]


class Model(BaseModel):
    """Strict about keys, so that a misspelt one is an error and not a loss."""

    model_config = ConfigDict(extra="forbid")


class Sentence(Model):
    """A sentence of the article; sentence 0 is the title where there is one."""

    index: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Article(Model):
    """An article; `text` goes in and is not part of an extraction's JSON, `sentences` come out."""

    id: str = Field(min_length=1)
    title: str = ""
    publisher: str | None = None
    url: str | None = None
    published: IsoDay | None = None
    language: str = "en"
    sentences: list[Sentence] = Field(default_factory=list)
    text: str = Field(default="", exclude=True)

    @property
    def full_text(self) -> str:
        """The text that all offsets count in."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    @property
    def content_hash(self) -> str:
        """What changes when the article's words, date or source do, 64 hex digits; the same before extraction and after it.

        Spaces don't count: an extraction keeps the sentences without what is between them.
        """
        words = self.full_text if self.text else "".join(s.text for s in self.sentences)
        parts = ("".join(words.split()), self.published or "", self.publisher or "", self.url or "")
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Evidence(Model):
    """The span that a fact stands on, with the status that its own sentence gives."""

    sentence: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    status: Status = "occurred"
    attributed_to: str | None = None


class Span(Model):
    """A stretch of a sentence, as the content of indirect speech."""

    sentence: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Position(Model):
    """An office that the article gives a person; `title` without articles and nationality."""

    title: str = Field(min_length=1)
    of: str | None = None
    former: bool = False
    evidence: Evidence


class Entity(Model):
    """Somebody or something that the article names; `name` is its fullest form there, a Country's its usual English name."""

    id: str = Field(min_length=1)
    type: EntityType
    name: str = Field(min_length=1)
    aliases: list[str] = Field(default_factory=list)
    country: str | None = None
    positions: list[Position] = Field(default_factory=list)
    points: int | None = Field(default=None, description="a Document's number of points")


class Participant(Model):
    """An entity's part in an event; `evidence` are indexes into the event's evidence."""

    entity: str
    role: Role
    side: str | None = None
    evidence: list[int] = Field(min_length=1)


class Event(Model):
    """One real-world event, however many sentences mention it."""

    id: str = Field(min_length=1)
    type: EventType
    plover: str | None = None
    mode: str | None = None
    status: Status
    start: IsoDay | None = None
    end: IsoDay | None = None
    date_text: str | None = None
    place: str | None = None
    participants: list[Participant] = Field(default_factory=list)
    quotes: list[str] = Field(default_factory=list)
    content: list[Span] = Field(default_factory=list)
    topics: list[str] = Field(default_factory=list)
    follows: str | None = None
    evidence: list[Evidence] = Field(min_length=1)


class Triple(Model):
    """A fact read straight off an event: (Silva)-[:MET]->(Salem)."""

    subject: str
    predicate: Predicate
    object: str
    status: Status
    event: str | None = None
    evidence: Evidence


class DateExpression(Model):
    """A date expression of a text: its characters, and its TimeML value ("2025-11-30", "2025-W49", "P3D", "XXXX-05-04")."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    value: str


class Extraction(Model):
    """What one article yields."""

    article: Article
    entities: list[Entity] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    triples: list[Triple] = Field(default_factory=list)

    @model_validator(mode="after")
    def _ids_resolve(self) -> Extraction:
        """Every id that is referred to exists, and every participant's evidence does."""
        entities = {e.id for e in self.entities}
        events = {e.id for e in self.events}
        if len(entities) != len(self.entities) or len(events) != len(self.events):
            raise ValueError("two entities or two events share an id")
        wanted: set[str | None] = {e.country for e in self.entities}
        wanted |= {p.of for e in self.entities for p in e.positions}
        for event in self.events:
            wanted |= {event.place} | {p.entity for p in event.participants} | {p.side for p in event.participants}
            wanted |= {e.attributed_to for e in event.evidence}
            if any(not 0 <= i < len(event.evidence) for p in event.participants for i in p.evidence):
                raise ValueError(f"event {event.id}: a participant's evidence is not among the event's evidence")
            if event.follows is not None and event.follows not in events:
                raise ValueError(f"event {event.id} follows {event.follows}, which is not in the extraction")
        for triple in self.triples:
            wanted |= {triple.subject, triple.object}
            if triple.event is not None and triple.event not in events:
                raise ValueError(f"a triple refers to event {triple.event}, which is not in the extraction")
        if unknown := wanted - entities - {None}:
            raise ValueError(f"no such entity in the extraction: {', '.join(sorted(str(u) for u in unknown))}")
        return self
