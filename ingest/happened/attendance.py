"""Who sits in a meeting or is on a call, and who hosts or mediates it: the arguments of one trigger."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.at_nouns import at_noun
from ingest.happened.at_verbs import at_verb
from ingest.happened.people import people_of
from ingest.happened.roll import Attendance, is_held, third
from ingest.happened.trigger import Occasion
from ingest.notes import Notes, conjuncts

__all__ = ["Attendance", "attendance", "is_held"]

_AS = {"mediator": "mediator", "facilitator": "mediator", "go-between": "mediator", "intermediary": "mediator", "moderator": "mediator",
       "host": "host"}  # fmt: skip


def attendance(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who is there; None where the trigger's arguments show that no meeting is meant ("met the deadline")."""
    found = at_noun(occasion, notes) if occasion.is_noun else at_verb(occasion, notes)
    if found is not None and found.people.named:
        _cast(occasion, found, notes)
    return found


def _cast(occasion: Occasion, found: Attendance, notes: Notes) -> None:
    """ "With Oman as mediator", "the king acted as go-between at talks": those are no sides."""
    start, end = bounds(occasion.token)
    for noun in occasion.token.doc[start:end]:
        role = "mediator" if _goes_between(noun) else _AS.get(noun.lemma_.lower())
        if role is None or noun.dep_ != "pobj" or noun.head.lower_ != "as":
            continue
        above, near = noun.head.head, noun.doc[max(start, noun.head.i - 8) : noun.head.i]
        given = [c for c in above.children if c.dep_ == "nsubj"] if above.lemma_ in {"act", "serve", "function"} else []
        given = given or [p for t in near if t.lower_ == "with" for p in t.children if p.dep_ == "pobj"]
        cast = people_of([t for g in given for t in conjuncts(g)], notes)
        others = len(found.people.parties) + len(found.people.persons) - len(cast.parties) - len(cast.persons)
        if others > 0 and any(e in found.people.persons or e in found.people.parties for e in (*cast.persons, *cast.parties)):
            found.people.persons = [p for p in found.people.persons if p not in cast.persons]
            found.people.parties = [p for p in found.people.parties if p not in cast.parties]
            third(cast, role, found)


def _goes_between(token: Token) -> bool:
    """ "Go-between", which the tokenizer takes apart."""
    return token.lower_ == "between" and token.i > 1 and [t.lower_ for t in token.doc[token.i - 2 : token.i]] == ["go", "-"]
