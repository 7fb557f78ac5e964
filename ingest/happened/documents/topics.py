"""What events are about: the Documents that a statement, an act or a meeting speaks of."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.notes import EventNote, Notes

_CLIMB = 6
"""Steps up the tree from a paper to the word that announces the event about it."""


def give_topics(doc: Doc, notes: Notes) -> None:
    """Add the Documents' names to the topics of the events that they hang on or are spoken of in."""
    papers = {e.id: e for e in notes.entities.values() if e.type == "Document"}
    if not papers:
        return
    by_trigger: dict[int, list[EventNote]] = {}
    for event in notes.events:
        by_trigger.setdefault(event.trigger, []).append(event)
    for mention in notes.mentions:
        names = [papers[i].name for i in mention.entities if i in papers]
        if not names:
            continue
        about: list[EventNote] = []
        node = doc[mention.root]
        for _ in range(_CLIMB):
            if node.head == node:
                break
            node = node.head
            if node.i in by_trigger:
                about += by_trigger[node.i]
                break
        place = doc[mention.root].idx
        about += [e for r in notes.reported_around(place) for e in by_trigger.get(r.cue, ()) if e.type == "Statement"]
        for event in about:
            event.topics += [n for n in names if n not in event.topics]
