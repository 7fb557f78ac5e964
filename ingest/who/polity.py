"""Place or polity: "in Moscow" is a place, "Moscow rejected" is Russia."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.lexicon import words
from ingest.who.gazetteer import Hit

_INTO = frozenset("in at near inside outside around into within across through via over".split())
_PARTY = frozenset({"between", "with", "by", "against", "among"})
_GONE_TO = frozenset(
    "visit leave reach shell bomb hit attack capture enter seize bombard strike tour take hold retake encircle besiege surround quit".split()
)
_LOCAL = frozenset("airport street mayor suburb outskirt outskirts downtown resident centre center square palace district northern southern eastern western "
                   "hotel university metro embassy old city skyline neighborhood neighbourhood climate weather hall court".split())  # fmt: skip
_TOLD = frozenset(
    "ask urge tell accuse blame expect force invite warn criticise criticize condemn press oblige suspect inform consult represent see".split()
)
_OCCASIONS = frozenset("talk talks meeting summit conference round session ceremony dinner visit event briefing lawn garden protest attack bombing "
                       "agreement accord accords declaration process format protocol communique reception".split())  # fmt: skip
_DEALINGS = frozenset(
    "aid appeal answer approval arm assistance assurance attitude authorization backing behalf blow challenge claim close commitment concession "
    "condemnation cooperation criticism decision demand dependence denial displeasure empathy favour favor gift goodwill government guarantee "
    "hand help hostile hostility instruction invitation letter loan loyal loyalty message money obstacle offer open opposition order overture "
    "permission pledge policy pressure promise proposal protest reaction regime relation reply response respect sanction setback signal "
    "statement stance support threat tie ultimatum victory warning weapon win wish word".split()
)
"""What one has, gets or sends as a government: "pressure on Tehran", "a message from Moscow"."""
_LEADING = frozenset(
    {"backed", "led", "backing", "supported", "sponsored", "controlled", "aligned", "appointed", "allied", "installed", "run"}
)


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
    if dep == "nsubj":
        return seat or _acts(head)
    if dep == "nsubjpass":
        return seat or head.lemma_ in _TOLD
    if dep == "poss":
        return head.lemma_ not in _LOCAL
    if dep == "pobj":
        return _after_preposition(head, seat)
    if dep in ("compound", "amod", "nmod"):
        if head.lemma_ in _OCCASIONS or head.lemma_ in _LOCAL or head.lemma_ in words("site_nouns"):
            return False
        return seat or head.lemma_ in words("group_nouns") or head.lower_ in ("government", "regime", "administration", "authorities")
    if dep in ("dobj", "dative"):
        return head.lemma_ not in _GONE_TO
    if dep in ("conj", "appos") and depth < 5 and head.pos_ in ("PROPN", "NOUN", "ADJ") and head.i != root.i:
        return stands_for_government(hit, head, depth + 1)
    return seat


def _acts(verb: Token) -> bool:
    """Whether a verb's subject does something that a city doesn't: not "Geneva is quiet", not "Cairo lies on the Nile"."""
    if verb.lemma_ == "be":
        return any(c.dep_ in ("acomp", "xcomp", "advcl") or (c.dep_ == "attr" and c.lemma_ not in ("city", "capital", "venue", "place")) or c.dep_ == "prep" and c.lower_ == "behind"
                   for c in verb.children)  # fmt: skip
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in ("lie", "sit", "fall", "become")


def _joined(root: Token) -> bool | None:
    """What a hyphen decides: "anti-Pyongyang", "Tehran-backed" are governments, "London-based" is a place."""
    doc = root.doc
    if root.i + 2 < len(doc) and doc[root.i + 1].text == "-" and not root.whitespace_:
        after = doc[root.i + 2].lower_
        return True if after in _LEADING else False if after in ("based", "born") else None
    if root.i > 1 and doc[root.i - 1].text == "-" and doc[root.i - 2].lower_ in ("anti", "pro"):
        return True
    return None


def _after_preposition(prep: Token, seat: bool) -> bool:
    word, owner = prep.lower_, prep.head
    if word in _INTO:
        return False
    if prep.dep_ == "agent" or word in _PARTY:
        return True
    if word == "to" and owner.lemma_ in ("give", "hand", "sell", "supply", "offer", "transfer", "deliver"):
        return True
    if word in ("to", "from", "for", "toward", "towards", "on", "of", "within"):
        return (
            owner.lemma_.lower() in _DEALINGS
            or (word in ("from", "of", "for", "to") and owner.lemma_.lower() in words("group_nouns"))
            or (seat and word == "of")
        )
    return seat
