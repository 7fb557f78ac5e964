"""Decisions as data: two base ids, a score, a judgement, who made it and when, and whether it was undone.

A rule proposes or merges; a user merges, or undoes. What was undone is never decided again by a rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graphkit.load.ids import digest
from graphkit.store.bolt import Tx

__all__ = ["RULE", "Decision", "Judgement", "closure", "decision_id", "delete", "save", "touching"]

Judgement = Literal["merged", "proposed", "undone"]
RULE = "rule"
"""Who decides where no user does."""


def decision_id(left: str, right: str) -> str:
    """The decision on two base ids has one id, whoever makes it."""
    return digest(*sorted((left, right)))


@dataclass(slots=True)
class Decision:
    """One decision; `left` sorts before `right`. Articles are given for events, which belong to one each."""

    kind: str
    left: str
    right: str
    score: float
    reasons: list[str]
    judgement: Judgement
    who: str = RULE
    left_name: str = ""
    right_name: str = ""
    left_article: str | None = None
    right_article: str | None = None
    decided_at: str = field(default_factory=lambda: now())
    undone_by: str | None = None
    undone_at: str | None = None
    articles: list[str] = field(default_factory=list)
    """Of a split: the articles whose `left` is `right`."""
    titles: list[str] = field(default_factory=list)
    """Of a split: the offices that these articles alone give; another article that gives one of them means `right` too."""

    @property
    def id(self) -> str:
        """The decision's id."""
        return decision_id(self.left, self.right)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Decision:
        """The decision that the store keeps."""
        names = cls.__slots__  # type: ignore[attr-defined,unused-ignore]
        return cls(
            **{k: row[k] for k in names if k in row and row[k] is not None}
            | {n: list(row.get(n) or []) for n in ("reasons", "articles", "titles")}
        )

    def props(self) -> dict[str, Any]:
        """The decision as the store keeps it."""
        return {name: getattr(self, name) for name in self.__slots__}  # type: ignore[attr-defined,unused-ignore]


def now() -> str:
    """The time, in seconds of UTC."""
    return dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")


def touching(tx: Tx, bases: Iterable[str]) -> dict[str, Decision]:
    """The decisions on these base ids, by their ids."""
    wanted = sorted(set(bases))
    found: dict[str, Decision] = {}
    for side in ("left", "right"):
        for row in tx.gather(f"UNWIND $rows AS b MATCH (d:Decision {{{side}: b}}) RETURN properties(d) AS p", wanted):
            decision = Decision.of(row["p"])
            found[decision.id] = decision
    return found


def closure(
    tx: Tx, bases: Iterable[str], looked: Collection[str] = (), known: Mapping[str, Decision] | None = None
) -> tuple[set[str], dict[str, Decision]]:
    """Everything that decisions other than proposals join to these base ids, step by step: all base ids, and the decisions among them.

    `known` are all decisions on the base ids `looked`, where these have been looked for already.
    """
    reached: set[str] = set()
    waiting = set(bases)
    found: dict[str, Decision] = {}
    seen = set(looked)
    all_known = dict(known or {})
    while waiting:
        reached |= waiting
        all_known |= touching(tx, waiting - seen)
        seen |= waiting
        found |= {i: d for i, d in all_known.items() if d.judgement != "proposed" and not waiting.isdisjoint((d.left, d.right))}
        waiting = {b for d in found.values() if d.judgement == "merged" for b in (d.left, d.right)} - reached
    return reached, found


def save(tx: Tx, decisions: Iterable[Decision]) -> None:
    """Write decisions, in the place of those on the same pairs."""
    rows = [{"id": d.id, "props": d.props()} for d in decisions]
    tx.each("UNWIND $rows AS row MERGE (d:Decision {id: row.id}) SET d += row.props", rows)


def delete(tx: Tx, ids: Iterable[str]) -> None:
    """Forget decisions."""
    tx.each("UNWIND $rows AS id MATCH (d:Decision {id: id}) DELETE d", sorted(ids))
