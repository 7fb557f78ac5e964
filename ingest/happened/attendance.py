"""Who sits in a meeting or is on a call, and who hosts or mediates it: the arguments of one trigger."""

from __future__ import annotations

from ingest.happened.at_nouns import at_noun
from ingest.happened.at_verbs import at_verb
from ingest.happened.roll import Attendance, is_held
from ingest.happened.trigger import Occasion
from ingest.notes import Notes

__all__ = ["Attendance", "attendance", "is_held"]


def attendance(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who is there; None where the trigger's arguments show that no meeting is meant ("met the deadline")."""
    return at_noun(occasion, notes) if occasion.is_noun else at_verb(occasion, notes)
