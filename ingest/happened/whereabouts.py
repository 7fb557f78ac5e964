"""Where somebody is: "is due in Moscow", "spent two days in Rome", "her next stop is Cairo"; and who of a phrase travels."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.arguments import after, subjects
from ingest.happened.goals import VEHICLES, destinations
from ingest.happened.people import People, people_of
from ingest.happened.places import places_at
from ingest.notes import EntityNote, Notes

_STAYS = {"day", "night", "week", "weekend", "hour", "morning", "afternoon", "evening"}


def being(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """ "is due in Moscow", "was in Rome for talks", "will be in Cairo on Monday"."""
    yield from _stop_is(verb, notes)
    due = next((c for c in verb.children if c.dep_ in {"acomp", "xcomp"} and c.lower_ == "due"), None)
    here = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in"]
    back = [c for c in verb.children if c.lower_ == "back"]
    been = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" and verb.lower_ == "been"]
    if due is not None:
        to = destinations(due, ("in", "at", "to"), notes)
    else:
        purpose = any(c.lower_ in {"for", "on", "with"} and c.dep_ == "prep" for c in verb.children) or any(
            c.lower_ in {"will", "to"} for c in verb.children
        )
        purpose = purpose or any(c.dep_ in {"xcomp", "advcl"} and c.i > verb.i for c in verb.children)
        purpose = purpose or any(
            r.dep_ == "relcl" and any(w.lower_ == "where" for w in r.children) for h in here for p in h.children for r in p.children
        )
        purpose = purpose or any(g.lower_ == "for" for h in here for p in h.children for g in p.children)
        purpose = purpose or any(c.lower_ in {"until", "till", "since"} and c.dep_ in {"prep", "mark"} for c in verb.children)
        abroad = _dated(verb) and any(p.country for p in travellers(subjects(verb), notes).persons)  # "was in Bishkek last week"
        to = destinations(verb, ("in",), notes) if purpose or abroad else []
        to = to or [e for b in back for e in destinations(b, ("in", "from"), notes)] or (destinations(verb, ("to",), notes) if been else [])
    if not to and notes.scene is not None and any(c.lower_ == "here" for c in verb.children) and _dated(verb):
        to = [notes.entities[notes.scene]]  # "was here on Monday"
    who = travellers(subjects(verb), notes)
    home = {p.country for p in who.persons}
    to = [e for e in to if e.id not in home and (e.country is None or e.country not in home)]
    if to and who.persons:
        yield who, to


def _dated(verb: Token) -> bool:
    return any(c.ent_type_ == "DATE" or any(p.ent_type_ == "DATE" for p in c.children) for c in verb.children if c.i > verb.i)


def _stop_is(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """ "Her next stop is Amman", "the first leg of his tour was Lima"."""
    for stop in (c for c in verb.children if c.dep_ == "nsubj" and c.lemma_ in {"stop", "destination", "stopover", "leg"}):
        owners = [c for c in stop.children if c.dep_ == "poss"] + [
            c for p in after(stop, "of", "on") for c in p.children if c.dep_ == "poss"
        ]
        who = travellers(owners, notes)
        to = [e for c in verb.children if c.dep_ == "attr" for e in places_at(c, notes)] or destinations(verb, ("in",), notes)
        if who.persons and to:
            yield who, to


def spending(verb: Token, notes: Notes) -> Iterator[tuple[People, list[EntityNote]]]:
    """ "spent three days in Rome": who stays so long came there."""
    stays = [c for c in verb.children if c.dep_ in {"dobj", "npadvmod"} and (c.lemma_ in _STAYS or c.ent_type_ == "DATE")]
    if not stays:
        return
    who, to = travellers(subjects(verb), notes), destinations(verb, ("in",), notes)
    to = to or [e for c in stays for e in destinations(c, ("in",), notes)]
    home = {p.country for p in who.persons}
    to = [e for e in to if e.id not in home and (e.country is None or e.country not in home)]
    if who.persons and to:
        yield who, to


def travellers(tokens: list[Token], notes: Notes, *, bodies: bool = False) -> People:
    """Named persons and delegations; a country by name doesn't travel, its people do, nor a body unless `bodies`."""
    tokens = [
        o for t in tokens for o in ([c for c in t.children if c.dep_ == "poss"] if t.lemma_ in VEHICLES else [t])
    ]  # "her plane landed"
    found = people_of(tokens, notes)
    if not found.persons:
        named = {e.id for t in tokens for e in notes.entities_at(t) if e.type == "Country" or (e.type == "Organization" and not bodies)}
        found.parties = [p for p in found.parties if p.id not in named]
    return found
