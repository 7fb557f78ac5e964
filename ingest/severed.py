"""A repair of the parse: the subject that follows a fronted phrase, and that the parser took for a part of it."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_BETWEEN = {"AUX", "ADV", "PART"}


def restore_subject(verb: Token) -> None:
    """ "At talks in Lima on Monday, Chad and Mali agreed": they agreed, and are no part of "Monday"."""
    labels = {c.dep_ for c in verb.children}
    if labels & _SUBJECTS or not (verb.tag_ in {"VBD", "VBZ", "VBP"} or labels & {"aux", "auxpass"}):
        return
    fronted = [c for c in verb.children if c.i < verb.i and c.dep_ in {"prep", "npadvmod"}]
    for front in fronted[-1:]:
        for name in front.subtree:
            start = name.left_edge.i
            if name.dep_ != "conj" or name.pos_ != "PROPN" or start < 2 or name.doc[start - 1].text != "," or name.head.i > start:
                continue
            rest = name.doc[name.right_edge.i + 1 : verb.i]
            if all(t.pos_ in _BETWEEN for t in rest):
                name.dep_, name.head = "nsubjpass" if "auxpass" in labels else "nsubj", verb
                return
