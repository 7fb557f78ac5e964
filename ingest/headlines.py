"""Repairs of the parse: verbs that the models take for nouns: "Prime Minister Omar Haddad heads to Lima", "leaders of the bloc gather"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.lexicon import table
from ingest.rehung import crown


@cache
def _headline_verbs() -> frozenset[str]:
    """Forms in -s of verbs that tell of meetings and travel and are no such noun's plural."""
    nouns = {row["noun"] for lexicon in ("talk_nouns", "travel_nouns") for row in table(lexicon)}
    verbs = {row["verb"] for lexicon in ("talk_verbs", "travel_verbs") for row in table(lexicon)}
    return frozenset(f"{verb}s" for verb in verbs - nouns)


COME_TOGETHER = {"gather", "meet", "convene", "assemble", "huddle", "confer", "reconvene"}


def come_together(noun: Token) -> None:
    """ "Leaders of the bloc gather in Lima on Monday": they do so, and nothing is a gather."""
    if any(c.dep_ == "nsubj" and c.tag_ in {"NNS", "NNPS"} for c in noun.children):
        noun.tag_, noun.pos_, noun.lemma_ = "VBP", "VERB", noun.lower_


def headline(noun: Token) -> None:
    """ "Prime Minister Omar Haddad heads to Lima": a verb where the name before it can be nothing else than its subject."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    if any(c.dep_ in {"nsubj", "nsubjpass"} and c != before for c in noun.children) or (noun.tag_ == "VBZ" and before.dep_ == "nsubj"):
        return
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if noun.lower_ not in _headline_verbs() or before.head != noun or before.dep_ not in {"compound", "nmod", "nsubj"}:
        return
    if before.pos_ != "PROPN" or after.pos_ not in {"ADP", "PROPN", "ADV", "PART", "ADJ"} or any(c.dep_ == "det" for c in noun.children):
        return
    for child in list(noun.children):
        if child.i < before.i and child.dep_ in {"compound", "nmod", "amod", "poss"}:
            child.head = before
        elif child.i > noun.i and child.dep_ == "appos":
            child.dep_ = "dobj"
    before.dep_ = "nsubj"
    noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", noun.lower_[:-1]


def apposed(noun: Token) -> None:
    """ "Peru's minister, Ana Silva, heads to Cairo": what she does, and no further name of hers."""
    name, doc = noun.head, noun.doc
    if name.dep_ != "ROOT" or noun.i < 1 or doc[noun.i - 1].text != "," or noun.lower_ not in _headline_verbs():
        return
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].pos_ not in {"ADP", "PART", "PROPN"} or any(c.dep_ == "det" for c in noun.children):
        return
    crown(noun, name)
    noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", noun.lower_[:-1]
    name.head, name.dep_ = noun, "nsubj"
