"""Place or polity: "in Moscow" is a place, "Moscow rejected" is Russia."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.who.gazetteer import Hit

_IN = frozenset("in at near to from into outside inside around through throughout toward towards across via of over".split())
_GOVERNING = frozenset("between with by against for from to of that because despite under".split())
_SPEECH_NOUNS = frozenset(
    "government regime administration officials official position stance policy view demand demands response decision insistence refusal "
    "claim claims offer proposal plan plans draft relations ties role pressure side envoy ambassador ally allies strikes attacks war leaders "
    "leader leadership".split()
)


def stands_for_government(hit: Hit, root: Token) -> bool:
    """Whether a capital or a seat is spoken of as its government: it acts, owns a policy, or is dealt with as a party."""
    head = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "agent"):
        if root.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
            return head.lemma_ not in ("be", "see", "host", "lie", "become", "fall")
        return hit.entry.how == "seat"
    if root.dep_ == "pobj":
        prep = head
        if prep.lower_ in ("between", "with", "by", "against"):
            return True
        if prep.lower_ in ("for", "on", "to", "from", "of", "toward", "towards"):
            owner = prep.head
            return owner.lemma_ in ("relation", "tie", "pressure", "message", "talk", "warning", "guarantee", "support", "response", "aid")
        return False
    if root.dep_ == "poss":
        return head.lower_ in _SPEECH_NOUNS
    if root.dep_ in ("compound", "amod", "nmod"):
        return hit.entry.how == "seat" and head.lower_ in _SPEECH_NOUNS | {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser"}
    if root.dep_ in ("dobj", "dative"):
        return True
    if root.dep_ == "conj" and root.head.i != root.i:
        return stands_for_government(hit, root.head) if root.head.dep_ != "conj" else False
    return False
