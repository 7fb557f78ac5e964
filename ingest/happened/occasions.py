"""What announces a meeting or call: the verbs and nouns, and how the noun phrase speaks of it (a new one, a known one, another one)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from ingest.lexicon import table, values, words

Kind = Literal["meeting", "call", "either"]
Manner = Literal["new", "known", "other", "bare"]

# Heads that only count or part an occasion: "the third round of talks", "the second day of the summit".
PARTS_OF = {
    "round",
    "session",
    "series",
    "day",
    "set",
    "phase",
    "stage",
    "leg",
    "string",
    "spate",
    "flurry",
    "bout",
    "stretch",
    "week",
    "hour",
    "month",
}
_NOT_A_TALK = {"press", "news", "media", "court", "training", "shareholder", "board", "cabinet", "rally", "classroom", "wake", "roll"}
_BY_PHONE = {"phone", "telephone", "video", "conference", "secure", "zoom", "virtual", "online"}
_AGES = {"year", "decade", "generation", "century"}
_REMOTE = {"phone", "telephone", "video", "virtual", "online", "remote", "televised"}
_AROUND = {"around", "round", "at", "to", "across"}
_OTHER = {"another", "similar", "separate", "next", "previous", "earlier", "further", "last", "second", "third", "fourth", "fifth", "sixth",
          "new", "future", "subsequent", "additional", "first", "follow-up", "past", "upcoming", "forthcoming"}  # fmt: skip
_CALL_WITH = {"with", "between", "among"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A trigger: its token, `top` (the head of the whole phrase: "round" of "a round of talks"), and its lexicon row."""

    token: Token
    top: Token
    kind: Kind
    sort: str
    """occasion, process, shared, linker or table for a noun; meet, with, host, phone, gather, together, shuttle or tell for a verb."""

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.sort in {"occasion", "process", "shared", "linker", "table"}

    @property
    def nouns(self) -> list[Token]:
        """From the trigger up to its top: "talks", "round", "day" of "the last day of a round of talks"."""
        found = [self.token]
        while found[-1].i != self.top.i:
            found.append(found[-1].head.head)
        return found


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in table("talk_nouns")}


@cache
def _verbs() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in table("talk_verbs")}


def occasions(doc: Doc) -> Iterator[Occasion]:
    """Every trigger of the article, in order; "round" gives way to the "talks" that it is a round of."""
    for token in doc:
        found = noun_occasion(token) or verb_occasion(token)
        if found:
            yield found


def noun_occasion(token: Token) -> Occasion | None:
    """The occasion that a noun announces."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    lower = token.lower_
    if "-" in lower and token.head.pos_ == "VERB" and not any(c.i < token.i for c in token.children):
        return None  # "met one-on-one"
    lemma = lower if lower in _nouns() else _singular(lower)
    row = _nouns().get(lemma)
    if (
        row is None
        or (row["plural"] == "only" and lower == lemma)
        or (token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i)
    ):
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _AGES:
        return None  # "years of negotiations": no one occasion
    before = {c.lower_ for c in token.children if c.i < token.i and c.dep_ in {"compound", "amod", "nmod"}}
    if before & _NOT_A_TALK or _is_name_of_body(token):
        return None
    kind: Kind = row["kind"]  # type: ignore[assignment]  # the lexicon's column holds kinds
    if lemma == "call":
        if before & {"courtesy"}:
            kind = "meeting"
        elif not _is_a_call(token, before):
            return None
    elif before & _REMOTE or any(by_phone(v) for v in _told_of(token)):
        kind = "call"
    elif row["sort"] == "table" and not _is_at_table(token, before):
        return None
    inner = next((p for prep in token.children if prep.lower_ == "of" for p in prep.children if p.dep_ == "pobj"), None)
    if lemma in PARTS_OF and inner is not None and noun_occasion(inner):
        return None
    if lemma == "round" and inner is not None:
        return None  # "a round of applause"
    return Occasion(token, _top(token), kind, row["sort"])


def _singular(lower: str) -> str:
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith("es") and lower[:-2] in _nouns():
        return lower[:-2]
    return lower.removesuffix("s")


def _is_a_call(token: Token, before: set[str]) -> bool:
    """A telephone call, and no call for something: it is by phone, with or between people, or the text's own "a call"."""
    if before & _BY_PHONE:
        return True
    after = {c.lower_ for c in token.children if c.dep_ == "prep" and c.i > token.i}
    if token.dep_ == "dobj" and token.head.lemma_ in _RINGS:
        after |= {c.lower_ for c in token.head.children if c.dep_ in {"prep", "dative"} and c.i > token.i}
    if token.dep_ == "pobj" and token.head.lower_ == "with" and "to" in after:
        return True  # "followed up with a call to the king"
    rung = token.dep_ == "dobj" and token.head.lemma_ in _RINGS and after & {"from", "to"}
    if after & _CALL_WITH or (rung and not after & {"for"}):
        return True
    if after & {"for", "on", "to"}:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "during", "on", "after", "following", "before"} and token.lower_ == "call":
        return True
    return (token.dep_ == "dobj" and token.head.lemma_ in {"hold", "have"}) or (token.dep_ in {"nsubj", "nsubjpass"} and _definite(token))


