"""What around a name shows that it is a person's: a title before it, an office in apposition on either side."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.below import bounds
from ingest.who.words import capitalised, is_office_word


def titled(doc: Doc, start: int) -> bool:
    """Whether a title or form of address stands before: "Minister X", "President-elect X", "Assistant Secretary of State for Y X"."""
    floor = bounds(doc[start])[0]
    i = start - 1
    if i > floor and doc[i].text == ".":
        i -= 1
    if i >= floor and is_office_word(doc[i]):
        return True
    if i - 2 >= floor and doc[i].lower_ in ("elect", "designate"):
        return is_office_word(doc[i - 2] if doc[i - 1].text == "-" else doc[i - 1])
    joined = False
    while i >= max(floor, start - 12):
        token = doc[i]
        if is_office_word(token):
            return joined
        small = token.lower_ in ("of", "for", "the", "and", ",", "-", "&")
        joined = joined or token.lower_ in ("of", "for")
        if (
            (not small and not (capitalised(token) and token.tag_[:2] in ("NN", "JJ")))
            or (token.text == "," and not joined)
            or (i == start - 1 and small)
        ):
            return False
        i -= 1
    return False


def office_follows(doc: Doc, end: int) -> bool:
    """Whether a comma and an office follow: "X, Ukraine's security chief"."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    stop = end + 1
    while (
        stop < min(end + 12, len(doc)) and doc[stop].text not in (",", ".", ";", "(") and doc[stop].lower_ not in ("of", "for", "at", "to")
    ):
        stop += 1
    if stop < len(doc) and doc[stop].lower_ == "at" and doc[stop - 1].text == "-":
        stop -= 1  # "Peru's ambassador-at-large"
    return stop > end + 1 and is_office_word(doc[stop - 1]) and (stop > end + 2 or not capitalised(doc[end + 1]))


def made_officer(doc: Doc, end: int) -> bool:
    """Whether "as" and an office follow: "named X as its envoy", "recognised X as interim president"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "as":
        return False
    for token in doc[end + 1 : end + 6]:
        if is_office_word(token):
            return not token.is_sent_start
        if token.tag_ not in ("DT", "JJ", "PRP$", "NN", "NNP", "POS", "HYPH") or (token.tag_ == "NN" and token.text == "such"):
            return False
    return False


def office_precedes(doc: Doc, start: int) -> bool:
    """Whether an office and a comma stand before: "the Prime Minister of Serbia, X", "his southern counterpart, X"."""
    if start < 3 or doc[start - 1].text != ",":
        return False
    floor = max(bounds(doc[start])[0], start - 10)
    for i in range(start - 2, floor - 1, -1):
        if is_office_word(doc[i]) or doc[i].lower_ in ("counterpart", "number", "predecessor", "successor"):
            return True
        if doc[i].tag_ not in ("NN", "NNS", "NNP", "NNPS", "JJ", "IN", "DT", "POS", "HYPH", "CC") or doc[i].lower_ in (
            "in",
            "with",
            "by",
            "from",
        ):
            return False
    return False
