"""One change of the graph: some articles' claims go, some come, and everything that follows from that, inside one transaction.

The graph is a function of the claims in the ledger and of the decisions: whatever a change touches is computed before and after, and the
difference is written. So retracting, correcting, merging and undoing are one and the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.load import statements as st
from graphkit.load.claims import Claims
from graphkit.load.rows import Canon, Edge, Group, Node, article_rows, entity_edges, entity_node, event_rows, follows_edges, mentions
from graphkit.store.bolt import Tx

__all__ = ["View", "apply"]


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
    called = _Called(tx, before, after)
    triples = [e for g in before.groups for e in event_rows(g, before.canon)[1] if e.ends == ("Entity", "Entity")]
    st.delete_triples(tx, triples)
    st.delete_nodes(tx, "Event", sorted(old_groups))
    _articles(tx, before, after)
    called.write()
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
    called.bring_up_to_date()
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


class _Called:
    """The entities that the articles mention, and what is known of them from all their mentions; one that nobody mentions any more goes.

    Reading waits for what is being written: so this looks first, and again only at the end, for those of which it has to know more.
    """

    def __init__(self, tx: Tx, before: View, after: View) -> None:
        self.tx, self.before, self.after = tx, before, after
        self.old, self.new = (*before.articles, *before.mentioning), (*after.articles, *after.mentioning)
        self.told = [e for c in self.new for e in mentions(c, after.canon)]
        self.called: dict[str, list[Props]] = defaultdict(list)
        for e in self.told:
            self.called[e.target].append(e.props)
        lost = {e.target for c in self.old for e in mentions(c, before.canon)}
        self.moved = lost | {e.target for c in after.mentioning for e in mentions(c, after.canon)}
        """Those that lose mentions, or get other articles'. Of what is mentioned more often and nothing else hardly anything is read."""
        self.there = {row["id"]: row for row in tx.gather(KNOWN, sorted(lost | self.called.keys()))}

    def write(self) -> None:
        """Make new ones, and write who mentions whom and what articles share."""
        tx, before, after = self.tx, self.before, self.after
        st.create_nodes(tx, (entity_node(id, props) for id, props in self.called.items() if id not in self.there), new={"Entity"})
        tx.each("UNWIND $rows AS id MATCH (a:Article {id: id})-[m:MENTIONS]->(n:Entity) DELETE m", [c.article for c in before.mentioning])
        st.create_edges(tx, self.told)
        shared_before = [(e, c.article) for c in self.old for e in entity_edges(c, before.canon)]
        shared_after = [(e, c.article) for c in self.new for e in entity_edges(c, after.canon)]
        st.share_edges(tx, shared_before, shared_after)

    def bring_up_to_date(self) -> None:
        """Write what the mentions come to."""
        tx, there = self.tx, self.there
        more = {id: props for id, props in self.called.items() if id in there and id not in self.moved}
        nodes = [*_again(tx, self.moved), *_more(tx, there, more)]
        st.update_nodes(tx, "Entity", (n for n in nodes if n.id not in there or any(there[n.id][k] != v for k, v in n.props.items())))
        st.delete_nodes(tx, "Entity", sorted(self.moved - {n.id for n in nodes}))


def _again(tx: Tx, ids: Collection[str]) -> Iterator[Node]:
    """The nodes of these entities from all their mentions; of one that nobody mentions there is none."""
    found: dict[str, list[Props]] = defaultdict(list)
    for row in tx.gather(MENTIONED, sorted(ids)):
        found[row["id"]].append(row)
    yield from (entity_node(id, rows) for id, rows in found.items())


def _more(tx: Tx, there: Mapping[str, Props], called: Mapping[str, list[Props]]) -> Iterator[Node]:
    """The nodes of entities that are there and are mentioned more often now. All mentions count only where the new ones call one
    otherwise than its node does: one more voice for what most call it changes nothing."""
    otherwise = {
        id
        for id, props in called.items()
        if any(p["name"] != there[id]["name"] or p["country"] not in (None, there[id]["country"]) for p in props)
    }
    votes: dict[str, list[Props]] = defaultdict(list)
    for row in tx.gather(NAMED, sorted(otherwise)):
        votes[row["id"]].append({**row, "aliases": None, "positions": None, "points": None})
    for id, props in called.items():
        silent = {"times": 0, "country": None}
        yield entity_node(
            id, [{**there[id], **silent}, *votes[id], *({**p, **silent} for p in props)] if id in votes else [there[id], *props]
        )


Props = dict[str, Any]
KNOWN = """
UNWIND $rows AS id
MATCH (n:Entity {id: id})
RETURN id, n.type AS type, n.name AS name, n.country AS country, n.points AS points, n.aliases AS aliases, n.positions AS positions
"""
NAMED = """
UNWIND $rows AS id
MATCH (n:Entity {id: id})<-[m:MENTIONS]-(a:Article)
RETURN id, m.name AS name, m.country AS country, count(*) AS times
"""
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
