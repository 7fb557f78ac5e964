"""The closed classes that names and offices are made with, and small tests of tokens."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from ingest.lexicon import words

STYLES = words("name_styles")
"""Forms of address that news keeps with a name, so that the name with them is another form of it."""
HONORIFICS = words("honorifics") | STYLES
RULERS = frozenset({"king", "queen", "prince", "princess", "pope", "sheikh", "sheik", "shaikh", "emir", "sultan", "emperor", "empress",
                    "ayatollah", "patriarch"})  # fmt: skip
"""Titles that a name is often given with, so that the name with them is another form of it."""
PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu", "abd", "ould", "bint", "van", "von", "der", "den", "de", "da", "di", "du",
                       "dos", "do", "das", "zu", "la", "le", "ter", "ad", "ul", "ur"})  # fmt: skip
FORMER = frozenset({"former", "ex", "late", "then", "onetime", "one-time", "ousted", "deposed", "erstwhile", "toppled", "overthrown",
                    "sometime"})  # fmt: skip
MODIFIERS = FORMER | {
    "acting",
    "interim",
    "outgoing",
    "incoming",
    "current",
    "new",
    "longtime",
    "long-time",
    "veteran",
    "elect",
    "caretaker",
    "designate",
    "visiting",
    "ruling",
    "reigning",
    "sitting",
    "serving",
}
CALENDAR = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
                      "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
                      "tomorrow"})  # fmt: skip
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "vi", "xiv", "xvi"})


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Élysée")
    'elysee'
    """
    if text.isascii():
        return text.lower()  # most words, and many times faster
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def capitalised(token: Token) -> bool:
    """Whether a token begins with a capital letter."""
    return token.text[:1].isupper()


@cache
def _heads() -> frozenset[str]:
    return frozenset(w for w in words("offices") if " " not in w)


@lru_cache(maxsize=10_000)
def office_head(word: str) -> str | None:
    """The singular of a word that heads an office's title ("ministers" -> "minister"), in the case that it has; None of any other word."""
    lower = word.lower()
    if lower in _heads():
        return word
    if lower == "ladies":
        return None  # a first lady holds an office, the Ladies in White hold none
    for ending, single in (("women", "woman"), ("men", "man"), ("ies", "y"), ("s", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + single in _heads():
            return word[: -len(ending)] + single
    return None


def is_office_word(token: Token) -> bool:
    """Whether a token can be a word of a title before a name: an office's head or an honorific."""
    return is_office_spelling(token.text)


@lru_cache(maxsize=10_000)
def is_office_spelling(word: str) -> bool:
    """Whether a word, in whatever case, can stand in a title before a name."""
    return word.lower() in HONORIFICS | RULERS or office_head(word) is not None


def is_title_modifier(token: Token) -> bool:
    """Whether a word can lead up to an office's head."""
    return token.lower_ in words("title_modifiers")


def heading_sentences(doc: Doc) -> frozenset[int]:
    """The tokens of sentences set like a headline: short, without a full stop, with a capital on nearly every longer word."""
    found: set[int] = set()
    for sent in doc.sents:
        last = next((t for t in reversed(sent) if not t.is_space), None)
        if last is None or last.text in (".", "?", "!", '"') or len(sent) > 40:
            continue
        if last.text == ":" and last.i > sent.start and last.nbor(-1).tag_ in ("VBD", "VBZ"):
            continue  # "The minister, Ana Silva, said:" leads in a quotation
        letters = [t for t in sent if t.is_alpha and len(t) > 3]
        if len(letters) >= 3 and sum(t.text[0].isupper() for t in letters) >= 0.8 * len(letters):
            found.update(range(sent.start, sent.end))
    return frozenset(found)
