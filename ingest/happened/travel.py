"""Travel: who goes where. One `EventNote` of type Visit for each mention and destination."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphkit.vocabulary import Status
from ingest.happened.arguments import after, agents, is_passive, subjects, undergoers
from ingest.happened.attribution import attributed_to
from ingest.happened.behalf import side_of
from ingest.happened.effects import effect_with_particle
from ingest.happened.goals import VEHICLES, destinations, journey_nouns, late_goal, unsaid
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, people_of
from ingest.happened.places import occasions_apart
from ingest.happened.presence import presences
from ingest.happened.status import status_of
from ingest.happened.whereabouts import being, spending, travellers
from ingest.lexicon import table, values
from ingest.notes import EntityNote, EventNote, Notes, Proof, clause, notes_of
from ingest.when import when_of
from ingest.when.tense import tense

_HOSTS = {"host", "receive", "welcome", "greet", "invite"}
_MAKES = {"wind", "wound", "weigh", "consider", "mull", "contemplate", "round", "resume", "make", "pay", "begin", "start", "conclude",
          "undertake", "end", "plan", "cancel", "postpone", "complete", "finish", "have", "take", "cut", "wrap", "announce", "schedule",
          "continue", "embark", "open", "kick"}  # fmt: skip
_CAUSED = {"dispatch", "send", "escort", "whisk"}
_CARRIED = {"fly", "drive"}
_ANSWERS = {"accept", "decline", "reject", "refuse", "turn"}
_BODILY = {"arrive", "fly", "travel", "come", "go", "return", "land"}


@Language.component("graphkit_travel")
def travel(doc: Doc) -> Doc:
    """Writes a Visit for each mention of somebody's going somewhere."""
    notes = notes_of(doc)
    for token in doc:
        for who, to in journeys(token, notes):
            status = _outlook(token, notes)
            if status is None:
                continue
            apart = {p.id: when for p, when in occasions_apart(token, notes)}
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
                event.when = apart.get(place.id) or when_of(token, notes)
                if event.parts and place.id not in event.ids("visitor"):
                    notes.events.append(event)
    companions(doc, notes)
    return doc


def _outlook(token: Token, notes: Notes) -> Status | None:
    """The status of a journey. "Before he travels to Dhaka" lies as far ahead as its main clause; an invitation is a proposal."""
    status = status_of(token, notes)
    if (
        status == "occurred"
        and token.lemma_ == "be"
        and any(c.lower_ in {"next", "final", "last"} and s.lemma_ == "stop" for s in subjects(token) for c in s.children)
        and tense(token) == "present"
    ):
        return "planned"  # "her next stop is Amman"
    if status == "occurred" and token.lemma_ == "take" and token.dep_ == "relcl" and token.tag_ == "VBZ":
        main = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        return status_of(main, notes) if main is not None else status  # "leaves on a tour that takes her to Lima"
    if status == "occurred" and token.lemma_ in _SETS_OUT and token.tag_ in {"VBZ", "VBP"} and _told_now(token, notes):
        return "planned"  # "from here she flies to Lima"
    if token.lower_ == "route":
        return "planned" if status == "occurred" else status
    if status == "occurred" and token.lower_ == "way" and token.head.lower_ == "on" and token.head.head.lemma_ == "be":
        return "planned"  # who is on the way has not arrived
    if status == "occurred" and token.lower_ == "way" and (clause := _where_clause(token)) is not None:
        return status_of(clause, notes)  # "stopped on his way to Lima, where he will meet"
    if status == "occurred" and token.dep_ == "pcomp" and token.head.lower_ == "before" and token.head.head.pos_ == "VERB":
        return status_of(token.head.head, notes)  # "travels to Lima on Friday before returning to Quito"
    if token.lemma_ == "invite":
        return "proposed" if status in {"occurred", "ongoing", "planned"} else status
    if (
        status == "occurred"
        and token.tag_ in {"VBZ", "VBP"}
        and token.dep_ == "advcl"
        and any(c.dep_ in {"mark", "advmod"} for c in token.children)
    ):
        above = status_of(token.head, notes)
        if above in {"planned", "proposed"}:
            return above
    return status


def _where_clause(way: Token) -> Token | None:
    """What is to be done where the way leads."""
    goals = [p for c in way.children if c.lower_ == "to" for p in c.children if p.dep_ == "pobj"]
    clauses = [v for p in goals for v in p.children if v.dep_ == "relcl" and any(c.lower_ == "where" for c in v.children)]
    return clauses[0] if clauses else None


_SETS_OUT = {"head", "leave", "fly", "travel", "depart", "go", "return", "proceed", "continue"}


def _told_now(verb: Token, notes: Notes) -> bool:
    """Whether the present of a journey is no past one's: it is no headline's and has no day that is over."""
    if notes.article.title and not verb.sent.start:
        return False
    when = when_of(verb, notes)
    return notes.published is None or when is None or when.last is None or when.last >= notes.published


