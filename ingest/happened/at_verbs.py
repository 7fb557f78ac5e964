"""Who is there, by a verb that announces a meeting or call: one function for each frame of the lexicon."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, agents, has_date, is_passive, undergoers
from ingest.happened.at_other_verbs import council, preside, purpose, shuttle, sign, sitting, tell
from ingest.happened.at_phone import GUESTS, phone
from ingest.happened.company import company, inviters
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, is_official, is_people, listed, people_of, those_above
from ingest.happened.roll import Attendance, both, echo, further_with, in_presence_of, late_with, third
from ingest.happened.said_of import said_of, under
from ingest.happened.signings import somewhere
from ingest.happened.trigger import Occasion, by_phone, is_press
from ingest.happened.verb_triggers import alone_together
from ingest.lexicon import words
from ingest.notes import Notes


def at_verb(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who is there; None where the verb's arguments show that no meeting is meant ("met the deadline")."""
    found = _FRAMES[occasion.sort](occasion, notes)
    if found:
        found.support = occasion.token
        found.holds = True
        found.people.add(company(occasion.token, notes))
        found.people.add(people_of(in_presence_of(occasion.token), notes))
        third(people_of(inviters(occasion.token), notes), "host", found)
        under(occasion.token, found, notes)
        for meal in after(occasion.token, "over", "at"):
            if noun_occasion(meal) is not None:
                said_of(meal, found, notes)  # "met over a lunch that the king hosted"
        more = [t for t in further_with(occasion.token, notes) if t not in found.lists] if found.lists else []
        found.people.add(people_of(more, notes))
        found.lists += more
    return found


def _meet(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if is_passive(verb):
        one, other = people_of(undergoers(verb), notes), people_of(agents(verb), notes)
        if not (one.persons and other.named):
            return None
        one.add(other)
        return Attendance(one)
    ours, objects = doers(verb, notes), [o for o in undergoers(verb) if o not in doers(verb, notes)]
    if both(objects, notes) and (one := people_of(ours, notes)).persons:
        return Attendance(one, echoes="each")  # "saw both men"
    named = [
        c for c in verb.children if c.dep_ == "dobj" and c.lower_ != "other" and "-" not in c.lower_
    ]  # "met each other" has no object of its own
    beside = [t for t in after(verb, "with") if t.lemma_.lower() not in _MANNERS]
    if beside and all(is_press(t) for t in beside):
        return None  # "met with reporters"
    if named and not any(is_people(o, notes) for o in [*objects, *(t for t in beside if t.i < named[0].i)]):
        return None
    if verb.lemma_ in {"embrace", "hug"} and not _greets(verb, ours, named, notes):
        return None
    objects += _later(verb, notes)
    theirs = listed([*(o for o in objects if o.lower_ != "other"), *beside, *late_with(verb, notes)], notes)
    one, other = people_of(ours, notes), people_of(theirs, notes)
    if not one and not other and echo(ours, notes) == "persons":
        one = those_above(verb, notes)  # "she raised it with the king when they met"
    if not one.named and not other and not (named or theirs) and (pointer := echo(ours, notes)):
        return Attendance(echoes=pointer)
    if not one.named and not (named or theirs or other) and verb.lemma_ == "meet" and _officials_somewhere(verb, ours):
        return Attendance()  # "ministers from three states met in Lima on Sunday"
    if not one and not (named or theirs) and any(t.lemma_.lower() in _BODIES and _is_the(t) for t in ours):
        return Attendance(echoes="sides")  # "the full commission is to meet again on Friday"
    if other.persons and not other.parties and all(p in one.persons for p in other.persons):
        other = _whoever_bids(verb, notes)  # "challenged the king to meet him": a pronoun was taken for the one bidden
        if not other.persons or other.persons[0] in one.persons:
            return None
    together = People()
    together.add(one)
    together.add(other)
    if not together.named:
        return None
    if not theirs and not _several(ours, one):
        return None
    if verb.lemma_ == "visit" and not (one.persons and any(p.offices or p.country for p in other.persons)):
        return None  # the model takes many a place for a person
    if verb.lemma_ == "see" and not _sees_in_person(verb, one, other, objects):
        return None
    return Attendance(together, lists=theirs)


_MANNERS = {"facilitation", "help", "assistance", "mediation", "support", "aim", "goal", "view", "intention", "backing", "blessing",
            "approval", "encouragement", "sponsorship", "objective", "purpose", "participation", "attendance", "involvement"}  # fmt: skip
"""What one meets "with" that is nobody: "met for the first time with the help of Oman"."""


def _greets(verb: Token, ours: list[Token], named: list[Token], notes: Notes) -> bool:
    """Whether who embraces whom acts for another side; where two embrace, it takes a day or a place, or it is at what is told already."""
    if named:
        return any(_is_counterpart(verb, t, notes) for t in named)
    return len(people_of(ours, notes).persons) > 1 and (has_date(verb) or somewhere(verb))


def _later(verb: Token, notes: Notes) -> list[Token]:
    """Whom the parser hung on the verb: "saw the king on Tuesday, and the rebels' leader before dinner", "received him and then her"."""
    hung = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} and c.i > verb.i]
    linked = [c for c in hung if any(t.lower_ in {"and", "then"} for t in verb.doc[c.left_edge.i - 2 : c.left_edge.i + 1])]
    return [c for c in linked if people_of([c], notes).persons]


