"""Who did what to whom outside the talks: acts in PLOVER's types, appointments, resignations, investigations.

The words are data (`lexicon/acts.tsv`); this package finds them, their parties and their status, and gathers what is told twice.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.happened.acts import bare, ourselves
from ingest.happened.acts.find import acts_in
from ingest.happened.acts.gather import gather
from ingest.happened.acts.write import events_of
from ingest.notes import notes_of
from ingest.view import viewed


@Language.component("graphkit_acts")
@viewed
def acts(doc: Doc) -> Doc:
    """Add the article's acts to its events."""
    notes = notes_of(doc)
    ourselves.resolve(doc, notes)
    bare.resolve(doc, notes)
    notes.events += gather([event for act in acts_in(doc, notes) for event in events_of(act, notes)])
    return doc
