"""The roll of one trigger: who sits in a meeting, who hosts or mediates it; and what verbs and nouns share in reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import after
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People, is_people, listed
from ingest.happened.trigger import Occasion
from ingest.lexicon import table
from ingest.notes import EntityNote, Notes, conjuncts
from ingest.when.words import NUMBERS

WITH = ("with", "between", "among", "involving", "alongside", "amongst")


@dataclass(slots=True)
class Attendance:
    """What one trigger says of who is there. `support` is the verb that holds the occasion, `holds` whether it says that it takes place."""

    people: People = field(default_factory=People)
    hosts: list[EntityNote] = field(default_factory=list)
    mediators: list[EntityNote] = field(default_factory=list)
    support: Token | None = None
    holds: bool = False
    echoes: Literal["persons", "sides", "each"] | None = None
    """Whom "they", "the two", "their" stand for is for the article to tell: those told of before; each of them, by those named here."""
    shunned: bool = False
    """Whether the clause only says who stays away: no event of its own where nobody else is named."""
    lists: list[Token] = field(default_factory=list)
    """The heads of the "with" list: separate meetings are split by it."""
    chairs: list[EntityNote] = field(default_factory=list)
    """Who presides over sittings that the text has told of: between others, that is to mediate."""

    def of(self, part: People) -> Attendance:
        """One of several separate meetings: these people, under the same hosts, mediators and verb."""
        return Attendance(part, self.hosts, self.mediators, self.support, self.holds)


@cache
def supports() -> dict[str, dict[str, str]]:
    """Verb -> its row of the lexicon of verbs over an occasion."""
    return {row["verb"]: row for row in table("talk_supports")}


def is_held(occasion: Occasion) -> bool:
    """Whether the verb over a noun says that the sitting takes place ("hold talks"), so that a "process" is one occasion."""
    top = occasion.top
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    verb = top.head if top.dep_ in {"dobj", "nsubj", "nsubjpass"} else top.head.head if top.dep_ == "pobj" else None
    verbs = [verb] if verb is not None else []
    verbs += [c for n in occasion.nouns for c in n.children if c.dep_ in {"acl", "relcl"}]
    return any(supports().get(v.lemma_.lower(), {}).get("holds") == "yes" for v in verbs)


def third(people: People, role: str, found: Attendance) -> None:
    """Hosts and mediators: the persons where any is named, who then sit in the room, else the parties."""
    target = found.hosts if role == "host" else found.mediators
    target += [e for e in (people.persons or people.parties) if e not in target]


_PAIRS = {"two", "pair", "both", "duo", "men", "women", "three", "trio", "four"}
_LEADERS = {"leader", "president", "minister", "envoy", "premier", "negotiator", "king", "rival", "foe", "counterpart", "representative",
            "commander", "secretary", "chief", "head", "diplomat", "ambassador", "adviser", "advisor", "politician", "general",
            "monarch", "ruler"}  # fmt: skip
_SIDES = {"group", "faction", "camp", "panel", "side", "delegation", "team", "government", "country", "party", "negotiator", "capital",
          "nation", "state", "participant", "delegate"}  # fmt: skip


def echo(tokens: list[Token], notes: Notes) -> Literal["persons", "sides"] | None:
    """Whether an unresolved phrase only points back: "they", "the two", "their", "the pair" to persons, "both sides" to sides."""
    for token in tokens:
        if notes.entities_at(token):
            return None
    for token in tokens:
        lower = token.lower_
        several = any(c.lower_ in {"two", "both"} for c in token.children) or token.tag_ == "NNS"
        if lower in {"they", "their", "them"} or (lower in _PAIRS and (lower == "both" or _pointed(token))):
            return "persons"
        if token.tag_ == "NNS" and any(_side_noun(p) for c in token.children if c.lower_ == "of" for p in c.children):
            return "sides"  # "the foreign ministers of the four countries"
        if (
            (token.lemma_.lower() in _LEADERS or token.lower_.removesuffix("s") in _LEADERS)
            and token.tag_ in {"NNS", "NNPS"}
            and (_pointed(token) or any(c.lower_ == "both" for c in token.children))
        ):
            return "persons"
        if token.lemma_.lower() in _SIDES and several and (_pointed(token) or any(c.lower_ == "both" for c in token.children)):
            return "sides"
        if (
            token.lemma_.lower() in {"delegation", "team", "negotiator", "participant", "delegate"}
            and several
            and not any(True for _ in token.children)
        ):
            return "sides"  # "in which delegations have met three times"
    return None


def both(tokens: list[Token], notes: Notes) -> bool:
    """Whether those met or rung are "both leaders", "each of the two", whom the text has told of before: one after the other."""
    return len(tokens) == 1 and is_each(tokens[0]) and echo(tokens, notes) is not None


def is_each(token: Token) -> bool:
    """Whether a phrase takes those it means one by one: "both leaders", "each of them"."""
    each = token.head.head.lower_ in {"each", "both"} if token.dep_ == "pobj" and token.head.lower_ == "of" else False
    inner = [p for c in token.children if c.lower_ == "of" for p in c.children]  # "delegations of both sides"
    return each or token.lower_ == "both" or any(c.lower_ == "both" for t in (token, *inner) for c in t.children)


def _side_noun(token: Token) -> bool:
    return token.dep_ == "pobj" and token.tag_ == "NNS" and token.lemma_.lower() in _SIDES and _pointed(token)


def how_many(trigger: Token) -> int | None:
    """Of how many sides the sentence speaks: "the foreign ministers of the four countries"."""
    for token in trigger.sent:
        if token.tag_ == "NNS" and token.lemma_.lower() in _SIDES and _pointed(token):
            for child in token.children:
                if child.dep_ == "nummod":
                    return NUMBERS.get(child.lower_)
    return None


def company_of(trigger: Token) -> int:
    """Of how many persons a phrase for those told of before speaks: two, but for "the three", "the four leaders"."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    nouns = [c for t in (trigger, verb) for c in t.children if c.dep_ in {"nsubj", "nsubjpass", "poss", "pobj"}]
    nouns += [p for t in (trigger, verb) for c in t.children if c.lower_ in {"for", "with", "between"} for p in c.children]
    words = {t.lower_ for noun in nouns for t in (noun, *noun.children)}
    return 3 if words & {"three", "trio"} else 4 if "four" in words else 2


