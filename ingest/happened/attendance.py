"""Who sits in a meeting or is on a call, and who hosts or mediates it: the arguments of one trigger."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from ingest.happened.arguments import after, agents, is_passive, undergoers
from ingest.happened.occasions import Occasion, is_press, noun_occasion
from ingest.happened.people import People, doers, is_people, listed, people_of
from ingest.happened.places import clause_verb
from ingest.lexicon import table
from ingest.notes import EntityNote, Notes, conjuncts

_WITH = ("with", "between", "among", "involving", "alongside", "amongst")
_GATHERS = {"include", "involve", "gather", "bring", "feature", "unite", "draw", "comprise", "see", "pit", "reunite", "assemble"}
_AT_IT = {"at", "in", "during", "inside"}
_NEAR_IT = {"with", "after", "before", "following", "for", "ahead", "of", "from", "to", "into", "on"}
_BY_ROLE = {"host": "host", "organize": "host", "organise": "host", "convene": "host", "co-host": "host", "mediate": "mediator",
            "broker": "mediator", "facilitate": "mediator", "moderate": "mediator"}  # fmt: skip
_ATTENDED_BY = {"attend", "lead", "chair", "head", "join", "hold", "conduct"}
_MOTION = {
    "travel",
    "go",
    "fly",
    "arrive",
    "head",
    "return",
    "come",
    "be",
    "visit",
    "land",
    "invite",
    "gather",
    "meet",
    "sit",
    "convene",
    "leave",
}
_GUESTS = {
    "delegation",
    "leader",
    "minister",
    "official",
    "negotiator",
    "envoy",
    "team",
    "diplomat",
    "president",
    "counterpart",
    "premier",
    "chief",
}


@dataclass(slots=True)
class Attendance:
    """What one trigger says of who is there. `support` is the verb that holds the occasion, `holds` whether it says that it takes place."""

    people: People = field(default_factory=People)
    hosts: list[EntityNote] = field(default_factory=list)
    mediators: list[EntityNote] = field(default_factory=list)
    support: Token | None = None
    holds: bool = False
    lists: list[Token] = field(default_factory=list)
    """The heads of the "with" list: separate meetings are split by it."""


@cache
def _supports() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in table("talk_supports")}


def attendance(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who is there; None where the trigger's arguments show that no meeting is meant ("met the deadline")."""
    if occasion.is_noun:
        return _at_noun(occasion, notes)
    frame = {"meet": _meet, "with": _with, "host": _host, "phone": _phone, "gather": _gather, "together": _together}[occasion.sort]
    found = frame(occasion, notes)
    if found:
        found.support = occasion.token
        found.holds = True
        _company(occasion.token, found, notes)
    return found


def is_held(occasion: Occasion) -> bool:
    """Whether the verb over a noun says that the sitting takes place ("hold talks"), so that a "process" is one occasion."""
    top = occasion.top
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    verb = top.head if top.dep_ in {"dobj", "nsubj", "nsubjpass"} else top.head.head if top.dep_ == "pobj" else None
    verbs = [verb] if verb is not None else []
    verbs += [c for n in occasion.nouns for c in n.children if c.dep_ in {"acl", "relcl"}]
    return any(_supports().get(v.lemma_.lower(), {}).get("holds") == "yes" for v in verbs)


def _company(verb: Token, found: Attendance, notes: Notes) -> None:
    """Those along with the subject: "accompanied by", "joined by", "alongside"."""
    for child in verb.children:
        if child.dep_ in {"advcl", "conj"} and child.lemma_ in {"accompany", "join", "flank"} and child.tag_ == "VBN":
            found.people.add(people_of(agents(child), notes))
    found.people.add(people_of(after(verb, "alongside", "together"), notes))
    for subject in doers(verb, notes):
        for child in subject.children:
            if child.dep_ in {"acl", "relcl"} and child.lemma_ in {"accompany", "join", "flank"}:
                found.people.add(people_of(agents(child), notes))


def _meet(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if is_passive(verb):
        one, other = people_of(undergoers(verb), notes), people_of(agents(verb), notes)
        if not (one.persons and other.named):
            return None
        one.add(other)
        return Attendance(one)
    ours, objects = doers(verb, notes), [o for o in undergoers(verb) if o not in doers(verb, notes)]
    if any(c.dep_ == "dobj" for c in verb.children) and not any(is_people(o, notes) for o in objects):
        return None
    theirs = listed([*objects, *after(verb, "with"), *_late_with(verb, notes)], notes)
    one, other = people_of(ours, notes), people_of(theirs, notes)
    together = People()
    together.add(one)
    together.add(other)
    if not together.named:
        return None
    if not theirs and not _several(ours, one):
        return None
    return Attendance(together, lists=theirs)


def _several(tokens: list[Token], people: People) -> bool:
    """Whether a subject alone can meet: more than one, a plural, or a body."""
    if len(people.persons) + len(people.parties) > 1 or any(t.tag_ in {"NNS", "NNPS"} for t in tokens):
        return True
    return (any(p.type == "Organization" for p in people.parties) and not people.persons) or any(
        t.lower_ in {"they", "both", "two", "we"} for t in tokens
    )


def _late_with(verb: Token, notes: Notes) -> list[Token]:
    """A "with" or "between" phrase after the trigger that the parser hung on something between: "met in Oslo on Monday with X"."""
    if any(c.lower_ in _WITH and c.dep_ == "prep" for c in verb.children):
        return []
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 16)]:
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN"}) or noun_occasion(token) or token.text in {";", ":"}:
            return []
        if token.lower_ in {"with", "between"} and token.dep_ == "prep":
            found = listed([t for p in token.children if p.dep_ == "pobj" for t in conjuncts(p)], notes)
            return found if any(is_people(t, notes) for t in found) else []
    return []


