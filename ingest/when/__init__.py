"""When: date expressions found and resolved to days. Writes `Notes.timexes`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.notes import Notes, Timex


@Language.component("graphkit_when")
def when(doc: Doc) -> Doc:
    """Not built yet."""
    return doc


def when_of(trigger: Token, notes: Notes) -> Timex | None:
    """The date expression that dates the event which this verb or noun announces; None where the text gives none."""
    return None
