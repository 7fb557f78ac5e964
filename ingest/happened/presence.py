"""Who was there of talks that the article tells of elsewhere: "he was joined by", "who led Colombo's team", "also attended".

Such a sentence begins no event. It gives attendees to one, which `same_event` finds.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.arguments import after, agents, is_passive, subjects, undergoers
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, doers, listed, people_of
from ingest.notes import Notes, conjuncts

_TEAMS = {"delegation", "team", "side"}
_HEADS = {"head", "leader", "chief", "member", "chairman", "chairwoman", "part"}
_NEGOTIATORS = {"negotiator", "mediator", "facilitator"}
_LEADS = {"lead", "head"}
_BEARING = {"attendance", *_HEADS, *_NEGOTIATORS}
"""The nouns that tell of somebody who was there."""
_ADDRESSES = {"brief", "address", "tell", "update", "greet", "thank", "welcome", "assure", "remind", "warn", "urge"}
_TELLING = _LEADS | {"take", "participate", "sit", "be", "include", "number", "look", "represent", "join", "bring", "follow", "accompany",
                     "attend", "meet", "say", "stand", "send", *_ADDRESSES}  # fmt: skip
"""The verbs that tell who was there: no others are looked at."""
_COMPANY = {"group", "participant", "delegate", "attendee", "gathering", "guest"}
"""Those who have come to a meeting, as one."""
_PRESENT = {"those", "participant", "attendee", "guest", "delegate"}


_HEARD = _TELLING | _BEARING | {"do"}
"""No other words are looked at."""


def presences(doc: Doc, notes: Notes) -> Iterator[tuple[Token, People, People]]:
    """(trigger, those who were there, those with whom they were: empty where the text names nobody).

    The trigger `is_mediator` where it says that they mediated.
    """
    for token in of_lemma(doc, _HEARD):
        found = _as_did(token, notes) or (
            _of_verb(token, notes) if token.pos_ in {"VERB", "AUX"} else _of_noun(token, notes) if token.pos_ in {"NOUN", "PROPN"} else None
        )
        if found and (found[0].persons or (found[0].parties and token.lemma_ == "be")):
            yield token, *found


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
    if lemma == "take" and "dobj" in children and children["dobj"].lower_ == "part" and not _has(verb, "in") and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "the envoy took part as well"
    if (lemma == "participate" and not _has(verb, "in")) or (
        lemma == "sit" and any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children)
    ):
        return (people_of(doers(verb, notes), notes), People()) if "neg" not in children else None
    if lemma == "say" and any(c.lower_ == "there" and c.i == verb.i + 1 for c in verb.children) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "said there that"
    if lemma == "be" and any(c.lower_ == "in" and any(p.lower_ == "chair" for p in c.children) for c in verb.children):
        return people_of(doers(verb, notes), notes), People()  # "who was in the chair"
    if lemma == "be" and "attr" in children and (boss := _equal_of(verb, notes)):
        return people_of([children["attr"]], notes), boss  # "her counterpart was the envoy, Omar Haddad"
    if lemma == "be" and "acomp" in children and children["acomp"].lower_ == "present" and "neg" not in children:
        return people_of(subjects(verb), notes), People()
    if lemma == "be" and any(c.dep_ == "prep" and c.lower_ in {"on", "in"} and _is_side(c) for c in verb.children):
        seated = [c for c in verb.children if c.dep_ in {"attr", "nsubj"}]
        return people_of(listed(seated, notes), notes), People()  # "on the Chadian side were the ministers"
    if lemma in {"include", "number"} and any(s.lemma_.lower() in _PRESENT for s in subjects(verb)):
        return people_of(listed(undergoers(verb), notes), notes), People()
    if lemma in _ADDRESSES and any(_is_company(o) for o in undergoers(verb)) and "neg" not in children and not is_passive(verb):
        return people_of(doers(verb, notes), notes), People()  # "briefed the delegates on the border"
    if lemma == "meet" and any(_is_company(p) for p in (*undergoers(verb), *after(verb, "with"))) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "also met with the group"
    if lemma in {"stand", "sit"} and _flanks(verb) and "neg" not in children:
        return people_of(doers(verb, notes), notes), People()  # "with the two premiers standing on either side of him"
    if lemma == "look" and any(c.lower_ == "on" and not any(True for _ in c.children) for c in verb.children):
        return people_of(doers(verb, notes), notes), People()  # "the king looked on"
    if lemma == "represent":  # "Chad was represented by its envoy", "the envoy represented Chad"
        by, of = (_by(verb), undergoers(verb)) if is_passive(verb) else (doers(verb, notes), undergoers(verb))
        if people_of(of, notes).parties and not any(_at_occasion(t) for t in [verb, *of]):
            return people_of(by, notes), People()
    if lemma == "lead" and "dobj" not in children and after(verb, "for"):
        return people_of(doers(verb, notes), notes), People()  # "led for Chad"
    if lemma == "follow" and is_passive(verb) and verb.dep_ not in {"acl", "advcl"}:  # "he was followed by the ministers Ana Silva and"
        ahead, behind = people_of(undergoers(verb), notes), people_of(listed(agents(verb), notes), notes)
        return (behind, ahead) if ahead.persons and behind.persons else None
    if lemma == "send" and not is_passive(verb) and verb.dep_ == "conj" and verb.head.lemma_ in _KEEPS_AWAY:
        return People(people_of(undergoers(verb), notes).persons), People()  # "the king stayed away and sent his minister, Ana Silva"
    if lemma == "join":
        if is_passive(verb):
            return people_of(listed(_by(verb), notes), notes), people_of(undergoers(verb), notes)
        joined = people_of(undergoers(verb), notes)
        return (people_of(doers(verb, notes), notes), joined) if joined.persons else None
    if lemma == "bring" and not is_passive(verb) and "dobj" in children and not _has(verb, "to") and not _has(verb, "together"):
        brought = people_of(undergoers(verb), notes)
        return (brought, people_of(doers(verb, notes), notes)) if brought.persons else None  # "the king brought his minister, Ana Silva"
    if lemma == "accompany" and is_passive(verb) and verb.dep_ not in {"acl", "advcl"}:
        return people_of(agents(verb), notes), people_of(undergoers(verb), notes)
    if lemma == "attend" and not any(c.dep_ in {"dobj", "nsubjpass", "neg"} for c in verb.children) and not is_passive(verb):
        return people_of(doers(verb, notes), notes), People()
    if lemma in _LEADS and is_passive(verb) and verb.dep_ not in {"acl", "relcl"} and people_of(undergoers(verb), notes).parties:
        return people_of(agents(verb), notes), People()  # "the Chadians were led by the minister"
    if lemma in _LEADS:
        objects = [o for o in verb.children if o.dep_ == "dobj"]
        if any(o.lemma_.lower() in _TEAMS for o in objects) and not any(_at_occasion(o) for o in [verb, *objects]):
            there = people_of(doers(verb, notes), notes)
            there.persons += [p for p in people_of(after(verb, "with"), notes).persons if p not in there.persons]
            there.persons += [p for p in people_of(objects, notes).persons if p not in there.persons]  # "a team that includes"
            return there, People()
    return None


_KEEPS_AWAY = {"stay", "skip", "miss", "boycott", "keep", "decline", "cancel"}


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


def _is_side(prep: Token) -> bool:
    return any(p.lemma_.lower() in _TEAMS | {"panel"} and p.i < prep.head.i for p in prep.children)


def _by(verb: Token) -> list[Token]:
    """The agents of a passive, also where the parser hung them on the occasion: "was joined at the meeting by the envoy"."""
    return agents(verb) or [p for t in verb.subtree if t.lower_ == "by" and noun_occasion(t.head) for p in t.children]


def _has(verb: Token, preposition: str) -> bool:
    return any(c.lower_ == preposition and c.dep_ in {"prep", "prt"} for c in verb.children)


def _at_occasion(token: Token) -> bool:
    """Whether the clause itself names the occasion, so that the occasion's own trigger tells who was there."""
    return any(noun_occasion(p) is not None for c in token.children if c.dep_ == "prep" for p in c.children)


def is_mediator(trigger: Token) -> bool:
    """Whether a presence's trigger calls its persons mediators."""
    return trigger.lemma_.lower() in {"mediator", "facilitator"}


def _of_noun(noun: Token, notes: Notes) -> tuple[People, People] | None:
    """ "the head of the southern team, Pagan Amum", "chief negotiator Ana Silva", "the mediator, Martti Ahtisaari"."""
    lemma = noun.lemma_.lower()
    if lemma == "attendance" and noun.head.lower_ == "in" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return people_of(listed([noun.head.head], notes), notes), People()  # "with the envoy in attendance"
    team = lemma in _HEADS and any(p.lemma_.lower() in _TEAMS for c in noun.children if c.lower_ == "of" for p in c.children)
    if not team and lemma not in _NEGOTIATORS:
        return None
    bearers = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        bearers.append(noun.head)
    persons = People()
    for bearer in bearers:
        for one in conjuncts(bearer)[:1]:
            persons.persons += [e for e in notes.entities_at(one) if e.type == "Person" and e not in persons.persons]
    return persons, People()
