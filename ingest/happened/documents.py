"""Not built yet."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("graphkit_documents")
def documents(doc: Doc) -> Doc:
    """Not built yet."""
    return doc
