"""Others who do the same: "Lima broke off relations, as did Quito", "Lima closed its border, followed by Quito"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.parties import Side, parties
from ingest.happened.polarity import is_negated
from ingest.notes import Notes, conjuncts

_DOING = frozenset({"do", "have", "be"})
_LIKE = frozenset({"as", "so", "like"})
_NEXT = frozenset({"follow", "join", "mirror", "echo"})
"""Verbs whose "by" names who did the same: "followed by Quito"."""


def likewise(found: list[Act], notes: Notes) -> list[Act]:
    """The acts of those who are told to have done as the doer of an act before them."""
    more: list[Act] = []
    for act in found:
        if act.frame.kind != "v" or act.reciprocal or not act.targets:
            continue
        given = {s.party for s in (*act.sources, *act.targets)}
        others = [Side(s.party) for s in parties(_imitators(act.trigger), notes) if s.party not in given]
        if others and act.sources:
            more.append(replace(act, sources=others))
    return more


def _imitators(verb: Token) -> list[Token]:
    """The subjects of "as did ..." and the agents of "followed by ..." that hang on a verb."""
    found: list[Token] = []
    for clause in (c for c in verb.children if c.i > verb.i and c.dep_ in ("advcl", "conj", "ccomp", "parataxis", "acl", "dep")):
        if clause.lemma_ in _DOING and not is_negated(clause) and len(list(clause.subtree)) < 15:
            first = clause.doc[clause.i - 1] if clause.i else clause
            subjects = [c for c in slots.own(clause, "nsubj") if c.i > clause.i]
            if first.lower_ in _LIKE and subjects:
                found += [t for c in subjects for t in conjuncts(c)]
        elif clause.lemma_ in _NEXT and clause.tag_ == "VBN" and clause.dep_ in ("advcl", "acl"):
            found += [t for a in slots.own(clause, "agent", "prep") if a.lower_ == "by" for p in slots.own(a, "pobj") for t in conjuncts(p)]
    return found
