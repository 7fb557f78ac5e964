"""Who was there of talks that the article tells of elsewhere: "he was joined by", "who led Colombo's team", "also attended".

Such a sentence begins no event. It gives attendees to one, which `same_event` finds.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graphkit.vocabulary import Role
from ingest.below import of_lemma
from ingest.happened.arguments import after, agents, is_passive, subjects, undergoers
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, listed, people_of
from ingest.happened.teams import LEADS, TEAMS, acting_for, are_teams, gapped, is_head, is_led, is_side, is_team, led_by
from ingest.notes import EntityNote, Notes, conjuncts

_HEADS = {"head", "leader", "chief", "member", "chairman", "chairwoman", "part"}
_NEGOTIATORS = {"negotiator", "mediator", "facilitator", "host"}
_SENDS = {"send", "dispatch"}
_OF_STATES = {"be", "represent", "attend", "take", "participate", *_SENDS}
"""The verbs by which a state or a body, too, is said to have been there."""
_BEARING = {"attendance", *_HEADS, *_NEGOTIATORS}
"""The nouns that tell of somebody who was there."""
_ADDRESSES = {"brief", "address", "tell", "update", "greet", "thank", "welcome", "assure", "remind", "warn", "urge"}
_TELLING = LEADS | _SENDS | {"take", "participate", "sit", "be", "include", "number", "comprise", "look", "represent", "join", "bring",
                              "follow", "accompany", "flank", "attend", "meet", "say", "stand", *_ADDRESSES}  # fmt: skip
"""The verbs that tell who was there: no others are looked at."""
_COMPANY = {"group", "participant", "delegate", "attendee", "gathering", "guest"}
"""Those who have come to a meeting, as one."""
_PRESENT = {"those", "participant", "attendee", "guest", "delegate"}


_HEARD = _TELLING | _BEARING | {"do"}
"""No other words are looked at."""


def presences(doc: Doc, notes: Notes) -> Iterator[tuple[Token, People, People, EntityNote | None]]:
    """(trigger, those who were there, those with whom they were: empty where the text names nobody, the side that they are said to be on).

    `role_of` the trigger says what they were there.
    """
    for token in of_lemma(doc, _HEARD):
        found = _as_did(token, notes) or (
            _of_verb(token, notes) if token.pos_ in {"VERB", "AUX"} else _of_noun(token, notes) if token.pos_ in {"NOUN", "PROPN"} else None
        )
        if found and (found[0].persons or (found[0].parties and token.lemma_ in _OF_STATES)):
            yield token, *found, acting_for(token, notes)
        if found and token.lemma_ in LEADS | {"represent"}:
            for side, persons in gapped(token, notes):
                yield token, persons, People(), side


def _as_did(verb: Token, notes: Notes) -> tuple[People, People] | None:
    """ "The envoy took part, as did the ambassador"."""
    if verb.lemma_ != "do" or not any(c.lower_ in {"as", "so"} for c in verb.children) or verb.head == verb:
        return None
    return (people_of(subjects(verb), notes), People()) if _of_verb(verb.head, notes) is not None else None


def _of_verb(verb: Token, notes: Notes) -> tuple[People, People] | None:
    lemma = verb.lemma_
    if lemma not in _TELLING:
        return None
    children = {c.dep_: c for c in verb.children}
    if present := _inverted(verb):
        return people_of(listed(present, notes), notes), People()
    if lemma == "take" and "dobj" in children and children["dobj"].lower_ == "part" and not _has(verb, "in") and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "the envoy took part as well"
    if (lemma == "participate" and not _has(verb, "in")) or (
        lemma == "sit" and any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children)
    ):
        return (people_of(doers(verb, notes), notes), People()) if "neg" not in children else None
    if lemma == "say" and any(c.lower_ == "there" and c.i == verb.i + 1 for c in verb.children) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "said there that"
    if (
        lemma == "be"
        and "neg" not in children
        and any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children)
        and after(verb, "for")
    ):
        return people_of(subjects(verb), notes), People()  # "was there for Chad"
    if lemma == "be" and any(c.lower_ == "in" and any(p.lower_ == "chair" for p in c.children) for c in verb.children):
        return people_of(doers(verb, notes), notes), People()  # "who was in the chair"
    if lemma == "be" and "neg" not in children and _in_attendance(verb):
        present = subjects(verb) or [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]  # "in attendance were the presidents"
        return people_of(listed(present, notes), notes), People()  # "the envoy was also in attendance"
    if lemma == "be" and "attr" in children and (boss := _equal_of(verb, notes)):
        return people_of([children["attr"]], notes), boss  # "her counterpart was the envoy, Omar Haddad"
    if lemma == "be" and "acomp" in children and children["acomp"].lower_ == "present" and "neg" not in children:
        return people_of(subjects(verb), notes), People()
    if lemma in {"be", "sit"} and any(
        c.dep_ == "prep" and (is_head(c) or (c.lower_ in {"on", "in"} and is_side(c))) for c in verb.children
    ):
        seated = [c for c in verb.children if c.dep_ in {"attr", "nsubj"} and (lemma == "be" or c.i > verb.i)]
        return people_of(listed(seated, notes), notes), People()  # "on the Chadian side were the ministers"
    if lemma in _SENDS and not is_passive(verb) and not any(c.dep_ in {"neg", "dative"} or c.tag_ == "MD" for c in verb.children):
        return _sent(verb, notes), People()
    if lemma == "be" and any(_are_present(p) for c in verb.children if c.lower_ == "among" for p in c.children):
        return people_of(listed([c for c in verb.children if c.dep_ in {"nsubj", "attr"}], notes), notes), People()
    if lemma in {"include", "number", "comprise"} and any(s.lemma_.lower() in _PRESENT or is_team(s) for s in subjects(verb)):
        return People(people_of(listed(undergoers(verb), notes), notes).persons), led_by(subjects(verb)[0], notes)
    if lemma in _ADDRESSES and any(_is_company(o) for o in undergoers(verb)) and "neg" not in children and not is_passive(verb):
        return people_of(doers(verb, notes), notes), People()  # "briefed the delegates on the border"
    if lemma == "meet" and any(_is_company(p) for p in (*undergoers(verb), *after(verb, "with"))) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "also met with the group"
    if lemma in {"stand", "sit"} and _flanks(verb) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "with the two premiers standing on either side of him"
    if lemma == "look" and any(c.lower_ == "on" and not any(True for _ in c.children) for c in verb.children):
        return people_of(doers(verb, notes), notes), People()  # "the king looked on"
    if lemma == "represent" and is_passive(verb) and not _by(verb) and verb.dep_ not in {"acl", "relcl"} and "neg" not in children:
        return People(parties=people_of(undergoers(verb), notes).parties), People()  # "Chad and Mali were represented as well"
    if lemma == "represent":  # "Chad was represented by its envoy", "the envoy represented Chad"
        by, of = (_by(verb), undergoers(verb)) if is_passive(verb) else (doers(verb, notes), undergoers(verb))
        if people_of(of, notes).parties and not any(_at_occasion(t) for t in [verb, *of]):
            return People(people_of(by, notes).persons), People()
    if lemma == "lead" and "dobj" not in children and after(verb, "for"):
        return people_of(doers(verb, notes), notes), People()  # "led for Chad"
    if lemma == "follow" and is_passive(verb) and verb.dep_ not in {"acl", "advcl"}:  # "he was followed by the ministers Ana Silva and"
        ahead, behind = people_of(undergoers(verb), notes), people_of(listed(agents(verb), notes), notes)
        return (behind, ahead) if ahead.persons and behind.persons else None
    if lemma == "join":
        if is_passive(verb):
            return people_of(listed(_by(verb), notes), notes), people_of(undergoers(verb), notes)
        joined = people_of(undergoers(verb), notes)
        them = any(o.lower_ in {"them", "him", "her"} for o in undergoers(verb))
        return (people_of(doers(verb, notes), notes), joined) if joined.persons or them else None
    if lemma == "bring" and not is_passive(verb) and "dobj" in children and not _has(verb, "to") and not _has(verb, "together"):
        brought = people_of(undergoers(verb), notes)
        return (brought, people_of(doers(verb, notes), notes)) if brought.persons else None  # "the king brought his minister, Ana Silva"
    if lemma in {"accompany", "flank"} and is_passive(verb) and verb.dep_ not in {"acl", "advcl"}:
        return people_of(listed(agents(verb), notes), notes), people_of(undergoers(verb), notes)
    if lemma == "attend" and is_passive(verb) and any(o.lower_ == "it" for o in undergoers(verb)):
        return people_of(listed(agents(verb), notes), notes), People()  # "it was attended by the envoy"
    if lemma == "attend" and not any(c.dep_ in {"dobj", "nsubjpass", "neg"} for c in verb.children) and not is_passive(verb):
        return people_of(doers(verb, notes), notes), People()
    if lemma in LEADS and is_passive(verb) and verb.dep_ not in {"acl", "relcl"} and are_teams(undergoers(verb), notes):
        return People(people_of(agents(verb), notes).persons), People()  # "the Chadians were led by the minister"
    if lemma in LEADS:
        objects = [t for o in verb.children if o.dep_ == "dobj" for t in (*(s for s in o.children if is_led(s)), o)]
        if any(o.lemma_.lower() in TEAMS for o in objects) and not any(_at_occasion(o) for o in [verb, *objects]):
            there = people_of(doers(verb, notes), notes)
            there.persons += [p for p in people_of(after(verb, "with"), notes).persons if p not in there.persons]
            there.persons += [p for p in people_of(objects, notes).persons if p not in there.persons]  # "a team that includes"
            return there, People()
    return None


def _in_attendance(verb: Token) -> bool:
    return any(c.lower_ in {"in", "on"} and any(p.lower_ in {"attendance", "hand", "room"} for p in c.children) for c in verb.children)


def _inverted(verb: Token) -> list[Token]:
    """ "Also attending were the ministers": the participle is the subject or, to the parser, the verb."""
    taking_part = [c for c in verb.children if c.dep_ in {"csubj", "advcl"}] if verb.lemma_ == "be" else [verb]
    if not any(t.tag_ == "VBG" and t.lemma_ in {"attend", "participate", "join", "face"} for t in taking_part):
        return []
    be = verb if verb.lemma_ == "be" else next((c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lemma_ == "be"), verb)
    if not taking_part[0].i <= be.i or any(c.dep_ == "nsubj" and c.i < be.i for c in verb.children):
        return []
    return [c for t in dict.fromkeys((be, verb)) for c in t.children if c.dep_ in {"nsubj", "attr"} and c.i > be.i]


def _are_present(noun: Token) -> bool:
    """ "The participants", "those attending": among whom somebody is said to have been."""
    there = [c for c in noun.children if c.dep_ in {"acl", "amod"} and c.lemma_ in {"attend", "present", "participate"}]
    return noun.dep_ == "pobj" and (
        (noun.lower_ == "those" and bool(there)) or (noun.lemma_.lower() in _PRESENT and noun.lower_ != "those")
    )


def _sent(verb: Token, notes: Notes) -> People:
    """Whom one sends, and for which state: "Chad sent a team led by the envoy", "Mali sent a delegation to Lima"."""
    objects = undergoers(verb)
    if any(c.dep_ == "prep" and c.lower_ != "to" for c in verb.children) or any(_at_occasion(t) for t in [verb, *objects]):
        return People()
    sent = people_of(listed(objects, notes), notes).persons
    if not any(o.lemma_.lower() in TEAMS for o in objects):
        return People(sent if not _has(verb, "to") else [])
    return People(sent, people_of(doers(verb, notes), notes).parties)


def _equal_of(verb: Token, notes: Notes) -> People:
    """Whose counterpart the subject is: of "her counterpart was the envoy"."""
    equals = [c for c in verb.children if c.dep_ == "nsubj" and c.lemma_ in {"counterpart", "interlocutor"}]
    owners = people_of([p for c in equals for p in c.children if p.dep_ == "poss"], notes)
    return owners if owners.persons else People()


def _flanks(verb: Token) -> bool:
    """ "On either side of him", "at her side", "by his side"."""
    side = [p for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "at", "by"} for p in c.children if p.lemma_ == "side"]
    return any(c.lower_ in {"either", "both", "his", "her"} for p in side for c in p.children)


def _is_company(noun: Token) -> bool:
    """Whether a phrase stands for all who have come to what the text tells of: "the group", "the participants"."""
    if noun.lemma_.lower() not in _COMPANY or any(True for c in noun.children if c.dep_ in {"prep", "poss", "compound", "amod", "relcl"}):
        return False
    return any(c.lower_ in {"the", "these", "those"} for c in noun.children)


def _by(verb: Token) -> list[Token]:
    """The agents of a passive, also where the parser hung them on the occasion: "was joined at the meeting by the envoy"."""
    return agents(verb) or [p for t in verb.subtree if t.lower_ == "by" and noun_occasion(t.head) for p in t.children]


def _has(verb: Token, preposition: str) -> bool:
    return any(c.lower_ == preposition and c.dep_ in {"prep", "prt"} for c in verb.children)


def _at_occasion(token: Token) -> bool:
    """Whether the clause itself names the occasion, so that the occasion's own trigger tells who was there."""
    return any(noun_occasion(p) is not None for c in token.children if c.dep_ == "prep" for p in c.children)


