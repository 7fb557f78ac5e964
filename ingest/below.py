"""What hangs on each token, where its sentence begins and ends, and where a word stands, out of tables that a Doc carries.

`token.children` and `token.sent` make tokens and spans anew each time, and every attribute of a token is a string made anew: the rules ask
several dozen times for every word. The tables hold numbers and strings alone, so a Doc that carries them doesn't hold itself. They are made
when first asked for; `graphkit_tree`, the one room that changes the parse, has them made again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence

from spacy.tokens import Doc, Token

__all__ = ["bearing", "below", "bounds", "either", "forget", "having", "labelled", "near", "of_lemma", "spelt", "standing_in", "tagged"]

_BELOW, _BOUNDS, _WORDS, _LEMMAS = "graphkit_below", "graphkit_bounds", "graphkit_words", "graphkit_lemmas"
_TAGS, _PARTS, _LABELS = "graphkit_tags", "graphkit_parts", "graphkit_labels"
Hanging = Sequence[tuple[int, str, str]]
Places = dict[str, list[int]]


def below(token: Token) -> Hanging:
    """(token number, label, lower-cased word) of each child, in text order."""
    doc = token.doc
    table: list[Hanging] = doc.user_data.get(_BELOW) or _hang(doc)
    return table[token.i]


def labelled(token: Token, labels: Container[str]) -> list[Token]:
    """The children that have one of these labels, in text order."""
    doc = token.doc
    table: list[Hanging] = doc.user_data.get(_BELOW) or _hang(doc)
    return [doc[i] for i, label, _ in table[token.i] if label in labels]


def bounds(token: Token) -> tuple[int, int]:
    """The first token and the end of the sentence around a token."""
    doc = token.doc
    table: list[tuple[int, int]] = doc.user_data.get(_BOUNDS) or _bound(doc)
    return table[token.i]


def having(doc: Doc, words: Collection[str]) -> list[Token]:
    """The tokens that are one of these words, lower-cased, in text order."""
    return _standing(doc, _table(doc, _WORDS, "LOWER"), words)


def of_lemma(doc: Doc, lemmas: Collection[str]) -> list[Token]:
    """The tokens whose lemma, lower-cased, is one of these, in text order."""
    return _standing(doc, _table(doc, _LEMMAS, "LEMMA"), lemmas)


def either(doc: Doc, *, lemmas: Collection[str], words: Collection[str]) -> list[Token]:
    """The tokens whose lemma, or who themselves, lower-cased, are one of these, in text order."""
    found = set(_places(_table(doc, _LEMMAS, "LEMMA"), lemmas))
    found.update(_places(_table(doc, _WORDS, "LOWER"), words))
    return [doc[i] for i in sorted(found)]


def tagged(doc: Doc, *tags: str) -> list[Token]:
    """The tokens that have one of these fine parts of speech, in text order."""
    return _standing(doc, _table(doc, _TAGS, "TAG"), tags)


def standing_in(doc: Doc, *, pos: Collection[str], tags: Collection[str] = ()) -> list[Token]:
    """The tokens that are one of these parts of speech, or one of these fine ones, in text order."""
    found = set(_places(_table(doc, _PARTS, "POS"), pos))
    if tags:
        found.update(_places(_table(doc, _TAGS, "TAG"), tags))
    return [doc[i] for i in sorted(found)]


def bearing(doc: Doc, *labels: str) -> list[Token]:
    """The tokens that hang on their heads by one of these labels, in text order."""
    return _standing(doc, _table(doc, _LABELS, "DEP"), labels)


def near(token: Token, words: Collection[str]) -> bool:
    """Whether one of these words, lower-cased, stands in the sentence around a token."""
    doc = token.doc
    start, end = bounds(token)
    table = _table(doc, _WORDS, "LOWER")
    for word in words:
        places = table.get(word)
        if places is not None and (n := bisect_left(places, start)) < len(places) and places[n] < end:
            return True
    return False


def spelt(doc: Doc) -> Collection[str]:
    """Every word of the Doc, lower-cased, once."""
    return _table(doc, _WORDS, "LOWER").keys()


def forget(doc: Doc) -> None:
    """Have the tables made anew."""
    for name in (_BELOW, _BOUNDS, _WORDS, _LEMMAS, _TAGS, _PARTS, _LABELS):
        doc.user_data.pop(name, None)


def _standing(doc: Doc, table: Places, keys: Collection[str]) -> list[Token]:
    return [doc[i] for i in sorted(_places(table, keys))]


def _places(table: Places, keys: Collection[str]) -> Iterator[int]:
    for key in keys if len(keys) < len(table) else table.keys() & keys:
        yield from table.get(key, ())


def _table(doc: Doc, name: str, attribute: str) -> Places:
    table: Places | None = doc.user_data.get(name)
    if table is None:
        places: defaultdict[int, list[int]] = defaultdict(list)
        for i, key in enumerate(doc.to_array([attribute]).tolist()):
            places[key].append(i)
        strings = doc.vocab.strings  # a string is looked up once, however often it stands in the text
        table = {strings[key]: some for key, some in places.items()}
        if attribute == "LEMMA":
            table = _lowered(table)
        doc.user_data[name] = table
    return table


def _lowered(table: Places) -> Places:
    found: Places = {}
    for word, places in table.items():
        found.setdefault(word.lower(), []).extend(places)
    return found


def _hang(doc: Doc) -> list[Hanging]:
    strings = doc.vocab.strings
    words = [""] * len(doc)
    for word, places in _table(doc, _WORDS, "LOWER").items():
        for i in places:
            words[i] = word
    keys = doc.to_array(["DEP"]).tolist()
    labels = {key: strings[key] for key in set(keys)}
    found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for i, away in enumerate(doc.to_array(["HEAD"]).astype("int64").tolist()):
        if away:
            found[i + away].append((i, labels[keys[i]], words[i]))
    table: list[Hanging] = [found.get(i, ()) for i in range(len(doc))]
    doc.user_data[_BELOW] = table
    return table


def _bound(doc: Doc) -> list[tuple[int, int]]:
    table = [(s.start, s.end) for s in doc.sents for _ in range(s.start, s.end)]
    doc.user_data[_BOUNDS] = table
    return table
