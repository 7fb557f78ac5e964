"""Who sets out and from where: "left Lima after talks" says that he was there, "the three had come" who they are the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.arguments import after, is_passive
from ingest.happened.goals import Journey, destinations
from ingest.happened.people import People, doers
from ingest.happened.places import places_at
from ingest.happened.whereabouts import foreign, travellers
from ingest.notes import EntityNote, Notes
from ingest.when.words import NUMBERS
from ingest.who.places import country_of

_MOVES = {"come", "fly", "arrive", "travel", "return", "go", "drive", "jet"}
_TOGETHER = {"two": 2, "both": 2, "pair": 2, "duo": 2, "trio": 3}
_PERSONS = {"man", "woman", "leader", "minister", "president", "envoy", "negotiator", "official", "diplomat", "premier", "mediator",
            "pair", "duo", "trio"}  # fmt: skip


def leaving(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Left Lima on Monday": a foreigner had gone there."""
    if verb.lemma_ not in {"leave", "depart"} or is_passive(verb) or any(c.dep_ in {"neg", "prt"} or c.tag_ == "MD" for c in verb.children):
        return
    if verb.tag_ not in {"VBD", "VBN"}:
        return
    who = travellers(doers(verb, notes), notes)
    left = [e for c in verb.children if c.dep_ == "dobj" for e in places_at(c, notes)]
    been = _elsewhere(left, who, notes)
    if who.named and been:
        yield who, been


def _elsewhere(places: list[EntityNote], who: People, notes: Notes) -> list[EntityNote]:
    """Those of the places that lie in no traveller's country, where all of these are known."""
    homes = {p.country for p in who.persons} | {p.id for p in who.parties}
    states = {h for h in homes if h is not None and notes.entities[h].type == "Country"}
    names = {notes.entities[h].name for h in states}
    known = [p for p in places if p.type == "Country" or p.country is not None or (country_of(p.name) or "") not in {"", *names}]
    return foreign(known, who) if states and None not in homes else []


def coming_from(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Came from Lima, where she had met the king": there, too, she had gone."""
    if verb.lemma_ not in _MOVES or is_passive(verb):
        return
    start = [p for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" for p in c.children if p.dep_ == "pobj"]
    told = [p for p in start for r in p.children if r.dep_ == "relcl" and any(w.lower_ == "where" for w in r.children)]
    if told:
        who = travellers(doers(verb, notes), notes)
        been = _elsewhere([e for p in told for e in places_at(p, notes)], who, notes)
        if who.persons and been:
            yield who, been


def travelling_along(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "A spokesman, travelling with the president in Lima, said": both are there."""
    if verb.tag_ != "VBG" or not after(verb, "with"):
        return
    who = travellers([*doers(verb, notes), *after(verb, "with")], notes)
    inner = [p for c in verb.children if c.lower_ == "with" for p in c.children]
    to = [e for t in (verb, *inner) for e in destinations(t, ("in",), notes)]
    if who.persons and to:
        yield who, to


def whose_clause(verb: Token, notes: Notes) -> People:
    """Whom "who" takes up, where the parser hung its clause on a noun of his title: "the secretary for Asian affairs, who arrived"."""
    for above in verb.head.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return travellers([c for c in above.children if c.dep_ == "nsubj" and c.i < verb.i], notes)
        if (found := travellers([above], notes)).persons:
            return found
    return People()


def told_before(gone: list[Token], verb: Token, notes: Notes) -> People:
    """Whom "the three" and "both men" are: the persons of the sentence before, where it names just so many."""
    if len(gone) != 1 or verb.sent.start == 0 or not (number := _how_many(gone[0])):
        return People()
    before = verb.doc[verb.sent.start - 1].sent
    named = {
        e: notes.entities[e] for m in notes.mentions if before.start <= m.start < before.end and m.form != "pronoun" for e in m.entities
    }
    persons = [e for e in named.values() if e.type == "Person"]
    return People(persons) if len(persons) == number else People()


def _how_many(token: Token) -> int | None:
    """Of how many persons a phrase speaks that names none: "the three", "both men", "the two ministers"."""
    left = {c.lower_ for c in token.children if c.i < token.i}
    if token.lemma_ in _PERSONS and left & {"the", "these", "both"}:
        words = [token.lower_, *left]
    elif (token.pos_ == "NUM" or token.lower_ == "both") and (left <= {"the", "all"}):
        words = [token.lower_]
    else:
        return None
    return next((n for w in words if (n := _TOGETHER.get(w) or (NUMBERS.get(w) if w not in {"a", "an", "one"} else None))), None)
