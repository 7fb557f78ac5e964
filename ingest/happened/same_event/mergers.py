"""The register of mergers, and what all of them share: taking one mention into another with its proofs."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from graphkit.vocabulary import EventType
from ingest.notes import EventNote

Merger = Callable[[list[EventNote], Doc], list[EventNote]]
MERGERS: list[tuple[frozenset[EventType], Merger]] = []


def merges(*types: EventType) -> Callable[[Merger], Merger]:
    """Register a function as the merger of these types: it gets their mentions in text order and gives the events."""

    def register(function: Merger) -> Merger:
        MERGERS.append((frozenset(types), function))
        return function

    return register


def take_in(event: EventNote, mention: EventNote) -> None:
    """Add a mention's proofs and parts to the event; status, place and date are the merger's to decide."""
    number: list[int] = []
    for proof in mention.proofs:
        same = next((i for i, p in enumerate(event.proofs) if (p.start, p.end, p.status) == (proof.start, proof.end, proof.status)), None)
        if same is None:
            event.proofs.append(proof)
            same = len(event.proofs) - 1
        number.append(same)
    for part in mention.parts:
        for i in part.proofs:
            event.add(part.entity, part.role, side=part.side, proof=number[i])
