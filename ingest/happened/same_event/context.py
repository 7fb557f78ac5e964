"""What an event takes over from its neighbours: the sides of the talks before it, the place and days of the journey that it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from spacy.tokens import Doc, Token

from ingest.happened.arguments import subjects
from ingest.happened.behalf import holders, side_of
from ingest.happened.occasions import beside
from ingest.happened.roll import how_many
from ingest.happened.same_event.telling import DONE, TO_COME, Cluster, Mention, dated, thirds
from ingest.notes import EntityNote, EventNote, Notes, Timex


def inherit_sides(mention: Mention, cluster: Cluster, before: list[Cluster]) -> None:
    """ "A second round was called off", "the two sides will meet again": another occasion of the same parties, where it names none."""
    hosting = thirds(mention.event)
    if (mention.parties | mention.persons) - hosting or not before:
        return
    if mention.manner != "other" and not (mention.event.place or dated(mention.event.when)):
        return
    if mention.occasion.sort not in {"occasion", "process"} or not mention.occasion.is_noun or mention.title:
        return
    if mention.occasion.token.lemma_.lower() in {"cop", "conference", "forum"} and mention.manner != "other":
        return  # "towards a successful COP 26 in Glasgow", which is the whole world's
    if any(c.dep_ == "poss" for c in mention.occasion.token.children if c.lower_ not in {"their", "its"}):
        return  # "a donors' conference in Lima", which is others' too
    if beside(mention.occasion) != mention.occasion.token:
        return  # "on the sidelines of a summit in Lima", which is others'
    called = [c for c in before if any(m.occasion.is_noun and m.occasion.token.lemma_ == mention.occasion.token.lemma_ for m in c.mentions)]
    last = next((c for c in [*reversed(called), *reversed(before)] if len(c.parties) >= 2), None)
    if last is None:
        return
    led = {p.side or p.entity for o in last.mentions for p in o.event.parts if p.role in {"host", "mediator"}}
    sides = [p for o in last.mentions for p in o.event.ids("party")]
    for party in sides if len(set(sides) - led) < 2 else [p for p in sides if p not in led]:  # whoever hosted need not do so again
        if party not in hosting:
            mention.event.add(party, "party")
            cluster.parties.add(party)
    two = {p.entity: p.side for o in last.mentions for p in o.event.parts if p.role == "attendee"}
    if (
        len(two) == len(set(two.values())) == 2
        and mention.event.status == "cancelled"
        and mention.sentence - last.mentions[-1].sentence < 2
    ):
        for person, side in two.items():  # "the premier and the king last met in May; a meeting planned for July was called off"
            mention.event.add(person, "attendee", side=side)
            cluster.persons.add(person)


def take_over(mention: Mention, before: list[Cluster], doc: Doc, notes: Notes) -> None:
    """ "The two last met in Oslo", "their meeting in May", "both sides": whom the talks told last brought together."""
    persons = mention.event.echoes == "persons"
    called = _called(doc[mention.event.trigger]) if persons else frozenset()
    those = {id(c): _two_of(c, called, notes) for c in before}
    if called and not any(len(two) == 2 for two in those.values()):
        called = frozenset()
        those = {id(c): _two_of(c, called, notes) for c in before}  # the text may not say what they are
    count = how_many(doc[mention.event.trigger]) if not persons else None
    fits = [c for c in before if (len(those[id(c)]) == 2 if persons else len(c.parties) == count if count else len(c.parties) >= 2)]
    last = fits[-1] if fits else next((c for c in reversed(before) if not persons and len(c.parties) >= 2), None)
    if last is None and persons:
        last = next((c for c in reversed(before) if len(c.parties) == 2 and not c.persons), None)
        persons = False
    near = _two_before(mention, doc, notes) if mention.event.echoes == "persons" else []
    sides = next((c.parties for c in reversed(before) if len(c.parties) == 2), set())
    chosen = _ministers(doc[mention.event.trigger], [notes.entities[s] for s in sides], notes) if persons or near else []
    if len(chosen) == 2:
        near, last = chosen, None
    if near and all(_holds(e, called) for e in near) and (last is None or mention.sentence - last.mentions[-1].sentence > 1):
        for entity in near:
            side = side_of(entity, notes)
            mention.event.add(entity.id, "attendee", side=side.id if side else None)
            if side is not None:
                mention.event.add(side.id, "party")
    elif last is not None:
        who = those[id(last)] if persons else set()
        sides = {s for m in last.mentions for p in m.event.parts if p.entity in who and (s := p.side)}
        if not called and (len(sides) < len(who) or not who):
            sides = last.parties
        for other in last.mentions:
            for part in list(other.event.parts):
                if (part.role == "party" and part.entity in sides) or (part.role == "attendee" and part.entity in who):
                    mention.event.add(part.entity, part.role, side=part.side)
    mention.persons = set(mention.event.ids("attendee"))
    mention.parties = set(mention.event.ids("party")) - mention.persons


def _two_of(cluster: Cluster, called: frozenset[str], notes: Notes) -> set[str]:
    """The two persons whom an event brought together, so called; of a larger company the two whom a sentence put together last."""
    bringing = {p for m in cluster.mentions for p in m.event.ids("host", "mediator")}
    bringing = bringing if len(cluster.persons - bringing) != 1 else set()  # but for a host who receives one guest
    found = {p for p in cluster.persons - bringing if _holds(notes.entities[p], called)}
    if len(found) == 2:
        return found
    told = [{p for p in m.persons - bringing if _holds(notes.entities[p], called)} for m in cluster.mentions if m.event.joins is None]
    return next((two for two in reversed(told) if len(two) == 2), found)


_RULERS = frozenset({"president", "minister", "leader", "king", "chancellor", "premier", "emir", "chairman", "prince", "sultan", "ruler"})
_CALLED = {
    "leader": _RULERS,
    "president": frozenset({"president"}),
    "premier": frozenset({"premier", "prime"}),
    "minister": frozenset({"minister", "secretary"}),
    "envoy": frozenset({"envoy", "representative", "ambassador"}),
    "negotiator": frozenset({"negotiator"}),
}


def _called(trigger: Token) -> frozenset[str]:
    """The words that an office holds of those whom "the leaders will meet again" speaks of; none where the phrase is "they"."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    tokens = [c for t in (trigger, verb) for c in t.children if c.dep_ in {"nsubj", "nsubjpass", "poss"}]
    tokens = tokens or subjects(verb)  # "the two leaders are likely to see each other"
    return next((_CALLED[t.lemma_] for t in tokens if t.lemma_ in _CALLED), frozenset())