def _whoever_bids(verb: Token, notes: Notes) -> People:
    """Who asked, invited or challenged the subject of an infinitive."""
    above = verb.head
    bids = verb.dep_ == "xcomp" and above.pos_ == "VERB" and any(c.dep_ == "dobj" for c in above.children)
    return people_of(doers(above, notes), notes) if bids else People()


def _sees_in_person(verb: Token, one: People, other: People, seen: list[Token]) -> bool:
    """Whether "see" is to meet: a person sees a person, and nothing that is seen to happen or seen as something."""
    if any(o.dep_ == "dobj" and o.lower_ == "other" for o in verb.children):  # "saw each other"
        return len(one.persons) > 1 or len(one.parties) > 1  # echoes are returned before
    if any(c.dep_ in {"ccomp", "xcomp", "oprd", "acl", "advcl"} or c.lower_ == "as" for c in verb.children if c.i > verb.i):
        return False
    subjects_ = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(t.lemma_.lower() in _KIN for s in subjects_ for t in (s, *s.children)):
        return False  # "his wife saw him in prison"
    officials = any(is_official(o) and o.tag_ == "NNS" for o in seen) and other.named  # "is to see leaders of the rebels"
    return bool(one.persons) and bool(other.persons or officials)


def _officials_somewhere(verb: Token, ours: list[Token]) -> bool:
    return _officials(ours) and any(t.lower_ in {"in", "at"} and t.dep_ == "prep" for t in verb.children)


def _officials(tokens: list[Token]) -> bool:
    return any(t.tag_ == "NNS" and t.lemma_.lower() in words("official_nouns") for t in tokens)


_BODIES = {"commission", "committee", "panel", "council", "forum", "conference", "congress"}


def _is_the(noun: Token) -> bool:
    return any(c.lower_ == "the" and c.dep_ == "det" for c in noun.children)


def _several(tokens: list[Token], people: People) -> bool:
    """Whether a subject alone can meet: more than one, a plural, or a body."""
    if len(people.persons) + len(people.parties) + people.groups > 1 or any(t.tag_ in {"NNS", "NNPS"} for t in tokens):
        return True
    return (any(p.type == "Organization" for p in people.parties) and not people.persons) or any(
        t.lower_ in {"they", "both", "two"} or (t.lower_ == "we" and not people) for t in tokens
    )