_RINGS = {"take", "receive", "get", "return", "place", "make"}


def _told_of(noun: Token) -> list[Token]:
    """The verbs of which a noun is an argument: those in its relative clauses, and the one over it."""
    found = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    return [*found, noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else found


def _is_at_table(token: Token, before: set[str]) -> bool:
    """A table at which people sit: "around the table in Oslo were", "came back to the negotiating table"; none of "under the table"."""
    if token.dep_ != "pobj" or token.head.lower_ not in _AROUND or not _definite(token):
        return False
    if before & {"negotiating", "bargaining", "peace", "conference"}:
        return True
    above = token.head.head
    verb = above.head if above.pos_ == "ADV" else above
    return not before and verb.lemma_ in {"be", "sit", "gather", "seat", "face", "return"}


def _definite(token: Token) -> bool:
    return any(c.lower_ in {"the", "this", "that"} for c in token.children)


def _is_name_of_body(token: Token) -> bool:
    """A capitalised assembly or congress is a body that acts, not a sitting."""
    return token.lower_ in {"assembly", "congress"} and token.text[0].isupper()


def _top(token: Token) -> Token:
    """The head of the phrase of which the trigger is a part: "round" of "a third round of talks"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in PARTS_OF | {"end", "start", "beginning"}:
        token = token.head.head
    return token


def verb_occasion(token: Token) -> Occasion | None:
    """The occasion that a verb announces; whether its arguments bear it out is the attendance's matter."""
    if token.pos_ != "VERB" and token.tag_ not in {"VBG", "VBN", "VBD", "VB", "VBZ", "VBP"}:
        return None
    row = _verbs().get(token.lemma_.lower())
    if token.lemma_ in {"come", "sit", "be", "bring", "stand"} and _faces(token):
        return Occasion(token, token, "meeting", "meet" if token.lemma_ != "bring" else "together")
    if row is None:
        return told_in_person(token)
    if row["particle"] and not any(_has_particle(token, p) for p in values(row["particle"])):
        return None
    if token.lemma_ == "shake" and any(c.dep_ == "neg" for c in token.children):
        return None  # those who did not shake hands may have met
    if row["object"] and not any(
        t.pos_ == "NOUN" and t.lemma_.lower() in values(row["object"]) for t in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]
    ):
        return None
    kind: Kind = row["kind"]  # type: ignore[assignment]  # the lexicon's column holds kinds
    if token.lemma_ == "call" and any(c.lower_ == "on" and c.dep_ == "prep" and c.i == token.i + 1 for c in token.children):
        kind = "meeting"
    if kind == "call" and row["frame"] == "with" and _face_to_face(token):
        kind = "meeting"
    elif kind != "call" and (any(c.lower_ in _FROM_AFAR for c in token.children) or by_phone(token)):
        kind = "call"
    return Occasion(token, token, kind, row["frame"])


def _faces(verb: Token) -> bool:
    """ "came face to face"."""
    following = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]]
    return any(following[n : n + 3] == ["face", "to", "face"] for n in range(len(following))) or "face-to-face" in following[:2]