def _ministers(trigger: Token, parties: list[EntityNote], notes: Notes) -> list[EntityNote]:
    """Of "the foreign ministers" that an article's talks are to be followed up by: those two of the sides' own."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    nouns = [c for t in (trigger, verb) for c in t.children if c.dep_ in {"nsubj", "nsubjpass", "poss", "pobj"}]
    for noun in nouns:
        if noun.lemma_ == "minister" and any(c.dep_ in {"amod", "compound"} for c in noun.children):
            return holders(noun, parties, notes)
    return []


def _holds(person: EntityNote, called: frozenset[str]) -> bool:
    return not called or any(called & set(o.title.lower().replace("-", " ").split()) for o in person.offices)


def _two_before(mention: Mention, doc: Doc, notes: Notes) -> list[EntityNote]:
    """The two persons whom the sentence before names, where it names just two: whom "the two" and "they" mean there."""
    sent = doc[mention.event.trigger].sent
    if sent.start == 0:
        return []
    before = doc[sent.start - 1].sent
    found: dict[str, EntityNote] = {}
    for token in before:
        if (at := notes.mention_at(token)) is not None and at.form in {"name", "title"}:
            found.update((e, notes.entities[e]) for e in at.entities if notes.entities[e].type == "Person")
    return list(found.values()) if len(found) == 2 else []


def from_journeys(clusters: list[Cluster], notes: Notes, doc: Doc) -> None:
    """A meeting without a place, told in the same breath as a participant's journey, is held where that leads, on its days."""
    visits = sorted((e for e in notes.events if e.type == "Visit"), key=lambda e: e.trigger)
    starts = {s.start: n for n, s in enumerate(doc.sents)}
    for cluster in clusters:
        first = cluster.mentions[0]
        if first.occasion.kind == "call" or cluster.status not in DONE | TO_COME:
            continue
        near = [v for v in visits if _on_the_way(v, first, cluster, doc, starts, notes)]
        earlier = [v for v in near if v.trigger <= first.event.trigger]
        near = earlier or [v for v in near if doc[v.trigger].dep_ != "conj"]  # none of "called on the king and left for Lima"
        if near and not cluster.places:
            visit = near[-1]
            if visit.place and len({v.place for v in near if v.trigger == visit.trigger}) == 1:
                cluster.places.append(visit.place)
        if cluster.places and not cluster.dates and (days := _days_there(cluster, visits, doc, notes)) is not None:
            cluster.dates.append(days)


