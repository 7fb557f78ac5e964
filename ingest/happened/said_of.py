"""What clauses and phrases further on say of an occasion: who attends, hosts or mediates it, and whether it takes place."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import after, agents, is_passive
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, is_people, listed, people_of
from ingest.happened.roll import WITH, Attendance, third
from ingest.notes import Notes, conjuncts

_GATHERS = {"include", "involve", "gather", "bring", "feature", "unite", "draw", "comprise", "see", "pit", "reunite", "assemble"}
_BY_ROLE = {"host": "host", "organize": "host", "organise": "host", "convene": "host", "co-host": "host", "co-convene": "host",
            "co-organize": "host", "co-organise": "host", "mediate": "mediator", "co-mediate": "mediator", "broker": "mediator",
            "facilitate": "mediator", "moderate": "mediator", "sponsor": "mediator"}  # fmt: skip
_CARRIES = {"carry", "pass", "relay", "convey", "ferry", "transmit", "shuttle"}
_NOTES = {"message", "draft", "proposal", "note", "paper", "reply", "answer", "position"}
_SETS_UP = {"arrange", "schedule", "propose", "initiate", "engineer"}
"""What a third does to talks between others that it mediates."""
ATTENDED_BY = {"attend", "lead", "co-lead", "chair", "co-chair", "head", "join", "hold", "conduct"}


def said_of(noun: Token, found: Attendance, notes: Notes) -> None:
    """Participles and relative clauses on the noun: "talks held between", "a summit hosted by", "talks that brought together"."""
    for verb in noun.children:
        if verb.dep_ in {"acl", "relcl"} and verb.pos_ == "VERB":
            predicate(verb, found, notes)
            for further in verb.children:  # "talks hosted by Egypt and mediated by Oman"
                if further.dep_ == "conj" and further.tag_ == "VBN" and agents(further) and verb.tag_ == "VBN":
                    predicate(further, found, notes)
            carries = verb.lemma_ in _CARRIES and any(c.dep_ == "dobj" and c.lemma_ in _NOTES for c in verb.children)
            if carries:  # "talks in which Oman passes messages"
                third(people_of(doers(verb, notes), notes), "mediator", found)
            found.people.add(_took_part(verb, notes))
            own = _own_subject(verb)
            if verb.lemma_ in {"hold", "have"} and verb.dep_ == "relcl" and not any(c.dep_ == "neg" for c in verb.children):
                found.people.add(people_of(own, notes))  # "talks that she held with the king"
            if verb.lemma_ in _BY_ROLE and own and not any(c.dep_ == "neg" for c in verb.children):
                third(people_of(conjuncts(own[0]), notes), _BY_ROLE[verb.lemma_], found)  # "talks that Oman hosted"
            if verb.lemma_ in _SETS_UP and own and (own[0].i < verb.i):
                third(_outsiders(people_of(conjuncts(own[0]), notes), found, notes), "mediator", found)  # "which Oman arranged"
            for child in verb.children:
                if child.dep_ == "xcomp":  # "discussions expected to involve the president"
                    predicate(child, found, notes)
        elif verb.dep_ == "advcl" and verb.i > noun.i:
            found.people.add(_took_part(verb, notes))  # "talks a day later, in which Chad and Mali agreed on patrols"
        for due in (c for c in verb.children if verb.dep_ == "relcl" and verb.pos_ == "AUX" and c.dep_ == "xcomp"):
            if due.lemma_ in {"hold", "have"}:  # "a summit that he is to hold with the king"
                predicate(due, found, notes)
                found.people.add(people_of(_own_subject(verb), notes))
    for verb in noun.doc[noun.i + 1 : bounds(noun)[1]]:
        if noun_occasion(verb) is not None:
            break
        if verb.dep_ == "relcl" and verb.head != noun and _is_somewhere(verb.head, notes):
            found.people.add(_took_part(verb, notes))  # "the dialogue in Lima, in which the ministers took part"
            hosts = _own_subject(verb)
            if verb.lemma_ in _BY_ROLE and hosts and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in verb.children):
                third(people_of(hosts, notes), _BY_ROLE[verb.lemma_], found)  # "the summit with Japan, which Peru will host"
        if (
            verb.head == noun
            or not _told_of(verb)
            or (verb.dep_ == "acl" and verb.lemma_ != "attend" and not _is_somewhere(verb.head, notes))
        ):
            continue
        if verb.lemma_ in _BY_ROLE:  # "talks with the envoy, which were hosted by Oman", hung on the envoy
            third(people_of(agents(verb), notes), _BY_ROLE[verb.lemma_], found)
        elif verb.lemma_ in ATTENDED_BY or (verb.lemma_ in _GATHERS and not is_people(verb.head, notes)):
            predicate(verb, found, notes)  # "a session in Arusha that brought together", "a meeting of the group, attended by"
    under(noun, found, notes)


def _outsiders(people: People, found: Attendance, notes: Notes) -> People:
    """These people, where none of them is of a side of the talks, which are between two at least; else nobody."""
    sides = found.people.sides(notes)
    own = people.sides(notes)
    return people if len(sides) > 1 and not own & sides else People()


def _own_subject(verb: Token) -> list[Token]:
    """The subject of a relative clause where it is not the pronoun: "which | Peru | will host"."""
    return [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"}]


def _took_part(verb: Token, notes: Notes) -> People:
    """ "In which the ministers also took part", "at which the envoy was present"."""
    led = {c.lower_ for c in verb.children if c.dep_ == "prep" and any(p.tag_ == "WDT" for p in c.children)}
    if not led & {"in", "at", "during"} or any(c.dep_ == "neg" for c in verb.children):
        return People()
    takes = verb.lemma_ in {"participate", "speak"} or any(c.lower_ in {"part", "present"} for c in verb.children)
    there = people_of(doers(verb, notes), notes)
    sides = there.sides(notes)
    aside = verb.lemma_ in {*_BY_ROLE, *_CARRIES, "have", "be", "play"}  # "talks in which both have a stake"
    return there if takes or (len(sides) > 1 and not aside) else People()


def _told_of(verb: Token) -> bool:
    """Whether a clause tells of a noun that the parser hung it apart from: a relative one, or a participle with its agent."""
    if verb.dep_ in {"relcl", "ccomp"}:
        return any(c.tag_ == "WDT" and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if verb.dep_ == "acl" and verb.lemma_ in _BY_ROLE.keys() | ATTENDED_BY and verb.tag_ == "VBN":
        return bool(agents(verb))  # "in a ceremony at the palace attended by the king", "a conference in Lima co-hosted by Chad"
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and bool(agents(verb)) and not any(c.dep_ == "nsubjpass" for c in verb.children)


def _is_somewhere(token: Token, notes: Notes) -> bool:
    """Whether a noun is a place or a day, of which no participle tells who led it."""
    return token.ent_type_ == "DATE" or any(e.type in {"Place", "Country"} for e in notes.entities_at(token))


_AUSPICES = {"mediation", "auspices", "aegis", "sponsorship", "facilitation", "patronage"}
_CHAIRS = {"guidance", "chairmanship", "stewardship", "leadership", "presidency"}
_HELP = {"help", "mediation", "facilitation", "assistance", "offices"}


def under(head: Token, found: Attendance, notes: Notes) -> None:
    """ "Resumed negotiations on Monday under the mediation of the king", "talks under Omani auspices", "met with the help of Oman"."""
    for token in head.doc[head.i + 1 : bounds(head)[1]]:
        word, above = token.lower_, token.head.lower_
        if token.dep_ != "pobj" or not (
            (word in _AUSPICES | _CHAIRS and above == "under") or (word in _HELP and above in {"with", "through"})
        ):
            continue
        owners = [c for c in token.children if c.dep_ == "poss"]
        of = after(token, "of", "from")
        led = people_of([*owners, *of], notes)
        if any(e.type == "Organization" for t in of[:1] for e in notes.entities_at(t)):
            led.persons = []  # "under the auspices of the bloc, the premier said"
        led = led or adjective([c for c in token.children if c.dep_ in {"amod", "compound"}], notes)
        if word in _CHAIRS:
            found.people.persons += [p for p in led.persons if p not in found.people.persons]
        else:
            third(led if above == "under" else _outsiders(led, found, notes), "mediator", found)


def predicate(verb: Token, found: Attendance, notes: Notes) -> None:
    """A verb whose subject (or passive subject) is the occasion."""
    by = agents(verb)
    role = _BY_ROLE.get(verb.lemma_)
    if by and role:
        third(people_of(by, notes), role, found)
    elif by and verb.lemma_ in ATTENDED_BY:
        there = people_of(by, notes)
        found.people.add(there)
        found.chairs += there.persons if verb.lemma_ in {"chair", "co-chair"} and not _is_congress(verb) else []
    if verb.lemma_ in _GATHERS and not is_passive(verb):
        objects = [c for o in verb.children if o.dep_ in {"dobj", "attr"} for c in conjuncts(o)]
        found.people.add(people_of(listed(objects, notes), notes))
    given = listed(after(verb, *WITH), notes)
    found.people.add(people_of(given, notes))
    found.lists += given
    found.holds = found.holds or verb.lemma_ in {
        "hold",
        "take",
        "begin",
        "start",
        "open",
        "resume",
        "end",
        "conclude",
        "schedule",
        "set",
        "expect",
        "follow",
    }


def _is_congress(verb: Token) -> bool:
    """Whether what is chaired is a gathering of many, whose chair is no go-between."""
    held = [verb.head, *(c for c in verb.children if c.dep_ == "nsubjpass")]
    return any(t.lemma_.lower() in {"summit", "conference", "forum", "council"} for t in held)


def adjective(tokens: list[Token], notes: Notes) -> People:
    return People(parties=[e for t in tokens for e in notes.entities_at(t) if e.type in {"Country", "Organization"}])
