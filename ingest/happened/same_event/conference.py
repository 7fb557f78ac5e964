"""A gathering of many that the article is about: its further mentions are one event, and officials who speak in the report were there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from spacy.tokens import Doc, Token

from ingest.happened.behalf import side_of
from ingest.happened.same_event.telling import DONE, NOT, Cluster, Mention, dated
from ingest.notes import EntityNote, EventNote, Notes, Proof, Timex

_GATHERINGS = frozenset({"conference", "summit", "forum", "cop", "ministerial", "assembly", "congress", "convention", "jirga", "plenary"})
_IT = frozenset({"meeting", "gathering", "event", "session", "talk", "negotiation"}) | _GATHERINGS
_MANY = re.compile(
    r"\b(\d{1,3}|[a-z]+teen|twenty|thirty|forty|fifty|sixty|dozens of|scores of|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
    r"(?:\w+ ){0,2}(?:countries|nations|states|members|delegations|governments|leaders|ministers|presidents|heads of state)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR_OTHERS = re.compile(
    r"spokes|press secretary|analyst|professor|researcher|director|adviser|advisor|fellow|editor|author|opposition"
)
_HIGH = re.compile(
    r"president|premier|minister|chancellor|secretary|commissioner|envoy|representative|negotiator|chairman|chair|chief|head|king|emir|prince"
    r"|sultan|ambassador|delegate|governor|leader|administrator|taoiseach|director-general"
)
_FROM_AFAR = frozenset({"telephone", "phone", "ring", "interview", "tweet", "letter", "television", "radio", "parliament", "senate",
                       "facebook", "twitter", "telegram", "op-ed", "website", "statement"})  # fmt: skip
"""What one speaks through, or before, where one isn't at the conference."""
_WHO_IS_THERE = 3
"""From how many states on the report has told who came, so that the officials of others only speak of it."""
_OPENING = 4
"""The last sentence in which a report names what it is about."""
_LASTS = timedelta(days=10)
_NEAR = timedelta(days=3)


def at_conference(clusters: list[Cluster], doc: Doc, notes: Notes) -> None:
    """Join what is told of the conference that a report is about, and add the officials who speak there."""
    central = _central(clusters, doc, notes)
    if central is None:
        return
    for cluster in [c for c in clusters if c is not central and _is_the_same(c, central, notes)]:
        for mention in cluster.mentions:
            central.take(mention)
        clusters.remove(cluster)
    central.mentions.sort(key=lambda m: m.event.trigger)
    for person, side, statement in _speakers(central, clusters, doc, notes):
        event = central.mentions[0].event
        event.proofs.append(Proof(statement.proofs[0].start, statement.proofs[0].end, "occurred", None))
        event.add(person.id, "attendee", side=side.id, proof=len(event.proofs) - 1)
        event.add(side.id, "party", proof=len(event.proofs) - 1)
        central.persons.add(person.id)
        central.parties.add(side.id)


def _central(clusters: list[Cluster], doc: Doc, notes: Notes) -> Cluster | None:
    """The gathering of many that the report opens with; None where it is about none."""
    fits = [c for c in clusters if _opens(c) and c.status in DONE and _is_news(c, notes) and _is_of_many(c, doc, notes)]
    return max(fits, key=lambda c: (len(c.mentions), -c.mentions[0].sentence), default=None)


def _opens(cluster: Cluster) -> bool:
    named = any(m.occasion.is_noun and m.occasion.token.lemma_.lower() in _GATHERINGS for m in cluster.mentions)
    return named and cluster.mentions[0].sentence <= _OPENING


def _is_news(cluster: Cluster, notes: Notes) -> bool:
    days = [t.last for t in cluster.dates if t.last is not None]
    return not days or notes.published is None or abs(notes.published - max(days)) <= _LASTS


def _is_of_many(cluster: Cluster, doc: Doc, notes: Notes) -> bool:
    if len(cluster.parties) > 2 or any(_MANY.search(doc[m.event.trigger].sent.text) for m in cluster.mentions):
        return True
    bodies = [notes.entities[p] for p in cluster.parties]
    return any(b.type == "Organization" and not b.country for b in bodies)


