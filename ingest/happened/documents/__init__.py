"""Documents: proposals, drafts, plans, agreements and resolutions, their versions, and what is done about them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.happened.documents.papers import papers
from ingest.happened.documents.topics import give_topics
from ingest.happened.documents.versions import Cabinet
from ingest.notes import notes_of
from ingest.view import viewed


@Language.component("graphkit_documents")
@viewed
def documents(doc: Doc) -> Doc:
    """Write the article's Documents into its notes, and which events are about them."""
    notes = notes_of(doc)
    cabinet = Cabinet(doc, notes)
    for paper in list(papers(doc, notes)):
        cabinet.put(paper)
    cabinet.find_revisions()
    give_topics(doc, notes)
    return doc
