"""Journeys that verbs tell of: who goes, is sent, is received or is expected somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from ingest.happened.arguments import after, agents, is_passive, subjects, undergoers
from ingest.happened.goals import VEHICLES, Journey, destinations, journey_nouns, late_goal, unsaid
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, people_of
from ingest.happened.places import places_at
from ingest.happened.setting_out import coming_from, leaving, told_before, travelling_along, whose_clause
from ingest.happened.whereabouts import being, returning, spending, staying, travellers
from ingest.lexicon import table, values
from ingest.notes import Notes, conjuncts

_HOSTS = {"host", "receive", "welcome", "greet", "invite"}
_BODILY = {"arrive", "fly", "travel", "come", "go", "return", "land"}
_UNNAMED = {"team", "delegation", "envoy", "negotiator", "mission", "emissary", "representative"}
_SEES = {"visit", "tour", "revisit"}
_BOUND = {"bind", "head"}
"""Verbs whose participle tells where the subject itself goes: "is headed for Lima"."""


@cache
def _verbs() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("travel_verbs"):
        found.setdefault(row["verb"], []).append(row)
    return found


def by_verb(verb: Token, notes: Notes) -> Iterator[Journey]:
    """The travellers and destinations that a verb tells of."""
    lemma = verb.lemma_.lower()
    row = next((r for r in _verbs().get(lemma, ()) if _bears_out(verb, r)), None)
    journey = _going(verb, row, notes) if row is not None else None
    if journey is None and (special := _SPECIAL.get(lemma)) is not None:
        yield from special(verb, notes)
    elif journey is not None:
        yield journey
    yield from leaving(verb, notes)
    yield from coming_from(verb, notes)
    if lemma in {"return", "get", "come", "fly", "arrive"}:
        yield from returning(verb, notes)


def _bears_out(verb: Token, row: dict[str, str]) -> bool:
    """Whether the verb has what its row of the lexicon asks for: the particle, and the passive where only who is flown goes."""
    if row["goes"] == "passive" and not is_passive(verb):
        return False
    particle = row["particle"]
    if particle == "it":  # "made it to Lima", none of "made it clear to Lima"
        clear = any(c.dep_ in {"acomp", "oprd", "ccomp", "xcomp", "amod"} for c in verb.children)
        return not clear and any(c.lower_ == "it" and c.dep_ == "dobj" and c.i == verb.i + 1 for c in verb.children)
    return not particle or any(c.lower_ == particle for c in verb.children)


def _going(verb: Token, row: dict[str, str], notes: Notes) -> Journey | None:
    """Who goes where by a verb of the lexicon."""
    lemma, frames = verb.lemma_.lower(), values(row["frames"])
    caused = row["goes"] in {"object", "passive"}
    bound = lemma in _BOUND and verb.tag_ == "VBN"
    gone = undergoers(verb) if caused or (bound and is_passive(verb)) else doers(verb, notes)
    who = travellers(gone, notes, bodies=lemma in _BODILY)
    if not who.named and verb.dep_ == "relcl" and any(c.lower_ == "who" for c in verb.children):
        who = whose_clause(verb, notes)
    if not who.named:
        who = told_before(gone, verb, notes)
    if caused and not who.named and any(t.lemma_.lower() in _UNNAMED for t in undergoers(verb)):
        who = People(parties=people_of(doers(verb, notes), notes).parties)
    if not caused:
        who.add(People(travellers(after(verb, "with"), notes).persons))
        along = [c for c in verb.children if c.dep_ in {"advcl", "acl"} and c.tag_ == "VBN" and c.lemma_ == "accompany"]
        who.add(People(travellers([a for c in along for a in agents(c)], notes).persons))  # "flew to Lima, accompanied by the envoy"
    to = destinations(verb, frames, notes) or late_goal(verb, frames, notes) or unsaid(verb, who, notes)
    if not to and caused:  # "sent a team led by the envoy to Lima": the parser has the envoy lead it there
        led = [c for o in undergoers(verb) for c in o.children if c.dep_ == "acl" and c.lemma_ in {"lead", "head"}]
        to = [e for c in led for e in destinations(c, frames, notes)]
    if lemma in _SEES:  # one goes home, but visits other countries
        home = {p.country for p in who.persons}
        to = [e for e in to if e.id not in home]
    return (who, to) if (not is_passive(verb) or caused or bound) and who.named and to else None


def _set(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Set foot in Lima"."""
    if any(c.dep_ == "dobj" and c.lower_ == "foot" for c in verb.children):
        who, to = travellers(doers(verb, notes), notes), destinations(verb, ("in", "on"), notes)
        if who.persons and to:
            yield who, to