def journeys(token: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """The travellers and destinations that one verb or noun tells of."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from _by_verb(token, notes)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _by_noun(token, notes)
    elif token.lower_ == "back" and token.pos_ == "ADV" and token.head.pos_ == "VERB":  # "Back in Lima, the envoy resumed"
        who, to = travellers(doers(token.head, notes), notes), destinations(token, ("in",), notes)
        if who.persons and to:
            yield who, to


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    return {row["verb"]: values(row["frames"]) for row in table("travel_verbs")}


@cache
def _particles() -> dict[str, str]:
    return {row["verb"]: row["particle"] for row in table("travel_verbs") if row["particle"]}


def _by_verb(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    lemma = verb.lemma_.lower()
    frames = _verbs().get(lemma)
    particle = _particles().get(lemma)
    if lemma == "set" and any(c.dep_ == "dobj" and c.lower_ == "foot" for c in verb.children):
        who, to = travellers(doers(verb, notes), notes), destinations(verb, ("in", "on"), notes)
        if who.persons and to:
            yield who, to
    elif frames and (particle is None or any(c.lower_ == particle for c in verb.children)):
        caused = lemma in _CAUSED or (lemma in _CARRIED and is_passive(verb))
        who = travellers(undergoers(verb) if caused else doers(verb, notes), notes, bodies=lemma in _BODILY)
        if caused and not who.named and any(t.lemma_.lower() in {"team", "delegation", "envoy", "negotiator"} for t in undergoers(verb)):
            who = People(parties=people_of(doers(verb, notes), notes).parties)
        if not caused:
            who.add(People(travellers(after(verb, "with"), notes).persons))
        to = destinations(verb, frames, notes) or late_goal(verb, frames, notes) or unsaid(verb, who, notes)
        if (not is_passive(verb) or caused) and who.named and to:
            yield who, to
    elif lemma in _HOSTS:
        guests = undergoers(verb)
        who = travellers(guests, notes)
        to = destinations(verb, ("in", "at", "to"), notes) or late_goal(verb, ("in",), notes)
        if not to and lemma != "invite":  # "Kuwait hosted the envoy": he went there
            hosts = agents(verb) if is_passive(verb) else subjects(verb)
            to = [e for h in hosts for e in notes.entities_at(h) if e.type == "Country" and h.pos_ == "PROPN"]
        if who.named and to and not any(noun_occasion(g) for g in guests):
            yield who, [t for t in to if t.id not in {p.id for p in who.parties}]
    elif lemma in {"recall", "call"} and is_passive(verb):
        back = [c for c in verb.children if c.lower_ in {"back", "home"}]
        who, to = travellers(undergoers(verb), notes), [e for v in (verb, *back) for e in destinations(v, ("to",), notes)]
        if who.persons and to and (back or lemma == "recall"):
            yield who, to
    elif lemma in {"expect", "await"} and is_passive(verb):
        who, to = travellers(undergoers(verb), notes), destinations(verb, ("in", "at"), notes)
        if who.persons and to:
            yield who, to
    elif lemma == "accompany" and not is_passive(verb):
        who, to = travellers([*doers(verb, notes), *undergoers(verb)], notes), destinations(verb, ("to",), notes)
        if len(who.persons) > 1 and to:
            yield who, to
    elif lemma in {"lead", "head"}:
        teams = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in {"delegation", "team", "mission"}]
        who = travellers([*doers(verb, notes), *teams], notes)
        to = [e for t in (verb, *teams) for e in destinations(t, ("to",), notes)] if teams else []
        if who.persons and to:
            yield who, to
    elif lemma in {"take", "board", "catch"}:
        yield from _taking(verb, notes)
    elif lemma == "be":
        yield from being(verb, notes)
    elif lemma == "spend":
        yield from spending(verb, notes)


def _taking(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """ "a tour that will take her to Lima and Quito", "took the train to Lima"."""
    to = destinations(verb, ("to",), notes)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if any(o.lemma_ in VEHICLES for o in objects):
        bound = ("to", "for")  # "boarded a plane for Lima"
        to = to or [e for o in (verb, *objects) for e in destinations(o, bound, notes)]
        who = travellers(doers(verb, notes), notes)
    elif any(s.lower_.removesuffix("s") in journey_nouns() for s in subjects(verb)):
        who = travellers(objects, notes)
    else:
        return
    if who.persons and to:
        yield who, to


def _by_noun(noun: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    lemma = noun.lower_ if noun.lower_ in journey_nouns() else noun.lower_.removesuffix("s")
    prepositions = journey_nouns().get(lemma)
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and (prepositions or noun_occasion(noun)):
        bearer = noun.head.head
        if bearer.pos_ in {"NOUN", "PROPN"}:  # "the envoy, in Oslo for a two-day visit, said"
            who, to = travellers([bearer], notes), destinations(bearer, ("in", "at"), notes)
            if who.persons and to:
                yield who, to
                return
    if lemma == "route" and noun.dep_ == "pobj" and noun.head.lower_ == "en":  # "the envoy, en route to Lima, said"
        bearer = noun.head.head
        who = travellers([bearer] if bearer.pos_ in {"NOUN", "PROPN"} else subjects(bearer), notes)
        to = destinations(noun, ("to",), notes) or destinations(noun.head, ("to",), notes)
        if who.persons and to:
            yield who, to
        return
    aside = noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.pos_ in {"NOUN", "PROPN"}
    if aside and prepositions and not any(c.dep_ == "poss" for c in noun.children):
        who, to = travellers([noun.head.head], notes), destinations(noun, prepositions, notes)  # "the minister, on a visit to Lima, said"
        if who.persons and to:
            yield who, to
            return
    if lemma == "invitation" and not (noun.dep_ == "dobj" and noun.head.lemma_ in _ANSWERS):
        return
    if prepositions is None or noun.dep_ == "compound" or (lemma == "way" and not _on_the_way(noun, notes)):
        return
    to = destinations(noun, prepositions, notes)
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"} else None
    makes = _MAKES | (_ANSWERS if lemma == "invitation" else set())
    made = verb is not None and (verb.lemma_ in makes or (noun.dep_ == "dobj" and _off_or_on(verb)))
    if not to and verb is not None and made:
        turns = ("in",) if verb.lemma_ in _TURNS else ()  # "kicked off a tour of the Gulf in Doha"
        to = destinations(verb, (*prepositions, *turns), notes) or destinations(noun, turns, notes)
    who = travellers([c for c in noun.children if c.dep_ == "poss"], notes)
    if not who.named:
        who = travellers(after(noun, *({"by", "of"} - set(prepositions))), notes)
    if not who.named and verb is not None and (made or noun.dep_ == "pobj"):
        kept = is_passive(verb)  # "was refused entry to Chad", "is set for a visit"
        who = travellers(undergoers(verb) if kept else subjects(verb), notes)
    if not who.named and noun.dep_ == "pobj" and noun.head.lower_ in {"from", "after"} and (fresh := noun.head.head).dep_ in _ASIDE:
        who = travellers(subjects(fresh.head), notes)  # "fresh from a visit to Lima, the envoy said"
    if who.named and to:
        yield who, to


_ASIDE = {"advcl", "advmod", "acl", "acomp"}
_TURNS = {"begin", "start", "open", "kick", "launch", "end", "wrap", "wind", "wound", "conclude", "round"}
"""What one does to a tour where it begins or ends."""


def _off_or_on(verb: Token) -> bool:
    """Whether a verb tells of its subject's own plans: "scrapped a trip", "called off a visit", "arranged a stop"."""
    return effect_with_particle(verb) in {"planned", "cancelled", "denied"} and verb.lemma_ not in {
        "oppose",
        "announce",
        "confirm",
        "reject",
        "rebuff",
    }


def _on_the_way(noun: Token, notes: Notes) -> bool:
    """ "on his way to Doha", "made her way to Doha", none of "a way to peace"; "their" may be anybody's."""
    owned = any(c.dep_ == "poss" and (c.lower_ != "their" or notes.entities_at(c)) for c in noun.children)
    return (noun.head.lower_ == "on" or noun.head.lemma_ == "make") and owned


def companions(doc: Doc, notes: Notes) -> None:
    """Those who "joined" or "accompanied" a traveller go where the journey told just before leads."""
    visits = [e for e in notes.events if e.type == "Visit"]
    for trigger, there, company in presences(doc, notes):
        leads = trigger.lemma_ in {"lead", "head"} and len(there.persons) > 1  # "she will lead a team that includes"
        if not leads and (trigger.lemma_ not in {"join", "accompany"} or not company.persons):
            continue
        with_whom = {p.id for p in (there if leads else company).persons}
        near = [v for v in visits if with_whom & set(v.ids("visitor")) and 0 <= trigger.sent.start - doc[v.trigger].sent.start < 120]
        ahead = status_of(trigger, notes) in {"planned", "proposed"}
        near = [v for v in near if (v.status in {"planned", "proposed"}) == ahead]
        if not near:
            continue
        last = doc[near[-1].trigger].sent.start
        for visit in near:
            if doc[visit.trigger].sent.start == last:
                visit.proofs.append(Proof(*clause(trigger), visit.status, attributed_to(trigger, notes)))
                for person in there.persons:
                    side = side_of(person, notes)
                    visit.add(person.id, "visitor", side=side.id if side else None, proof=len(visit.proofs) - 1)
