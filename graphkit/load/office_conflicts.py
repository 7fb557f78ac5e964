"""Offices that one person doesn't hold at one time: a sign that a node is two people of one name, for `graphkit merges split`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from typing import Any

from graphkit.load.ids import field_of, fold
from graphkit.store.bolt import Store

__all__ = ["apart", "office_conflicts"]

PAGE = 500
SEASON = dt.timedelta(days=92)
"""Days within which somebody who is president isn't an ambassador too."""
LIFE = dt.timedelta(days=30 * 365)
"""A gap in which nobody tells of a person, after which another office is another person's as likely as not."""
Held = dict[str, dict[dt.date, set[str]]]
"""Who says so, by title and by day of publication."""


def office_conflicts(store: Store) -> Iterator[dict[str, Any]]:
    """Rows as `conflicts` has them, of the offices of one person that contradict each other; `event` is the person's id."""
    after = ""
    while page := store.read(PEOPLE, after=after, limit=PAGE):
        held: dict[str, Held] = defaultdict(dict)
        for row in store.read(OFFICES, ids=[p["id"] for p in page]):
            if day := _day(row["published"]):
                for title in row["titles"]:
                    held[row["id"]].setdefault(title, {}).setdefault(day, set()).add(row["article"])
        for id, offices in held.items():
            yield from ({"event": id, "type": "Person", "what": "office", **row} for row in apart(offices))
        after = page[-1]["id"]


PEOPLE = "MATCH (p:Person) WHERE p.id > $after RETURN p.id AS id ORDER BY id LIMIT $limit"
OFFICES = """
UNWIND $ids AS id
MATCH (p:Person {id: id})<-[m:MENTIONS]-(a:Article)
WHERE size(m.titles) > 0
RETURN id, m.titles AS titles, a.id AS article, a.published AS published
"""


def apart(offices: Held) -> Iterator[dict[str, Any]]:
    """The pairs of offices that contradict each other, with the articles that give them."""
    for one, other in combinations(sorted(offices), 2):
        if _kinds(one, other):
            near = {(a, b) for a in offices[one] for b in offices[other] if abs(a - b) <= SEASON}
            mine, theirs = (sorted({pair[side] for pair in near}) for side in (0, 1))
            if near:
                yield _row(one, _articles(offices[one], mine), other, _articles(offices[other], theirs))
    yield from _ages(offices)


def _ages(offices: Held) -> Iterator[dict[str, Any]]:
    """Offices before and after a gap of a life's length that have no title in common."""
    days = sorted({d for told in offices.values() for d in told})
    for before, after in pairwise(days):
        if after - before >= LIFE:
            early = {t for t, told in offices.items() if min(told) <= before}
            late = {t for t, told in offices.items() if max(told) >= after}
            if not early & late:
                one, other = min(early), min(late)
                yield _row(one, _articles(offices[one], offices[one]), other, _articles(offices[other], offices[other]))


def _row(one: str, mine: list[str], other: str, theirs: list[str]) -> dict[str, Any]:
    return {
        "one": one, "other": other, "one_articles": mine, "other_articles": theirs,
        "one_outlets": len(mine), "other_outlets": len(theirs),
    }  # fmt: skip


def _articles(told: dict[dt.date, set[str]], days: Iterable[dt.date]) -> list[str]:
    return sorted({a for d in days for a in told[d]})


def _kinds(one: str, other: str) -> bool:
    """Whether the two titles are of kinds that exclude each other."""
    kinds = {_kind(one), _kind(other)}
    return kinds == {"head", "other"} or ("private" in kinds and len(kinds) > 1)


def _kind(title: str) -> str:
    head = fold(title).split(" of ")[0]
    if field_of(title):
        return "private"
    if head.replace(" ", "-") in _words()["head"]:
        return "head"
    return "other" if head.split()[-1:] and head.split()[-1] in _words()["other"] else ""


@cache
def _words() -> dict[str, frozenset[str]]:
    lines = resources.files("graphkit.load.resolve").joinpath("offices_apart.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: frozenset(words.split()) for kind, words in rows}


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
