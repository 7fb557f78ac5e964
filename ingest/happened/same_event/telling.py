"""What the merger of meetings knows of a mention, and of the event that mentions have come to so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.vocabulary import Status
from ingest.happened.over_nouns import STAYS_AWAY
from ingest.happened.same_event.mergers import take_in
from ingest.happened.trigger import Manner, Occasion
from ingest.notes import EventNote, Notes, Timex

TO_COME: frozenset[Status] = frozenset({"planned", "proposed"})
DONE: frozenset[Status] = frozenset({"occurred", "ongoing"})
_LONGEST = 14
NOT: frozenset[Status] = frozenset({"denied", "cancelled"})


def dated(when: Timex | None) -> bool:
    """Whether a date expression has days."""
    return when is not None and when.first is not None and when.last is not None


def thirds(event: EventNote) -> set[str | None]:
    """Those who brought the others together, and whom they act for."""
    return {i for p in event.parts if p.role in {"host", "mediator"} for i in (p.entity, p.side)}


@dataclass(slots=True, eq=False)
class Mention:
    """One mention and what the merger asks of it."""

    event: EventNote
    occasion: Occasion
    manner: Manner
    title: bool
    sentence: int
    persons: set[str]
    parties: set[str]

    @property
    def bare(self) -> bool:
        """Whether it names nobody but who brought the others together, nowhere and no day."""
        return not ((self.persons | self.parties) - thirds(self.event) or self.event.place or dated(self.event.when))

    @property
    def signing(self) -> bool:
        """ "The signing is due in Lima in May", "a signing ceremony in Lima": who signs is told elsewhere."""
        noun = self.occasion.token
        called = any(c.lower_ == "signing" for c in noun.children)
        return noun.lemma_.lower() == "signing" or (called and noun.lemma_.lower() == "ceremony")

    @property
    def to_come(self) -> bool:
        """Whether it tells of something still ahead."""
        return self.event.status in TO_COME


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one event so far, and what they come to."""

    mentions: list[Mention]
    persons: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    dates: list[Timex] = field(default_factory=list)
    follows: Cluster | None = None

    def take(self, mention: Mention) -> None:
        """Count a mention in."""
        self.mentions.append(mention)
        self.persons |= mention.persons
        self.parties |= mention.parties
        place, when = mention.event.place, mention.event.when
        if place and place not in self.places:
            self.places.append(place)
        if when is not None and dated(when):
            self.dates.append(when)

    @property
    def to_come(self) -> bool:
        """Whether the event is still ahead."""
        return self.status in TO_COME

    @property
    def is_call(self) -> bool:
        """Whether some words say that it was over the telephone or by video."""
        return any(m.occasion.kind == "call" for m in self.mentions)

    @property
    def talked_of(self) -> bool:
        """Whether a noun names the event, so that it is a gathering and not just an encounter of two."""
        return any(m.occasion.is_noun and m.occasion.kind != "call" for m in self.mentions)

    @property
    def status(self) -> Status:
        """What the mentions' statuses come to: those that tell of the event weigh more than those that refer back to it."""
        weights: dict[Status, float] = {}
        for n, m in enumerate(self.mentions):
            status = m.event.status
            if m.occasion.sort == "link" or (n and _stays_away(m)) or (m.manner == "known" and n and status in NOT and not _called_off(m)):
                continue
            weight = (0.4 if m.manner == "known" else 1.0) + (0.3 if n == 0 else 0.0)
            weights[status] = weights.get(status, 0.0) + weight
            if status in NOT and _called_off(m):
                weights[status] += 2.0
        return max(weights, key=lambda s: weights[s], default=self.mentions[0].event.status)

    def _whole(self) -> Timex | None:
        """The span of days that the text gives the event, where every day that it tells of lies in it."""
        for span in self.dates:
            if "/" not in span.value or span.first is None or span.last is None or _days(span) > _LONGEST:
                continue
            if all(t.first and t.last and span.first <= t.first and t.last <= span.last for t in self.dates):
                return span
        return None

    def event(self, notes: Notes) -> EventNote:
        """The one event: the first mention with everything that the others say."""
        status = self.status
        first = self.mentions[0].event
        for m in self.mentions[1:]:
            take_in(first, m.event)
        kinds = {m.occasion.kind for m in self.mentions}
        mediate(first, {i for m in self.mentions for i in m.event.chairs}, notes)
        first.type = "Call" if "call" in kinds else "Meeting" if "meeting" in kinds else first.type
        first.status = status
        if status in TO_COME and notes.published is not None:  # "will go on with the talks begun in May"
            self.dates = [t for t in self.dates if t.last is None or t.last >= notes.published]
        first.when = self._whole() or min(self.dates, key=_days, default=None)
        first.place = next((p for p in self.places if notes.entities[p].type == "Place"), self.places[0] if self.places else None)
        if first.type == "Call":
            first.place = None
        if self.follows is not None:
            first.follows = self.follows.mentions[0].event
        return first


_OFF = {
    "cancel",
    "postpone",
    "call",
    "scrap",
    "suspend",
    "abandon",
    "delay",
    "abort",
    "shelve",
    "reject",
    "refuse",
    "decline",
}


def mediate(event: EventNote, chairs: set[str], notes: Notes) -> None:
    """Make mediators of those whose office it is, or who preside, between two other sides; a mediator's own is no party by him."""
    for part in [p for p in event.parts if p.role == "attendee"]:
        by_office = any(_BETWEEN & set(o.title.lower().split()) and not o.former for o in notes.entities[part.entity].offices)
        others = {p.side for p in event.parts if p.role == "attendee" and p.side and p.entity != part.entity}
        sides = set(event.ids("party")) - {part.side}
        if (by_office or part.entity in chairs) and part.side not in others and len(sides) > 1:
            event.add(part.entity, "mediator", side=part.side)
            event.parts = [p for p in event.parts if not by_office or p.role != "party" or p.entity != part.side]


_BETWEEN = {"mediator", "facilitator"}


def _stays_away(m: Mention) -> bool:
    """Whether the clause only tells who didn't come: "two factions boycotted the talks", which took place all the same."""
    top = m.occasion.top
    return m.occasion.is_noun and top.dep_ == "dobj" and top.head.lemma_ in STAYS_AWAY


def _called_off(m: Mention) -> bool:
    """Whether the clause says outright that the occasion was called off."""
    top = m.occasion.top
    if not m.occasion.is_noun:
        return True
    verb = top.head
    children = [c for c in top.children if c.dep_ in {"acl", "relcl"}]
    return any(v.lemma_ in _OFF for v in [verb, *children])


def _days(when: Timex) -> int:
    assert when.first is not None
    assert when.last is not None
    return (when.last - when.first).days
