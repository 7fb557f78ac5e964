"""Negation and hypothesis: what a clause does not assert."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.notes import bounds

_NO = {"no", "neither", "nor", "nobody", "none", "nothing"}
_NEGATIVES = {"not", "n't", "n’t", "never", "no"}
_IF = {"if", "unless", "whether", "lest", "provided", "providing", "assuming", "supposing"}


def is_negated(token: Token) -> bool:
    """Whether the text negates this verb, noun or adjective itself: "did not meet", "no talks", "neither side met", "never met"."""
    children = list(token.children)
    if any(c.dep_ == "neg" or (c.lower_ in _NEGATIVES and c.dep_ in {"advmod", "det", "neg"}) for c in children):
        return True
    if any(c.dep_ == "preconj" and c.lower_ == "neither" for c in children):
        return True
    if any(c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children) for c in children):
        return True  # "will no longer travel"
    if token.pos_ in {"VERB", "AUX"}:
        for subject in (c for c in children if c.dep_ in {"nsubj", "nsubjpass"}):
            if subject.lower_ in _NO or any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in subject.children):
                return True
        if any(c.dep_ in {"dobj", "attr"} and any(d.dep_ == "det" and d.lower_ == "no" for d in c.children) for c in children):
            return True
        # "did not meet or speak"
        if token.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in children):
            joined = [c.lower_ for c in token.head.children if c.dep_ == "cc"]
            return bool({"or", "nor"}.intersection(joined)) and is_negated(token.head)
    return False


def is_hypothetical(token: Token) -> bool:
    """Whether a verb or noun stands in a condition, a question or an unreal clause: "if they met", "Will they meet?"."""
    start, end = bounds(token)
    ends = (token.doc[i] for i in range(end - 1, start - 1, -1))  # not the sentence as a list: this runs for every trigger
    last = next((t for t in ends if not t.is_space and t.text not in {'"', "'", "”", ")"}), None)
    if last is not None and last.text == "?" and not _quoted_apart(token, last):
        return True
    clause: Token | None = token
    for _ in range(12):
        if clause is None:
            return False
        if clause.pos_ in {"VERB", "AUX"}:
            if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _IF and c.i < clause.i for c in clause.children):
                return not (token != clause and clause.dep_ == "ROOT")
            if clause.dep_ in {"advcl", "ccomp"} and _inverted(clause):
                return True
            if clause.dep_ in {"ROOT", "relcl"} or (clause.dep_ == "ccomp" and clause.head.pos_ == "VERB" and clause.i < clause.head.i):
                return False
        clause = clause.head if clause.head != clause else None
    return False


def _inverted(clause: Token) -> bool:
    """ "Should they meet, ...", "had they met, ...": a condition without "if"."""
    first = clause.left_edge
    if first.lower_ not in {"should", "had", "were"} or first.head != clause or first.dep_ not in {"aux", "auxpass"}:
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in clause.children)


def _quoted_apart(token: Token, mark: Token) -> bool:
    """Whether the question ends long after: a parser may run two sentences together."""
    return mark.i - token.i > 60