def _hosting(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Hosted the envoy in Lima, together with her deputy": who is received went there."""
    guests = undergoers(verb)
    who = travellers([*guests, *_along(verb)], notes)
    who = who if who.named else told_before(guests, verb, notes)  # "invited both leaders to Lima"
    to = destinations(verb, ("in", "at", "to"), notes) or late_goal(verb, ("in",), notes)
    if not to and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        to = places_at(verb.head, notes)  # "flew in from Tokyo, where the premier received her"
    if not to and verb.lemma_ != "invite":  # "Kuwait hosted the envoy": he went there
        hosts = agents(verb) if is_passive(verb) else subjects(verb)
        to = [e for h in hosts for e in notes.entities_at(h) if e.type == "Country" and h.pos_ == "PROPN"]
    if who.named and to and not any(noun_occasion(g) for g in guests):
        yield who, [t for t in to if t.id not in {p.id for p in who.parties}]


def _along(verb: Token) -> list[Token]:
    """With whom a guest is received: "together with the minister", "along with her deputy"."""
    joint = [c for c in verb.children if c.lower_ in {"together", "along", "alongside"}]
    joint += [c for c in verb.children if c.lower_ == "with" and any(w.lower_ in {"together", "along"} for w in c.children)]
    return [w for c in joint for w in (*after(c, "with"), *_objects(c))]


def _objects(prep: Token) -> list[Token]:
    return [t for p in prep.children if p.dep_ == "pobj" for t in conjuncts(p)]


def _calling(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Visited his soldiers at a camp in Lima"."""
    seen = [c for c in verb.children if c.dep_ == "dobj" and c.tag_ in {"NNS", "NN"}]
    who = travellers(doers(verb, notes), notes)
    to = destinations(verb, ("in", "at"), notes) or [e for c in seen for e in destinations(c, ("in", "at"), notes)]
    if who.persons and to and seen and not is_passive(verb):
        yield who, to


def _recalling(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Was called back to Lima", "called its ambassador home"."""
    back = [c for c in verb.children if c.lower_ in {"back", "home"}]
    who, to = travellers(undergoers(verb), notes), [e for v in (verb, *back) for e in destinations(v, ("to",), notes)]
    if not is_passive(verb):
        to = [p for p in people_of(doers(verb, notes), notes).parties if p.type == "Country"] if back and not to else to
        if not back or any(c.dep_ == "prep" and c.lower_ in {"by", "on"} for c in verb.children):
            return
    if who.persons and to and (back or verb.lemma_ == "recall"):
        yield who, to


def _expecting(verb: Token, notes: Notes) -> Iterator[Journey]:
    if is_passive(verb):
        who = travellers(undergoers(verb), notes)
        back = [c for c in verb.children if c.lower_ == "back"]
        to = [e for v in (verb, *back) for e in destinations(v, ("in", "at"), notes)]
        if not to and any(c.lower_ == "here" for c in verb.children) and notes.scene is not None:
            to = [notes.entities[notes.scene]]
        if to and (who.persons or (who.parties and any(t.lemma_.lower() in _UNNAMED for t in undergoers(verb)))):
            yield who, to


def _accompanying(verb: Token, notes: Notes) -> Iterator[Journey]:
    if not is_passive(verb):
        who, to = travellers([*doers(verb, notes), *undergoers(verb)], notes), destinations(verb, ("to", "on"), notes)
        if who.persons and to:
            yield who, to


def _leading(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Led a delegation to Lima"."""
    teams = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in {"delegation", "team", "mission"}]
    who = travellers([*doers(verb, notes), *teams], notes)
    to = [e for t in (verb, *teams) for e in destinations(t, ("to", "into"), notes)] if teams else []
    if who.persons and to:
        yield who, to


def _taking(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "A tour that will take her to Lima and Quito", "took the train to Lima", "a trip that takes in Lima"."""
    to = destinations(verb, ("to",), notes)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if any(o.lemma_ in VEHICLES for o in objects):
        bound = ("to", "for")  # "boarded a plane for Lima"
        to = to or [e for o in (verb, *objects) for e in destinations(o, bound, notes)]
        who = travellers(doers(verb, notes), notes)
    elif any(c.lower_ == "in" and c.i == verb.i + 1 for c in verb.children):
        yield from _itinerary(verb, notes)
        return
    elif any(s.lower_.removesuffix("s") in journey_nouns() for s in subjects(verb)):
        who = travellers(objects, notes)
    else:
        return
    if who.persons and to:
        yield who, to


def _itinerary(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Her itinerary includes Lima and Quito", "the tour will take in Lima", "his trip will begin in Lima"."""
    plans = [s for s in doers(verb, notes) if s.lower_.removesuffix("s") in journey_nouns() or s.lemma_ in _PLANS]
    owners = [c for s in plans for c in s.children if c.dep_ == "poss"] + [o for s in plans for o in after(s, "by", "of")]
    who = travellers(owners, notes)
    if plans and not who.named and verb.dep_ == "relcl":  # "leaves for Oman, the first stop on a tour that also includes Chad"
        clause = next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        who = travellers(subjects(clause), notes) if clause is not None else who
    to = destinations(verb, ("dobj", "in"), notes) if verb.lemma_ in {"include", "take", "cover"} else destinations(verb, ("in",), notes)
    to = to or [e for o in verb.children if o.dep_ == "dobj" and o.lemma_ in _STOPS for e in destinations(o, ("in", "to", "at"), notes)]
    if who.persons and to:
        yield who, to


_PLANS = {"itinerary", "programme", "program", "schedule", "agenda", "route"}
_STOPS = {"stop", "stopover", "visit", "leg", "day", "night"}

_SPECIAL = {
    **dict.fromkeys(_HOSTS, _hosting),
    **dict.fromkeys(("recall", "call", "summon"), _recalling),
    **dict.fromkeys(("expect", "await"), _expecting),
    **dict.fromkeys(("lead", "head"), _leading),
    **dict.fromkeys(("take", "board", "catch"), _taking),
    **dict.fromkeys(("include", "cover", "begin", "start", "end"), _itinerary),
    **dict.fromkeys(("stay", "remain", "linger", "overnight"), staying),
    "set": _set,
    "travel": travelling_along,
    "visit": _calling,
    "accompany": _accompanying,
    "be": being,
    "spend": spending,
}
