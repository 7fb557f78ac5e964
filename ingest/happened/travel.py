"""Travel: who goes where. One `EventNote` of type Visit for each mention and destination."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.happened.arguments import after, agents, is_passive, subjects, undergoers
from ingest.happened.attribution import attributed_to
from ingest.happened.occasions import noun_occasion
from ingest.happened.people import People, people_of, side_of
from ingest.happened.places import object_place, places_at
from ingest.happened.status import status_of
from ingest.lexicon import table, values
from ingest.notes import EntityNote, EventNote, Notes, Proof, clause, conjuncts, notes_of
from ingest.when import when_of

_HOSTS = {"host", "receive", "welcome", "greet", "invite"}
_MAKES = {"make", "pay", "begin", "start", "conclude", "undertake", "end", "plan", "cancel", "postpone", "complete", "finish", "have", "take", "cut",
          "wrap", "announce", "schedule", "continue", "embark", "open", "kick"}  # fmt: skip
_CAUSED = {"dispatch", "send"}


@Language.component("graphkit_travel")
def travel(doc: Doc) -> Doc:
    """Writes a Visit for each mention of somebody's going somewhere."""
    notes = notes_of(doc)
    for token in doc:
        for who, to in journeys(token, notes):
            status = status_of(token, notes)
            if status is None:
                continue
            for place in to:
                event = EventNote("Visit", token.i, status, [Proof(*clause(token), status, attributed_to(token, notes))])
                for person in who.persons:
                    side = side_of(person, notes)
                    event.add(person.id, "visitor", side=side.id if side else None)
                if not who.persons:
                    for party in who.parties:
                        event.add(party.id, "visitor")
                event.place = place.id
                event.when = when_of(token, notes)
                if event.parts and place.id not in event.ids("visitor"):
                    notes.events.append(event)
    return doc


def journeys(token: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """The travellers and destinations that one verb or noun tells of."""
    if token.pos_ in {"VERB", "AUX"}:
        yield from _by_verb(token, notes)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _by_noun(token, notes)


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    return {row["verb"]: values(row["frames"]) for row in table("travel_verbs")}


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    return {row["noun"]: values(row["prepositions"]) for row in table("travel_nouns")}


def _by_verb(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    lemma = verb.lemma_.lower()
    frames = _verbs().get(lemma)
    if frames:
        caused = lemma in _CAUSED
        who = travellers(undergoers(verb) if caused else subjects(verb), notes)
        to = _destinations(verb, frames, notes)
        if not is_passive(verb) or caused:
            if who.named and to:
                yield who, to
    elif lemma in _HOSTS:
        guests = agents(verb) if False else undergoers(verb)
        who = travellers(guests, notes)
        to = _destinations(verb, ("in", "at", "to"), notes)
        if who.named and to and not any(noun_occasion(g) for g in guests):
            yield who, [t for t in to if t.id not in {p.id for p in who.parties}]
    elif lemma == "be":
        yield from _being(verb, notes)


def _being(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """ "is due in Moscow", "was in Rome for talks", "will be in Cairo on Monday"."""
    due = next((c for c in verb.children if c.dep_ in {"acomp", "xcomp"} and c.lower_ == "due"), None)
    here = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in"]
    if due is not None:
        to = _destinations(due, ("in", "at", "to"), notes)
    else:
        purpose = any(c.lower_ in {"for", "on"} and c.dep_ == "prep" for c in verb.children) or any(
            c.lower_ in {"will", "to"} for c in verb.children
        )
        purpose = purpose or any(g.lower_ == "for" for h in here for p in h.children for g in p.children)
        to = _destinations(verb, ("in",), notes) if purpose else []
    who = travellers(subjects(verb), notes)
    if to and who.persons:
        yield who, to


def _by_noun(noun: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    lemma = noun.lower_ if noun.lower_ in _nouns() else noun.lower_.removesuffix("s")
    prepositions = _nouns().get(lemma)
    if prepositions is None or noun.dep_ == "compound":
        return
    to = _destinations(noun, prepositions, notes)
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" else None
    if not to and verb is not None and verb.lemma_ in _MAKES:
        to = _destinations(verb, prepositions, notes)
    who = travellers([c for c in noun.children if c.dep_ == "poss"], notes)
    if not who.named:
        who = travellers(after(noun, "by", "of"), notes)
    if not who.named and verb is not None and (verb.lemma_ in _MAKES or noun.dep_ == "pobj"):
        who = travellers(subjects(verb), notes)
    if who.named and to:
        yield who, to


def travellers(tokens: list[Token], notes: Notes) -> People:
    """Named persons and delegations; a country or body by name doesn't travel, its people do."""
    found = people_of(tokens, notes)
    if not found.persons:
        named = {e.id for t in tokens for e in notes.entities_at(t) if e.type in {"Country", "Organization"}}
        found.parties = [p for p in found.parties if p.id not in named]
    return found


def _destinations(head: Token, frames: tuple[str, ...], notes: Notes) -> list[EntityNote]:
    found: list[EntityNote] = []
    for child in head.children:
        if "dobj" in frames and child.dep_ == "dobj":
            found += [p for t in _places_in(child) for p in places_at(t, notes)]
        elif child.dep_ in {"prep", "prt", "dative"} and child.lower_ in frames:
            for p in child.children:
                if p.dep_ == "pobj":
                    found += [e for t in _places_in(p) for e in places_at(t, notes)]
            if not found and (e := object_place(child, notes)):
                found.append(e)
        elif child.dep_ == "prep" and child.lower_ == "with":  # "with stops in Albania and Kosovo"
            for p in child.children:
                if p.lemma_ in {"stop", "stopover", "visit"}:
                    found += _destinations(p, ("in", "to", "at"), notes)
    return list(dict.fromkeys(found)) if len(found) < 2 else _no_containers(found)


def _places_in(token: Token) -> list[Token]:
    """A destination and those coordinated with it; the country that only places a city ("Baku, Azerbaijan") is left to `_no_containers`."""
    found = conjuncts(token)
    for t in list(found):
        found += [c for c in t.children if c.dep_ == "appos" and c not in found]
    return sorted(found, key=lambda t: t.i)


def _no_containers(found: list[EntityNote]) -> list[EntityNote]:
    """Without the countries in which another of the destinations lies."""
    inside = {e.country for e in found if e.type == "Place"}
    return [e for e in dict.fromkeys(found) if e.id not in inside]
