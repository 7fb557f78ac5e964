"""Attribution: who says so."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.notes import Notes


def attributed_to(trigger: Token, notes: Notes) -> str | None:
    """The entity to which the text leaves the truth of what this verb or noun tells; None where the article itself says it."""
    return None
