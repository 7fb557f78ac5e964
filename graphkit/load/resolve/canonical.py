"""Which base ids are one, by the decisions on them, and which of them gives its id to all. Pure: the store and the cluster both ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graphkit.load.ids import country_of, sense_of
from graphkit.load.resolve.cluster import Pair, clusters
from graphkit.load.resolve.decisions import RULE, Decision
from graphkit.load.resolve.events import EventProfile, conflict

__all__ = ["canonical_ids"]


def canonical_ids(
    bases: Collection[str], merged: Collection[Decision], undone: Iterable[Decision], profiles: Mapping[str, EventProfile]
) -> dict[str, str]:
    """The canonical id of each of the base ids. `merged` are all decisions that join some of them, `profiles` those that are events."""
    ambiguous = _ambiguous(merged)

    def apart_by_nature(one: str, other: str) -> bool:
        if one in profiles and other in profiles:
            return conflict(profiles[one], profiles[other])
        return len({country_of(one), country_of(other)} - {""}) > 1

    pairs = [Pair(d.left, d.right, d.score, d.who != RULE) for d in merged]
    pairs = [p for p in pairs if p.by_user or not {p.left, p.right} & ambiguous]
    found: dict[str, str] = {}
    for group in clusters(bases, pairs, [(d.left, d.right) for d in undone], apart_by_nature):
        if group[0] in profiles:
            first = min(group, key=lambda b: (profiles[b].claims.order, b))
        else:  # the one that says most; one that was parted from others of its name only where there is nobody else
            first = min(group, key=lambda b: (bool(sense_of(b)), not country_of(b), -len(b), b))
        found |= dict.fromkeys(group, first)
    return found


def _ambiguous(merged: Iterable[Decision]) -> set[str]:
    """Base ids without a country that would be one with records of several countries: they stay by themselves."""
    countries: dict[str, set[str]] = defaultdict(set)
    for d in merged:
        if d.kind != "Event":
            for one, other in ((d.left, d.right), (d.right, d.left)):
                if not country_of(one) and country_of(other):
                    countries[one].add(country_of(other))
    return {b for b, found in countries.items() if len(found) > 1}
