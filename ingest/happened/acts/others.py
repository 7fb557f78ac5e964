"""Others in a sentence who bear on an act: who lets somebody go, who is to do otherwise, who had done something before it."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.frames import frames_of
from ingest.happened.acts.slots import at_preposition, doers, objects, own
from ingest.happened.arguments import is_passive
from ingest.notes import conjuncts

_FREEDOM = frozenset({"release", "return", "freedom", "freeing", "liberation", "repatriation"})


def freed(trigger: Token) -> bool:
    """Whether what is asked for is that somebody be let go: "demanded the release of the crew", "called for their release"."""
    asked = [*objects(trigger), *at_preposition(trigger, [], "for")]
    return any(t.lemma_.lower() in _FREEDOM and t.pos_ == "NOUN" for t in asked)


def releasers(held: Token) -> list[Token]:
    """Who held somebody that he lets go: "Lima freed a sailor who had been jailed for a year"."""
    clause = held
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    freed = clause.head
    if clause.dep_ not in ("relcl", "acl") or not is_passive(clause) or freed.pos_ not in ("NOUN", "PROPN"):
        return []
    while freed.dep_ in ("appos", "conj") and freed.head.pos_ in ("NOUN", "PROPN"):
        freed = freed.head
    verb = freed.head
    if freed.dep_ not in ("dobj", "nsubjpass") or not any(f.mode == "release" for f in frames_of(verb)):
        return []
    return doers(verb)


def condition_subjects(trigger: Token) -> list[Token]:
    """Who is to do otherwise: "threatened to attack if Tehran doesn't agree", "unless Minsk frees them"."""
    found: list[Token] = []
    for token in trigger.subtree:
        if (token.lower_ in ("if", "unless", "until") and token.dep_ == "mark") or (
            token.lower_ == "as" and token.dep_ == "mark" and _as_long(token)
        ):
            found += [t for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") for t in conjuncts(c)]
    return found


def _as_long(mark: Token) -> bool:
    """Whether it is the last word of "as long as" or "so long as"."""
    before = mark.doc[max(0, mark.i - 2) : mark.i]
    return [t.lower_ for t in before] in (["as", "long"], ["so", "long"])


def provokers(trigger: Token) -> list[Token]:
    """Who had done something before it: "cut relations after Chad shelled a village", "recalled its envoy over Chad's raid"."""
    found: list[Token] = []
    for clause in own(trigger, "advcl"):
        if any(c.dep_ == "mark" and c.lower_ in ("after", "because") for c in clause.children):
            found += [t for c in own(clause, "nsubj") for t in conjuncts(c)]
    return found or [p for prep in own(trigger, "prep") if prep.lower_ in ("after", "over") for p in own(prep, "pobj")]
