"""Not built yet."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("graphkit_same_event")
def same_event(doc: Doc) -> Doc:
    """Not built yet."""
    return doc
