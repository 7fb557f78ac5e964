"""One real-world event, one record: the mentions that the rooms before left are gathered, a module for each kind of event.

A module registers its merger with `merges("Meeting", ...)`: a function from the mentions of these types (in text order) and the Doc to
the events that they come to. Types that nobody registered stay as they are.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.happened.guests import guests
from ingest.happened.same_event import talks, visits  # noqa: F401  # they register themselves
from ingest.happened.same_event.mergers import MERGERS
from ingest.notes import notes_of
from ingest.view import viewed


@Language.component("graphkit_same_event")
@viewed
def same_event(doc: Doc) -> Doc:
    """Replaces the mentions by the events that they come to, ordered by first mention."""
    notes = notes_of(doc)
    events = list(notes.events)
    for types, merger in MERGERS:
        mine = [e for e in events if e.type in types]
        rest = [e for e in events if e.type not in types]
        events = rest + merger(sorted(mine, key=lambda e: e.trigger), doc)
    kept = {id(e) for e in events}
    for event in events:
        if event.follows is not None and id(event.follows) not in kept:
            event.follows = None
    notes.events = events
    notes.events = sorted([*events, *guests(doc, notes)], key=lambda e: (e.proofs[0].start, e.trigger))
    return doc
