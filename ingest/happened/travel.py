"""Travel: who goes where. One `EventNote` of type Visit for each mention and destination."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphkit.vocabulary import Status
from ingest.below import of_lemma
from ingest.happened.arguments import after, is_passive, subjects, undergoers
from ingest.happened.attribution import attributed_to
from ingest.happened.behalf import side_of
from ingest.happened.goals import Journey, destinations
from ingest.happened.journey_nouns import by_noun
from ingest.happened.journey_verbs import by_verb
from ingest.happened.outlook import outlook
from ingest.happened.people import People, doers, listed, people_of
from ingest.happened.places_apart import occasions_apart
from ingest.happened.presence import presences
from ingest.happened.status import status_of
from ingest.happened.whereabouts import after_stay, last_leg, standing_by, travellers, visiting
from ingest.notes import EventNote, Notes, Proof, Timex, clause, notes_of
from ingest.view import viewed
from ingest.when import when_of
from ingest.when.attach import hook


@Language.component("graphkit_travel")
@viewed
def travel(doc: Doc) -> Doc:
    """Writes a Visit for each mention of somebody's going somewhere."""
    notes = notes_of(doc)
    for token in doc:
        for who, to in journeys(token, notes):
            status = outlook(token, notes)
            if status is None:
                continue
            apart = {p.id: when for p, when in occasions_apart(token, notes) if p is not None and when is not None}
            to += [notes.entities[p] for p in apart if to and p not in {t.id for t in to} and to[0].id in apart]
            for place in to:
                event = EventNote("Visit", token.i, status, [Proof(*clause(token), status, attributed_to(token, notes))])
                for person in who.persons:
                    side = side_of(person, notes)
                    event.add(person.id, "visitor", side=side.id if side else None)
                if not who.persons:
                    for party in who.parties:
                        event.add(party.id, "visitor")
                event.place = place.id
                event.when = apart.get(place.id) or _days(token, status, notes)
                if event.parts and place.id not in event.ids("visitor"):
                    notes.events.append(event)
    companions(doc, notes)
    stops(doc, notes)
    fates(doc, notes)
    return doc


def _days(token: Token, status: Status, notes: Notes) -> Timex | None:
    """The days of a journey, none of those on which one only passes on ("a stop on Tuesday on his way to Lima") or calls it off."""
    if token.lower_ == "way" and token.head.lower_ == "on" and token.head.head.lemma_ != "be":
        return None
    when = when_of(token, notes)
    decided = status == "cancelled" and token.dep_ == "dobj" and when is not None and hook(when, token)[0] == token.head
    return None if decided else when  # "called off a tour on Thursday"


def journeys(token: Token, notes: Notes) -> Iterator[Journey]:
    """The travellers and destinations that one word tells of."""
    pos = token.pos_
    if pos in {"VERB", "AUX"}:
        yield from by_verb(token, notes)
        yield from visiting(token, notes)
    elif pos in {"NOUN", "PROPN"}:
        yield from by_noun(token, notes)
        yield from last_leg(token, notes)
    elif token.dep_ == "prep":
        yield from after_stay(token, notes)
        yield from standing_by(token, notes)
    elif pos == "ADV" and token.lower_ == "back" and token.head.pos_ == "VERB":  # "Back in Lima, the envoy resumed"
        who, to = travellers(doers(token.head, notes), notes), destinations(token, ("in",), notes)
        if who.persons and to:
            yield who, to


def companions(doc: Doc, notes: Notes) -> None:
    """Those who "joined" or "accompanied" a traveller go where the journey told just before leads."""
    visits = [e for e in notes.events if e.type == "Visit"]
    told = [(trigger, there, company) for trigger, there, company, _ in presences(doc, notes)]
    for trigger, there, company in [*told, *_retinues(doc, notes)]:
        leads = trigger.lemma_ in {"lead", "head"} and len(there.persons) > 1  # "she will lead a team that includes"
        team = trigger.lemma_ in _TEAM_HAS | {"come"} and not company.persons
        if not leads and not team and (trigger.lemma_ not in _JOINS or not company.persons):
            continue
        reach = 45 if trigger.lemma_ == "be" else 120
        with_whom = {p.id for p in (there if leads else company).persons}
        with_whom |= {v for e in visits if 0 <= trigger.i - e.trigger < 90 for v in e.ids("visitor")} if team else set()
        near = [v for v in visits if with_whom & set(v.ids("visitor")) and 0 <= trigger.sent.start - doc[v.trigger].sent.start < reach]
        status = status_of(trigger, notes)
        ahead = status in {"planned", "proposed"}
        near = [v for v in near if status == "ongoing" or (v.status in {"planned", "proposed"}) == ahead]
        late = trigger.lemma_ == "join" and any(p.ent_type_ == "TIME" for c in trigger.children if c.lower_ == "after" for p in c.children)
        if not near or late:  # "were joined after an hour by the envoy": at the table
            continue
        if trigger.lemma_ == "accompany":
            _stages(trigger, there, near, notes)
        there_too = destinations(trigger, ("in", "at"), notes) if trigger.lemma_ == "join" else []
        if there_too and not any(v.place == there_too[0].id for v in near):  # "will be joined in Riyadh by the ambassador"
            proof = Proof(*clause(trigger), near[-1].status, attributed_to(trigger, notes))
            event = EventNote("Visit", trigger.i, near[-1].status, [proof])
            event.place, event.when = there_too[0].id, when_of(trigger, notes)
            for person in there.persons:
                side = side_of(person, notes)
                event.add(person.id, "visitor", side=side.id if side else None)
            notes.events.append(event)
            continue
        last = doc[near[-1].trigger].sent.start
        for visit in near:
            whole = (ahead or status == "ongoing") and trigger.lemma_ != "join"  # "will be accompanied by the minister": on all of the tour
            if whole or doc[visit.trigger].sent.start == last:
                visit.proofs.append(Proof(*clause(trigger), visit.status, attributed_to(trigger, notes)))
                for person in there.persons:
                    side = side_of(person, notes)
                    visit.add(person.id, "visitor", side=side.id if side else None, proof=len(visit.proofs) - 1)


