"""The notebook that an article carries through the rooms: what each component found, on `doc._.notes`.

Each room writes its own list and reads those of the rooms before it (reading, who, when, happened). Token numbers are indexes into the
Doc, ends exclusive; character offsets count in `Notes.text`, which is the article's `full_text`. The Doc itself may be made from a
normalised text of the same length (straight quotes), so quote characters are read from `Notes.text` and never from a token.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from graphkit.model import Article
from graphkit.vocabulary import EntityType, EventType, Role, Status
from ingest.below import below, bounds

_BLOCK = 256
"""Characters to a block of the index of reported stretches."""

Form = Literal["name", "adjective", "nominal", "pronoun", "title"]


@dataclass(slots=True, eq=False)
class Office:
    """An office that the text gives a person: tokens [start, end) are its evidence."""

    title: str
    of: str | None
    start: int
    end: int
    former: bool = False


@dataclass(slots=True, eq=False)
class EntityNote:
    """One entity of the article. `country` is whom a Person or Group acts for, the state whose body an Organization is, or where a Place
    lies: an entity id."""

    id: str
    type: EntityType
    name: str
    aliases: list[str] = field(default_factory=list)
    country: str | None = None
    offices: list[Office] = field(default_factory=list)
    points: int | None = None
    members: list[str] = field(default_factory=list)
    """Of a Group: the ids of the persons whom the text puts in it (a delegation's head and named members)."""
    gender: Literal["m", "f"] | None = None
    keep: bool = True
    """False: of use to the rules, but no entity that the article names (assemble leaves it out unless something refers to it)."""


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of tokens that stands for one entity, or for several ("the two ministers", "both sides").

    `root` is the token that the syntax hangs on. `entities` is empty where the mention can't be resolved with confidence.
    """

    start: int
    end: int
    root: int
    form: Form
    entities: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Timex:
    """A date expression: TimeML `value` ("2025-11-30", "2025-W49", "2025-12", "P3D", "PRESENT_REF"), and its days where it has any."""

    start: int
    end: int
    value: str
    first: dt.date | None = None
    last: dt.date | None = None

    def overlaps(self, other: Timex) -> bool | None:
        """Whether some day is of both; None where one of them has no days."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return None
        return self.first <= other.last and other.first <= self.last


@dataclass(slots=True, eq=False)
class Proof:
    """A stretch of tokens that an event stands on, with the status that its own sentence gives."""

    start: int
    end: int
    status: Status
    attributed_to: str | None = None


@dataclass(slots=True, eq=False)
class Part:
    """An entity's part in an event; `proofs` are indexes into the event's proofs."""

    entity: str
    role: Role
    side: str | None = None
    proofs: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True, eq=False)
class EventNote:
    """One event, or one mention of it until `same_event` has gathered the mentions. `trigger` is the token that announces it."""

    type: EventType
    trigger: int
    status: Status
    proofs: list[Proof]
    parts: list[Part] = field(default_factory=list)
    when: Timex | None = None
    place: str | None = None
    mode: str | None = None
    quotes: list[tuple[int, int]] = field(default_factory=list)
    """Character spans, without the quote marks."""
    content: list[tuple[int, int]] = field(default_factory=list)
    """Character spans of indirect speech."""
    topics: list[str] = field(default_factory=list)
    follows: EventNote | None = None
    joins: list[str] | None = None
    """Of a mention that only tells who else was there: with whom they were ([]: the text names nobody). `same_event` finds the event."""

    chairs: list[str] = field(default_factory=list)
    """Of a mention of talks that the text has told of: who presides over them."""

    echoes: Literal["persons", "sides", "each"] | None = None
    """Of a mention whose people are only "they", "the two", "both sides": the persons, or the sides, of the talks told before. "each":
    those whom the mention names meet the two one after the other ("rang both leaders")."""

    def ids(self, *roles: Role) -> list[str]:
        """The entities that take part in one of these roles, in order."""
        return [p.entity for p in self.parts if p.role in roles]

    def add(self, entity: str, role: Role, *, side: str | None = None, proof: int = 0) -> None:
        """Give the entity this role, once; a second proof of it is added to the first."""
        for part in self.parts:
            if part.entity == entity and part.role == role:
                part.side = part.side or side
                if proof not in part.proofs:
                    part.proofs.append(proof)
                return
        self.parts.append(Part(entity, role, side, [proof]))


@dataclass(frozen=True, slots=True)
class Reported:
    """Characters [start, end) that somebody says, in quotation marks or not. `cue` is the reporting word's token number.

    `stance`: "claimed" where the text leaves it to the speaker, "factive" where the verb takes it to be so, "denied" where it is denied.
    """

    start: int
    end: int
    speaker: str
    cue: int
    stance: Literal["claimed", "factive", "denied"] = "claimed"


