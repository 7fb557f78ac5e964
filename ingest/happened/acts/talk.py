"""The other side of the talks that a text tells of: whom "agreed to stay in touch" is said to, where the sentence names nobody."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.parties import Side
from ingest.notes import EventNote, Notes


def counterparts(trigger: Token, sources: list[str], notes: Notes) -> list[Side]:
    """The party that faces the sources in the nearest talks told of before the trigger's end of sentence.

    Empty where there are no such talks, or where more than two sides sat there and it is open which is meant.
    """
    best: EventNote | None = None
    at = -1
    for event in notes.events:
        if event.type not in ("Meeting", "Call"):
            continue
        starts = [p.start for p in event.proofs if p.start < trigger.sent.end]
        if starts and max(starts) > at and any(party in event.ids("party") for party in sources):
            best, at = event, max(starts)
    if best is None:
        return []
    others = [p for p in best.ids("party") if p not in sources]
    return [Side(p) for p in others] if len(others) == 1 else []