def _stages(trigger: Token, there: People, near: list[EventNote], notes: Notes) -> None:
    """ "Will be accompanied in Nairobi by the envoy", of a journey to Kenya: both go to the city."""
    for place in destinations(trigger, ("in",), notes):
        outer = next((v for v in near if v.place == place.country and place.country is not None), None)
        if outer is None:
            continue
        stage = EventNote("Visit", trigger.i, outer.status, [Proof(*clause(trigger), outer.status, attributed_to(trigger, notes))])
        stage.place, stage.when = place.id, when_of(trigger, notes)
        for who in (*outer.ids("visitor"), *(p.id for p in there.persons)):
            side = side_of(notes.entities[who], notes) if notes.entities[who].type == "Person" else None
            stage.add(who, "visitor", side=side.id if side else None)
        notes.events.append(stage)


_JOINS = {"join", "accompany", "be", "travel", "fly", "go"}
_TEAM_HAS = {"include", "comprise"}
_ALONG = {"be", "come", "go", "accompany", "travel", "fly"}


def _retinues(doc: Doc, notes: Notes) -> Iterator[tuple[Token, People, People]]:
    """Who goes along: "the delegation will also include the minister", "with him were the minister and an aide"."""
    for verb in of_lemma(doc, _TEAM_HAS | _ALONG):
        if verb.lemma_ in _TEAM_HAS and any(s.lemma_.lower() in {"delegation", "team", "entourage", "party"} for s in subjects(verb)):
            yield verb, people_of(listed(undergoers(verb), notes), notes), People()
        elif verb.lemma_ == "be" and any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.children):
            along = [c for c in verb.children if c.dep_ in {"nsubj", "attr"}]  # "with him were", "the minister was with them"
            yield verb, people_of(listed(along, notes), notes), people_of(after(verb, "with"), notes)
        elif verb.lemma_ in {"come", "go"} and any(c.lower_ == "along" for c in verb.children) and not after(verb, "with"):
            yield verb, people_of(doers(verb, notes), notes), People()
        elif verb.lemma_ == "accompany" and not is_passive(verb):
            yield verb, people_of(doers(verb, notes), notes), people_of(undergoers(verb), notes)
        elif verb.lemma_ in {"travel", "fly", "go"} and not any(c.lower_ in {"to", "into", "in"} for c in verb.children):
            yield verb, people_of(doers(verb, notes), notes), people_of(after(verb, "with"), notes)  # "are traveling with her"


def fates(doc: Doc, notes: Notes) -> None:
    """A journey told just before that the next clause calls off: "was to fly to Lima; the trip fell through"."""
    visits = [e for e in notes.events if e.type == "Visit"]
    for noun in of_lemma(doc, _JOURNEYS):
        if noun.dep_ not in {"nsubj", "nsubjpass"} or not _is_known(noun):
            continue
        near = [v for v in visits if v.status in {"planned", "proposed"} and 0 < noun.i - v.trigger < 60]
        if near and not destinations(noun, ("to", "in"), notes) and status_of(noun, notes) == "cancelled":
            last = doc[near[-1].trigger].sent.start
            for visit in near:
                if doc[visit.trigger].sent.start == last and noun.sent.start - doc[visit.trigger].sent.end <= 0:
                    visit.status = "cancelled"
                    visit.proofs.append(Proof(*clause(noun), "cancelled", attributed_to(noun, notes)))


def stops(doc: Doc, notes: Notes) -> None:
    """A stop that is said to be nobody's own is of the journey told just before: "flies to Lima; a stop in Quito was cancelled"."""
    visits = [e for e in notes.events if e.type == "Visit"]
    for noun in doc:
        lemma = noun.lemma_.lower()
        if lemma not in _STOPS | _JOURNEYS or noun.dep_ not in {"nsubj", "nsubjpass"} or any(c.dep_ == "poss" for c in noun.children):
            continue
        if lemma in _JOURNEYS and (after(noun, "by", "from", "of") or not any(c.lower_ in {"a", "another"} for c in noun.children)):
            continue
        near = [v for v in visits if 0 < noun.i - v.trigger < 60 and noun.sent.start - doc[v.trigger].sent.end <= 0]
        to = destinations(noun, ("in", "to", "at"), notes)
        status = status_of(noun, notes)
        if lemma in _JOURNEYS and status != "cancelled":
            continue  # "a visit to Lima has been postponed"
        if not near or not to or status is None or status == "occurred" or any(v.trigger == noun.i for v in visits):
            continue
        event = EventNote("Visit", noun.i, status, [Proof(*clause(noun), status, attributed_to(noun, notes))])
        for person in near[-1].ids("visitor"):
            event.add(person, "visitor")
        event.place, event.when = to[0].id, when_of(noun, notes)
        if to[0].id not in event.ids("visitor"):
            notes.events.append(event)


_STOPS = {"stop", "stopover", "layover", "leg"}
_JOURNEYS = {"trip", "visit", "journey", "tour"}


def _is_known(noun: Token) -> bool:
    return any(c.lower_ in {"the", "that", "his", "her", "this"} for c in noun.children)
