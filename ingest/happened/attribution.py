"""Attribution: who says so, and whether the text itself vouches for it.

The statements component writes into `notes.reported` which stretches of the text are somebody's words or report; what an event's trigger
stands in decides here. An event told in such a stretch is claimed by the speaker, unless the verb takes it to be so ("acknowledged that")
or denies it ("denied having").
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.below import below
from ingest.notes import Notes, Reported

_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "ostensibly", "apparently"})
_ALLEGED = frozenset({"alleged", "reported", "suspected", "supposed", "purported", "presumed"})
_BELIEVED = frozenset(
    {"say", "believe", "allege", "report", "think", "rumour", "rumor", "suspect", "accuse", "presume", "claim", "understand"}
)


class Factuality(NamedTuple):
    """Whose word an event rests on (an entity id, None where the text names nobody), and what that leaves of it."""

    attributed_to: str | None
    claimed: bool
    denied: bool

    def status(self, status: Status) -> Status:
        """The status of an event whose clause gives it `status`, told by this source.

        >>> Factuality("e1", True, False).status("occurred"), Factuality("e1", True, False).status("planned")
        ('claimed', 'planned')
        """
        if status in ("occurred", "ongoing"):
            return "denied" if self.denied else "claimed" if self.claimed else status
        return status


def attributed_to(trigger: Token, notes: Notes) -> str | None:
    """The entity to which the text leaves the truth of what this verb or noun tells; None where the article itself says it."""
    return factuality(trigger, notes).attributed_to


def factuality(trigger: Token, notes: Notes) -> Factuality:
    """Who says what this verb or noun tells, and whether the text leaves it at that."""
    report = report_of(trigger, notes)
    if report is not None:
        return Factuality(report.speaker, report.stance == "claimed", report.stance == "denied")
    return Factuality(None, _is_hearsay(trigger), False)


def report_of(trigger: Token, notes: Notes) -> Reported | None:
    """The innermost reported stretch around a token."""
    around = [r for r in notes.reported_around(trigger.idx) if r.cue != trigger.i]
    return min(around, key=lambda r: r.end - r.start, default=None)


def _is_hearsay(trigger: Token) -> bool:
    """Nobody is named, but the text keeps its distance: "reportedly", "the alleged attack", "is said to have", "accused of"."""
    if any(label == "amod" and word in _ALLEGED for _, label, word in below(trigger)):
        return True
    node = trigger
    for _ in range(4):
        if any(word in _HEARSAY for _, _, word in below(node)):
            return True
        head = node.head
        if head is node:
            return False
        if (
            head.pos_ == "VERB"
            and head.lemma_ in _BELIEVED
            and node.dep_ in {"xcomp", "ccomp", "pcomp"}
            and any(c.dep_ == "auxpass" for c in head.children)
        ):
            return True
        node = head
    return False