def _is_the_same(cluster: Cluster, central: Cluster, notes: Notes) -> bool:
    """Whether what is told is the conference once more: "the six-day conference", "the meeting in Lima ends on Friday"."""
    if cluster.status in NOT or any(not _refers_back(m) for m in cluster.mentions):
        return False
    if cluster.persons and not cluster.persons & central.persons:
        return False
    if cluster.places and central.places and not set(cluster.places) & set(central.places):
        one, other = notes.entities[cluster.places[0]], notes.entities[central.places[0]]
        if one.country != other.id and other.country != one.id:
            return False
    days = [t for t in cluster.dates if t.first and t.last]
    spans = [(t.first, t.last) for t in central.dates if t.first and t.last]
    return not spans or not days or any(t.first - _NEAR <= b and a <= t.last + _NEAR for t in days if t.first and t.last for a, b in spans)


def _refers_back(mention: Mention) -> bool:
    noun = mention.occasion.token
    return mention.occasion.is_noun and mention.manner == "known" and noun.lemma_.lower() in _IT and noun.tag_ != "NNS"


def _speakers(central: Cluster, clusters: list[Cluster], doc: Doc, notes: Notes) -> Iterator[tuple[EntityNote, EntityNote, EventNote]]:
    """(person, side, statement) of the officials who speak in the report, and whom nothing puts elsewhere."""
    barred = {v for e in notes.events if e.type == "Visit" and e.status in NOT for v in e.ids("visitor")}
    barred |= {p for c in clusters if c is not central and _is_elsewhere(c, central) for p in c.persons} | central.persons
    states = [p for p in central.parties if notes.entities[p].type == "Country"]
    for event in notes.events:
        verb = doc[event.trigger]
        if event.type != "Statement" or event.status not in DONE or verb.pos_ != "VERB" or not _is_there(event, central, doc, notes):
            continue
        subjects = {e.id for c in verb.children if c.dep_ == "nsubj" for e in notes.entities_at(c)}
        for person in (notes.entities[i] for i in event.ids("speaker") if i in subjects):
            side = side_of(person, notes) if person.type == "Person" else None
            if side is None or person.id in barred or not _holds_office(person):
                continue
            if side.id in central.parties or (side.type == "Country" and len(states) < _WHO_IS_THERE):
                barred.add(person.id)
                yield person, side, event


def _is_elsewhere(cluster: Cluster, central: Cluster) -> bool:
    """Whether those of an event weren't at the conference: it was rung or called off, or held in another place."""
    if cluster.status in NOT:
        return True
    if cluster.is_call:
        return not cluster.dates or any(t.overlaps(day) for t in cluster.dates for day in central.dates)
    return bool(cluster.places) and not set(cluster.places) & set(central.places) and cluster.status in DONE


def _holds_office(person: EntityNote) -> bool:
    titles = [o.title.lower() for o in person.offices if not o.former]
    return any(_HIGH.search(t) for t in titles) and not any(_SPEAKS_FOR_OTHERS.search(t) for t in titles)


def _is_there(statement: EventNote, central: Cluster, doc: Doc, notes: Notes) -> bool:
    """Whether nothing in the clause says that its speaker spoke elsewhere, from afar, or on another day."""
    verb = doc[statement.trigger]
    if any(t.lemma_.lower() in _FROM_AFAR for c in (verb, *verb.children) if c.dep_ != "ccomp" for t in (c, *c.children)):
        return False
    if statement.when is not None and dated(statement.when) and not _within(statement.when, central, notes):
        return False
    here = {notes.entities[p].country for p in central.places} | set(central.places)
    return all(e.id in here or e.country in central.places for e in _places(verb, notes))


def _within(when: Timex, central: Cluster, notes: Notes) -> bool:
    """Whether a day is one of the conference's, else the day of the report or the one before."""
    days = list(central.dates)
    if not days and notes.published is not None:
        days = [Timex(0, 0, "", notes.published - timedelta(days=1), notes.published)]
    return any(when.overlaps(day) for day in days)


def _places(verb: Token, notes: Notes) -> Iterator[EntityNote]:
    """The places that the verb of saying stands with: "said in Lima", "in Lima, the minister said"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "from"}:
            for noun in child.children:
                yield from (e for e in notes.entities_at(noun) if e.type in {"Place", "Country"})
