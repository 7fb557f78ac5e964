"""The verbs that announce a meeting or call; whether their arguments bear it out is the attendance's matter."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import after, agents, has_date, subjects
from ingest.happened.signings import signing, somewhere
from ingest.happened.trigger import Kind, Occasion, by_phone, journey_verbs
from ingest.lexicon import table, values

VERBAL = frozenset({"VBG", "VBN", "VBD", "VB", "VBZ", "VBP"})
"""The fine parts of speech of verbs: the tagger knows one where the part of speech says adjective or auxiliary."""


@cache
def _verbs() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in table("talk_verbs")}


def verb_occasion(token: Token) -> Occasion | None:
    """The occasion that a verb announces; whether its arguments bear it out is the attendance's matter."""
    if token.tag_ not in VERBAL and token.pos_ != "VERB":
        return None
    lemma = token.lemma_
    row = _verbs().get(lemma.lower())
    if lemma in {"come", "sit", "be", "bring", "stand"} and _faces(token):
        return Occasion(token, token, "meeting", "meet" if lemma != "bring" else "together")
    if lemma in {"get", "bring", "sit", "put", "draw", "coax", "lock"} and _in_one_room(token):
        return Occasion(token, token, "meeting", "together")
    if lemma == "have" and token.i + 1 < len(token.doc) and token.nbor().lemma_ == "have":
        return None  # "to have had a word": the second one tells
    if lemma == "have" and _has_over(token):
        return Occasion(token, token, "meeting", "host")
    if signing(token):
        return Occasion(token, token, "meeting", "sign")
    if deliberates(token):
        return Occasion(token, token, "meeting", "body")
    if row is None and lemma in _SETTLED and by_phone(token):
        return Occasion(token, token, "call", "with")  # "settled the last points by telephone"
    if row is None:
        return told_in_person(token)
    if row["particle"] and not any(_has_particle(token, p) for p in values(row["particle"])):
        return None
    if token.lemma_ == "see" and any(c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"} for c in token.children):
        return None  # "would see the rebel walk through the gates"
    if lemma == "meet" and any(c.lower_ in {"halfway", "midway"} for c in token.children):
        return None  # "meet us halfway"
    if token.lemma_ in {"shake", "exchange"} and any(c.dep_ == "neg" for c in token.children):
        return None  # those who did not shake hands may have met
    spent = token.lemma_ == "spend" and any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in token.children)
    if (
        row["object"]
        and not spent
        and not any(
            t.pos_ == "NOUN" and t.lemma_.lower() in values(row["object"])
            for t in token.doc[token.i + 1 : min(token.i + 7, bounds(token)[1])]
        )
    ):
        return told_in_person(token)
    if token.lemma_ == "be" and not by_phone(token):
        return None
    kind: Kind = row["kind"]  # type: ignore[assignment]  # the lexicon's column holds kinds
    if token.lemma_ == "call" and any(c.lower_ == "on" and c.dep_ == "prep" and c.i == token.i + 1 for c in token.children):
        kind = "meeting"
    if kind == "call" and row["frame"] == "with" and _face_to_face(token) and not by_phone(token):
        kind = "meeting"
    elif kind != "call" and (any(c.lower_ in _FROM_AFAR for c in token.children) or by_phone(token)):
        kind = "call"
    return Occasion(token, token, kind, row["frame"])


_SETTLED = {"settle", "agree", "review", "finalise", "finalize", "resolve", "work", "iron", "thrash", "coordinate", "confer"}


def _in_one_room(verb: Token) -> bool:
    """ "Got the two rivals into one room", "brought them to the same table"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {"into", "in", "around", "round", "at", "to", "under"}:
            for place in prep.children:
                if place.lemma_ in {"room", "table", "roof"} and any(c.lower_ in {"one", "same", "single"} for c in place.children):
                    return True
    return False


def _has_over(verb: Token) -> bool:
    """ "had the ambassador over at the ministry", "had them in for tea"."""
    named = any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in verb.children)
    return named and any(c.lower_ in {"over", "round"} and c.i > verb.i and c.dep_ in {"prep", "prt", "advmod"} for c in verb.children)


def _faces(verb: Token) -> bool:
    """ "came face to face"."""
    following = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 8, bounds(verb)[1])]]
    return any(following[n : n + 3] == ["face", "to", "face"] for n in range(len(following))) or "face-to-face" in following[:2]


_FROM_AFAR = {"virtually", "online", "remotely"}


COUNCILS = {"council", "committee", "assembly", "board", "commission"}
"""Bodies whose members sit together."""
_DELIBERATES = {"review", "consider", "examine", "debate", "deliberate", "weigh"}
_MATTERS = {"matter", "issue", "question", "subject", "topic", "case", "this", "it", "dispute", "conflict", "crisis", "file"}


def deliberates(verb: Token) -> bool:
    """Whether several who decide together take up a matter: "the Council is expected to take stock", "EU ministers will review"."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    lemma = verb.lemma_
    does = lemma in _DELIBERATES or (lemma == "take" and after[:1] in (["stock"], ["up"]))
    back = (lemma == "return" and after[:1] == ["to"]) or (lemma == "come" and after == ["back", "to"])
    does = does or (back and any(t.lower_ in _MATTERS for t in verb.doc[verb.i + 2 : verb.i + 5]))
    alone = not by_phone(verb) and not any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.children)  # "took it up with the king"
    return does and alone and any(_sits_together(s) or s.tag_ in {"NNS", "NNPS"} for s in subjects(verb))


def _sits_together(token: Token) -> bool:
    known = token.lower_ in COUNCILS
    return known and (token.text[0].isupper() or any(c.lower_ == "of" for c in token.children))  # "the board of governors"


