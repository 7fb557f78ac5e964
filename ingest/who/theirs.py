"""Whom "they" and "both" stand for: several who were named together, or a group, in this sentence or the one before."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ingest.notes import EntityNote, conjuncts
from ingest.who.registry import Registry

__all__ = ["THEY", "they"]

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_JOINTLY = frozenset({"together", "along", "alongside", "accompanied"})


def they(registry: Registry, token: Token, sent: Span, back: list[Span]) -> list[EntityNote]:
    """Several who were named together as a subject, or a group, in this sentence or the one before."""
    for index, where in enumerate([sent, *back[-1:]]):
        subjects = [t for t in where if t.dep_ in ("nsubj", "nsubjpass") and (index or t.i < token.i)]
        main = [t for t in subjects if index and t.head.dep_ == "ROOT" and _are_persons(registry, t)]
        for subject in (*main, *reversed(subjects)):  # "the two presidents agreed that neither country would. They met"
            found = _standing_for(registry, subject)
            if len(found) == 1 and found[0].type == "Person":
                found += _company(registry, subject)
            if len(found) > 1 or (len(found) == 1 and found[0].type in ("Group", "Organization")):
                return found
    if token.dep_ in ("nsubj", "nsubjpass"):
        for where in back[-1:]:  # "ended their visit. They met the governors"
            for one in where:
                if one.lower_ in THEY and len(again := registry.notes.entities_at(one)) > 1:
                    return again
    return []


def _are_persons(registry: Registry, subject: Token) -> bool:
    """Whether a subject stands for several persons."""
    found = _standing_for(registry, subject)
    return len(found) > 1 and all(e.type == "Person" for e in found)


def _standing_for(registry: Registry, subject: Token) -> list[EntityNote]:
    """Whom a subject names, coordination included; "the presidents of Chad and Mali, X and Y" names these two."""
    named = [t for c in subject.children if c.dep_ == "appos" and c.i > subject.i for t in conjuncts(c)]
    holders = [e for t in named for e in registry.notes.entities_at(t) if e.type == "Person"]
    if len(holders) > 1:
        return list({e.id: e for e in holders}.values())
    return list({e.id: e for t in conjuncts(subject) for e in registry.notes.entities_at(t)}.values())


def _company(registry: Registry, subject: Token) -> list[EntityNote]:
    """With whom a subject goes: "flew to Lima together with the minister, Ana Silva"."""
    joint = [c for c in subject.head.children if c.lower_ in _JOINTLY or (c.dep_ == "prep" and c.i and c.nbor(-1).lower_ in _JOINTLY)]
    objects = [t for j in joint for t in j.subtree if t.dep_ == "pobj" and t.head.lower_ in ("with", "by", "alongside")]
    found = [e for o in objects for t in conjuncts(o) for e in registry.notes.entities_at(t) if e.type == "Person"]
    return list({e.id: e for e in found}.values())
