"""The graph's names: what a person typed against what it holds ("umerof" is near Rustem Umerov)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from graphkit.ask.library import SavedQuery
from graphkit.ask.run import Reads
from graphkit.load.ids import fold
from graphkit.load.resolve.names import sound, tokens

__all__ = ["Unknown", "all_names", "beginning", "nearest", "unknown"]

NAMED = {
    "person": ("Person",),
    "party": ("Country", "Organization", "Group"),
    "place": ("Place", "Country"),
    "speaker": (),
    "name": (),
    "a": (),
    "b": (),
}
"""Parameters of saved queries that name entities, with the types that each may name (none: any)."""
_NEAR = 0.6
_TRIES = 60


@dataclass(frozen=True, slots=True)
class Unknown:
    """A parameter's value that is no part of any name in the graph, with the names nearest to it."""

    parameter: str
    value: str
    near: list[str]

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"the graph holds no name like {self.value!r}{hint}"


def unknown(read: Reads, query: SavedQuery, given: dict[str, Any]) -> list[Unknown]:
    """Which of the given values name nothing in the graph."""
    found = []
    for parameter in query.parameters:
        value = given.get(parameter.name)
        if parameter.type == "string" and parameter.name in NAMED and isinstance(value, str) and value.strip():
            types = NAMED[parameter.name]
            if not _held(read, value, types):
                found.append(Unknown(parameter.name, value, nearest(value, _names(read, types))))
    return found


def _held(read: Reads, value: str, types: tuple[str, ...]) -> bool:
    query = (
        "MATCH (n:Entity) WHERE (size($types) = 0 OR n.type IN $types) "
        "AND any(x IN [n.name] + coalesce(n.aliases, []) WHERE toLower(x) CONTAINS toLower($value)) RETURN n.id AS id LIMIT 1"
    )
    return bool(read(query, value=value, types=list(types)))


def _names(read: Reads, types: tuple[str, ...]) -> dict[str, list[str]]:
    """Name -> the name and its aliases."""
    query = "MATCH (n:Entity) WHERE size($types) = 0 OR n.type IN $types RETURN n.name AS name, coalesce(n.aliases, []) AS aliases"
    return {row["name"]: [row["name"], *row["aliases"]] for row in read(query, types=list(types))}


def beginning(read: Reads, text: str, types: Collection[str] = (), limit: int = 50) -> list[str]:
    """Names of which some word begins like this, for completion."""
    query = (
        "MATCH (n:Entity) WHERE (size($types) = 0 OR n.type IN $types) "
        "AND any(x IN [n.name] + coalesce(n.aliases, []) WHERE toLower(x) STARTS WITH $text OR toLower(x) CONTAINS $inner) "
        f"RETURN DISTINCT n.name AS name ORDER BY name LIMIT {int(limit)}"
    )
    text = text.lower()
    return [row["name"] for row in read(query, text=text, inner=f" {text}", types=list(types))]


def nearest(wanted: str, names: dict[str, list[str]], limit: int = 3, least: float = _NEAR) -> list[str]:
    """The names that somebody who typed this may have meant, the likeliest first: by whole names and by single words of them.

    Pairs of letters sort out nearly all names, so that a hundred thousand cost about a second.

    >>> nearest("sergej horskyy", {"Sergei Horsky": ["Sergei Horsky"], "Maria Lund": ["Maria Lund"]})
    ['Sergei Horsky']
    """
    asked = fold(wanted)
    pairs = _pairs(asked)
    rough: list[tuple[float, str, str]] = []
    for name, forms in names.items():
        for form in {fold(f) for f in forms}:
            for part in {form, *form.split()}:
                mine = _pairs(part)
                shared = len(pairs & mine)
                if shared and (like := 2 * shared / (len(pairs) + len(mine))) > 0.3:
                    rough.append((like, part, name))
    best: dict[str, float] = {}
    for _, part, name in sorted(rough, reverse=True)[:_TRIES]:
        best[name] = max(best.get(name, 0.0), _likeness(asked, part))
    ranked = sorted(((-like, name) for name, like in best.items() if like >= least))
    return [name for like, name in ranked if -like >= -ranked[0][0] - 0.15][:limit]


def _pairs(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def _likeness(one: str, other: str) -> float:
    heard = [" ".join(map(sound, tokens(x))) for x in (one, other)]
    written = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(written, SequenceMatcher(None, heard[0], heard[1], autojunk=False).ratio())


def all_names(read: Reads) -> list[dict[str, Any]]:
    """{name, type, aliases} of every entity and outlet of the graph, for finding them in a question."""
    entities = read("MATCH (n:Entity) RETURN n.name AS name, n.type AS type, coalesce(n.aliases, []) AS aliases ORDER BY n.id")
    outlets = read("MATCH (a:Article) WHERE a.publisher IS NOT NULL RETURN DISTINCT a.publisher AS name ORDER BY name")
    return [*entities, *({"name": o["name"], "type": "Outlet", "aliases": []} for o in outlets)]
