"""Whose an event is that names nobody: the sides of the talks before it, and whom "they", "the two" and "both sides" point back to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.happened.acts.sides import is_media
from ingest.happened.arguments import subjects
from ingest.happened.behalf import holders, side_of
from ingest.happened.occasions import beside
from ingest.happened.people import People
from ingest.happened.roll import company_of, how_many
from ingest.happened.same_event.likeness import attended
from ingest.happened.same_event.telling import DONE, Cluster, Mention, dated, thirds
from ingest.notes import EntityNote, Notes

_FEW = 4
"""Sides beyond which talks count observers and mediators, too."""


def inherit_sides(mention: Mention, cluster: Cluster, before: list[Cluster], lead: People, notes: Notes) -> None:
    """ "A second round was called off", "the two sides will meet again": another occasion of the same parties, where it names none.

    Of the talks told of most before (rather so called, rather of few sides than with every observer); of those who came to terms, as the
    text opens (`lead`), where none were.
    """
    hosting = thirds(mention.event)
    if (mention.parties | mention.persons) - hosting:
        if not before and attended(mention):
            _of_the_lead(mention, cluster, lead, notes)  # "the talks were attended by the Omani ambassador"
        return
    if mention.manner != "other" and not (mention.event.place or dated(mention.event.when)):
        return
    if not (mention.occasion.sort in {"occasion", "process"} or mention.signing) or not mention.occasion.is_noun or mention.title:
        return
    if mention.occasion.token.lemma_.lower() in {"cop", "conference", "forum"} and mention.manner != "other":
        return  # "towards a successful COP 26 in Glasgow", which is the whole world's
    if any(c.dep_ == "poss" for c in mention.occasion.token.children if c.lower_ not in {"their", "its"}):
        return  # "a donors' conference in Lima", which is others' too
    if beside(mention.occasion) != mention.occasion.token:
        return  # "on the sidelines of a summit in Lima", which is others'
    called = [c for c in before if any(m.occasion.is_noun and m.occasion.token.lemma_ == mention.occasion.token.lemma_ for m in c.mentions)]
    fits = [[c for c in some if 2 <= len(c.parties) <= most] for most in (_FEW, 99) for some in (called, before)]
    last = next((max(reversed(some), key=lambda c: len(c.mentions)) for some in fits if some), None)
    if last is None:
        if mention.manner != "new":
            _of_the_lead(mention, cluster, lead, notes)
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


def _of_the_lead(mention: Mention, cluster: Cluster, lead: People, notes: Notes) -> None:
    """The sides with which the text opens; the persons too, where "the talks" are those that they have just held."""
    hosting = thirds(mention.event)
    sides = [s for p in lead.persons if (s := side_of(p, notes))]
    for party in [*lead.parties, *sides]:
        if party.id not in hosting:
            mention.event.add(party.id, "party")
            cluster.parties.add(party.id)
    if mention.manner == "known" and mention.sentence <= 4 and mention.event.status in DONE:
        for person in lead.persons:
            side = side_of(person, notes)
            mention.event.add(person.id, "attendee", side=side.id if side else None)
            cluster.persons.add(person.id)


def take_over(mention: Mention, before: list[Cluster], doc: Doc, notes: Notes) -> None:
    """ "The two last met in Oslo", "their meeting in May", "both sides": whom the talks told last brought together."""
    persons = mention.event.echoes == "persons"
    called = _called(doc[mention.event.trigger]) if persons else frozenset()
    number = company_of(doc[mention.event.trigger]) if persons else 2
    those = {id(c): _those_of(c, called, number, notes) for c in before}
    count = how_many(doc[mention.event.trigger]) if not persons else None
    fits = [c for c in before if (len(those[id(c)]) == number if persons else len(c.parties) == count if count else len(c.parties) >= 2)]
    last = fits[-1] if fits else next((c for c in reversed(before) if not persons and len(c.parties) >= 2), None)
    near = _named_before(mention, number, doc, notes) if persons else []
    if last is None and persons and number == 2:
        last = next((c for c in reversed(before) if len(c.parties) == 2 and not c.persons), None)
        persons = False
        if last is not None and not near:
            _name(mention, last, _pair_told(doc[mention.event.trigger], persons=True, notes=notes), notes)
    if not near and last is None:
        near = _pair_told(doc[mention.event.trigger], persons=mention.event.echoes == "persons", notes=notes)
    sides = next((c.parties for c in reversed(before) if len(c.parties) == 2), set())
    chosen = _ministers(doc[mention.event.trigger], [notes.entities[s] for s in sides], notes) if persons or near else []
    if len(chosen) == 2:
        near, last = chosen, None
    fit = near and all(_holds(e, called) or e.type != "Person" for e in near)
    if fit and (last is None or mention.sentence - last.mentions[-1].sentence > 1):
        for entity in near:
            side = side_of(entity, notes)
            if entity.type == "Person":
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


def _name(mention: Mention, cluster: Cluster, pair: list[EntityNote], notes: Notes) -> None:
    """Those whom the text has named on the way from the talks of two sides to "the two men": their leaders, who act for no third."""
    acting_for = {person.id: side_of(person, notes) for person in pair if person.type == "Person"}
    if {side.id for side in acting_for.values() if side is not None} <= cluster.parties:
        for person, side in acting_for.items():
            mention.event.add(person, "attendee", side=side.id if side else None)


def _those_of(cluster: Cluster, called: frozenset[str], number: int, notes: Notes) -> set[str]:
    """The two (or so many) persons whom an event brought together, so called; of a larger company those whom a sentence did last."""
    if number > 2 and len(cluster.persons) == number:
        return set(cluster.persons)  # "a lunch for the four": the mediators among them
    bringing = {p for m in cluster.mentions for p in m.event.ids("host", "mediator")}
    bringing = bringing if len(cluster.persons - bringing) != 1 else set()  # but for a host who receives one guest
    found = {p for p in cluster.persons - bringing if _holds(notes.entities[p], called)}
    if len(found) == number:
        return found
    told = [{p for p in m.persons - bringing if _holds(notes.entities[p], called)} for m in cluster.mentions if m.event.joins is None]
    return next((some for some in reversed(told) if len(some) == number), found)


_BACK = 4
"""Sentences before a mention in which the two are looked for."""


def _pair_told(trigger: Token, *, persons: bool, notes: Notes) -> list[EntityNote]:
    """The two whom the text told of last, in a sentence that names no third: two persons, or the two sides where they are asked for."""
    end = trigger.i
    sent = trigger.sent
    nearer: EntityNote | None = None
    for _ in range(_BACK):
        named: dict[str, EntityNote] = {}
        for mention in notes.mentions:
            if sent.start <= mention.start and mention.end <= end and mention.form in {"name", "title", "adjective"}:
                named.update((e, notes.entities[e]) for e in mention.entities)
        people = [e for e in named.values() if e.type == "Person"]
        bodies = [e for e in named.values() if e.type in {"Person", "Country", "Organization"} and not is_media(e)]
        sides = {s.id: s for e in bodies if (s := side_of(e, notes))}
        if persons and len(people) == 2 and (people[0].country is None or people[0].country != people[1].country):
            return people
        if persons and len(people) == 1 and nearer is not None and nearer.country and people[0].country not in (None, nearer.country):
            return [people[0], nearer]  # "The king offered help. The premier listened in silence. The two did not meet"
        nearer = people[0] if len(people) == 1 else None
        if len(sides) == 2 and (not persons or not people):
            return list(sides.values())
        if sent.start == 0:
            return []
        sent = trigger.doc[sent.start - 1].sent
        end = sent.end
    return []


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
    return not called or not person.offices or any(called & set(o.title.lower().replace("-", " ").split()) for o in person.offices)


def _named_before(mention: Mention, number: int, doc: Doc, notes: Notes) -> list[EntityNote]:
    """The persons whom the sentence before names, where it names just so many: whom "the two" and "they" mean there."""
    sent = doc[mention.event.trigger].sent
    if sent.start == 0:
        return []
    before = doc[sent.start - 1].sent
    found: dict[str, EntityNote] = {}
    for token in before:
        if (at := notes.mention_at(token)) is not None and at.form in {"name", "title"}:
            found.update((e, notes.entities[e]) for e in at.entities if notes.entities[e].type == "Person")
    return list(found.values()) if len(found) == number else []
