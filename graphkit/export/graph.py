"""The graph as exporters see it: nodes and edges of plain values, read from a store a page at a time.

A page is a run of node ids in order (an index gives it), and an edge is read with the node that it leaves: memory stays bounded, and the
cost grows with the graph alone. Sentences and articles stay in the store: what they say is on the edges' `articles`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

Value = str | int | float | bool | list[str] | None

LABELS = ("Entity", "Event")
PAGE = 5_000


class Reads(Protocol):
    """What a store's `read` is: Cypher and parameters in, rows of plain values out."""

    def __call__(self, query: str, /, **params: Any) -> list[dict[str, Any]]: ...


@dataclass(slots=True)
class Node:
    """`kind` is the most telling label (Person, Meeting), `label` what a picture writes beside it."""

    id: str
    kind: str
    label: str
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """A relationship; `key` tells it from others of the same type between the same two nodes."""

    key: str
    source: str
    target: str
    type: str
    properties: dict[str, Value] = field(default_factory=dict)


def nodes(read: Reads, labels: Iterable[str] = LABELS) -> Iterator[Node]:
    """Every node with one of these labels, in the order of labels and ids."""
    for label in labels:
        after = ""
        while True:
            page = read(
                f"MATCH (n:{label}) WHERE n.id > $after RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id LIMIT $page",
                after=after,
                page=PAGE,
            )
            for row in page:
                yield _node(row["labels"], row["p"])
            if len(page) < PAGE:
                break
            after = page[-1]["p"]["id"]


def edges(read: Reads, ids: Iterable[str], labels: Iterable[str] = LABELS) -> Iterator[Edge]:
    """Every relationship that leaves these nodes for a node with one of the labels, in the order of the ids and types."""
    known = sorted(ids)
    pairs = [(one, other) for one in labels for other in labels]
    for at in range(0, len(known), PAGE):
        page = known[at : at + PAGE]
        found: list[Edge] = []
        for one, other in pairs:
            rows = read(
                f"UNWIND $ids AS id MATCH (a:{one} {{id: id}})-[r]->(b:{other}) "
                "RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS p",
                ids=page,
            )
            found += [Edge(_key(r), r["source"], r["target"], r["type"], _scalars(r["p"])) for r in rows]
        yield from sorted(found, key=lambda e: (e.source, e.type, e.target, e.key))


def _key(row: dict[str, Any]) -> str:
    parts = [row["type"], row["p"].get("event"), row["p"].get("role"), row["p"].get("title")]
    return ":".join(str(p) for p in parts if p)


def _node(labels: list[str], properties: dict[str, Any]) -> Node:
    kind = next((label for label in sorted(labels) if label not in LABELS), "Entity")
    return Node(str(properties["id"]), kind, _label(kind, properties), _scalars(properties))


def _label(kind: str, properties: dict[str, Any]) -> str:
    if name := properties.get("name"):
        return str(name)
    when = properties.get("start") or ""
    return f"{kind} {when}".strip()


def _scalars(properties: dict[str, Any]) -> dict[str, Value]:
    """The properties in the order of their names, without the empty ones."""
    return {k: properties[k] for k in sorted(properties) if properties[k] not in (None, "", [])}
