"""Military ranks before a name: "Lt. Gen.", "Navy Petty Officer 1st Class", "U.S. Army General"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ingest.lexicon import words
from ingest.who.words import capitalised

__all__ = ["commissioned", "is_rank_word", "service_start", "start_of"]

_SERVICES = frozenset({"army", "navy", "force", "air", "marine", "marines", "corps", "guard", "coast", "royal", "police", "reserve"})
_GRADES = frozenset({"1st", "2nd", "3rd", "first", "second", "third"})


@cache
def _words() -> frozenset[str]:
    return frozenset(w.rstrip(".") for rank in words("ranks") for w in rank.split()) | {"class"}


@cache
def _ranks() -> frozenset[str]:
    return frozenset(rank.replace(".", "") for rank in words("ranks"))


@cache
def _dotted() -> frozenset[str]:
    return frozenset(w[:-1] for rank in words("ranks") for w in rank.split() if w.endswith("."))


def _abbreviated(word: str, mark: str) -> bool:
    return word in (_words() if mark == "-" else _dotted())


def is_rank_word(word: str) -> bool:
    """Whether a word can be part of a rank before a name.

    >>> is_rank_word("Lt."), is_rank_word("Petty"), is_rank_word("River")
    (True, True, False)
    """
    return word.lower().rstrip(".") in _words()


def start_of(doc: Doc, end: int) -> int:
    """Where a rank that ends before token `end` begins; `end` where none stands there. The full stop of "Sgt." ends no sentence."""
    i = end
    floor = max(0, end - 12)
    while i > floor and (
        (capitalised(doc[i - 1]) and is_rank_word(doc[i - 1].text))
        or (doc[i - 1].lower_ in _GRADES and i < end)
        or (doc[i - 1].text in (".", "-") and i - 1 > floor and _abbreviated(doc[i - 2].lower_, doc[i - 1].text))
    ):
        i -= 1
    if end - i > 1 and doc[end - 1].lower_ == "class" and doc[end - 2].lower_ in _GRADES:
        while i > floor and capitalised(doc[i - 1]) and doc[i - 1].is_alpha and doc[i - 1].lower_ not in _SERVICES:
            i -= 1  # the trade of a rating
        return i
    while i < end and (_plain(doc, i, end) not in _ranks() or _plain(doc, i, i + 1) == "army"):
        i += 1
    return i


def _plain(doc: Doc, start: int, end: int) -> str:
    return " ".join(t.lower_.rstrip(".") for t in doc[start:end] if t.text != ".")


def service_start(doc: Doc, start: int, floor: int) -> int:
    """Where the service before a rank begins: "Navy", "Air Force", "Marine Corps"; `start` where none is named."""
    i = start
    while i > floor and doc[i - 1].lower_ in _SERVICES and capitalised(doc[i - 1]):
        i -= 1
    return i


_OFFICERS = frozenset({"general", "gen", "marshal", "admiral", "adm", "colonel", "col", "brigadier", "brig", "major", "maj", "commodore",
                       "lieutenant", "lt", "captain", "capt"})  # fmt: skip
_CIVIL = frozenset({"secretary", "attorney", "consul", "inspector", "director", "solicitor", "governor", "auditor", "advocate",
                    "prosecutor", "surgeon", "registrar", "minister", "police"})  # fmt: skip


def commissioned(doc: Doc, start: int, end: int) -> bool:
    """Whether the rank at tokens [start, end) is an officer's, and no part of a civil title ("Secretary | General Ana Silva")."""
    if start and (doc[start - 1].lower_ in _CIVIL or doc[start - 1].text == "-"):
        return False
    return any(t.lower_.rstrip(".") in _OFFICERS for t in doc[start:end])
