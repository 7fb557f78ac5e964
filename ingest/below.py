"""What hangs on each word, where its sentence begins and ends, and where words stand, out of a Doc's view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.view import Places, Word, view

__all__ = ["bearing", "below", "bounds", "either", "having", "labelled", "near", "of_lemma", "spelt", "standing_in", "tagged"]


def below(token: Token) -> Sequence[tuple[int, str, str]]:
    """(token number, label, lower-cased word) of each child, in text order."""
    return [(c.i, c.dep_, c.lower_) for c in _word(token).children]


def labelled(token: Token, labels: Container[str]) -> list[Token]:
    """The children that have one of these labels, in text order."""
    return [c for c in _word(token).children if c.dep_ in labels]


def bounds(token: Token) -> tuple[int, int]:
    """The first token and the end of the sentence around a token."""
    sent = _word(token).sent
    return sent.start, sent.end


def having(doc: Doc, words: Collection[str]) -> list[Token]:
    """The tokens that are one of these words, lower-cased, in text order."""
    return _standing(doc, "lower_", words)


def of_lemma(doc: Doc, lemmas: Collection[str]) -> list[Token]:
    """The tokens whose lemma, lower-cased, is one of these, in text order."""
    return _standing(doc, "lemma_", lemmas)


def either(doc: Doc, *, lemmas: Collection[str], words: Collection[str]) -> list[Token]:
    """The tokens whose lemma, or who themselves, lower-cased, are one of these, in text order."""
    places = view(doc).places
    return _in_order(doc, {*_places(places("lemma_"), lemmas), *_places(places("lower_"), words)})


def tagged(doc: Doc, *tags: str) -> list[Token]:
    """The tokens that have one of these fine parts of speech, in text order."""
    return _standing(doc, "tag_", tags)


def standing_in(doc: Doc, *, pos: Collection[str], tags: Collection[str] = ()) -> list[Token]:
    """The tokens that are one of these parts of speech, or one of these fine ones, in text order."""
    places = view(doc).places
    return _in_order(doc, {*_places(places("pos_"), pos), *(_places(places("tag_"), tags) if tags else ())})


def bearing(doc: Doc, *labels: str) -> list[Token]:
    """The tokens that hang on their heads by one of these labels, in text order."""
    return _standing(doc, "dep_", labels)


def near(token: Token, words: Collection[str]) -> bool:
    """Whether one of these words, lower-cased, stands in the sentence around a token."""
    start, end = bounds(token)
    table = view(token.doc).places("lower_")
    for word in words:
        places = table.get(word)
        if places is not None and (n := bisect_left(places, start)) < len(places) and places[n] < end:
            return True
    return False


def spelt(doc: Doc) -> Collection[str]:
    """Every word of the Doc, lower-cased, once."""
    return view(doc).places("lower_").keys()


def _word(token: Token) -> Word:
    return token if isinstance(token, Word) else view(token.doc).words[token.i]


def _standing(doc: Doc, attribute: str, keys: Collection[str]) -> list[Token]:
    return _in_order(doc, _places(view(doc).places(attribute), keys))


def _in_order(doc: Doc, places: Iterable[int]) -> list[Token]:
    return list(map(view(doc).words.__getitem__, sorted(places)))


def _places(table: Places, keys: Collection[str]) -> Iterator[int]:
    for key in keys if len(keys) < len(table) else table.keys() & keys:
        yield from table.get(key, ())
