"""The same person, or the same place, in several articles: pure scoring of pairs that share a block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from graphkit.given_names import full_names, fulls
from graphkit.load.ids import sense_of
from graphkit.load.resolve.names import LONG, likeness, skeleton, tokens

__all__ = ["RESOLVED", "Profile", "blocks", "cells", "open_cells", "pairs", "score"]

SHORT = 0.8
"""What a given name and its short form come to: proposed, since a family may have a William and a Billy."""
RESOLVED = ("Person", "Place")
"""Types whose records are compared. A Country's, an Organization's and a Document's name is its identity, a Group has none."""


@dataclass(slots=True)
class Profile:
    """What is known of one base id from all its mentions."""

    base: str
    type: str
    name: str
    country: str | None
    titles: set[str] = field(default_factory=set)

    _words: tuple[str, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words."""
        if self._words is None:
            self._words = tuple(tokens(self.name))
        return self._words


@lru_cache(maxsize=100_000)
def blocks(type_: str, name: str) -> tuple[str, str]:
    """The two keys under which records that may be one are found: the last word's skeleton, and first and last in whichever order.

    >>> blocks("Person", "Wang Yi")[1] == blocks("Person", "Yi Wang")[1]
    True
    """
    words = tokens(name) or [name.casefold()]
    kind = type_.lower()
    if type_ != "Person":
        whole = "-".join(words)
        return f"{kind}:{whole}", f"{kind}:{whole}"
    first, last = skeleton(words[0]), skeleton(words[-1])
    return f"{kind}:{last}", f"{kind}:{'|'.join(sorted((first, last)))}"


def pairs(profiles: Iterable[Profile], touched: Collection[str] | None = None) -> Iterator[tuple[Profile, Profile]]:
    """Every pair worth a look, each once; with `touched`, those that one of these base ids is in.

    Only those are compared that share a cell: who else has the surname and the country cannot be one with somebody by what `score` allows.
    """
    profiles = list(profiles)
    anybody: dict[str, list[tuple[Profile, bool]]] = {}
    for p in profiles:
        if p.type == "Person" and (not p.country or len(p.words) < 2 or len(p.words[0]) == 1):
            anybody.update((key, []) for key, terse in open_cells(p) if terse)
    for p in profiles if anybody else ():
        for key, terse in open_cells(p):
            if key in anybody:
                anybody[key].append((p, terse))
    seen: set[tuple[str, str]] = set()
    for one, other in chain(_within_cells(profiles, touched), _with_anybody(anybody, touched)):
        left, right = (one, other) if one.base < other.base else (other, one)
        if left.base != right.base and (left.base, right.base) not in seen:
            seen.add((left.base, right.base))
            yield left, right


def _within_cells(profiles: Iterable[Profile], touched: Collection[str] | None) -> Iterator[tuple[Profile, Profile]]:
    """The pairs that share a cell, one country's people after another's: no cell is of two, and a country's are few enough to stay near."""
    of_country: dict[str | None, list[Profile]] = {}
    for p in profiles:
        of_country.setdefault(p.country if p.type == "Person" else None, []).append(p)
    for some in of_country.values():
        first: dict[str, Profile] = {}
        shared: dict[str, list[Profile]] = {}
        for p in some:
            for key in cells(p):
                if (one := first.setdefault(key, p)) is not p:  # most cells hold one: no list for these
                    shared.setdefault(key, [one]).append(p)
        for cell in shared.values():
            for i, one in enumerate(cell):
                if touched is None:
                    yield from ((one, other) for other in cell[i + 1 :])
                elif one.base in touched:
                    yield from ((one, other) for other in cell)


def _with_anybody(groups: dict[str, list[tuple[Profile, bool]]], touched: Collection[str] | None) -> Iterator[tuple[Profile, Profile]]:
    for group in groups.values():
        for one, terse in group:
            if terse:
                yield from ((one, other) for other, _ in group if touched is None or one.base in touched or other.base in touched)


def cells(p: Profile) -> set[str]:
    """The keys of which two profiles must share one to be compared; none for a surname alone or somebody of no known country.

    Those of one given name, in whatever spelling, share the skeleton of it (two, where a q may be a g). A slip of the pen in a long given
    name leaves the surname as it is: with another one in two spellings it would be no name.
    """
    if p.type != "Person":
        return {blocks(p.type, p.name)[0]}
    if len(p.words) < 2 or not p.country:
        return set()
    # people of two countries are two: so a common name costs little
    given, surname = p.words[0], p.words[-1]
    last = skeleton(surname)
    first, others = _given(given)
    found = {f"{last}:{key}:{p.country}" for key in others}
    found.add(f"{'|'.join(sorted((first, last)))}:{p.country}")
    if len(given) >= LONG:
        found.add(f"{first[:1]}~{surname}:{p.country}")
    return found


@lru_cache(maxsize=10_000)
def _given(name: str) -> tuple[str, tuple[str, ...]]:
    """A given name's skeleton, and all that it is found under beside a surname."""
    first = skeleton(name)
    full = {skeleton(f) for f in fulls(name)} | ({first} & _full_skeletons())
    return first, (first, *([skeleton(name.replace("q", "g"))] if "q" in name else []), *(f"={f}" for f in full))


def open_cells(p: Profile) -> list[tuple[str, bool]]:
    """The keys under which a person is compared with everybody who has them too, and whether it is this one of whom so little is known.

    So a surname alone meets all of that surname and country, an initial those of them whose given names begin with it, and somebody of no
    known country those of the name in any.
    """
    if p.type != "Person":
        return []
    block, pair = blocks(p.type, p.name)
    if not p.country:
        return [(pair, True)] if len(p.words) > 1 else []
    if len(p.words) < 2:
        return [(f"{block}:{p.country}", True)]
    given = p.words[0]
    return [(f"{block}:{p.country}", False), (f"{p.words[-1]}:{given[:1]}.:{p.country}", len(given) == 1), (pair, False)]


def score(one: Profile, other: Profile) -> tuple[float, list[str]]:
    """How likely two profiles are one (0 to 1), and why."""
    if one.type != other.type or (one.country and other.country and one.country != other.country):
        return 0.0, []
    mine, theirs = one.words, other.words
    if not mine or not theirs:
        return 0.0, []
    if one.type == "Place":
        return (0.95, ["same name", "country known in one"]) if mine == theirs else (0.0, [])
    if sense_of(one.base) != sense_of(other.base):
        return _of_two_senses(one, other)
    alone = min(len(mine), len(theirs)) == 1
    if alone:
        return _surname_alone(one, other)
    romanised = (one.country or other.country) in romanising()
    value, why = _full(mine, theirs, romanised)
    if not value:
        swapped, _ = _full((mine[-1], *mine[:-1]), theirs, romanised) if len(mine) == 2 else (0.0, [])
        value, why = (round(swapped - 0.02, 3), ["same name, other order"]) if swapped >= 0.97 else (0.0, [])
    if value and not (one.country and other.country):
        return round(value - (0.04 if one.country or other.country else 0.06), 3), [*why, "country unknown"]
    return value, [*why, "same country"] if value else []


@cache
def romanising() -> frozenset[str]:
    """The countries, as the graph names them, whose people's names come from another script with its vowels written in several ways."""
    lines = resources.files("graphkit.load.resolve").joinpath("romanised.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _full_skeletons() -> frozenset[str]:
    return frozenset(map(skeleton, full_names()))


def _short(one: str, other: str) -> bool:
    """Whether one of two given names is, or both are, a short form of the other's."""
    mine, theirs = fulls(one), fulls(other)
    return bool(mine & theirs) or any(likeness(full, word) >= 0.93 for some, word in ((mine, other), (theirs, one)) for full in some)


def _of_two_senses(one: Profile, other: Profile) -> tuple[float, list[str]]:
    """Two people of one name and country whom an article, or a user, tells apart, or of whom one is a striker and the other is not: that
    they are one is for a user to say."""
    if len(one.words) == 1 or _full(one.words, other.words, False)[0] < 0.98 or one.country != other.country:
        return 0.0, []
    senses = [f"known as {s} in one alone" if s.isalpha() else "told apart by an article" for p in (one, other) if (s := sense_of(p.base))]
    return 0.8, ["same name", *(["same country"] if one.country else []), *senses]


def _full(mine: tuple[str, ...], theirs: tuple[str, ...], romanised: bool) -> tuple[float, list[str]]:
    last = likeness(mine[-1], theirs[-1], romanised=romanised)
    if not last:
        return 0.0, []
    first = likeness(mine[0], theirs[0], romanised=romanised)
    short = not first and _short(mine[0], theirs[0])
    if short:
        first = SHORT
    value = min(last, first)
    if not value:
        return 0.0, []
    if min(last, first) < 0.93 and max(last, first) < 1.0:
        return 0.0, []  # two doubtful words are no name
    middle = [w for w in mine[1:-1] if w not in theirs], [w for w in theirs[1:-1] if w not in mine]
    if middle[0] and middle[1] and not all(any(likeness(a, b) for b in middle[1]) for a in middle[0]):
        return 0.0, []  # two middle names that contradict each other
    why = "same name" if mine == theirs else "same name in another spelling" if value >= 0.93 else "similar name"
    if short:
        why = f"{mine[0].title()} and {theirs[0].title()} can be one given name"
    return (value, [why]) if not (middle[0] or middle[1]) else (round(value - 0.02, 3), [why, "a middle name in one"])


def _surname_alone(one: Profile, other: Profile) -> tuple[float, list[str]]:
    like = likeness(one.words[-1], other.words[-1], romanised=one.country in romanising())
    if like < 0.93 or not (one.country and other.country):
        return 0.0, []
    shared = {t.casefold() for t in one.titles} & {t.casefold() for t in other.titles}
    if shared:
        return round(like - 0.07, 3), ["same surname", "same country", f"same office ({min(shared)})"]
    return round(like - 0.25, 3), ["same surname", "same country"]
