"""In what country a place lies where the text doesn't say so: a capital names its country, "southern Chad" holds it in its name."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import table, values
from ingest.notes import EntityNote, Notes

_PARTS = frozenset(
    f"{side}{ending}" for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for ending in ("", "ern")
) | {"central", "upper", "lower", "inner"}  # fmt: skip
_SHARED = frozenset(
    {"Tripoli", "Santiago", "San José", "San Jose", "Victoria", "Kingston", "Georgetown", "Washington", "Hamilton", "Panama"}
)
"""Capitals whose names are also those of large cities or regions elsewhere."""


def land_of(place: EntityNote, notes: Notes) -> EntityNote | None:
    """The Country of a Place: the one that the article knows it to lie in, else that which the name itself gives away.

    A country that the article doesn't name otherwise is noted, and enters the graph only as the party of an act.
    """
    if place.country:
        return notes.entities[place.country]
    first, _, rest = place.name.partition(" ")
    name = place.name if place.name in _names() else rest if first.lower() in _PARTS and rest in _names() else _known().get(place.name)
    if name is None:
        return None
    known = notes.country(name)
    if known is None:
        known = notes.new_entity("Country", name)
        known.keep = False
    return known


@cache
def _capitals() -> frozenset[str]:
    return frozenset(capital for row in table("countries") for capital in values(row["capitals"]))


def is_capital(name: str) -> bool:
    """Whether a place of this name is a country's capital."""
    return name in _capitals()


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("countries"))


@cache
def _known() -> dict[str, str]:
    """Capital or territory -> country, where the name says which."""
    found = {name: row["country"] for row in table("places") if row["country"] for name in (row["name"], *values(row["aliases"]))}
    for row in table("countries"):
        for capital in values(row["capitals"]):
            found[capital] = row["name"] if found.get(capital, row["name"]) == row["name"] else ""
    return {capital: name for capital, name in found.items() if name and capital not in _SHARED}