def _with(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    talks = verb.lemma_ in {"speak", "talk", "converse"}
    on_phone = by_phone(verb) or (verb.dep_ == "conj" and verb.head.lemma_ == verb.lemma_ and by_phone(verb.head))  # "and will speak again"
    theirs = after(verb, "with") or [p for c in verb.children if c.dep_ == "advmod" for p in after(c, "with")] or late_with(verb, notes)
    if not theirs and verb.lemma_ == "sit":
        theirs = after(verb, "from", "opposite") or [p for c in verb.children for p in after(c, "from")]
        theirs = [t for t in theirs if t.lower_ != "other"]
    if talks and not theirs:
        theirs = [t for t in after(verb, "to") if on_phone or _is_counterpart(verb, t, notes)]
    if on_phone and not talks:  # "discussed the accord by phone with the king on Monday and with his heir on Tuesday"
        theirs = [t for o in verb.children if o.dep_ == "dobj" for t in after(o, "with")] + theirs
    theirs = listed([t for t in theirs if not is_press(t)], notes)
    if both(theirs or after(verb, "to"), notes) and (one := people_of(doers(verb, notes), notes)).persons:
        return Attendance(one, echoes="each")  # "spoke with both leaders"
    if (
        not theirs
        and not those_above(verb, notes)
        and verb.lemma_ in {"negotiate", "sit", "huddle", "confer", "dine", "lunch"}
        and (pointer := echo(doers(verb, notes), notes))
    ):
        return Attendance(echoes=pointer)
    if on_phone and not theirs and not people_of(doers(verb, notes), notes).named and (pointer := echo(doers(verb, notes), notes)):
        return Attendance(echoes=pointer)  # "the two last spoke by phone in May"
    if verb.lemma_ in {"tour", "inspect"} and not any(_is_counterpart(verb, t, notes) for t in theirs):
        return None  # "toured the market with her husband"
    subject = undergoers(verb) if is_passive(verb) and not agents(verb) else doers(verb, notes)  # "was closeted with"
    one, other = people_of(subject, notes), people_of(theirs, notes)
    if not one and not other and echo(subject, notes) == "persons":
        one = those_above(verb, notes)  # "invited the king to her home, where they talked for an hour"
    several = one.named and len(one.persons) + len(one.parties) + one.groups > 1
    if verb.lemma_ == "discuss" and is_passive(verb) and not theirs and several:
        return Attendance(one)  # "was discussed by the presidents of Chad and Niger"
    if verb.lemma_ == "discuss" and not theirs and (found := sitting(occasion, notes)) is not None:
        return found
    if not theirs and several and (on_phone or verb.lemma_ in _TOGETHER):
        return Attendance(one)  # "the two presidents spoke by phone", "sat opposite each other"
    if talks and not theirs and len(one.persons) > 1 and (_to_each_other(verb) or alone_together(verb)):
        return Attendance(one)
    if (
        verb.lemma_ == "talk"
        and not theirs
        and len(one.parties) > 1
        and not one.persons
        and not after(verb, "to", "about")
        and somewhere(verb)
    ):
        return Attendance(one)  # "officials of Chad and Mali are due to talk in Lima"
    if talks and not (other.persons or any(p.type == "Country" for p in other.parties)):
        return None
    if not other or (not one and not other.named):
        return None
    one.add(other)
    return Attendance(one, lists=theirs) if one.named else None


def _is_counterpart(verb: Token, token: Token, notes: Notes) -> bool:
    """Whether whom one speaks "to" is somebody of another side, with whom that is a conversation."""
    one, other = people_of(doers(verb, notes), notes), people_of([token], notes)
    sides = one.sides(notes)
    theirs = other.sides(notes)
    return bool(sides and theirs and not sides & theirs) and (bool(one.persons and other.persons) or verb.lemma_ == "talk")


def _to_each_other(verb: Token) -> bool:
    """Whether several who "spoke" spoke with each other: for some time, or on some day and not somewhere, and not of something."""
    prepositions = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    long = any(p.lemma_ in {"hour", "minute"} for t in verb.subtree if t.lower_ == "for" for p in t.children)
    where = {"in", "at", "outside", "inside", "near", "aboard"} if long else set()
    if prepositions - where - {"for", "on", "during", "after", "before", "since", "over"} or any(
        c.dep_ in {"ccomp", "xcomp", "dobj"} for c in verb.children
    ):
        return False
    return long or has_date(verb)


def _host(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if verb.dep_ == "advcl" and is_passive(verb) and any(noun_occasion(t) for t in verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]):
        return None  # "ahead of a conference in Lima, to be hosted by the king": the conference is what is hosted
    hosts, guests = (agents(verb), undergoers(verb)) if is_passive(verb) else (doers(verb, notes), undergoers(verb) + _later(verb, notes))
    if verb.lemma_ == "summon" and is_passive(verb) and not hosts:
        hosts = after(verb, "to")  # "was summoned to the Foreign Ministry"
    one, other = people_of(hosts, notes), people_of(guests, notes)
    if one.persons and both(guests, notes):
        return Attendance(one, hosts=list(one.persons), echoes="each")
    if one.named and not other.named and echo(guests, notes) == "sides":
        return Attendance(one, hosts=list(one.persons or one.parties), echoes="sides")  # "received the two delegations"
    if not other or any(noun_occasion(g) for g in guests) or not one.named:
        return None
    if other.persons and all(p in one.persons for p in other.persons):
        return None  # a pronoun was taken for the speaker himself
    if not other.persons and not any(g.lemma_.lower() in GUESTS for g in guests):
        return None
    found = Attendance(hosts=[*one.persons, *([] if one.persons else one.parties)], lists=list(guests))
    found.people.add(one)
    found.people.add(other)
    found.people.add(people_of(listed(after(verb, "with", "alongside"), notes), notes))
    return found


def _gather(occasion: Occasion, notes: Notes) -> Attendance | None:
    verb = occasion.token
    if agents(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return None
    ours = undergoers(verb) if is_passive(verb) else doers(verb, notes)  # "experts may be convened"
    one = people_of(ours, notes)
    if not one and (pointer := echo(ours, notes)):
        return Attendance(echoes=pointer)  # "the two sides will reconvene in Oslo"
    if not one.named and _officials(ours):
        return Attendance()  # "donors are to gather in Lima in May": whoever they are
    if not one.named or not _several(ours, one):
        return None
    return Attendance(one)


def _together(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Whoever brings others together mediates; an occasion that does so ("the summit brought together") has its own trigger."""
    verb = occasion.token
    if any(noun_occasion(s) for s in doers(verb, notes)):
        return None
    guests = people_of(listed(undergoers(verb), notes), notes)
    pointer = echo(undergoers(verb), notes) if not guests.named else None
    if len(guests.persons) + len(guests.parties) < 2 and pointer is None:
        return None
    found = Attendance(guests, echoes=pointer)  # "offered to bring the two sides together"
    third(people_of(agents(verb) if is_passive(verb) else doers(verb, notes), notes), "mediator", found)
    return found


_KIN = {"wife", "husband", "son", "daughter", "mother", "father", "lawyer", "doctor", "physician"}
_TOGETHER = {"sit", "shake", "exchange", "share", "compare", "cross", "confer", "huddle", "dine", "din", "lunch", "breakfast", "parley",
             "haggle"}  # fmt: skip
_FRAMES = {"meet": _meet, "with": _with, "host": _host, "phone": phone, "gather": _gather, "together": _together,
           "shuttle": shuttle, "tell": tell, "council": council, "sign": sign, "preside": preside, "body": sitting,
           "purpose": purpose}  # fmt: skip
