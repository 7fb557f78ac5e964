"""Where sentences must begin: after a line break, after the title, after a dateline. The parser splits further, but doesn't join across."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.notes import notes_of
from ingest.who import dateline


@Language.component("graphkit_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """A line break ends a sentence, and the title and the dateline are one each."""
    notes = notes_of(doc)
    notes.dateline = dateline.find(doc.text, len(notes.text) - len(notes.article.text))
    begins = notes.dateline[2] if notes.dateline is not None else -1
    after_break = True
    for token in doc:
        if "\n" in token.text:
            token.is_sent_start = False
            after_break = True
        elif after_break or token.idx == begins:
            token.is_sent_start = True
            after_break = False
    return doc
