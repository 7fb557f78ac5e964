"""Which way a date without year, or a weekday, points from the publication date: the tense of its clause and the words before it."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc, Span, Token

from ingest.below import bounds
from ingest.lexicon import table, words
from ingest.when.tense import governor, stems, tense

Direction = Literal[-2, -1, 0, 1, 2]

_AHEAD = {"until", "till", "pending", "ahead", "before"}
_OPEN = {"possible", "likely", "unlikely"}


def direction(doc: Doc, start: int, end: int) -> Direction:
    """-1 back, -2 surely back ("since"), +1 ahead, 2 perhaps ahead (a present tense), 0 where the text does not tell.

    Needs the parser; without it always 0.
    """
    if not doc.has_annotation("DEP"):
        return 0
    span: Span = doc[start:end]
    root = span.root
    ahead = any(a.lower_ in _AHEAD for a in _between(root))
    if any(a.lower_ == "since" for a in _between(root)):
        return -2
    verb = governor(root)
    found = _of_verb(verb, 0) if verb is not None else 0
    if found == -1 and verb is not None and _of_a_plan(root, verb):
        return 1
    if ahead and found != 1:
        return 1 if not (verb is not None and tense(verb) == "past" and verb.tag_ == "VBN") else 0
    return found


def _of_a_plan(root: Token, verb: Token) -> bool:
    """Whether a date after "in" tells when what was proposed is to be: "has proposed a summit in the autumn"."""
    nouns = {row["noun"] for row in table("talk_nouns")}
    now = any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'ve"} for c in verb.children)
    if root.dep_ == "poss" and verb.lemma_ in words("undoing_verbs") and now:
        return root.head.dep_ == "dobj" and bool({root.head.lower_, root.head.lemma_} & nouns)  # "has postponed Friday's meeting"
    if verb.lemma_ not in _PROPOSES or root.head.lower_ not in {"in", "for"}:
        return False
    return any(c.dep_ == "dobj" and verb.i < c.i < root.i and {c.lower_, c.lemma_} & nouns for c in verb.children)


_PROPOSES = {"propose", "suggest", "offer", "plan", "schedule", "promise", "demand", "request", "envisage", "envision"}


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
    passive = verb.tag_ == "JJ" or any(c.dep_ == "auxpass" for c in verb.children) or verb.dep_ in {"acl", "amod", "acomp", "oprd"}
    arranged = verb.lower_ in words("planned_participles") and verb.tag_ in {"VBN", "JJ"} and passive
    if any(c.dep_ == "acomp" and (c.lower_ in words("planned_participles") or c.lower_ in _OPEN) for c in verb.children) and not _perfect(
        verb
    ):
        reported = kind == "past" and above is not None and verb.dep_ in {"ccomp", "conj"} and tense(above) == "past"
        return 1 if kind == "present" or reported else 0  # "is due on Sunday", "said that a call was possible on Sunday"
    if kind == "future":
        return 1
    if kind == "past":
        if arranged:  # "was due on Sunday", "had been scheduled for Friday"; in reported speech "is due"
            return 1 if verb.dep_ in {"ccomp", "conj"} and not _perfect(verb) and above is not None and tense(above) == "past" else 0
        return -1
    if kind == "modal":
        return 1 if not any(c.lower_ == "have" for c in verb.children) else -1
    if kind == "present":
        if _in_title(verb):
            return 0  # a headline's present tells what has been
        return 1 if arranged else 2 if verb.lemma_ in words("scheduled_verbs") else 0
    if kind == "infinitive":
        if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
            return -1  # "was to have met"
        if above is not None and verb.dep_ in {"xcomp", "advcl", "ccomp"}:
            if above.lower_ in words("planned_participles") and above.tag_ in {"VBN", "JJ"}:
                return _of_verb(above, depth + 1)
            if above.lemma_ == "be" and tense(above) == "past" and above.dep_ != "ccomp":
                return 0  # "were to begin on Sunday", like "was due on Sunday"
            if any(stem in words("planning_verbs") for stem in stems(above)) or above.lemma_ == "be":
                return 1
            return _of_verb(above, depth + 1)
        return 1 if verb.dep_ in {"acl", "relcl"} else (1 if _in_title(verb) else 0) if above is None else _of_verb(above, depth + 1)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        if not arranged:
            return -1  # "talks held on Sunday"
        if above is None or tense(above) != "past":
            return 1
        if above.lemma_ in words("realising_verbs"):
            return -1  # "talks planned for June were never held"
        return 0 if above.lemma_ in words("undoing_verbs") or _perfect(above) else 1
    return _of_verb(above, depth + 1) if above is not None else 0


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in verb.children)


def _in_title(token: Token) -> bool:
    notes = token.doc._.notes
    return bounds(token)[0] == 0 and notes is not None and bool(notes.article.title)
