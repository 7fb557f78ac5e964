"""The two parties that an article is about."""

from __future__ import annotations

from collections import Counter

from ingest.happened.acts.act import Act
from ingest.happened.acts.context import HOSTILE
from ingest.happened.acts.table import facing
from ingest.notes import Notes

_OFTEN = 3
"""How much must speak for a pair."""


def main_pair(told: list[Act], notes: Notes, *, both: bool = False) -> list[str]:
    """The two parties that the article is about: together at its talks or at odds more often than any others; [] where it isn't clear.

    `both`: where the text speaks of both, and there are two for certain.
    """
    counts: Counter[frozenset[str]] = Counter()
    for event in notes.events:
        sides = facing(event) if event.type in ("Meeting", "Call") else []
        if len(sides) == 2:
            counts[frozenset(sides)] += len(event.proofs)
    for act in told:
        if act.frame.type in HOSTILE | {"Agree", "Retreat", "Concede"}:
            counts.update({frozenset((s.party, t.party)): 1 for s in act.sources for t in act.targets if s.party != t.party})
    ranked = [(n, pair) for pair, n in counts.most_common(2) if all(notes.entities[p].type in ("Country", "Organization") for p in pair)]
    if not ranked or ranked[0][0] < (_OFTEN - 1 if both else _OFTEN):
        return []
    if len(ranked) > 1 and (ranked[0][0] == ranked[1][0] if both else 2 * ranked[0][0] < 3 * ranked[1][0]):
        return []
    return sorted(ranked[0][1])
