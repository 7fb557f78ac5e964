"""Negation and hypothesis: what a clause does not assert."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import below, bounds

_NO = {"no", "neither", "nor", "nobody", "none", "nothing"}
_NEGATIVES = {"not", "n't", "n’t", "never", "no"}
_IF = {"if", "unless", "whether", "lest", "provided", "providing", "assuming", "supposing"}


def is_negated(token: Token) -> bool:
    """Whether the text negates this verb, noun or adjective itself: "did not meet", "no talks", "neither side met", "never met"."""
    doc, hanging = token.doc, below(token)
    if any(label == "neg" or (word in _NEGATIVES and label in {"advmod", "det"}) for _, label, word in hanging):
        return True
    if any(label == "preconj" and word == "neither" for _, label, word in hanging):
        return True
    if any(word == "longer" and any(w == "no" for _, _, w in below(doc[i])) for i, _, word in hanging):
        return True  # "will no longer travel"
    if token.pos_ in {"VERB", "AUX"}:
        for i, label, word in hanging:
            subject = label in {"nsubj", "nsubjpass"}
            if subject and (word in _NO or any(b in {"det", "neg"} and w in {"no", "neither"} for _, b, w in below(doc[i]))):
                return True
        if any(label in {"dobj", "attr"} and any(b == "det" and w == "no" for _, b, w in below(doc[i])) for i, label, _ in hanging):
            return True
        # "did not meet or speak"
        if token.dep_ == "conj" and not any(label in {"nsubj", "nsubjpass", "aux"} for _, label, _ in hanging):
            joined = [word for _, label, word in below(token.head) if label == "cc"]
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
