"""Which way a date without year, or a weekday, points from the publication date: the tense of its clause and the words before it."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc, Span, Token

from ingest.lexicon import words
from ingest.when.tense import governor, tense

Direction = Literal[-1, 0, 1]

_AHEAD = {"until", "till", "pending", "ahead", "before"}
_LOOKING_BACK = {"since", "after", "following"}


def direction(doc: Doc, start: int, end: int) -> Direction:
    """-1 back, +1 ahead, 0 where the text doesn't tell and the nearest is meant. Needs the parser; without it always 0."""
    if not doc.has_annotation("DEP"):
        return 0
    span: Span = doc[start:end]
    root = span.root
    ahead = any(a.lower_ in _AHEAD for a in _between(root))
    verb = governor(root)
    found = _of_verb(verb, 0) if verb is not None else 0
    if ahead and found <= 0:
        return 1 if not (verb is not None and tense(verb) == "past" and verb.tag_ == "VBN") else 0
    if any(a.lower_ == "since" for a in _between(root)):
        return -1
    return found


def _between(token: Token) -> list[Token]:
    """The words on the way up to the governing verb."""
    found: list[Token] = []
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            break
        found.append(above)
        if above.lower_ in words("planned_nouns") or any(c.lower_ in words("planned_adjectives") for c in above.children):
            break
    return found


def _of_verb(verb: Token, depth: int) -> Direction:
    """The direction that a verb's clause gives to a date in it."""
    if depth > 8:
        return 0
    kind = tense(verb)
    above = governor(verb)
    if kind == "future":
        return 1
    if kind == "past":
        if verb.lower_ in words("planned_participles") and verb.tag_ == "VBN":
            return 0
        return -1
    if kind == "modal":
        return 1 if not any(c.lower_ == "have" for c in verb.children) else -1
    if kind == "present":
        if verb.sent.start == 0 and verb.doc._.notes is not None and verb.doc._.notes.article.title:
            return 0  # a headline's present tells what has been
        return 1 if verb.lower_ in words("planned_participles") or verb.tag_ in {"VBG", "VB", "VBZ", "VBP"} else 0
    if kind == "infinitive":
        if above is not None and verb.dep_ in {"xcomp", "advcl", "ccomp"}:
            if above.lemma_ in words("planning_verbs") or above.lower_ in words("planned_participles") or above.lemma_ == "be":
                return 1
            return _of_verb(above, depth + 1)
        return 1 if verb.dep_ in {"acl", "relcl"} else 0 if above is None else _of_verb(above, depth + 1)
    if verb.tag_ == "VBN" and verb.lower_ in words("planned_participles") and verb.dep_ in {"acl", "advcl", "amod"}:
        return 1
    return _of_verb(above, depth + 1) if above is not None else 0
