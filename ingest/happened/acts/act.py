"""An act as one sentence tells it, before it is an event."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.happened.acts.frames import Frame
from ingest.happened.acts.parties import Side


@dataclass(slots=True)
class Act:
    """A frame found at a token, with its parties; `used` are the nouns that belong to it and tell nothing of their own ("sanctions").

    Of a reciprocal act, either does it to the other; where sources and targets are one list, each to all the others.
    """

    frame: Frame
    trigger: Token
    sources: list[Side]
    targets: list[Side]
    used: list[Token]
    reciprocal: bool = False
    inward: bool = False
    """It is done inside one country."""
    guessed: bool = False
    """Its target is whose deed the article told of before."""
    tentative: bool = False
    """It needs a target that its frame doesn't find: dropped unless the rest of its clause names one."""
