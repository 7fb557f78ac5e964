"""What hangs on each token, where its sentence begins and ends, and where a word stands, out of tables that a Doc carries.

`token.children` and `token.sent` make tokens and spans anew each time, and every attribute of a token is a string made anew: the rules ask
several dozen times for every word. The tables hold numbers and strings alone, so a Doc that carries them doesn't hold itself. They are made
when first asked for; `graphkit_tree`, the one room that changes the parse, has them made again.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from spacy.tokens import Doc, Token

__all__ = ["below", "bounds", "forget", "having", "labelled", "of_lemma", "spelt", "tagged"]

_BELOW, _BOUNDS, _WORDS, _LEMMAS, _TAGS = "graphkit_below", "graphkit_bounds", "graphkit_words", "graphkit_lemmas", "graphkit_tags"
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


def tagged(doc: Doc, *tags: str) -> list[Token]:
    """The tokens that have one of these fine parts of speech, in text order."""
    return _standing(doc, _table(doc, _TAGS, "TAG"), tags)


def spelt(doc: Doc) -> Collection[str]:
    """Every word of the Doc, lower-cased, once."""
    return _table(doc, _WORDS, "LOWER").keys()


def forget(doc: Doc) -> None:
    """Have the tables made anew."""
    for name in (_BELOW, _BOUNDS, _WORDS, _LEMMAS, _TAGS):
        doc.user_data.pop(name, None)


def _standing(doc: Doc, table: Places, keys: Collection[str]) -> list[Token]:
    found = [i for key in (keys if len(keys) < len(table) else table.keys() & keys) for i in table.get(key, ())]
    return [doc[i] for i in sorted(found)]


def _table(doc: Doc, name: str, attribute: str) -> Places:
    table: Places | None = doc.user_data.get(name)
    if table is None:
        places: dict[int, list[int]] = {}
        for i, key in enumerate(doc.to_array([attribute]).tolist()):
            places.setdefault(key, []).append(i)
        table = doc.user_data[name] = {}
        for key, some in places.items():  # a string is looked up once, however often it stands in the text
            table.setdefault(doc.vocab.strings[key].lower() if attribute == "LEMMA" else doc.vocab.strings[key], []).extend(some)
    return table


def _hang(doc: Doc) -> list[Hanging]:
    strings = doc.vocab.strings
    words = [""] * len(doc)
    for word, places in _table(doc, _WORDS, "LOWER").items():
        for i in places:
            words[i] = word
    keys = doc.to_array(["DEP"]).tolist()
    labels = {key: strings[key] for key in set(keys)}
    found: dict[int, list[tuple[int, str, str]]] = {}
    for i, token in enumerate(doc):
        head = token.head.i
        if head != i:
            found.setdefault(head, []).append((i, labels[keys[i]], words[i]))
    table: list[Hanging] = [found.get(i, ()) for i in range(len(doc))]
    doc.user_data[_BELOW] = table
    return table


def _bound(doc: Doc) -> list[tuple[int, int]]:
    table = [(s.start, s.end) for s in doc.sents for _ in range(s.start, s.end)]
    doc.user_data[_BOUNDS] = table
    return table
