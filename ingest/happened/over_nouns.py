"""Who is there, by the verb over a noun that announces a meeting or call: "held talks", "led the delegation at the talks"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, agents, is_passive, undergoers
from ingest.happened.around_nouns import COUNTED, across, others_there, together_in, whose_agenda
from ingest.happened.behalf import side_of
from ingest.happened.in_person import tellings
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, is_people, listed, people_of
from ingest.happened.places import clause_verb
from ingest.happened.roll import WITH, Attendance, echo, late_with, supports, third
from ingest.happened.said_of import ATTENDED_BY, predicate
from ingest.happened.trigger import Occasion
from ingest.notes import Notes, conjuncts
from ingest.when.carriers import FRAMES_IT

_AT_IT = {"at", "in", "during", "inside"}
_NEAR_IT = {"with", "after", "before", "following", "for", "ahead", "of", "from", "to", "into", "on"}
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
    "stay",
    "remain",
}


def governed(occasion: Occasion, found: Attendance, notes: Notes) -> None:
    """What the verb over the noun says of its subject."""
    top = occasion.top
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if top.dep_ in {"nsubj", "nsubjpass"} and top.head.pos_ in {"VERB", "AUX"}:
        if not _orders(top.head):
            found.support = top.head
        predicate(top.head, found, notes)
        found.people.add(whose_agenda(top.head, notes))
        firsts = [c for c in top.head.children if c.dep_ == "attr" and c.lower_ in COUNTED]
        found.people.add(people_of([t for c in firsts for t in after(c, "between", "of", "with")], notes))
        for further in top.head.children:  # "lasted two hours and were attended by the ambassadors"
            if (
                further.dep_ == "conj"
                and further.lemma_ in ATTENDED_BY
                and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in further.children)
            ):
                predicate(further, found, notes)
        for child in top.head.children:
            if child.dep_ == "xcomp":  # "is expected to be hosted by", "is set to include"
                predicate(child, found, notes)
        return
    if top.dep_ == "dobj" or (top.dep_ == "pobj" and top.head.dep_ in {"prep", "prt", "agent"}):
        head = top.head if top.dep_ == "dobj" else top.head.head
        preposition = "" if top.dep_ == "dobj" else top.head.lower_
        if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.dep_ == "prep":  # "ahead of the talks"
            head = top.head.head.head
        if head.pos_ == "ADV" and head.lower_ in {"back", "over", "together"} and head.head.pos_ == "VERB":
            head = head.head  # "went back to the negotiating table", "had him over for lunch"
        verb: Token | None = head if head.pos_ in {"VERB", "AUX"} else None
        if preposition == "including" and found.lists and (doing := clause_verb(head)) is not None:
            found.people.add(people_of(doers(doing, notes), notes))  # "has helped, including calls with the king"
            found.support = doing
            return
        if verb is None:
            if head.pos_ in {"NOUN", "PROPN"} and preposition in {"at", "in", "to"} and not noun_occasion(head):
                found.people.add(people_of([head], notes)) if is_people(head, notes) else None
            verb = clause_verb(head)
            if head.pos_ == "ADJ" and head.head == verb and preposition in {"to", "for"} and found.lists:
                found.people.add(people_of(doers(verb, notes), notes))  # "is open to talks with", "stands ready for a meeting with"
                return
            if head.lower_ == "present" and head.head == verb and preposition == "at" and not any(c.dep_ == "neg" for c in verb.children):
                found.people.add(people_of(doers(verb, notes), notes))  # "also present at the talks were the ministers"
                found.support = verb
                return
            meal = preposition == "over" and occasion.sort == "shared"  # "settled the last points over dinner"
            if verb is None or (preposition not in _AT_IT | _NEAR_IT and not meal):
                return
            if head.lemma_ in {"participation", "attendance", "presence"}:  # "to lead the delegation's participation in a dialogue"
                found.people.add(people_of([c for c in head.children if c.dep_ == "poss"], notes))
                found.support = verb
            framed = preposition == "with" and verb.lemma_ in FRAMES_IT  # "concludes her trip with a meeting with"
            if preposition == "in" and not found.lists and not found.people.named and (both := together_in(head, verb, notes)).named:
                found.people.add(both)
                found.support = verb
                return
            kept = head.dep_ in {"dobj", "pobj"} and (preposition in {"at", "during"} or meal)
            preposition = preposition if framed or kept else "far"  # "made an offer at the talks"
        if verb.dep_ == "advcl" and verb.tag_ == "VBN" and top.i < verb.i < verb.head.i:
            verb = verb.head  # "at a session, called at Chad's request, Mali blamed the rebels"
        _by_verb(verb, preposition, occasion, found, notes)
        if preposition in _AT_IT and occasion.sort == "process" and not found.lists:
            found.people.add(across(verb, notes))
        if preposition in {"at", "during"} and top.i < verb.i:
            found.people.persons += [p for p in others_there(verb, notes) if p not in found.people.persons]


def _orders(verb: Token) -> bool:
    """ "The talks follow a session in Lima", "came after a first round in Lima": the place is the other occasion's."""
    if verb.lemma_ in {"follow", "succeed", "precede"}:
        return is_passive(verb) or any(c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_ == "come" and any(c.lower_ in {"after", "before", "following"} for c in verb.children)


def _is_drawn(verb: Token) -> bool:
    """Whether a passive's subject is the one who sits there: "is locked in talks", "is expected at the summit"."""
    return is_passive(verb) and verb.lemma_ in _DRAWN and not agents(verb)


_DRAWN = {"lock", "engage", "involve", "embroil", "seat", "expect", "await", "represent"}
_RINGS = {"take", "receive", "get", "return", "place", "make", "pay"}
_ENTERTAINS = {"have", "host", "receive", "welcome", "join", "see", "entertain", "treat", "take", "invite"}


def _entertains(verb: Token, preposition: str, occasion: Occasion) -> bool:
    """ "had him over for lunch", "welcomed her for talks", "joined him at the meeting": a person is the object."""
    if preposition not in {"for", "to", "at"} or is_passive(verb) or verb.lemma_ not in _ENTERTAINS:
        return False
    return occasion.sort in {"shared", "occasion", "process"} and any(c.dep_ == "dobj" for c in verb.children)


_STEERS = {"lead", "chair", "co-chair", "guide", "steer", "conduct", "oversee", "run"}


def _others(subject: People, occasion: Occasion, notes: Notes) -> bool:
    """Whether the occasion is said to be between others than whoever leads it."""
    between = [t for n in occasion.nouns for t in after(n, "between")]
    between = between or [t for t in late_with(occasion.token, notes) if t.head.lower_ == "between"]
    sides = people_of(between, notes).parties
    own = subject.sides(notes)
    return bool(between) and len(conjuncts(between[0])) > 1 and bool(subject.named) and not own & {s.id for s in sides}


def _reports(verb: Token, subject: People, occasion: Occasion) -> bool:
    """Whether one person, who speaks for nobody, tells something after talks that the text has told of."""
    known = any(c.lower_ in {"the", "this", "their"} for c in occasion.top.children)
    if not known or verb.lemma_ not in {"say", "tell", "speak"} or len(subject.persons) != 1 or occasion.sort == "shared":
        return False
    return not any("spokes" in o.title.lower() for o in subject.persons[0].offices)


_PRESIDES = {"chair", "co-chair", "preside"}


def _are_sittings(occasion: Occasion) -> bool:
    """ "The sessions", "the talks": negotiations that the text has told of, and no meeting of a body."""
    several = occasion.token.tag_ == "NNS" or occasion.sort == "process"
    named = any(c.dep_ in {"compound", "poss"} or (c.lower_ == "of" and not noun_occasion(c)) for c in occasion.token.children)
    return several and not named and any(c.lower_ in {"the", "these", "those"} for c in occasion.top.children)


STAYS_AWAY = {"boycott", "skip", "shun", "snub", "miss"}
_WALKS = {"walk", "storm", "stalk", "march", "stride"}
_GRANTS = {"grant", "give", "accord"}
_RECALLS = {"recall", "remember", "mention", "describe", "detail", "recount"}
_BIDDING = {"urge", "press", "ask", "push", "call", "bring", "force", "invite", "get", "drag", "coax", "draw", "want"}


def _by_verb(verb: Token, preposition: str, occasion: Occasion, found: Attendance, notes: Notes) -> None:
    row = supports().get(verb.lemma_.lower())
    if occasion.token.lower_ == "call" and verb.lemma_ in _RINGS and preposition == "":
        row = supports()["hold"]
    if occasion.sort == "table":
        row = supports()["hold"] if verb.lemma_ not in _BIDDING else supports()["ask"]
    if verb.lemma_ == "call" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children):
        row = supports()["cancel"]
    if verb.lemma_ == "call" and preposition == "for" and found.lists:
        row = supports()["ask"]  # "called for talks with the king"
    if verb.lemma_ in _GRANTS and occasion.sort != "shared":
        row = None  # one gives an audience or a dinner, but an account of talks
    if verb.lemma_ in {"deny", "refuse"} and preposition == "":  # "the junta denied her a meeting with the president"
        found.people.add(people_of([c for c in verb.children if c.dep_ in {"dative", "nsubjpass"}], notes))
        return
    if verb.lemma_ in _WALKS and preposition in {"of", "from"} and any(c.lower_ in {"out", "away", "off"} for c in verb.children):
        row = supports()["leave"]  # "walked out of a session": they had come
        preposition = ""
    with_people = bool(found.lists)
    subject = people_of(undergoers(verb) if _is_drawn(verb) else doers(verb, notes), notes)
    if _entertains(verb, preposition, occasion):
        guests = people_of(undergoers(verb), notes)
        if subject.persons and guests.persons:
            found.people.add(subject)
            found.people.add(guests)
            found.support = verb
            return
    if verb.lemma_ == "represent" and not is_passive(verb) and preposition in {"at", "in", "during", "far"}:
        found.people.add(subject)  # "represented her country at talks with Chad"
        found.support = verb
        return
    if verb.lemma_ in {"send", "dispatch"} and preposition in {"to", "for"} and not is_passive(verb):
        sent = people_of(undergoers(verb), notes)
        if sent:  # "sent its minister to the talks", "sends a delegation to the session"
            found.people.add(sent)
            found.people.add(People(parties=subject.parties))
        return
    if any(c.dep_ == "neg" for c in verb.children) and verb.lemma_ in {"attend", "join", "participate", "take"} and not with_people:
        found.shunned = True
        return
    if verb.lemma_ in STAYS_AWAY and preposition == "" and not is_passive(verb):
        found.shunned = True  # "had skipped the round held in Lima"
        return
    over = preposition == "over" and occasion.sort == "shared"  # a meal
    bids = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in {"call", "appeal"} else verb
    if occasion.token.lower_ == "call" and preposition in {"in", "during", "far"} and bids.lemma_ in {"call", "appeal"}:
        bidding, bidden = people_of(doers(bids, notes), notes), people_of(after(bids, "on", "upon", "to"), notes)
        if bidding.persons and bidden.persons:  # "called on the king in a call to agree"
            found.people.add(bidding)
            found.people.add(bidden)
            return
    if (
        preposition in _AT_IT or over or (preposition == "on" and occasion.token.lower_ == "call")
    ) and verb.lemma_.lower() in tellings():  # "in a call, she told the king that"
        frame = tellings()[verb.lemma_.lower()]
        hung = [t for o in undergoers(verb) for t in after(o, frame)]  # "over lunch he proposed a truce to the king"
        told = people_of(undergoers(verb) if frame == "object" else after(verb, frame) or hung, notes)
        if subject.persons and told.persons and not is_passive(verb):
            found.people.add(subject)
            found.people.add(told)
            return
    given = [c for c in verb.children if c.dep_ == "dative" and c.ent_type_ == "PERSON"]
    if preposition == "in" and given and not with_people and subject.persons and not is_passive(verb):
        found.people.add(subject)  # "in a phone call she gave the king her reasons"
        found.people.add(people_of(given, notes))
        return
    addressed = preposition in {"", "with", "to"} and occasion.sort == "occasion" and verb.lemma_.lower() in tellings()
    definite = any(c.lower_ in {"the", "this"} for c in occasion.top.children) or occasion.token.lemma_ in {"summit", "conference", "forum"}
    if addressed and subject.persons and not is_passive(verb) and definite:
        found.people.add(subject)  # "told the summit that", "pleaded with the gathering"
        return
    if verb.lemma_ in {"walk", "storm"} and preposition == "of" and subject.named and "out" in {c.lower_ for c in verb.children}:
        found.people.add(subject)  # "walked out of the talks": till then they sat there
        return
    reaches = {
        "in",
        "for",
        "at",
        *(("over",) if verb.lemma_ in {"preside", "sit"} else ()),
        "to",
        "into",
        "from",
        "on",
        *(("around", "round", "across") if occasion.sort == "table" else ()),
    }
    if (preposition == "" and row) or (row and preposition in reaches and verb.lemma_ != "have"):
        assert row is not None
        found.support = verb
        found.holds = found.holds or row["holds"] == "yes"
        role = row["role"]
        if role in {"host", "mediator"} and preposition == "":
            third(subject, role, found)
            if role == "host" and any(people_of(after(n, "with"), notes).named for n in (*occasion.nouns, verb)):
                found.people.add(subject)  # "is to host a summit with the leaders of Chad and Mali": whoever has one with others sits in it
            if verb.lemma_ in _GRANTS:
                given = [c for c in verb.children if c.dep_ in {"dative", "nsubjpass"}]
                found.people.add(people_of(given + after(verb, "to"), notes))
            if occasion.sort == "shared":  # "gave a dinner for the king"
                guests = people_of([*after(verb, "for"), *after(occasion.token, "for")], notes)
                found.people.add(guests)
                found.people.add(subject if guests.named else People())
                if not guests.named:  # "hosted a lunch for the four"
                    found.echoes = echo([*after(verb, "for"), *after(occasion.token, "for")], notes)
        elif role == "mediator" and preposition in {"in", "at", "during"}:
            third(subject, role, found)  # "a deal brokered by Oman in talks in Lima"
        elif role == "part" and verb.lemma_ in _STEERS and _others(subject, occasion, notes):
            third(subject, "mediator", found)  # "has been leading negotiations between the two teams"
        elif role == "asks" and verb.lemma_ == "arrange" and preposition == "" and _others(subject, occasion, notes):
            third(subject, "mediator", found)  # "arranged two meetings between the rivals"
        elif verb.lemma_ == "hold" and verb.dep_ == "xcomp" and verb.head.lemma_ == "offer" and not found.people.named:
            third(subject, "host", found)  # "offered to hold a conference in Lima"
        elif verb.lemma_ in _PRESIDES and preposition in {"", "over"} and _are_sittings(occasion):
            found.people.add(subject)
            found.chairs += subject.persons  # "who chaired the sessions"
        elif role == "part" or (role == "asks" and len(found.people.persons) + len(found.people.parties) < 2):
            found.people.add(subject)
            if role == "asks" and preposition in {"to", "for"}:
                found.people.add(people_of(undergoers(verb), notes))
        ringing = ("from", "to", "on") if occasion.token.lower_ == "call" and preposition == "" else ()
        given = listed(after(verb, *WITH, *ringing), notes)
        found.people.add(people_of(given, notes))
        found.lists += given
        return
    if verb.lemma_ in _RECALLS and preposition == "" and any(people_of(after(n, "with"), notes).persons for n in occasion.nouns):
        found.people.add(subject)  # "recalled a call with the king"
        return
    if not found.people and preposition in {"after", "following"} and _reports(verb, subject, occasion):
        found.people.add(subject)  # "said after the meeting": who sat in it
        return
    alone = not found.people and preposition in {"after", "following"} and len(subject.persons) + len(subject.parties) >= 2
    if preposition in _AT_IT and subject.named and clause_verb(occasion.token) == verb:
        found.support = found.support or verb  # "exchanged prisoners in Lima at talks": where the one is, the other is
    if alone and verb.lemma_ in {"announce", "declare", "say", "proclaim"}:
        subject = People(parties=[s for p in subject.persons if (s := side_of(p, notes))] + subject.parties)  # others have talked for them
    together = over and len(subject.persons) + len(subject.parties) > 1  # "the two ministers settled it over dinner"
    if together:
        found.support = found.support or verb
    if alone or together or preposition in _AT_IT or (preposition in _NEAR_IT and (with_people or verb.lemma_ in _MOTION)):
        found.people.add(subject)
        if verb.lemma_ == "invite":
            found.people.add(people_of(undergoers(verb), notes))
        if verb.lemma_ in _MOTION and preposition == "for":
            found.holds = True
            found.support = verb
