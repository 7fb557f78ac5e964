"""What hangs on each token, and where its sentence begins and ends, out of tables that a Doc carries.

`token.children` and `token.sent` make tokens and spans anew each time, and the rules ask several dozen times for every word. The tables
hold numbers and strings alone, so a Doc that carries them doesn't hold itself. They are made when first asked for; `graphkit_tree`, the one
room that changes the parse, has them made again.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from spacy.tokens import Doc, Token

__all__ = ["below", "bounds", "forget", "having", "labelled"]

_BELOW, _BOUNDS, _WORDS = "graphkit_below", "graphkit_bounds", "graphkit_words"
Hanging = Sequence[tuple[int, str, str]]


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
    table: dict[str, list[int]] = doc.user_data.get(_WORDS) or _find(doc)
    return [doc[i] for i in sorted(i for word in words for i in table.get(word, ()))]


def forget(doc: Doc) -> None:
    """Have the tables made anew."""
    for name in (_BELOW, _BOUNDS, _WORDS):
        doc.user_data.pop(name, None)


def _hang(doc: Doc) -> list[Hanging]:
    found: dict[int, list[tuple[int, str, str]]] = {}
    for i, token in enumerate(doc):
        head = token.head.i
        if head != i:
            found.setdefault(head, []).append((i, token.dep_, token.lower_))
    table: list[Hanging] = [found.get(i, ()) for i in range(len(doc))]
    doc.user_data[_BELOW] = table
    return table


def _find(doc: Doc) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for i, token in enumerate(doc):
        table.setdefault(token.lower_, []).append(i)
    doc.user_data[_WORDS] = table
    return table


def _bound(doc: Doc) -> list[tuple[int, int]]:
    table = [(s.start, s.end) for s in doc.sents for _ in range(s.start, s.end)]
    doc.user_data[_BOUNDS] = table
    return table
