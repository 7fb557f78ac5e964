"""The Cypher that writes rows: labels and types come from the closed vocabulary, every value is a parameter.

A node is created with all its labels after a look whether it is there, and never merged on several labels or labelled after a MERGE: the
embedded store answers both with errors or without its index. Relationships that belong to one event or article are created, since what was
there before has been deleted in the same transaction; those that articles share are merged.

What is created goes as lists, and the statement names the properties: a map for each row would send every name again, which costs the
driver as much as the values do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from graphkit.load.rows import Edge, Node
from graphkit.store.bolt import Tx

__all__ = [
    "Node",
    "create_edges",
    "create_nodes",
    "delete_nodes",
    "delete_triples",
    "existing",
    "merge_edges",
    "share_edges",
    "update_nodes",
]

T = TypeVar("T")
CREATED = 5_000
"""Rows of a statement that creates."""


def existing(tx: Tx, label: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids that a node of the label has."""
    return {row["id"] for row in tx.gather(f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id", ids)}


def create_nodes(tx: Tx, nodes: Iterable[Node], *, new: Collection[str] = ()) -> None:
    """Create those of the nodes that aren't there; the first label's constraint keeps ids unique. Of the first labels in `new` none of
    these nodes can be there, since the same transaction has looked or has deleted them: so nobody looks again."""
    by_labels: dict[tuple[str, ...], dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        by_labels[node.labels].setdefault(node.id, node)
    shapes = sorted(by_labels.items())
    # a look waits for what is being written: so all looks come first
    there_of = {labels: set() if labels[0] in new else existing(tx, labels[0], wanted) for labels, wanted in shapes}
    for labels, wanted in shapes:
        there = there_of[labels]
        for keys, group in _by_keys((n.props, n) for n in wanted.values() if n.id not in there):
            rows = [[n.id, *map(n.props.get, keys)] for n in group]
            tx.each(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)} {{{_columns(('id', *keys))}}})", rows, size=CREATED)


def update_nodes(tx: Tx, label: str, nodes: Iterable[Node]) -> None:
    """Set the properties of nodes that are there; a null removes one."""
    rows = [{"id": n.id, "props": n.props} for n in nodes]
    tx.each(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row.props", rows)


def delete_nodes(tx: Tx, label: str, ids: Iterable[str]) -> None:
    """Delete nodes and what hangs on them."""
    tx.each(f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids)


def _grouped(edges: Iterable[Edge]) -> dict[tuple[str, tuple[str, str]], list[Edge]]:
    groups: dict[tuple[str, tuple[str, str]], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.type, edge.ends].append(edge)
    return groups


def _match(ends: tuple[str, str]) -> str:
    return f"MATCH (a:{ends[0]} {{id: row.source}}) MATCH (b:{ends[1]} {{id: row.target}})"


def _matched(ends: tuple[str, str]) -> str:
    return f"MATCH (a:{ends[0]} {{id: row[0]}}) MATCH (b:{ends[1]} {{id: row[1]}})"


def create_edges(tx: Tx, edges: Iterable[Edge]) -> None:
    """Create relationships that can't be there yet. An article's go with its id, and with `articles`, sent and looked up once for all."""
    for (kind, ends), group in sorted(_grouped(edges).items()):
        together = ends[0] == "Article"
        for keys, some in _by_keys(((*e.props, *e.key), e) for e in group):
            if together and "articles" in keys:
                names = [k for k in keys if k != "articles"]
                columns = ", ".join(["articles: own[1]", *filter(None, [_columns(names, 1)])])
                statement = (
                    f"UNWIND $rows AS own MATCH (a:{ends[0]} {{id: own[0]}}) UNWIND own[2] AS row MATCH (b:{ends[1]} {{id: row[0]}}) "
                    f"CREATE (a)-[r:{kind} {{{columns}}}]->(b)"
                )
                tx.each(statement, _by_source(some, names), size=CREATED // 20)
                continue
            rows = [[e.source, e.target, *(e.props[k] if k in e.props else e.key[k] for k in keys)] for e in some]
            columns = f" {{{_columns(keys, 2)}}}" if keys else ""
            tx.each(f"UNWIND $rows AS row {_matched(ends)} CREATE (a)-[r:{kind}{columns}]->(b)", rows, size=CREATED)


def _by_source(edges: Iterable[Edge], names: Sequence[str]) -> list[list[Any]]:
    """Rows [source, articles, [[target, the values of these properties...]...]]."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for e in edges:
        articles = e.props["articles"]
        own = found.setdefault((e.source, *articles), [e.source, articles, []])
        own[2].append([e.target, *(e.props[k] if k in e.props else e.key[k] for k in names)])
    return list(found.values())


def _by_keys(items: Iterable[tuple[Collection[str], T]]) -> list[tuple[tuple[str, ...], list[T]]]:
    """What has the same property names, together with these."""
    orders: dict[tuple[str, ...], list[T]] = defaultdict(list)
    for names, item in items:
        orders[tuple(names)].append(item)
    groups: dict[tuple[str, ...], list[T]] = defaultdict(list)
    for order, some in orders.items():
        groups[tuple(sorted(order))] += some
    return sorted(groups.items(), key=lambda g: g[0])


def _columns(names: Iterable[str], first: int = 0) -> str:
    """The map of these properties from the values of a row, the first of which is at this place. A null makes no property."""
    return ", ".join(f"`{name}`: row[{i}]" for i, name in enumerate(names, first))


def merge_edges(tx: Tx, edges: Iterable[Edge]) -> None:
    """Create those of the relationships that aren't there, by what makes each one; for loads that may be begun again."""
    groups: dict[tuple[str, tuple[str, str], tuple[str, ...]], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.type, edge.ends, tuple(sorted(edge.key))].append(edge)
    for (kind, ends, keys), group in sorted(groups.items()):
        rows = [_row(e, props=e.props) for e in group]
        tx.each(f"UNWIND $rows AS row {_match(ends)} MERGE {_pattern(kind, keys)} SET r += row.props", rows)


def delete_triples(tx: Tx, edges: Iterable[Edge]) -> None:
    """Delete the triples of events that are written anew."""
    for (kind, ends), group in sorted(_grouped(edges).items()):
        rows = [{"source": e.source, "target": e.target, "event": e.key["event"]} for e in group]
        tx.each(f"UNWIND $rows AS row {_match(ends)} MATCH (a)-[r:{kind} {{event: row.event}}]->(b) DELETE r", rows)


def share_edges(tx: Tx, before: Sequence[tuple[Edge, str]], after: Sequence[tuple[Edge, str]]) -> None:
    """Take articles out of, and put articles into, relationships that articles share; one without an article goes.

    Each is given as (relationship, article).
    """
    gone: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    come: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    edges: dict[tuple[Any, ...], Edge] = {}
    for told, into in ((before, gone), (after, come)):
        for edge, article in told:
            edges[edge.identity] = edge
            into[edge.identity].add(article)
    changed = [i for i in edges if gone[i] != come[i]]
    by_shape: dict[tuple[str, tuple[str, str], tuple[str, ...], tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
    for identity in changed:
        edge = edges[identity]
        by_shape[edge.type, edge.ends, tuple(sorted(edge.key)), tuple(sorted(edge.props))].append(identity)
    for (kind, ends, keys, names), identities in sorted(by_shape.items()):
        pattern = f"(a)-[r:{kind}{f' {{{_columns(keys, 3)}}}' if keys else ''}]->(b)"
        begin = f"UNWIND $rows AS row {_matched(ends)}"
        moves = [(edges[i], sorted(gone[i] - come[i]), sorted(come[i])) for i in identities]
        lost = [[e.source, e.target, less, *map(e.key.get, keys)] for e, less, _ in moves if less]
        won = [[e.source, e.target, more, *map(e.key.get, keys), *map(e.props.get, names)] for e, _, more in moves if more]
        tx.each(f"{begin} MATCH {pattern} SET r.articles = [x IN r.articles WHERE NOT x IN row[2]]", lost)
        sets = "".join(f", r.`{name}` = row[{i}]" for i, name in enumerate(names, 3 + len(keys)))
        tx.each(f"{begin} MERGE {pattern} SET r.articles = [x IN coalesce(r.articles, []) WHERE NOT x IN row[2]] + row[2]{sets}", won)
        tx.each(f"{begin} MATCH {pattern} WHERE size(r.articles) = 0 DELETE r", lost)


def _pattern(kind: str, keys: Iterable[str]) -> str:
    key = ", ".join(f"{k}: row.{k}" for k in keys)
    return f"(a)-[r:{kind}{f' {{{key}}}' if key else ''}]->(b)"


def _row(edge: Edge, **more: Any) -> dict[str, Any]:
    return {"source": edge.source, "target": edge.target, **edge.key, **more}
