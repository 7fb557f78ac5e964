"""Meetings and calls: "talks in Florida", "the meeting" and "Sunday's session" are one where place, time and people agree."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from graphkit.vocabulary import Status
from ingest.happened.occasions import Manner, Occasion, manner, noun_occasion, verb_occasion
from ingest.happened.same_event.mergers import merges, take_in
from ingest.notes import EventNote, Notes, Timex, notes_of

_TO_COME = {"planned", "proposed"}
_NOT = {"denied", "cancelled"}


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
        """Whether it names nobody, nowhere and no day."""
        return not (self.persons or self.parties or self.event.place or _dated(self.event.when))


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one event so far."""

    mentions: list[Mention]
    persons: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    dates: list[Timex] = field(default_factory=list)

    def take(self, mention: Mention) -> None:
        """Count a mention in."""
        if mention not in self.mentions:
            self.mentions.append(mention)
        self.persons |= mention.persons
        self.parties |= mention.parties
        if mention.event.place and mention.event.place not in self.places:
            self.places.append(mention.event.place)
        if mention.event.when and _dated(mention.event.when):
            self.dates.append(mention.event.when)

    @property
    def status(self) -> Status:
        """What the mentions' statuses come to: those that tell of the event weigh more than those that refer back to it."""
        weights: dict[Status, float] = {}
        for n, m in enumerate(self.mentions):
            weight = (1.0 if m.manner != "known" else 0.4) + 0.3 * (n == 0)
            weights[m.event.status] = weights.get(m.event.status, 0.0) + weight
        for final in ("cancelled", "denied"):
            if weights.get(final, 0.0) >= 0.9:  # type: ignore[call-overload]  # both are statuses
                return final  # type: ignore[return-value]
        return max(weights, key=lambda s: weights[s])


@merges("Meeting", "Call")
def gather(events: list[EventNote], doc: Doc) -> list[EventNote]:
    """The events that these mentions come to; mentions that say too little to be one are dropped."""
    notes = notes_of(doc)
    clusters: list[Cluster] = []
    index = {s.start: n for n, s in enumerate(doc.sents)}
    for event in events:
        mention = _mention(event, doc, notes, index)
        home = _home(mention, clusters, notes)
        if home is not None:
            home.take(mention)
        elif _stands(mention):
            clusters.append(cluster := Cluster([mention]))
            cluster.take(mention)
    return [_event(c, notes) for c in clusters if _worth(c)]


def _mention(event: EventNote, doc: Doc, notes: Notes, index: dict[int, int]) -> Mention:
    token = doc[event.trigger]
    occasion = noun_occasion(token) or verb_occasion(token)
    assert occasion is not None, "a Meeting's trigger is in the lexicon"
    sentence = index.get(token.sent.start, 0)
    title = bool(notes.article.title) and sentence == 0
    persons = set(event.ids("attendee"))
    parties = set(event.ids("party", "host", "mediator")) - persons
    return Mention(event, occasion, manner(occasion), title, sentence, persons, parties)


def _home(mention: Mention, clusters: list[Cluster], notes: Notes) -> Cluster | None:
    best: tuple[float, int] | None = None
    for n, cluster in enumerate(clusters):
        value = _likeness(mention, cluster, notes)
        if value is not None and (best is None or (value, n) > best):
            best = value, n
    return clusters[best[1]] if best else None


