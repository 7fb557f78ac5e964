"""Modality: the status that a sentence gives to what it tells.

A verb has its status from its tense, modals and negation; an infinitive, gerund or complement clause from the word that governs it
("agreed to meet", "denied having met"); a noun from its adjectives, its relative clause, and from the verb or noun that governs it
("a planned summit", "called off the talks", "a call for talks"). The words are in the lexicon `status_words.tsv`. A date settles what is
left open: what lies ahead of the publication date has not happened.
"""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.happened.noun_status import CLOSING, NounReader
from ingest.happened.polarity import is_hypothetical, is_negated
from ingest.happened.verb_status import OVER
from ingest.notes import Notes
from ingest.when import when_of
from ingest.when.tense import tense

__all__ = ["is_hypothetical", "is_negated", "status_of"]


def status_of(trigger: Token, notes: Notes) -> Status | None:
    """The status of the event that this verb or noun announces; None where the clause asserts no occurrence ("if they met")."""
    if is_hypothetical(trigger):
        return None
    reader = NounReader(notes)
    found = reader.arranged(trigger) or (reader.verb(trigger) if trigger.pos_ in {"VERB", "AUX"} else reader.noun(trigger))
    if found == "occurred" and _is_bound_to(trigger) and not reader.in_title(trigger):
        return "planned"  # "travels to Lima on Monday to meet"
    if notes.published is not None and (found in OVER or (found == "planned" and _ahead_of(trigger))):
        when = when_of(trigger, notes)
        if when is not None and when.first is not None and when.last is not None:
            if when.first > notes.published and tense(trigger) != "past" and not _closes(trigger):
                return "planned"
            if found == "planned" and when.last < notes.published:
                return "occurred"  # "arrived ahead of Sunday's summit", told on Monday
    return found


def _closes(noun: Token) -> bool:
    """Whether the clause only tells when an occasion ends: "the conference, which ends on Sunday"."""
    verbs = [noun.head, *(c for c in noun.children if c.dep_ == "relcl")]
    return noun.pos_ in {"NOUN", "PROPN"} and any(v.lemma_ in CLOSING and v.pos_ == "VERB" for v in verbs)


def _is_bound_to(trigger: Token) -> bool:
    """Whether somebody sets out, in the present tense, in order to do what the trigger tells."""
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "for" and trigger.pos_ in {"NOUN", "PROPN"}:
        trigger = trigger.head  # "goes on to Lima tonight for a summit"
        if trigger.head.lemma_ in _JOURNEYS and trigger.head.tag_ in {"VBZ", "VBP"}:
            return True
    purpose = trigger.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in trigger.children)
    verb = trigger.head
    return purpose and verb.lemma_ in _JOURNEYS and verb.tag_ in {"VBZ", "VBP"}


_JOURNEYS = {"travel", "fly", "go", "head", "leave", "visit", "depart"}


def _ahead_of(noun: Token) -> bool:
    """Whether a noun is planned only by the look of it: "ahead of the summit", "had arranged a meeting"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in {"arrange", "organize", "organise", "set", "announce"}:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"
