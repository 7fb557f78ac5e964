"""Extractions and aliases become the graph's rows, by the functions of `graphkit.load.rows`.

What one article settles by itself is made where its extraction lies: its sentences, its mentions, every event that no other article tells
of. The rest meets by key: an event of several articles by its canonical id, an entity's node by the ways in which it is called, and a
relationship that articles share by what makes it one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from graphkit.cluster.frames import Row, dumps, each, in_runs, loads
from graphkit.load.claims import Claims
from graphkit.load.resolve.decisions import Decision
from graphkit.load.rows import Canon, Edge, Group, Node, article_rows, entity_edges, entity_node, event_rows, follows_edges, mentions
from graphkit.model import Extraction

__all__ = ["EDGE", "LEDGER", "NODE", "edges", "nodes", "told"]

NODE = "kind string, labels string, id string, props string"
"""A node: which part of the graph it belongs to, its labels with colons between, its id, its properties as JSON."""
EDGE = "kind string, type string, ends string, source string, target string, key string, props string"
"""A relationship, with the labels of its ends."""
ANY = (
    "kind string, labels string, id string, type string, ends string, source string, target string, "
    "key string, props string, article string"
)
"""Either of them; the article is given for what several tell of."""

SHARED = "shared"
"""The kind of relationships that each article tells of by itself, and that are one with all their articles."""
BOOKS = "books"
"""The kind of nodes that are the store's book-keeping."""
LEDGER = "ledger"
"""The kind of the ledger's entries, which are written last."""


def told(articles: DataFrame, aliases: DataFrame, at: str) -> DataFrame:
    """What articles and events give rise to, rows of ANY. `at` is the time that the ledger gives, ISO."""
    bound = _with_canon(articles, aliases)
    own = each(bound, lambda rows: _of_articles(rows, at), ANY)
    return own.union(in_runs(_members(bound), "event", _of_event, ANY))


def nodes(rows: DataFrame, aliases: DataFrame, decided: DataFrame, claims: Iterable[DataFrame]) -> DataFrame:
    """The graph's nodes and its book-keeping, rows of NODE, each once. `claims` (base, props) is what a store finds candidates by."""
    plain = rows.where("labels IS NOT NULL").select(*_names(NODE))
    # a topic that is written in two ways has one node
    topics = plain.where("labels = 'Topic'").groupBy("kind", "labels", "id").agg(F.max("props").alias("props"))
    entities = in_runs(_called(rows), "id", _entity, NODE)
    return plain.where("labels <> 'Topic'").union(topics).union(entities).union(_books(aliases, decided, claims))


def edges(rows: DataFrame) -> DataFrame:
    """The graph's relationships, rows of EDGE, each once."""
    return rows.where(f"type IS NOT NULL AND kind <> '{SHARED}'").select(*_names(EDGE)).union(_shared(rows))


def _names(schema: str) -> list[str]:
    return [part.split()[0] for part in schema.split(",")]


def _with_canon(articles: DataFrame, aliases: DataFrame) -> DataFrame:
    """The articles, each with the canonical ids that it needs, rows (id, content, extraction, canon)."""
    bases = each(articles.select("id", "extraction"), _bases, "id string, base string").join(aliases, "base")
    canon = bases.groupBy("id").agg(F.to_json(F.map_from_entries(F.collect_list(F.struct("base", "of")))).alias("canon"))
    return articles.join(canon, "id", "left")


