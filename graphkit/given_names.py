"""Given names and the short forms that stand for them, for telling one person within an article and across articles."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources

__all__ = ["full_names", "fulls"]


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    lines = resources.files("graphkit").joinpath("given_names.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = defaultdict(set)
    for full, short in (line.split("\t") for line in lines if line and not line.startswith("#")):
        for word in short.split():
            found[word].update(full.split())
    return {word: frozenset(full) for word, full in found.items()}


def fulls(given: str) -> frozenset[str]:
    """The given names, in lower case, that a short form may stand for; none for a name that isn't one.

    >>> sorted(fulls("bob"))
    ['robert', 'roberto']
    """
    return _short_forms().get(given, frozenset())


@cache
def full_names() -> frozenset[str]:
    """Every given name that has a short form."""
    return frozenset(f for full in _short_forms().values() for f in full)