def by_phone(verb: Token) -> bool:
    """Whether something is done over a telephone or video line."""
    return any(
        c.lower_ in {"by", "via", "over", "on"} and any(p.lemma_.lower() in _LINES for p in c.children if p.dep_ in {"pobj", "pcomp"})
        for c in verb.children
    )


_LINES = {"phone", "telephone", "call", "line", "video", "link", "videolink", "videoconference", "teleconference", "zoom"}
_FROM_AFAR = {"virtually", "online", "remotely"}


@cache
def tellings() -> dict[str, str]:
    """Verb of addressing somebody -> how the one addressed follows: "object", or a preposition."""
    return {row["verb"]: row["frame"] for row in table("telling_verbs")}


def told_in_person(verb: Token) -> Occasion | None:
    """One person addresses another by telephone ("by phone she assured him"), or in person ("flew to Lima to press him")."""
    if verb.lemma_ in {"brief", "address", "report"} and any(_is_council(c) for c in verb.subtree if c.i > verb.i and c.i < verb.i + 8):
        return Occasion(verb, verb, "meeting", "council")
    if verb.lemma_.lower() not in tellings() or verb.lemma_ in {"speak", "talk", "see"}:
        return None
    if by_phone(verb):
        return Occasion(verb, verb, "call", "tell")
    return Occasion(verb, verb, "meeting", "tell") if _in_person(verb) or _after_journey(verb) else None


def _is_council(token: Token) -> bool:
    """A body whose members sit and listen: "brief the Security Council", "address the General Assembly"."""
    return token.lower_ in {"council", "assembly", "committee", "board", "commission"} and token.text[0].isupper()


def _in_person(verb: Token) -> bool:
    return any(c.lower_ in {"in", "face"} and any(p.lower_ in {"person", "face"} for p in c.subtree) and c.i > verb.i for c in verb.children)


def _after_journey(verb: Token) -> bool:
    """What a journey is for: "came to Sochi to put her case to the president", "in Lima, where she pressed him"."""
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return head.lemma_.lower() in journey_verbs() and head.pos_ == "VERB"
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        above = head.head.head if head.dep_ == "pobj" else head.head
        return above.lemma_.lower() in journey_verbs() and above.pos_ == "VERB"
    return False


@cache
def journey_verbs() -> frozenset[str]:
    """Verbs of going somewhere."""
    return frozenset(row["verb"] for row in table("travel_verbs"))


def _has_particle(verb: Token, particle: str) -> bool:
    """ "sat down", "brought the two men and their aides together": the particle may come after the object."""
    if any(c.lower_ == particle for c in verb.children):
        return True
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ == particle:
            return particle == "together" and token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].lower_ != "with"
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


def _face_to_face(verb: Token) -> bool:
    """Speaking in person, at a table, on the sidelines, is a meeting."""
    for prep in verb.children:
        if prep.dep_ == "prep":
            for p in prep.children:
                if p.lemma_ in {"person", "sideline", "margin", "meeting", "summit", "conference", "airport"}:
                    return True
    return False


def manner(occasion: Occasion) -> Manner:
    """How the phrase speaks of the occasion: "a meeting" is new, "the meeting" known, "a second meeting" another one, "talks" bare."""
    if not occasion.is_noun:
        return "new"
    determiners: set[str] = set()
    for noun in occasion.nouns:
        left = [c for c in noun.children if c.i < noun.i]
        determiners |= {c.lower_ for c in left if c.dep_ in {"det", "poss", "amod", "nummod", "advmod"}}
    if determiners & _OTHER:
        return "other"
    if determiners & {"the", "this", "that", "these", "those", "their", "his", "her", "its", "both"}:
        return "known"
    if determiners & {"a", "an", "some", "several"}:
        return "new"
    if any(c.dep_ == "poss" for noun in occasion.nouns for c in noun.children):
        return "known"
    return "bare"


def is_press(token: Token) -> bool:
    """Whether a noun stands for reporters or the public, to whom one speaks without meeting them."""
    return token.lemma_.lower() in words("press_nouns")