def _days_there(cluster: Cluster, visits: list[EventNote], doc: Doc, notes: Notes) -> Timex | None:
    """The days that a participant spends where the event is held: in that place, else in its country on a tour without days of stops."""
    place = notes.entities[cluster.places[0]]
    ours = [v for v in visits if _agrees(v, cluster) and v.when is not None and v.when.first and v.when.last]
    there = [v for v in ours if v.place == place.id]
    within = [v for v in ours if place.type == "Country" and v.place and notes.entities[v.place].country == place.id]
    around = [v for v in ours if place.country and v.place in {place.country, *_regions_of(place, notes)} and _opens(v, doc)]
    tours = {(v.when.first, v.when.last) for v in ours if v.when is not None}
    for found in (within, there, around if len(tours) == 1 else []):
        spans = {(v.when.first, v.when.last) for v in found if v.when is not None}
        if len(spans) == 1:
            return found[0].when
    return None


def _opens(visit: EventNote, doc: Doc) -> bool:
    """Whether a journey is what the article opens with, so that what follows is told of it."""
    return any(visit.trigger < s.end for s in islice(doc.sents, 3))


def _regions_of(place: EntityNote, notes: Notes) -> set[str]:
    """Other names on the map of the country that a place lies in: Ramallah is visited on "a trip to the West Bank"."""
    return {e.id for e in notes.entities.values() if e.type == "Place" and e.country == place.country and e is not place}


def aside(mention: Mention, before: list[Cluster]) -> None:
    """ "They met on the sidelines": where the gathering is that the text told of last."""
    if mention.event.place or mention.occasion.kind == "call":
        return
    token = mention.occasion.top if mention.occasion.is_noun else mention.occasion.token
    hung = [*token.children, *(token.head.children if mention.occasion.is_noun else ())]
    sides = [p for c in hung if c.dep_ == "prep" and c.lower_ == "on" for p in c.children if p.lemma_ in {"sideline", "margin"}]
    if sides and not any(c.lower_ == "of" for s in sides for c in s.children):
        gathering = next((c for c in reversed(before) if c.talked_of and c.places), None)
        mention.event.place = gathering.places[0] if gathering is not None else None


def where_told(clusters: list[Cluster], notes: Notes) -> None:
    """What a dispatch opens with, and gives no place, is held where it is sent from."""
    if notes.scene is None:
        return
    for cluster, told, _ in _news(clusters, notes):
        if not cluster.places and all(m.occasion.kind != "call" for m in told):
            cluster.places.append(notes.scene)


def when_told(clusters: list[Cluster], notes: Notes, doc: Doc) -> None:
    """What a report opens with, and gives no day, was on the one day that its opening names, just before it came out."""
    today = notes.published
    if today is None:
        return
    for cluster, told, opening in _news(clusters, notes):
        if cluster.dates:
            continue
        end = max(doc[m.event.trigger].sent.end for m in told if m.sentence <= opening)
        days = {t.first: t for t in notes.timexes_in(0, end) if t.first and t.first == t.last and t.first <= today}
        if len(days) == 1 and today - min(days) <= timedelta(days=4):
            cluster.dates += days.values()


def _news(clusters: list[Cluster], notes: Notes) -> Iterator[tuple[Cluster, list[Mention], int]]:
    """(event, its mentions in the text, last sentence of the opening) of what has taken place and the text opens with."""
    opening = 2 if notes.article.title else 1
    for cluster in clusters:
        told = [m for m in cluster.mentions if not m.title]
        if told and told[0].sentence <= opening and cluster.status in DONE:
            yield cluster, told, opening


def _agrees(visit: EventNote, cluster: Cluster) -> bool:
    """Whether one of the participants makes this journey, with the same outlook on time."""
    return bool(set(visit.ids("visitor")) & (cluster.persons | cluster.parties)) and (visit.status in TO_COME) == cluster.to_come


def _goes_home(visit: EventNote, notes: Notes) -> bool:
    """Whether a journey leads back to the traveller's own country."""
    place = notes.entities.get(visit.place or "")
    sides = {p.side for p in visit.parts if p.side}
    return place is not None and bool(sides & {place.id, place.country})


def _on_the_way(visit: EventNote, mention: Mention, cluster: Cluster, doc: Doc, starts: dict[int, int], notes: Notes) -> bool:
    """Whether a journey of one of the participants was told just before the meeting, with the same outlook on time."""
    if not _agrees(visit, cluster) or _goes_home(visit, notes):
        return False
    distance = mention.sentence - starts.get(doc[visit.trigger].sent.start, 0)
    return 0 <= distance <= 2