def _bases(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        claims = _claims(row)
        for base in (*claims.by_base, *claims.events):
            yield {"id": row["id"], "base": base}


def _claims(row: Row) -> Claims:
    return Claims.of(Extraction.model_validate_json(row["extraction"]))


def _of_articles(rows: Iterator[Row], at: str) -> Iterator[Row]:
    for row in rows:
        claims, bound = _claims(row), json.loads(row["canon"] or "{}")
        canon = Canon(bound)
        own_nodes, own_edges = article_rows(claims)
        nodes, edges = [*own_nodes], [*own_edges, *mentions(claims, canon)]  # what is kept with the claims stays as it is
        for base in claims.events:
            if base not in bound:
                more_nodes, more_edges = event_rows(Group.of(base, [(claims, base)]), canon)
                nodes += more_nodes
                edges += more_edges
        yield from map(_node, nodes)
        yield from map(_edge, edges)
        for edge in (*entity_edges(claims, canon), *follows_edges([claims], canon)):
            yield _edge(edge, SHARED, claims.article)
        props = {"hash": claims.hash, "content": row["content"], "claims": claims.packed, "loaded_at": at}
        yield _node(Node(("Ledger",), claims.article, props), LEDGER)


def _members(bound: DataFrame) -> DataFrame:
    """The articles that tell of an event together with others, rows (event, extraction, canon), each once an event."""
    canon = bound.where("canon IS NOT NULL").select("id", "extraction", "canon")
    return each(canon, _shares, "event string, extraction string, canon string")


def _shares(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        canon = json.loads(row["canon"])
        for event in {canon[base] for base in _claims(row).events if base in canon}:
            yield {"event": event, "extraction": row["extraction"], "canon": row["canon"]}


def _of_event(event: str, rows: Iterator[Row]) -> Iterator[Row]:
    bound: dict[str, str] = {}
    told: list[tuple[Claims, str]] = []
    for row in rows:
        canon = json.loads(row["canon"])
        bound |= canon
        claims = _claims(row)
        told += [(claims, base) for base in claims.events if canon.get(base) == event]
    nodes, edges = event_rows(Group.of(event, told), Canon(bound))
    yield from map(_node, nodes)
    yield from map(_edge, edges)


def _node(node: Node, kind: str = "") -> Row:
    return {"kind": kind, "labels": ":".join(node.labels), "id": node.id, "props": dumps(node.props)}


def _edge(edge: Edge, kind: str = "", article: str | None = None) -> Row:
    return {
        "kind": kind, "type": edge.type, "ends": ":".join(edge.ends), "source": edge.source, "target": edge.target, "key": dumps(edge.key),
        "props": dumps(edge.props), "article": article,
    }  # fmt: skip


# what articles have in common


def _called(rows: DataFrame) -> DataFrame:
    """Each way in which an entity is called, rows (id, told, times): what a store asks its MENTIONS for."""
    keys = "struct<type:string,name:string,country:string,points:int,aliases:array<string>,positions:array<string>>"
    told = rows.where("type = 'MENTIONS'").select(F.col("target").alias("id"), F.to_json(F.from_json("props", keys)).alias("told"))
    return told.groupBy("id", "told").agg(F.count("*").alias("times"))


def _entity(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    empty = {"country": None, "points": None, "aliases": (), "positions": ()}
    yield _node(entity_node(id, [empty | json.loads(r["told"]) | {"times": int(r["times"])} for r in rows]))


def _shared(rows: DataFrame) -> DataFrame:
    """The relationships that several articles tell of, with all of them."""
    told = rows.where(f"kind = '{SHARED}'")
    names = ["type", "ends", "source", "target", "key"]
    found = told.groupBy(*names).agg(F.min("props").alias("props"), F.to_json(F.array_sort(F.collect_set("article"))).alias("articles"))
    return each(found, _with_articles, EDGE)


def _with_articles(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        props = loads(row["props"]) | {"articles": json.loads(row["articles"])}
        yield {**row, "kind": "", "props": dumps(props)}


def _books(aliases: DataFrame, decided: DataFrame, claims: Iterable[DataFrame]) -> DataFrame:
    """Aliases, decisions and claims as nodes."""
    kind = F.lit(BOOKS).alias("kind")
    props = F.to_json(F.struct("of")).alias("props")
    found = aliases.where("base <> of").select(kind, F.lit("Alias").alias("labels"), F.col("base").alias("id"), props)
    found = found.union(each(decided, _decisions, NODE))
    for frame in claims:
        found = found.union(frame.select(kind, F.lit("Claim").alias("labels"), F.col("base").alias("id"), "props"))
    return found


def _decisions(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        decision = Decision.of(json.loads(row["decision"]))
        yield _node(Node(("Decision",), decision.id, decision.props()), BOOKS)