def _with(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    talks = verb.lemma_ in {"speak", "talk", "converse"}
    theirs = after(verb, "with") or _late_with(verb, notes)
    if talks and not theirs and _on_phone(verb):
        theirs = after(verb, "to")
    theirs = listed([t for t in theirs if not is_press(t)], notes)
    one, other = people_of(doers(verb, notes), notes), people_of(theirs, notes)
    if talks and not (other.persons or any(p.type == "Country" for p in other.parties)):
        return None
    if not other or (not one and not other.named):
        return None
    one.add(other)
    return Attendance(one, lists=theirs) if one.named else None


def _on_phone(verb: Token) -> bool:
    return any(
        p.lemma_ in {"phone", "telephone", "call", "line"}
        for c in verb.children
        if c.lower_ in {"by", "on", "over", "via"}
        for p in c.children
    )


def _host(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    hosts, guests = (agents(verb), undergoers(verb)) if is_passive(verb) else (doers(verb, notes), undergoers(verb))
    one, other = people_of(hosts, notes), people_of(guests, notes)
    if not other or any(noun_occasion(g) for g in guests) or not one.named:
        return None
    if not other.persons and not any(g.lemma_.lower() in _GUESTS for g in guests):
        return None
    found = Attendance(hosts=[*one.persons, *([] if one.persons else one.parties)])
    found.people.add(one)
    found.people.add(other)
    return found


def _phone(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if is_passive(verb):
        return None
    if occasion.kind == "meeting":  # "called on the king": the object comes after "on"
        one, other = people_of(doers(verb, notes), notes), people_of(after(verb, "on"), notes)
        purpose = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > verb.i and c.tag_ == "VB"]
        if not (other.persons and one.persons) or any(c.lemma_ not in _CALLERS_PURPOSE for c in purpose):
            return None
        one.add(other)
        return Attendance(one)
    if verb.lemma_ in {"call", "ring"} and any(c.dep_ in {"oprd", "ccomp", "xcomp", "acomp", "prt", "attr"} for c in verb.children):
        return None
    one, other = people_of(doers(verb, notes), notes), people_of(undergoers(verb), notes)
    if not other.persons or not one.named or set(map(id, one.persons)) & set(map(id, other.persons)):
        return None
    one.add(other)
    return Attendance(one)


def _gather(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if is_passive(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return None
    ours = doers(verb, notes)
    one = people_of(ours, notes)
    if not one.named or not _several(ours, one):
        return None
    return Attendance(one)


def _together(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Whoever brings others together mediates; an occasion that does so ("the summit brought together") has its own trigger."""
    verb = occasion.token
    if any(noun_occasion(s) for s in doers(verb, notes)):
        return None
    guests = people_of(listed(undergoers(verb), notes), notes)
    if len(guests.persons) + len(guests.parties) < 2:
        return None
    found = Attendance(guests)
    _third(people_of(agents(verb) if is_passive(verb) else doers(verb, notes), notes), "mediator", found)
    return found


_CALLERS_PURPOSE = {"thank", "discuss", "congratulate", "brief", "convey", "express", "present", "deliver", "talk", "review"}


# nouns


def _at_noun(occasion: Occasion, notes: Notes) -> Attendance:
    found = Attendance()
    for noun in occasion.nouns:
        _own_phrase(noun, found, notes)
        _said_of(noun, found, notes)
    _governed(occasion, found, notes)
    if not found.lists:
        late = _late_with(occasion.token, notes)
        found.people.add(people_of(late, notes))
        found.lists += late
    return found


def _own_phrase(noun: Token, found: Attendance, notes: Notes) -> None:
    """What hangs on the noun itself: "Iran's nuclear talks with the EU", "the Russia-Ukraine negotiations", "a meeting of the Quad"."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"poss", "compound", "nmod", "amod"}:
            tokens = [child, *(t for t in child.subtree if t.dep_ in {"compound", "amod", "nmod", "conj"} and child.dep_ != "poss")]
            left = people_of(tokens if child.dep_ != "poss" else [child], notes)
            if child.dep_ != "poss":
                left.persons = left.persons if len(left.persons) > 1 else []
            found.people.add(left)
        elif child.dep_ == "prep" and child.lower_ in _WITH:
            given = listed([t for t in after(noun, child.lower_) if not is_press(t)], notes)
            found.people.add(people_of(given, notes))
            found.lists += given
        elif child.dep_ == "appos" and child.i > noun.i and noun_occasion(child) is None:
            found.people.add(people_of([child], notes))
        elif child.dep_ == "prep" and child.lower_ in {"of", "including"}:
            found.people.add(people_of([t for t in after(noun, child.lower_) if not noun_occasion(t)], notes))


def _said_of(noun: Token, found: Attendance, notes: Notes) -> None:
    """Participles and relative clauses on the noun: "talks held between", "a summit hosted by", "talks that brought together"."""
    for verb in noun.children:
        if verb.dep_ in {"acl", "relcl"} and verb.pos_ == "VERB":
            _predicate(verb, found, notes)
            for child in verb.children:
                if child.dep_ == "xcomp":  # "discussions expected to involve the president"
                    _predicate(child, found, notes)
    for verb in noun.doc[noun.i + 1 : noun.sent.end]:  # "talks with the envoy, which were hosted by Oman", hung on the envoy
        if (
            verb.dep_ == "relcl"
            and verb.lemma_ in _BY_ROLE
            and verb.head != noun
            and any(c.lower_ in {"which", "that"} for c in verb.children)
        ):
            _third(people_of(agents(verb), notes), _BY_ROLE[verb.lemma_], found)


def _predicate(verb: Token, found: Attendance, notes: Notes) -> None:
    """A verb whose subject (or passive subject) is the occasion."""
    by = agents(verb)
    role = _BY_ROLE.get(verb.lemma_)
    if by and role:
        _third(people_of(by, notes), role, found)
    elif by and verb.lemma_ in _ATTENDED_BY:
        found.people.add(people_of(by, notes))
    if verb.lemma_ in _GATHERS and not is_passive(verb):
        objects = [c for o in verb.children if o.dep_ in {"dobj", "attr"} for c in conjuncts(o)]
        found.people.add(people_of(listed(objects, notes), notes))
    given = listed(after(verb, *_WITH), notes)
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


def _third(people: People, role: str, found: Attendance) -> None:
    """Hosts and mediators: the persons where any is named, who then sit in the room, else the parties."""
    target = found.hosts if role == "host" else found.mediators
    target += [e for e in (people.persons or people.parties) if e not in target]


def _governed(occasion: Occasion, found: Attendance, notes: Notes) -> None:
    """What the verb over the noun says of its subject."""
    top = occasion.top
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ in {"nsubj", "nsubjpass"} and top.head.pos_ in {"VERB", "AUX"}:
        found.support = top.head
        _predicate(top.head, found, notes)
        for child in top.head.children:
            if child.dep_ == "xcomp":  # "is expected to be hosted by", "is set to include"
                _predicate(child, found, notes)
        return
    if top.dep_ == "dobj" or (top.dep_ == "pobj" and top.head.dep_ in {"prep", "prt", "agent"}):
        head = top.head if top.dep_ == "dobj" else top.head.head
        preposition = "" if top.dep_ == "dobj" else top.head.lower_
        if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.dep_ == "prep":  # "ahead of the talks"
            head = top.head.head.head
        verb: Token | None = head if head.pos_ in {"VERB", "AUX"} else None
        if verb is None:
            if head.pos_ in {"NOUN", "PROPN"} and preposition in {"at", "in", "to"} and not noun_occasion(head):
                found.people.add(people_of([head], notes)) if is_people(head, notes) else None
            verb = clause_verb(head)
            if verb is None or preposition not in _AT_IT | _NEAR_IT:
                return
            preposition = "far"
        _by_verb(verb, preposition, occasion, found, notes)


def _by_verb(verb: Token, preposition: str, occasion: Occasion, found: Attendance, notes: Notes) -> None:
    row = _supports().get(verb.lemma_.lower())
    with_people = bool(found.lists)
    subject = people_of(doers(verb, notes), notes)
    if any(c.dep_ == "neg" for c in verb.children) and verb.lemma_ in {"attend", "join", "participate", "take"}:
        return
    if (preposition == "" and row) or (row and preposition in {"in", "for", "at", "to", "into", "from", "on"} and verb.lemma_ != "have"):
        assert row is not None
        found.support = verb
        found.holds = found.holds or row["holds"] == "yes"
        role = row["role"]
        if role in {"host", "mediator"} and preposition == "":
            _third(subject, role, found)
        elif role == "part" or (role == "asks" and len(found.people.persons) + len(found.people.parties) < 2):
            found.people.add(subject)
            if role == "asks" and preposition == "to":
                found.people.add(people_of(undergoers(verb), notes))
        given = listed(after(verb, *_WITH), notes)
        found.people.add(people_of(given, notes))
        found.lists += given
        return
    alone = not found.people and preposition in {"after", "following"} and len(subject.persons) + len(subject.parties) >= 2
    if alone or preposition in _AT_IT or (preposition in _NEAR_IT and (with_people or verb.lemma_ in _MOTION)):
        found.people.add(subject)
        if verb.lemma_ == "invite":
            found.people.add(people_of(undergoers(verb), notes))
        if verb.lemma_ in _MOTION and preposition == "for":
            found.holds = True
            found.support = verb