def _pointed(token: Token) -> bool:
    return any(c.lower_ in {"the", "their", "these"} for c in token.children)


_BY_WAY = {"in": {"presence", "front", "company"}, "with": {"participation", "attendance", "involvement"}, "under": {"eyes", "gaze"}}


def in_presence_of(head: Token) -> list[Token]:
    """Those before or with whom something is done: "signed in the presence of the king", "met with the participation of Oman"."""
    below = [(t.lower_, p) for t in head.subtree if t.lower_ in _BY_WAY and t.i > head.i for p in t.children]
    presence = [p for preposition, p in below if p.lower_ in _BY_WAY[preposition]]
    return [t for p in presence for t in [*after(p, "of"), *(c for c in p.children if c.dep_ == "poss")]]


def late_with(verb: Token, notes: Notes) -> list[Token]:
    """A "with" or "between" phrase after the trigger that the parser hung on something between: "met in Oslo on Monday with X"."""
    if any(c.lower_ in WITH and c.dep_ == "prep" for c in verb.children):
        return []
    for token in verb.doc[verb.i + 1 : min(bounds(verb)[1], verb.i + 16)]:
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN"}) or noun_occasion(token) or token.text in {";", ":"}:
            return []
        if token.lower_ in {"with", "between"} and any(a.lower_ == "of" and a.head == verb for a in token.ancestors):
            return []  # "spoke of a new chapter in relations between Chad and Niger"
        if token.lower_ == "between" and token.head.dep_ == "dobj":
            return []  # "discussed the conflict between Chad and Niger"
        if token.lower_ in {"with", "between"} and token.dep_ == "prep":
            found = listed([t for p in token.children if p.dep_ == "pobj" for t in conjuncts(p)], notes)
            return found if any(is_people(t, notes) for t in found) else []
    return []


_AND_THEN = {"then", "later", "separately", "also", "again", "subsequently", "afterwards", "afterward", "finally", ","}


def further_with(trigger: Token, notes: Notes) -> list[Token]:
    """Those after a second "with" that the parser hung elsewhere: "with the king on Monday | and then with | his heir"."""
    found: list[Token] = []
    begun = False
    for token in trigger.doc[trigger.i + 1 : bounds(trigger)[1]]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.tag_ in {"WP", "WDT", "WRB"} or token.text in {";", ":"}:
            break
        if token.lower_ == "with" and token.dep_ in {"prep", "conj"}:
            before = next((t for t in reversed(trigger.doc[trigger.i + 1 : token.i]) if t.lower_ not in _AND_THEN), trigger)
            found += [t for p in token.children if p.dep_ == "pobj" for t in conjuncts(p)] if begun and before.lower_ == "and" else []
            begun = True
    return [t for t in found if is_people(t, notes)]
