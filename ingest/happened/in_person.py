"""One tells another something, and was there to tell it: in person, over the telephone, or at the end of a journey."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import after, agents, has_date, undergoers
from ingest.happened.signings import somewhere
from ingest.happened.trigger import Occasion, by_phone, journey_verbs
from ingest.lexicon import table

_HANDS = {"show", "hand", "deliver", "present", "give"}
_SEATS = {"headquarters", "residence", "palace", "office", "villa", "compound", "base", "home", "mansion", "presidency", "ministry",
          "hotel", "castle", "embassy"}  # fmt: skip
MATTERS = {"matter", "issue", "question", "subject", "topic", "case", "this", "it", "dispute", "conflict", "crisis", "file"}
"""What is taken up with somebody, or before a council."""


@cache
def tellings() -> dict[str, str]:
    """Verb of addressing somebody -> how the one addressed follows: "object", or a preposition."""
    return {row["verb"]: row["frame"] for row in table("telling_verbs")}


def told_in_person(verb: Token) -> Occasion | None:
    """One person addresses another by telephone ("by phone she assured him"), or in person ("flew to Lima to press him")."""
    lemma = verb.lemma_
    if lemma.lower() in {"ask", "seek"} and verb.tag_ == "VB" and after_journey(verb) and sought_from(verb):
        return Occasion(verb, verb, "meeting", "purpose")
    heard = after(verb, "to") if lemma == "report" and somewhere(verb) else []
    if any(p.tag_ in {"NNS", "NNPS"} or t.ent_type_ == "PERSON" for p in heard for t in (p, *p.children)):
        return Occasion(verb, verb, "meeting", "tell")  # "will report to the secretary in Lima"
    told = any(c.dep_ == "dobj" and (c.ent_type_ == "PERSON" or c.tag_ in {"NNS", "NNPS"}) for c in verb.children)
    where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
    told = told or any(c.dep_ == "nsubjpass" for c in verb.children)  # "was briefed there by the king"
    if lemma in {"brief", "debrief"} and told and (somewhere(verb) or has_date(verb) or where):
        return Occasion(verb, verb, "meeting", "tell")  # "is due to brief the president in Lima", "on Thursday", "where he briefed"
    if lemma in _HANDS and somewhere(verb) and any(a.ent_type_ == "PERSON" for a in agents(verb)) and after(verb, "to"):
        return Occasion(verb, verb, "meeting", "tell")  # "was handed to him at the palace by the ambassador"
    if lemma in _HANDS and somewhere(verb) and any(p.ent_type_ == "PERSON" for p in handed_to(verb)):
        in_town = any(p.ent_type_ == "GPE" for t in verb.subtree if t.lower_ == "in" and t.i > verb.i for p in t.children)
        if in_town and any(c.dep_ == "dobj" for c in verb.children):
            return Occasion(verb, verb, "meeting", "tell")  # "showed a draft to the president in Lima"
    brought = lemma in {"take", "bring", "put"} and any(o.lemma_ in MATTERS for o in undergoers(verb))
    brought = brought and any(t.ent_type_ == "DATE" for t in verb.subtree if t.i > verb.i)
    if (lemma in {"brief", "address", "report"} or brought) and any(_is_council(c) for c in verb.subtree if verb.i < c.i < verb.i + 10):
        return Occasion(verb, verb, "meeting", "council")
    if lemma.lower() not in tellings() or lemma in {"speak", "talk", "see"}:
        with_whom = verb.tag_ == "VB" and any(p.ent_type_ == "PERSON" for p in after(verb, "with"))
        if with_whom and after_journey(verb):
            return Occasion(verb, verb, "meeting", "with")
        return Occasion(verb, verb, "meeting", "purpose") if verb.tag_ == "VB" and after_journey(verb) and sought_from(verb) else None
    if by_phone(verb):
        return Occasion(verb, verb, "call", "tell")
    there = _in_person(verb) or after_journey(verb) or _in_city(verb) or _at_place(verb) or _aside(verb) or _to_visitor(verb)
    there = there or visiting(verb) is not None or _to_envoys(verb)
    return Occasion(verb, verb, "meeting", "tell") if there else None


def sought_from(verb: Token) -> list[Token]:
    """Whom a traveller is to see who goes "to settle a date for a visit with the king", "to ask for explanations from the minister"."""
    found = []
    for token in verb.doc[verb.i + 1 : min(verb.i + 14, bounds(verb)[1])]:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"WP", "WDT", "WRB"}:
            break
        if token.lower_ in {"with", "from"} and token.dep_ == "prep":
            found += [p for p in token.children if p.dep_ == "pobj" and p.ent_type_ == "PERSON"]
    return found


def handed_to(verb: Token) -> list[Token]:
    """To whom something is shown or handed, also where the parser hung that on the thing."""
    return after(verb, "to") or [t for c in verb.children if c.dep_ == "dobj" for t in after(c, "to")]


def _is_council(token: Token) -> bool:
    """A body whose members sit and listen: "brief the Security Council", "address the General Assembly"."""
    return token.lower_ in {"council", "assembly", "committee", "board", "commission"} and token.text[0].isupper()


def _in_person(verb: Token) -> bool:
    return any(
        c.lower_ in {"in", "face"} and any(p.lower_ in {"person", "face"} for p in c.subtree) and c.i > verb.i for c in verb.children
    )


def _at_place(verb: Token) -> bool:
    """ "Told the envoy at the palace in Quito that": whom one tells where one lives or works, on some day."""
    if verb.tag_ != "VBD" or not any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children):
        return False
    seats = [p for c in verb.children if c.dep_ == "prep" and c.lower_ in {"at", "in"} and c.i > verb.i for p in c.children]
    return any(p.lemma_.lower() in _SEATS or p.ent_type_ in {"FAC", "GPE"} for p in seats) and (has_date(verb) or len(seats) > 1)


def _to_envoys(verb: Token) -> bool:
    """ "Told the ambassadors of the 27 early on Monday that": those before whom one speaks where they sit."""
    envoys = {"ambassador", "envoy", "negotiator", "minister", "diplomat", "donor"}
    told = any(c.dep_ == "dobj" and c.tag_ in {"NNS", "NNPS"} and c.lemma_.lower() in envoys for c in verb.children)
    return told and verb.tag_ == "VBD" and (has_date(verb) or somewhere(verb))


def visiting(verb: Token) -> Token | None:
    """The participle by which the subject is a guest where it speaks: "the minister, visiting Lima, told the president that"."""
    clauses = [c for s in verb.children if s.dep_ == "nsubj" for c in s.children if c.dep_ in {"acl", "relcl"}]
    clauses += [c for c in verb.children if c.dep_ == "advcl"]
    fits = (c for c in clauses if c.lemma_ in {"visit", "tour"} and c.tag_ == "VBG" and any(o.dep_ == "dobj" for o in c.children))
    return next(fits, None) if any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children) else None


def _to_visitor(verb: Token) -> bool:
    """ "Told the visiting delegation that"."""
    return any(c.dep_ == "dobj" and any(a.lower_ == "visiting" and a.i < c.i for a in c.subtree) for c in verb.children)


def _aside(verb: Token) -> bool:
    """ "On the sidelines of that meeting, he told the minister that"."""
    aside = any(p.lemma_ in {"sideline", "margin"} for c in verb.children if c.dep_ == "prep" for p in c.children)
    return aside and any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)


def _in_city(verb: Token) -> bool:
    """ "In Kyiv he assured the president": where one is on one's way, and whom one tells there."""
    first = next((t for t in verb.sent if not t.is_space and not t.is_punct), None)
    if first is None or first.lower_ != "in" or first.dep_ != "prep" or first.head != verb or verb.tag_ != "VBD":
        return False
    return any(p.ent_type_ == "GPE" for p in first.children) and any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)


def after_journey(verb: Token) -> bool:
    """What a journey is for: "came to Lima to put her case to the president", "in Lima, where she pressed him"."""
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return head.lemma_.lower() in journey_verbs() and head.pos_ == "VERB"
    if verb.dep_ == "conj" and head.pos_ == "VERB" and head.lemma_.lower() in journey_verbs() and head.tag_ == verb.tag_:
        return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)  # "visited Cairo and told the secretary-general"
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        above = head.head.head if head.dep_ == "pobj" else head.head
        return above.lemma_.lower() in journey_verbs() and above.pos_ == "VERB"
    return False
