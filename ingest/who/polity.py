"""Place or polity: "in Moscow" is a place, "Moscow rejected" is Russia."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.lexicon import table, values, words
from ingest.who.gazetteer import Hit

_INTO = frozenset({"in", "at", "near", "inside", "outside", "around", "into", "within", "across", "through", "via", "over"})
_GOES_BETWEEN = frozenset({"shuttle", "commute", "fly", "travel", "drive"})
_LEAVES = frozenset({"leave", "depart", "head", "set", "start"})
_PARTY = frozenset({"between", "with", "by", "against", "among"})


@cache
def _class(name: str) -> frozenset[str]:
    """The words of one class of polity_words.tsv."""
    return frozenset(row["word"] for row in table("polity_words") if name in values(row["classes"]))


def stands_for_government(hit: Hit, root: Token, depth: int = 0) -> bool:
    """Whether a capital or a seat is spoken of as its government: it acts, owns a policy, or is dealt with as a party.

    `root` is the token of the name that the sentence hangs on. A seat ("the Kremlin") is its government unless a preposition of place
    governs it; a capital is a place unless the syntax makes it a party.
    """
    seat = hit.entry.how == "seat"
    head, dep = root.head, root.dep_
    joined = _joined(root)
    if joined is not None:
        return joined
    if dep == "nsubj" and any(c.dep_ == "mark" and c.lower_ == "for" and c.i == root.i - 1 for c in head.children):
        return seat or head.head.lemma_ not in _LEAVES  # "departs today for | Brussels | to inform the allies"
    if dep == "nsubj":
        return seat or _acts(head)
    if dep == "nsubjpass":
        return seat or head.lemma_ in _class("told")
    if dep == "poss":
        return head.lemma_ not in _class("local")
    if dep == "pobj":
        return _after_preposition(head, seat)
    if dep in ("compound", "amod", "nmod"):
        if head.lemma_ in _class("occasion") or head.lemma_ in _class("local") or head.lemma_ in words("site_nouns"):
            return False
        return seat or head.lemma_ in words("group_nouns") or head.lower_ in ("government", "regime", "administration", "authorities")
    if dep in ("dobj", "dative"):
        return head.lemma_ not in _class("visited")
    if dep in ("conj", "appos") and depth < 5 and head.pos_ in ("PROPN", "NOUN", "ADJ") and head.i != root.i:
        return stands_for_government(hit, head, depth + 1)
    return seat


def _acts(verb: Token) -> bool:
    """Whether a verb's subject does something that a city doesn't: not "Geneva is quiet", not "Cairo lies on the Nile"."""
    if verb.lemma_ == "be":
        return any(
            c.dep_ in ("acomp", "xcomp", "advcl")
            or (c.dep_ == "attr" and c.lemma_ not in ("city", "capital", "venue", "place"))
            or (c.dep_ == "prep" and c.lower_ == "behind")
            for c in verb.children
        )
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in ("lie", "sit", "fall", "become")


def _joined(root: Token) -> bool | None:
    """What a hyphen decides: "anti-Pyongyang", "Tehran-backed" are governments, "London-based" is a place."""
    doc = root.doc
    if root.i + 2 < len(doc) and doc[root.i + 1].text == "-" and not root.whitespace_:
        after = doc[root.i + 2].lower_
        return True if after in _class("leading") else False if after in ("based", "born") else None
    if root.i > 1 and doc[root.i - 1].text == "-" and doc[root.i - 2].lower_ in ("anti", "pro"):
        return True
    return None


def _after_preposition(prep: Token, seat: bool) -> bool:
    word, owner = prep.lower_, prep.head
    if word in _INTO:
        return False
    if owner.lemma_ in _GOES_BETWEEN and word in ("between", "to", "from"):
        return False  # "shuttled between Jerusalem and Ramallah"
    if word == "to" and (owner.lemma_ == "mission" or (owner.lemma_ == "invitation" and not any(c.dep_ == "acl" for c in owner.children))):
        return False  # "a two-day mission to Moscow", "turned down an invitation to Moscow"
    if prep.dep_ == "agent" or word in _PARTY:
        return True
    if word == "to" and owner.lemma_ in ("give", "hand", "sell", "supply", "offer", "transfer", "deliver"):
        return True
    if owner.pos_ == "VERB" and word in ("for", "to", "on", "upon", "from") and owner.lemma_ in _class("bound"):
        return True  # "signed for Canberra", "relies on Moscow"
    if (
        owner.pos_ == "VERB"
        and word in ("on", "to", "for", "from")
        and any(c.dep_ == "dobj" and c.lemma_ in _class("dealing") for c in owner.children)
    ):
        return True  # "put pressure on Tehran"
    if word in ("to", "from", "for", "toward", "towards", "on", "of", "within"):
        return (
            owner.lemma_.lower() in _class("dealing")
            or (word in ("from", "of", "for", "to") and owner.lemma_.lower() in words("group_nouns"))
            or (seat and word == "of")
        )
    return seat
