"""Where somebody is, or was: "is due in Moscow", "spent two days in Rome", "just back from Cairo"; and who of a phrase travels."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.arguments import after, has_date, subjects
from ingest.happened.goals import VEHICLES, Journey, destinations, late_goal, scene_of
from ingest.happened.people import People, doers, is_official, people_of
from ingest.happened.places import named_before, places_at
from ingest.notes import EntityNote, Notes

_STOPS = {"stop", "destination", "stopover", "leg", "port", "next", "first"}
_STAYS = {"day", "night", "week", "weekend", "hour", "morning", "afternoon", "evening", "month", "stay"}


def being(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "is due in Moscow", "was in Rome for talks", "will be in Cairo on Monday"."""
    yield from _stop_is(verb, notes)
    due = next((c for c in verb.children if c.dep_ in {"acomp", "xcomp"} and c.lower_ == "due"), None)
    here = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "at"}]
    back = [c for c in verb.children if c.lower_ == "back"]
    been = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" and verb.lower_ == "been"]
    if due is not None:
        onward = [c for c in due.children if c.lower_ == "back"] + back  # "is due back in Lima"
        to = [e for d in (due, *onward) for e in destinations(d, ("in", "at", "to"), notes)]
        if not to and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in (*verb.children, *due.children)):
            to = places_at(verb.head, notes)  # "in Lima, where she is due on Monday"
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
        gone = travellers(subjects(verb), notes)
        from_afar = any(p.country for p in gone.persons) or (_are_teams(verb) and bool(gone.parties))
        abroad = has_date(verb) and from_afar  # "was in Bishkek last week"
        purpose = purpose or (verb.dep_ == "relcl" and any(p.country for p in gone.persons))  # "who was in Lima"
        away = from_afar and verb.dep_ in {"ROOT", "ccomp", "conj"}
        to = destinations(verb, ("in", *(("at",) if abroad else ())), notes) if purpose or abroad or away else []
        to = to or [e for b in back for e in destinations(b, ("in", "from"), notes)] or (destinations(verb, ("to",), notes) if been else [])
        if not to and verb.lower_ == "been" and any(c.lower_ == "there" for c in verb.children):  # "has been there five times"
            to = [e for e in [named_before(verb, notes, countries=True)] if e is not None]
    who = travellers(subjects(verb), notes)
    if due is None:
        to = foreign(to, who)
    here_now = _says_here(verb) and (due is not None or has_date(verb) or verb.lower_ == "been")
    scene = scene_of(verb, notes) if not to and (here_now or _in_town(verb)) else None
    if scene is not None:
        to = foreign([scene], who)  # "was here on Monday"
    if to and (who.persons or (_are_teams(verb) and who.parties)):
        yield who, to


def _are_teams(verb: Token) -> bool:
    """Whether somebody's delegation is or does it."""
    return any(s.lemma_.lower() in {"delegation", "team", "negotiator", "envoy", "mission"} for s in subjects(verb))


def foreign(to: list[EntityNote], who: People) -> list[EntityNote]:
    """Without what lies in a traveller's own country: to be there is no journey."""
    home = {p.country for p in who.persons} | {p.id for p in who.parties}
    return [e for e in to if e.id not in home and (e.country is None or e.country not in home)]


def _says_here(verb: Token) -> bool:
    return any(c.lower_ == "here" for c in verb.children) or any(c.lower_ == "here" for d in verb.children for c in d.children)


def _in_town(verb: Token) -> bool:
    """ "Is in town": where the reporter stands."""
    return any(c.lower_ == "in" and any(p.lower_ == "town" for p in c.children) for c in verb.children)


