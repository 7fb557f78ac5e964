"""The whole graph as sorted lines of text: two graphs are the same where their lines are. For tests, and for comparing stores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol

__all__ = ["canonical"]

LABELS = ("Entity", "Event", "Article", "Sentence", "Topic")
PAGE = 2_000


class Reads(Protocol):
    """What a store's `read` is: Cypher and parameters in, rows of plain values out."""

    def __call__(self, query: str, /, **params: Any) -> list[dict[str, Any]]: ...


def canonical(read: Reads, *, decisions: bool = True, books: bool = False) -> Iterator[str]:
    """One line a node, a relationship and (on wish) a decision, sorted; lists of articles sorted, times left out.

    With `books` the store's own book-keeping too (ledger, claims, aliases): two stores that go on alike have the same.
    """
    lines: list[str] = []
    for label in LABELS:
        ids: list[str] = []
        for row in _pages(read, f"MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id, labels(n) AS labels, properties(n) AS p"):
            lines.append(f"({':'.join(sorted(row['labels']))} {_properties(row['p'])})")
            ids.append(row["id"])
        for other in LABELS:
            query = (
                f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b:{other}) "
                "RETURN id, b.id AS to, type(r) AS type, properties(r) AS p"
            )
            for at in range(0, len(ids), PAGE):
                for row in read(query, ids=ids[at : at + PAGE]):
                    lines.append(f"({label} {row['id']})-[{row['type']} {_properties(row['p'])}]->({other} {row['to']})")
    if decisions:
        for row in _pages(read, "MATCH (n:Decision) WHERE n.id > $after RETURN n.id AS id, properties(n) AS p"):
            lines.append(f"(Decision {_properties({k: v for k, v in row['p'].items() if not k.endswith('_at')})})")
    for label in ("Ledger", "Claim", "Alias") if books else ():
        for row in _pages(read, f"MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id, properties(n) AS p"):
            lines.append(f"({label} {_properties({k: v for k, v in row['p'].items() if not k.endswith('_at')})})")
    yield from sorted(lines)


def _pages(read: Reads, query: str) -> Iterator[dict[str, Any]]:
    after = ""
    while page := read(f"{query} ORDER BY n.id LIMIT {PAGE}", after=after):
        yield from page
        after = page[-1]["id"]


def _properties(values: dict[str, Any]) -> str:
    told = {k: sorted(v) if k in ("articles", "sentences", "aliases") else v for k, v in values.items() if v is not None and v != []}
    return json.dumps(told, sort_keys=True, ensure_ascii=False)
