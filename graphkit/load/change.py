"""One change of the graph: some articles' claims go, some come, and everything that follows from that, inside one transaction.

The graph is a function of the claims in the ledger and of the decisions: whatever a change touches is computed before and after, and the
difference is written. So retracting, correcting, merging and undoing are one and the same thing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.load import statements as st
from graphkit.load.claims import Claims, pack
from graphkit.load.rows import Canon, Edge, Group, Node, article_rows, entity_edges, entity_node, event_rows, follows_edges, mentions
from graphkit.store.bolt import Tx

__all__ = ["View", "apply", "write_ledger"]


@dataclass(frozen=True, slots=True)
class View:
    """What a change touches, as it is before or after: the articles whose own rows change, and the events to be written anew."""

    canon: Canon = field(default_factory=Canon)
    articles: Sequence[Claims] = ()
    groups: Sequence[Group] = ()
    mentioning: Sequence[Claims] = ()
    """Articles that stay as they are, but mention an entity that is now another one."""


def apply(tx: Tx, before: View, after: View) -> None:
    """Write the difference between two views of the graph."""
    old_groups, new_groups = {g.id for g in before.groups}, {g.id for g in after.groups}
    triples = [e for g in before.groups for e in event_rows(g, before.canon)[1] if e.ends == ("Entity", "Entity")]
    st.delete_triples(tx, triples)
    st.delete_nodes(tx, "Event", sorted(old_groups))
    _articles(tx, before, after)
    _entities(tx, before, after)
    nodes: list[Node] = []
    edges: list[Edge] = []
    for group in after.groups:
        more_nodes, more_edges = event_rows(group, after.canon)
        nodes += more_nodes
        edges += more_edges
    st.create_nodes(tx, nodes, new={"Event"})
    st.create_edges(tx, edges)
    told = {c.article: c for g in after.groups for c, _ in g.claims}
    st.create_edges(tx, (e for e in follows_edges(told.values(), after.canon) if e.source in new_groups or e.target in new_groups))
    _topics(tx, before)
    gone = {c.article for c in before.articles} - {c.article for c in after.articles}
    st.delete_nodes(tx, "Ledger", sorted(gone))


def _articles(tx: Tx, before: View, after: View) -> None:
    old = {s for c in before.articles for s in (n.id for n in article_rows(c)[0] if n.labels == ("Sentence",))}
    st.delete_nodes(tx, "Sentence", sorted(old))
    st.delete_nodes(tx, "Article", sorted({c.article for c in before.articles}))
    rows = [article_rows(c) for c in after.articles]
    st.create_nodes(tx, (n for nodes, _ in rows for n in nodes), new={"Article", "Sentence"})
    st.create_edges(tx, (e for _, edges in rows for e in edges))


def _entities(tx: Tx, before: View, after: View) -> None:
    """Nodes of the entities that the articles mention, from all their mentions; one that nobody mentions any more goes."""
    old, new = (*before.articles, *before.mentioning), (*after.articles, *after.mentioning)
    were = {e.target for c in old for e in mentions(c, before.canon)}
    told = [e for c in new for e in mentions(c, after.canon)]
    st.create_nodes(tx, (entity_node(e.target, [e.props]) for e in told))
    shared_before = [(e, c.article) for c in old for e in entity_edges(c, before.canon)]
    shared_after = [(e, c.article) for c in new for e in entity_edges(c, after.canon)]
    tx.each("UNWIND $rows AS id MATCH (a:Article {id: id})-[m:MENTIONS]->(n:Entity) DELETE m", [c.article for c in before.mentioning])
    st.create_edges(tx, told)
    touched = sorted({*were, *(e.target for e in told)})
    known: dict[str, list[dict[str, Any]]] = {}
    for row in tx.gather(MENTIONED, touched):
        known.setdefault(row["id"], []).append(row)
    st.share_edges(tx, shared_before, shared_after)
    st.update_nodes(tx, "Entity", (entity_node(id, rows) for id, rows in sorted(known.items())))
    st.delete_nodes(tx, "Entity", (id for id in touched if id not in known))


MENTIONED = """
UNWIND $rows AS id
MATCH (n:Entity {id: id})<-[m:MENTIONS]-(a:Article)
RETURN id, m.type AS type, m.name AS name, m.country AS country, m.points AS points, m.aliases AS aliases, m.positions AS positions,
       count(*) AS times
"""


def _topics(tx: Tx, before: View) -> None:
    """Topics that no event is about any more go."""
    ids = {n.id for g in before.groups for n in event_rows(g, before.canon)[0] if n.labels == ("Topic",)}
    if ids:
        held = {
            r["id"] for r in tx.gather("UNWIND $rows AS id MATCH (t:Topic {id: id})<-[:ABOUT]-(e:Event) RETURN DISTINCT t.id AS id", ids)
        }
        st.delete_nodes(tx, "Topic", sorted(ids - held))


def write_ledger(tx: Tx, articles: Iterable[Claims]) -> None:
    """The articles' ledger entries, last of all: what has one has gone in whole."""
    now = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    rows = [
        {"id": c.article, "props": {"hash": c.hash, "content": c.extraction.article.content_hash, "claims": pack(c), "loaded_at": now}}
        for c in articles
    ]
    tx.each("UNWIND $rows AS row MERGE (l:Ledger {id: row.id}) SET l += row.props", rows, size=100)