@dataclass(frozen=True, slots=True)
class Revision:
    """One Document (an entity id) was revised into another."""

    earlier: str
    later: str
    proof: Proof


class Notes:
    """Everything that is known of one article so far."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.full_text
        self.dateline: tuple[int, int, int] | None = None  # characters: the place's first and last, the dateline's end
        self.scene: str | None = None  # the entity id of the dateline's place
        self.published: dt.date | None = dt.date.fromisoformat(article.published) if article.published else None
        self.entities: dict[str, EntityNote] = {}
        self.mentions: list[Mention] = []
        self.timexes: list[Timex] = []
        self.events: list[EventNote] = []
        self.revisions: list[Revision] = []
        self.reported: list[Reported] = []
        self._reported_in: dict[int, list[Reported]] = {}
        self._at: dict[int, Mention] = {}
        self._from: dict[int, Mention] = {}

    # entities and mentions

    def new_entity(self, type_: EntityType, name: str) -> EntityNote:
        """A fresh entity with the next id."""
        entity = EntityNote(f"e{len(self.entities) + 1}", type_, name)
        self.entities[entity.id] = entity
        return entity

    def add_mention(self, mention: Mention) -> None:
        """Keep a mention; its root token answers to it from now on (the latest one wins)."""
        self.mentions.append(mention)
        self._at[mention.root] = mention
        if mention.form == "name":
            self._from[mention.start] = mention

    def mention_at(self, token: Token | int) -> Mention | None:
        """The mention whose root is this token."""
        return self._at.get(token if isinstance(token, int) else token.i)

    def name_from(self, token: Token) -> Mention | None:
        """The name that begins at this token: parsers may part "Washington, D.C." so that its root is elsewhere."""
        return self._from.get(token.i)

    def entities_at(self, token: Token | int) -> list[EntityNote]:
        """The entities that the noun phrase headed by this token stands for; [] where there are none or they are unresolved."""
        mention = self.mention_at(token)
        return [self.entities[e] for e in mention.entities] if mention else []

    def country(self, name: str) -> EntityNote | None:
        """The article's Country of this usual English name."""
        return next((e for e in self.entities.values() if e.type == "Country" and e.name == name), None)

    def party_of(self, entity: EntityNote) -> EntityNote | None:
        """Whom an entity acts for: a country for itself, a ministry or an army for its state, another organization for itself, a person or
        group for its side, a side's body again for its state; else nobody (None)."""
        if entity.type in ("Person", "Group"):
            side = self.entities[entity.country] if entity.country else None
            return self.party_of(side) if side is not None and side.type in ("Country", "Organization") else None
        if entity.type == "Organization" and entity.country:
            return self.entities[entity.country]
        return entity if entity.type in ("Country", "Organization") else None

    # reported speech

    def add_reported(self, report: Reported) -> None:
        """Keep a reported stretch, so that `reported_around` finds it."""
        self.reported.append(report)
        for block in range(report.start // _BLOCK, (report.end - 1) // _BLOCK + 1):
            self._reported_in.setdefault(block, []).append(report)

    def reported_around(self, character: int) -> list[Reported]:
        """Every reported stretch that a character of the text stands in, in the order in which they were found."""
        return [r for r in self._reported_in.get(character // _BLOCK, ()) if r.start <= character < r.end]

    # dates

    def timexes_in(self, start: int, end: int) -> Iterator[Timex]:
        """The date expressions inside tokens [start, end)."""
        return (t for t in self.timexes if start <= t.start and t.end <= end)


if not Doc.has_extension("notes"):
    Doc.set_extension("notes", default=None)


def notes_of(doc: Doc) -> Notes:
    """The notebook of a Doc that came in through `ingest.pipeline`."""
    notes = doc._.notes
    if not isinstance(notes, Notes):
        raise TypeError("this Doc carries no Notes: make it with ingest.pipeline.make_doc(nlp, article)")
    return notes


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order: "Silva", "Novak" and "Salem" of "Silva, Novak and Salem"."""
    if token.dep_ != "conj" and not any(label == "conj" for _, label, _ in below(token)):
        return [token]  # as most are
    return sorted({token, *token.conjuncts}, key=lambda t: t.i)


def clause(token: Token) -> tuple[int, int]:
    """The whole sentence around a token, as token numbers: the span that a proof shows a reader."""
    return bounds(token)


def overlaps(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) shares anything with one of the spans."""
    return any(s < end and start < e for s, e in spans)