def _stop_is(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Her next stop is Amman", "the first leg of his tour was Lima"."""
    for stop in (c for c in verb.children if c.dep_ in {"nsubj", "attr", "advmod", "amod", "acomp"} and c.lemma_ in _STOPS):
        parts = after(stop, "of", "on", "in")
        owners = [c for s in (stop, *parts) for c in s.children if c.dep_ == "poss"]
        who = travellers(owners, notes)
        named = [c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c != stop]
        to = [e for c in named for e in places_at(c, notes)] or destinations(verb, ("in",), notes)
        if who.persons and to:
            yield who, to


def spending(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "spent three days in Rome": who stays so long came there."""
    stays = [c for c in verb.children if c.dep_ in {"dobj", "npadvmod"} and (c.lemma_ in _STAYS or c.ent_type_ == "DATE")]
    if not stays:
        return
    who, to = travellers(subjects(verb), notes), destinations(verb, ("in", "at"), notes)
    to = foreign(to or [e for c in stays for e in destinations(c, ("in", "at"), notes)], who)
    if not to and any(c.lower_ == "here" for t in (verb, *stays) for c in t.children) and (scene := scene_of(verb, notes)) is not None:
        to = foreign([scene], who)
    if who.persons and to:
        yield who, to


def staying(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Stayed in Rome for two days", "will remain in Cairo until Friday": a stay away from home that ends."""
    on = any(c.lower_ in {"on", "behind"} and c.dep_ in {"prt", "advmod"} for c in verb.children)  # "stayed on in Rome"
    if on or has_date(verb) or any(c.lower_ in {"until", "till", "for", "through"} for c in verb.children):
        who = travellers(subjects(verb), notes)
        to = foreign(destinations(verb, ("in", "at"), notes), who)
        if any(p.country for p in who.persons) and to:
            yield who, to


def returning(verb: Token, notes: Notes) -> Iterator[Journey]:
    """ "Returned from Rome", "got back from Cairo on Sunday": where one comes from one has been."""
    back = [c for c in verb.children if c.lower_ == "back"]
    if verb.lemma_ != "return" and not back:
        return
    who = travellers(doers(verb, notes), notes)
    home = [c for c in verb.children if c.lower_ == "home"]  # "returned home from Lima"
    been = foreign([e for v in (verb, *back, *home) for e in destinations(v, ("from",), notes)], who)
    if been and (who.persons or (_are_teams(verb) and who.parties)):
        yield who, been


def after_stay(prep: Token, notes: Notes) -> Iterator[Journey]:
    """ "After three weeks in Rome, the envoy flew home": whoever spent some time there had come."""
    if prep.lower_ not in {"after", "following", "during"}:
        return
    verb = prep.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    stays = [p for p in prep.children if p.dep_ == "pobj" and (p.lemma_ in _STAYS or p.lower_ == "time")]
    who = travellers(subjects(verb), notes)
    to = foreign([e for p in stays for e in destinations(p, ("in",), notes)], who)
    if who.persons and to:
        yield who, to


def standing_by(prep: Token, notes: Notes) -> Iterator[Journey]:
    """A name with where its bearer is: "the envoy, in Rome with his deputy, received", "currently in Cairo", "just back from Lima"."""
    word = prep.lower_
    if word not in {"in", "from"}:
        return
    bearer, at = prep.head, prep
    if bearer.pos_ in {"ADV", "ADJ"} and bearer.lower_ in _FRESH | _NOW:
        bearer, at = bearer.head, bearer
    fresh = word == "from" and at.lower_ in _FRESH
    if fresh and bearer.pos_ == "VERB":  # "fresh from Lima, the envoy said"
        named = subjects(bearer)
    elif (fresh or word == "in") and bearer.pos_ in {"PROPN", "NOUN"} and _is_beside(bearer, at):
        if not fresh and not _tells_why(bearer, prep):
            return
        named = [bearer]
    else:
        return
    holders = [bearer, bearer.head] if bearer.dep_ == "appos" else [bearer]
    company = [w for h in holders for w in after(h, "with") if 0 < w.head.i - prep.i < 5] + after(prep, "with")
    company += [w for p in prep.children if p.dep_ == "pobj" for w in after(p, "with")]
    who = travellers(named, notes)
    who.add(People(travellers(company, notes).persons))
    to = foreign([e for p in prep.children if p.dep_ == "pobj" for e in places_at(p, notes)], who)
    if who.persons and to:
        yield who, to


def _is_beside(bearer: Token, at: Token) -> bool:
    """Whether a phrase stands behind a name, set off by a comma."""
    return at.i > bearer.i and any(t.text == "," for t in at.doc[bearer.i + 1 : at.i + 1])


def _tells_why(bearer: Token, prep: Token) -> bool:
    """Whether a stay is told with what it is for, with whom, or that it is now: "in Rome for talks", "currently in Cairo"."""
    last = max((t.i for p in prep.children for t in p.subtree if p.dep_ == "pobj"), default=prep.i)
    follows = prep.doc[last + 1 : last + 2] if last + 1 < prep.sent.end else ()
    close = prep.doc[prep.i + 1 : min(last + 1, prep.i + 6)]
    now = any(c.lower_ in _NOW for c in prep.children) or prep.doc[prep.i - 1].lower_ in _NOW
    return now or any(t.lower_ in {"for", "with", "on", "to"} for t in (*follows, *close))


_FRESH = {"back", "fresh", "home"}
_NOW = {"currently", "now", "presently", "already", "today", "still"}


def last_leg(noun: Token, notes: Notes) -> Iterator[Journey]:
    """ "In Doha, the last leg of his journey, he wants to meet the envoy"."""
    if noun.dep_ != "appos" or noun.lemma_ not in _STOPS:
        return
    owners = [c for s in (noun, *after(noun, "of", "on", "in")) for c in s.children if c.dep_ == "poss"]
    verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    who = travellers(subjects(verb) if verb is not None and verb.i > noun.i else owners, notes)
    to = places_at(noun.head, notes)
    if who.persons and to:
        yield who, to


def visiting(word: Token, notes: Notes) -> Iterator[Journey]:
    """ "The visiting Chadian president told reporters in Rome": he came to where his clause plays, or where the reporter stands."""
    if word.lower_ != "visiting" or word.dep_ not in {"amod", "compound"}:
        return
    bearer = word.head
    who = travellers([bearer], notes)
    verb = next((a for a in bearer.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    to = foreign(destinations(verb, ("in",), notes) or late_goal(verb, ("in",), notes), who) if verb is not None else []
    if not to and (scene := scene_of(word, notes)) is not None:
        to = foreign([scene], who)
    if any(p.country for p in who.persons) and to:
        yield who, to[:1]


def travellers(tokens: list[Token], notes: Notes, *, bodies: bool = False) -> People:
    """Named persons and delegations; a country by name doesn't travel, its people do, nor a body unless `bodies`."""
    tokens = [o for t in tokens for o in (_aboard(t) if t.lemma_ in VEHICLES else [t])]
    tokens = [_whose(t) if t.lower_ == "whose" else t for t in tokens if not _is_others(t, notes)]
    found = people_of(tokens, notes)
    for t in tokens:  # "the ministers of Chad, the Czech Republic and Mali", whom the parser coordinated with the ministers
        if is_official(t) and after(t, "of"):
            return found
    if not found.persons:
        named = {e.id for t in tokens for e in notes.entities_at(t) if e.type == "Country" or (e.type == "Organization" and not bodies)}
        found.parties = [p for p in found.parties if p.id not in named]
    return found


def _aboard(vehicle: Token) -> list[Token]:
    """Whom something carries: "her plane", "the jet carrying the envoy"."""
    carrying = [c for c in vehicle.children if c.dep_ == "acl" and c.lemma_ in {"carry", "bring", "bear", "transport", "fly", "take"}]
    return [c for c in vehicle.children if c.dep_ == "poss"] + [o for c in carrying for o in c.children if o.dep_ == "dobj"]


def _is_others(token: Token, notes: Notes) -> bool:
    """Whether "they" or "their" was taken for one person, whom it cannot mean."""
    return token.lower_ in {"they", "their", "them"} and [e.type for e in notes.entities_at(token)] == ["Person"]


def _whose(token: Token) -> Token:
    """The noun that "whose" takes up: "the envoy, whose visit to Lima"."""
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else token
