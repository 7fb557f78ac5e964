"""From decisions in pairs to records: which base ids are one, and what it is called. Pure, and the same in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

__all__ = ["Pair", "clusters"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two base ids that are one, with what speaks for it; a user's word counts before any score."""

    left: str
    right: str
    score: float
    by_user: bool = False


def clusters(
    bases: Collection[str], pairs: Iterable[Pair], apart: Collection[tuple[str, str]], conflict: Callable[[str, str], bool]
) -> list[list[str]]:
    """The base ids in groups that are one each, every group sorted.

    `apart` are pairs that a user has parted: no group holds both, however else they are joined. `conflict` says which two can't be one;
    it doesn't bind a user.
    """
    group: dict[str, set[str]] = {b: {b} for b in bases}
    parted = {frozenset(p) for p in apart}
    for pair in sorted(pairs, key=lambda p: (not p.by_user, -p.score, p.left, p.right)):
        one, other = group.get(pair.left), group.get(pair.right)
        if one is None or other is None or one is other:
            continue
        if any(frozenset((a, b)) in parted for a in one for b in other):
            continue
        if not pair.by_user and any(conflict(a, b) for a in one for b in other):
            continue
        joined = one | other
        for base in joined:
            group[base] = joined
    found = {id(g): sorted(g) for g in group.values()}
    return sorted(found.values())