@cache
def tellings() -> dict[str, str]:
    """Verb of addressing somebody -> how the one addressed follows: "object", or a preposition."""
    return {row["verb"]: row["frame"] for row in table("telling_verbs")}


def told_in_person(verb: Token) -> Occasion | None:
    """One person addresses another by telephone ("by phone she assured him"), or in person ("flew to Lima to press him")."""
    lemma = verb.lemma_
    heard = after(verb, "to") if lemma == "report" and somewhere(verb) else []
    if any(p.tag_ in {"NNS", "NNPS"} or t.ent_type_ == "PERSON" for p in heard for t in (p, *p.children)):
        return Occasion(verb, verb, "meeting", "tell")  # "will report to the secretary in Lima"
    told = any(c.dep_ == "dobj" and (c.ent_type_ == "PERSON" or c.tag_ in {"NNS", "NNPS"}) for c in verb.children)
    where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
    if lemma in {"brief", "debrief"} and told and (somewhere(verb) or has_date(verb) or where):
        return Occasion(verb, verb, "meeting", "tell")  # "is due to brief the president in Lima", "on Thursday", "where he briefed"
    if lemma in _HANDS and somewhere(verb) and any(a.ent_type_ == "PERSON" for a in agents(verb)) and after(verb, "to"):
        return Occasion(verb, verb, "meeting", "tell")  # "was handed to him at the palace by the ambassador"
    if lemma in _HANDS and somewhere(verb) and any(p.ent_type_ == "PERSON" for p in handed_to(verb)):
        in_town = any(p.ent_type_ == "GPE" for t in verb.subtree if t.lower_ == "in" and t.i > verb.i for p in t.children)
        if in_town and any(c.dep_ == "dobj" for c in verb.children):
            return Occasion(verb, verb, "meeting", "tell")  # "showed a draft to the president in Lima"
    if lemma in {"brief", "address", "report"} and any(_is_council(c) for c in verb.subtree if verb.i < c.i < verb.i + 10):
        return Occasion(verb, verb, "meeting", "council")
    if lemma.lower() not in tellings() or lemma in {"speak", "talk", "see"}:
        with_whom = verb.tag_ == "VB" and any(p.ent_type_ == "PERSON" for p in after(verb, "with"))
        return Occasion(verb, verb, "meeting", "with") if with_whom and _after_journey(verb) else None
    if by_phone(verb):
        return Occasion(verb, verb, "call", "tell")
    there = _in_person(verb) or _after_journey(verb) or _in_city(verb) or _at_place(verb) or _aside(verb) or _to_visitor(verb)
    there = there or visiting(verb) is not None
    return Occasion(verb, verb, "meeting", "tell") if there else None


_HANDS = {"show", "hand", "deliver", "present", "give"}


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


_SEATS = {"headquarters", "residence", "palace", "office", "villa", "compound", "base", "home", "mansion", "presidency", "ministry",
          "hotel", "castle", "embassy"}  # fmt: skip


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


def _after_journey(verb: Token) -> bool:
    """What a journey is for: "came to Sochi to put her case to the president", "in Lima, where she pressed him"."""
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return head.lemma_.lower() in journey_verbs() and head.pos_ == "VERB"
    if verb.dep_ == "conj" and head.pos_ == "VERB" and head.lemma_.lower() in journey_verbs() and head.tag_ == verb.tag_:
        return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)  # "visited Cairo and told the secretary-general"
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        above = head.head.head if head.dep_ == "pobj" else head.head
        return above.lemma_.lower() in journey_verbs() and above.pos_ == "VERB"
    return False


def alone_together(verb: Token) -> bool:
    """ "Spoke one-on-one", "talked tete-a-tete"."""
    return any(t.lower_ in {"one-on-one", "tete-a-tete", "tête-à-tête", "face-to-face"} for t in verb.doc[verb.i + 1 : verb.i + 4])


def _due_somewhere(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is to do in the town where he is due."""
    if verb.dep_ not in {"advcl", "xcomp"}:
        return False
    hosts = [verb.head, *(c for c in verb.head.children if c.dep_ == "acomp")]
    town = any(p.ent_type_ == "GPE" for h in hosts for c in h.children if c.lower_ == "in" and c.i < verb.i for p in c.children)
    return town and any(h.lower_ in {"due", "expected"} for h in hosts)


def _has_particle(verb: Token, particle: str) -> bool:
    """ "sat down", "brought the two men and their aides together": the particle may come after the object."""
    if any(c.lower_ == particle for c in verb.children):
        return True
    for token in verb.doc[verb.i + 1 : bounds(verb)[1]]:
        if token.lower_ == particle:
            return particle == "together" and token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].lower_ != "with"
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


def _face_to_face(verb: Token) -> bool:
    """Speaking in person, at a table, on the sidelines, or somewhere for an hour, is a meeting."""
    if any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        return True  # "was in Lima and spoke there with the king"
    if any(c.lower_ == "where" for c in verb.children) and verb.dep_ == "relcl":
        return True
    if verb.tag_ == "VB" and (_after_journey(verb) or _due_somewhere(verb)):
        return True  # "is due in Lima to talk to the president"
    if alone_together(verb):
        return True
    long = verb.lemma_ in {"talk", "chat", "speak"} and any(p.ent_type_ == "TIME" or p.lemma_ == "hour" for p in verb.subtree)
    if long and any(c.dep_ == "prep" and c.lower_ in {"in", "at", "aboard", "inside", "outside"} for c in verb.children):
        return True
    for prep in verb.children:
        if prep.dep_ == "prep":
            for p in prep.children:
                if p.lemma_ in {"person", "sideline", "margin", "meeting", "summit", "conference", "airport"}:
                    return True
    return False
