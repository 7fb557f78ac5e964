"""Where a picture puts its nodes: a force-directed layout whose cost grows with nodes and edges, not with their square.

Every edge pulls its ends together; each node is pushed away by a few others, drawn at random in each round, which comes to the same as
all of them. Pure: the same graph gives the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

__all__ = ["layout"]

_OTHERS = 24


def layout(count: int, edges: Sequence[tuple[int, int]], rounds: int | None = None, seed: int = 7) -> list[tuple[float, float]]:
    """A place for each of `count` nodes, edges given as pairs of their numbers; 1 is about the distance of neighbours.

    >>> len(layout(3, [(0, 1), (1, 2)]))
    3
    """
    if count == 0:
        return []
    random = np.random.default_rng(seed)
    reach = float(np.sqrt(count))
    spots = random.uniform(-reach, reach, (count, 2))
    ends = np.array(edges, dtype=np.int64).reshape(-1, 2)
    ends = ends[ends[:, 0] != ends[:, 1]]
    degree = np.maximum(np.bincount(ends.ravel(), minlength=count), 1).astype(float)
    total = rounds or (300 if count <= 2_000 else 150)
    everybody = np.arange(count)
    for step in range(total):
        heat = reach * 0.15 * (1 - step / total) + 0.02
        push = np.zeros_like(spots)
        for other in random.integers(0, count, (min(_OTHERS, count), count)):
            away = spots - spots[other]
            near = np.maximum((away**2).sum(axis=1), 0.01)
            push += away / near[:, None] * (other != everybody)[:, None]
        push *= count / min(_OTHERS, count) * 1.5
        if len(ends):
            pull = spots[ends[:, 1]] - spots[ends[:, 0]]
            pull *= np.sqrt((pull**2).sum(axis=1))[:, None]
            np.add.at(push, ends[:, 0], pull / np.sqrt(degree[ends[:, 0]])[:, None])
            np.add.at(push, ends[:, 1], -pull / np.sqrt(degree[ends[:, 1]])[:, None])
        push -= spots * 0.6 * np.sqrt(count) / reach
        length = np.sqrt((push**2).sum(axis=1)) + 1e-9
        spots += push / length[:, None] * np.minimum(length, heat)[:, None]
    return [(round(float(x), 3), round(float(y), 3)) for x, y in spots]
