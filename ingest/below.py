"""What hangs on each token, and where its sentence begins and ends, out of tables that a Doc carries.

`token.children` and `token.sent` make tokens and spans anew each time, and the rules ask several dozen times for every word. The tables
hold numbers and strings alone, so a Doc that carries them doesn't hold itself. They are made when first asked for; `graphkit_tree`, the one
room that changes the parse, has them made again.
"""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc, Token

__all__ = ["below", "bounds", "forget", "labelled"]

_BELOW, _BOUNDS = "graphkit_below", "graphkit_bounds"
Hanging = list[tuple[int, str, str]]


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


def forget(doc: Doc) -> None:
    """Have the tables made anew."""
    doc.user_data.pop(_BELOW, None)
    doc.user_data.pop(_BOUNDS, None)


def _hang(doc: Doc) -> list[Hanging]:
    table: list[Hanging] = [[] for _ in range(len(doc))]
    for i, token in enumerate(doc):
        head = token.head.i
        if head != i:
            table[head].append((i, token.dep_, token.lower_))
    doc.user_data[_BELOW] = table
    return table


def _bound(doc: Doc) -> list[tuple[int, int]]:
    table = [(s.start, s.end) for s in doc.sents for _ in range(s.start, s.end)]
    doc.user_data[_BOUNDS] = table
    return table