def _likeness(m: Mention, c: Cluster, notes: Notes) -> float | None:
    """How well a mention fits an event; None where they don't agree or nothing speaks for it."""
    if not _kinds_agree(m, c) or not _status_agrees(m, c) or not _places_agree(m, c, notes) or not _dates_agree(m, c):
        return None
    if not _people_agree(m, c):
        return None
    persons, parties = len(m.persons & c.persons), len(m.parties & c.parties)
    place = bool(m.event.place) and m.event.place in c.places
    date = bool(m.event.when) and bool(c.dates)
    last = c.mentions[-1]
    near = max(0.0, 1.0 - 0.15 * (m.sentence - last.sentence))
    same_word = any(m.occasion.token.lemma_ == o.occasion.token.lemma_ for o in c.mentions)
    value = 1.2 * min(persons, 3) + 0.8 * min(parties, 3) + 1.2 * place + 0.8 * date + near + 0.5 * same_word
    if m.manner == "other":
        return value if persons + parties >= 2 and (place or date) else None
    if m.manner == "known":
        return value if m.bare or persons or parties or place else None
    if c.mentions[0].title and len(c.mentions) == 1 and m.sentence <= 3:
        return value + 1 if persons or parties >= 1 or place else None
    if m.bare:
        return None
    whole = m.persons <= c.persons or c.persons <= m.persons
    sides = m.parties <= c.parties or c.parties <= m.parties
    shared = persons >= 2 or (persons + parties >= 2 and sides)
    if m.manner == "bare":
        return value if ((parties >= 2 or persons >= 2) and sides) or (place and (persons or parties)) else None
    return value if shared and whole and sides else None


def _kinds_agree(m: Mention, c: Cluster) -> bool:
    kinds = {o.occasion.kind for o in c.mentions} | {m.occasion.kind}
    return len(kinds - {"either"}) <= 1


def _status_agrees(m: Mention, c: Cluster) -> bool:
    one, other = m.event.status, c.status
    if (one in _TO_COME) == (other in _TO_COME) or one in _NOT or other in _NOT:
        return True
    return m.manner == "known" and m.event.status not in _TO_COME and m.bare


def _places_agree(m: Mention, c: Cluster, notes: Notes) -> bool:
    if not m.event.place or not c.places or m.event.place in c.places:
        return True
    one = notes.entities[m.event.place]
    return any(one.country == p or notes.entities[p].country == one.id for p in c.places)


def _dates_agree(m: Mention, c: Cluster) -> bool:
    when = m.event.when
    if when is None or not _dated(when) or not c.dates:
        return True
    assert when.first and when.last
    return any(t.first and t.last and when.first <= t.last and t.first <= when.last for t in c.dates)


def _people_agree(m: Mention, c: Cluster) -> bool:
    if m.persons and c.persons and not m.persons & c.persons and m.manner != "known":
        return False
    if m.parties and c.parties and not m.parties & c.parties:
        return False
    if m.manner == "known":
        return not m.parties or not c.parties or m.parties <= c.parties or c.parties <= m.parties
    return True


def _dated(when: Timex | None) -> bool:
    return when is not None and when.first is not None


def _stands(m: Mention) -> bool:
    """Whether a mention by itself can be an event."""
    event, sort = m.event, m.occasion.sort
    if sort in {"shared", "linker"}:
        return len(m.parties) + len(m.persons) >= 2 and bool(len(m.parties) >= 2)
    if m.manner == "known" and not (event.place or _dated(event.when)):
        return len(m.parties) >= 2 or len(m.persons) >= 2
    return bool(m.persons or m.parties or event.place)


def _worth(c: Cluster) -> bool:
    """Whether an event says enough to be one: two sides, or one with a place or a day."""
    sides = len(c.parties) + (0 if c.parties else len(c.persons))
    if sides >= 2 or len(c.persons) >= 2:
        return True
    return bool(sides and (c.places or c.dates)) or bool(c.places and c.dates)


def _event(c: Cluster, notes: Notes) -> EventNote:
    status = c.status
    first = c.mentions[0].event
    for m in c.mentions[1:]:
        take_in(first, m.event)
    if any(m.occasion.kind == "call" for m in c.mentions):
        first.type = "Call"
    elif any(m.occasion.kind == "meeting" for m in c.mentions):
        first.type = "Meeting"
    first.status = status
    first.when = min(c.dates, key=_span, default=None)
    first.place = next((p for p in c.places if notes.entities[p].type == "Place"), c.places[0] if c.places else None)
    return first


def _span(when: Timex) -> int:
    assert when.first and when.last
    return (when.last - when.first).days