def role_of(trigger: Token) -> Role:
    """The role that a presence's trigger gives its persons."""
    lemma = trigger.lemma_.lower()
    return "mediator" if lemma in {"mediator", "facilitator"} else "host" if lemma == "host" else "attendee"


def _of(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ == "of"


def _of_noun(noun: Token, notes: Notes) -> tuple[People, People] | None:
    """ "the head of the southern team, Omar Haddad", "chief negotiator Ana Silva", "the mediator, Peter Novak"."""
    lemma = noun.lemma_.lower()
    if lemma == "attendance" and noun.head.lower_ == "in" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return people_of(listed([noun.head.head], notes), notes), People()  # "with the envoy in attendance"
    team = lemma in _HEADS and any(p.lemma_.lower() in TEAMS for c in noun.children if c.lower_ == "of" for p in c.children)
    if not team and lemma not in _NEGOTIATORS:
        return None
    if lemma == "host" and (noun.tag_ != "NN" or not any(c.lower_ == "the" for c in noun.children) or any(_of(c) for c in noun.children)):
        return None  # "a host of ministers", "the host of the show"
    bearers = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        bearers.append(noun.head)
    persons = People()
    for bearer in bearers:
        for one in conjuncts(bearer)[:1]:
            persons.persons += [e for e in notes.entities_at(one) if e.type == "Person" and e not in persons.persons]
    return persons, People()
