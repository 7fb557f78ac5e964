"""Claims become rows: what an article, an entity and an event look like as nodes and relationships. Pure; no store is known here.

`Canon` says which base ids are one. An event's rows are those of all articles that tell of it, so they are the same in whatever order the
articles came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graphkit.load.claims import Claims, once
from graphkit.load.ids import slug
from graphkit.load.together import Together, together
from graphkit.model import Event, Span
from graphkit.vocabulary import NOT_SO, NOT_YET, PRESENCE_ROLES, ROLE_EDGES, SYMMETRIC_PREDICATES

__all__ = ["Canon", "Edge", "Group", "Node", "article_rows", "called", "entity_edges", "event_rows", "follows_edges", "mentions"]

Props = dict[str, Any]


@dataclass(slots=True)
class Node:
    """A node: its labels (the first one carries the id's constraint), its id and its properties."""

    labels: tuple[str, ...]
    id: str
    props: Props = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """A relationship. `key` are the properties that tell it from others of its type between the same two nodes."""

    type: str
    source: str
    target: str
    key: Props = field(default_factory=dict)
    props: Props = field(default_factory=dict)
    ends: tuple[str, str] = ("Entity", "Entity")

    @property
    def identity(self) -> tuple[Any, ...]:
        """What makes it one relationship."""
        key = self.key
        return self.type, self.source, self.target, tuple(sorted(key.items()) if len(key) > 1 else key.items())


@dataclass(frozen=True, slots=True)
class Canon:
    """The canonical id of each base id that is not its own; entities and events alike."""

    of: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, base: str) -> str:
        return self.of.get(base, base)


@dataclass(frozen=True, slots=True)
class Group:
    """One event of the graph: its canonical id, and the claims that tell of it, in the order in which articles count."""

    id: str
    claims: tuple[tuple[Claims, str], ...]

    @classmethod
    def of(cls, id: str, claims: Iterable[tuple[Claims, str]]) -> Group:
        """The group of these claims (an article's claims, and the base id of its event)."""
        return cls(id, tuple(sorted(claims, key=lambda c: (c[0].order, c[1]))))


def day(text: str | None) -> dt.date | None:
    """An ISO day as a date; None where there is none, or no such day in the calendar."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def sentence_id(article: str, index: int) -> str:
    """The graph's id of an article's sentence."""
    return f"{article}#{index}"


@once
def article_rows(claims: Claims) -> tuple[list[Node], list[Edge]]:
    """The article, its sentences and what binds them."""
    article = claims.extraction.article
    props = {
        "title": article.title, "publisher": article.publisher, "url": article.url,
        "published": day(article.published), "language": article.language, "sketch": list(claims.sketch),
    }  # fmt: skip
    nodes = [Node(("Article",), article.id, props)]
    edges = []
    for s in article.sentences:
        own = sentence_id(article.id, s.index)
        nodes.append(Node(("Sentence",), own, {"index": s.index, "start": s.start, "end": s.end, "text": s.text, "article": article.id}))
        edges.append(Edge("HAS_SENTENCE", article.id, own, props={"articles": [article.id]}, ends=("Article", "Sentence")))
    return nodes, edges


def mentions(claims: Claims, canon: Canon) -> Iterator[Edge]:
    """What the article calls each entity: (:Article)-[:MENTIONS {base, type, name, aliases, ...}]->(:Entity), one a base id."""
    for base, props in called(claims):
        yield Edge("MENTIONS", claims.article, canon(base), key={"base": base}, props=props, ends=("Article", "Entity"))


@once
def called(claims: Claims) -> list[tuple[str, Props]]:
    """The base ids that the article mentions, each with what it is called."""
    found = []
    for base, entities in claims.by_base.items():
        first = entities[0]
        country = next((claims.entities[e.country].name for e in entities if e.country and e.country != e.id), None)
        aliases = sorted({a for e in entities for a in (e.name, *e.aliases)} - {first.name})
        loose = sorted({p.title for e in entities for p in e.positions if p.of is None and not p.former})
        titles = sorted({p.title for e in entities for p in e.positions if not p.former})
        props = {
            "type": first.type, "name": first.name, "aliases": aliases, "country": country, "positions": loose, "titles": titles,
            "points": next((e.points for e in entities if e.points is not None), None), "articles": [claims.article],
        }  # fmt: skip
        found.append((base, props))
    return found


def entity_edges(claims: Claims, canon: Canon) -> Iterator[Edge]:
    """Relationships that several articles share: offices, places' countries, and the triples that no event gives rise to."""
    found: dict[tuple[Any, ...], Edge] = {}
    for entity in claims.extraction.entities:
        own = canon(claims.entity[entity.id])
        for p in entity.positions:
            if p.of is not None and entity.type == "Person":
                edge = Edge("HOLDS_OFFICE", own, canon(claims.entity[p.of]), {"title": p.title, "former": p.former})
                found.setdefault(edge.identity, edge)
        if entity.type == "Place" and entity.country and claims.entities[entity.country].type == "Country":
            edge = Edge("LOCATED_IN", own, canon(claims.entity[entity.country]))
            found.setdefault(edge.identity, edge)
    for t in claims.extraction.triples:
        if t.event is None:
            source, target = _ends(t.predicate, canon(claims.entity[t.subject]), canon(claims.entity[t.object]))
            # these two are one relationship whoever says so; any other fact without an event of its own is told apart by its status
            key = {} if t.predicate in ("REPRESENTS", "REVISED_INTO") else {"event": "", "status": t.status}
            edge = Edge(t.predicate, source, target, key, {} if key else {"status": "occurred"})
            if source != target:
                found.setdefault(edge.identity, edge)
    yield from found.values()


def _ends(predicate: str, subject: str, obj: str) -> tuple[str, str]:
    return (obj, subject) if predicate in SYMMETRIC_PREDICATES and obj < subject else (subject, obj)


def event_rows(group: Group, canon: Canon) -> tuple[list[Node], list[Edge]]:
    """One event's node, its topics, and every relationship that its claims give rise to, but for FOLLOWS."""
    facts = together(group.claims)
    node = Node(("Event", facts.type), group.id, _event_props(group, facts))
    edges = _Edges(facts)
    nodes: dict[str, Node] = {}
    for claims, base in group.claims:
        event = claims.events[base]
        own = partial(_canonical, claims, canon)
        _evidence(edges, group.id, claims, event, own)
        _roles(edges, group.id, claims, event, own)
        if event.place:
            edges.add(claims, Edge("HELD_IN", group.id, own(event.place), ends=("Event", "Entity")))
        for topic in event.topics:
            _topic(edges, nodes, group.id, claims, topic, own)
    for claims, base in group.claims:
        _triples(edges, group.id, claims, base, canon)
    return [node, *nodes.values()], edges.rows()


def _canonical(claims: Claims, canon: Canon, local: str) -> str:
    return canon(claims.entity[local])


def _event_props(group: Group, facts: Together) -> Props:
    quotes = dict.fromkeys(q for c, b in group.claims for q in c.events[b].quotes)
    content = dict.fromkeys(_span_text(c, s) for c, b in group.claims for s in c.events[b].content)
    return {
        "type": facts.type, "plover": facts.plover, "mode": facts.mode, "status": facts.status, "history": facts.history,
        "start": day(facts.start), "end": day(facts.end), "date_text": facts.date_text, "quotes": list(quotes),
        "content": [c for c in content if c], "outlets": facts.outlets(c.article for c, _ in group.claims),
        "articles": sorted({c.article for c, _ in group.claims}), "bases": sorted(b for _, b in group.claims),
    }  # fmt: skip


def _span_text(claims: Claims, span: Span) -> str:
    for s in claims.extraction.article.sentences:
        if s.index == span.sentence:
            # a span of several sentences is kept as far as its first one goes; the offsets are in the extraction
            return s.text[max(0, span.start - s.start) : max(0, span.end - s.start)]
    return ""


class _Edges:
    """An event's relationships; the same one claimed twice is one, with both articles."""

    def __init__(self, facts: Together) -> None:
        self.facts = facts
        self.found: dict[tuple[Any, ...], Edge] = {}

    def add(self, claims: Claims, edge: Edge, **sets: Iterable[str]) -> None:
        """Add the relationship, or this article (and what `sets` hold) to the one that is there; the first article's properties stay."""
        held = self.found.setdefault(edge.identity, edge)
        if held is edge:
            edge.props["articles"] = [claims.article]
            for name, values in sets.items():
                edge.props[name] = sorted(values)
            return
        for name, values in (("articles", (claims.article,)), *sets.items()):
            held.props[name] = sorted({*held.props.get(name, ()), *values})
        for name, value in edge.props.items():
            if held.props.get(name) is None:
                held.props[name] = value

    def rows(self) -> list[Edge]:
        """The relationships, each with the number of independent outlets that support it."""
        for edge in self.found.values():
            articles = edge.props["articles"]
            edge.props["outlets"] = 1 if len(articles) == 1 else self.facts.outlets(articles)
        return list(self.found.values())


def _evidence(edges: _Edges, event_id: str, claims: Claims, event: Event, own: Callable[[str], str]) -> None:
    for e in event.evidence:
        props = {"text": e.text, "status": e.status, "attributed_to": own(e.attributed_to) if e.attributed_to else None}
        target = sentence_id(claims.article, e.sentence)
        edges.add(claims, Edge("EVIDENCED_BY", event_id, target, {"start": e.start, "end": e.end}, props, ("Event", "Sentence")))


def _roles(edges: _Edges, event_id: str, claims: Claims, event: Event, own: Callable[[str], str]) -> None:
    for p in event.participants:
        kind = ROLE_EDGES[p.role]
        if p.role in PRESENCE_ROLES:
            if _outlook(event.status) != _outlook(edges.facts.status):
                continue  # whom Monday's article expected, or another one denies, is no proof that anybody was there
            kind = {"yet": "EXPECTED_AT", "not": "NOT_AT"}.get(_outlook(event.status), kind)
        proofs = {sentence_id(claims.article, event.evidence[i].sentence) for i in p.evidence}
        edge = Edge(kind, own(p.entity), event_id, {"role": p.role}, {"side": own(p.side) if p.side else None}, ("Entity", "Event"))
        edges.add(claims, edge, sentences=proofs)


def _outlook(status: str) -> str:
    return "yet" if status in NOT_YET else "not" if status in NOT_SO else "so"


def _topic(edges: _Edges, nodes: dict[str, Node], event_id: str, claims: Claims, topic: str, own: Callable[[str], str]) -> None:
    """A topic that is an entity of the article leads to it, any other to a Topic."""
    name = topic.casefold()
    named = next((e.id for e in claims.extraction.entities if name in {n.casefold() for n in (e.name, *e.aliases)}), None)
    if named:
        edges.add(claims, Edge("ABOUT", event_id, own(named), ends=("Event", "Entity")))
        return
    node = Node(("Topic",), f"topic:{slug(topic)}", {"name": topic})
    nodes.setdefault(node.id, node)
    edges.add(claims, Edge("ABOUT", event_id, node.id, ends=("Event", "Topic")))


def _triples(edges: _Edges, event_id: str, claims: Claims, base: str, canon: Canon) -> None:
    facts = edges.facts
    for t in claims.extraction.triples:
        if t.event is None or claims.event[t.event] != base:
            continue
        predicate: str = t.predicate
        if predicate == "TO_MEET" and facts.status not in NOT_YET | NOT_SO:
            # Monday's "to meet" is Wednesday's "met": the event says which of the two it is by now
            predicate = "SPOKE_WITH" if facts.type == "Call" else "MET"
        source, target = _ends(predicate, canon(claims.entity[t.subject]), canon(claims.entity[t.object]))
        if source != target:
            props = {"status": facts.status, "start": day(facts.start), "end": day(facts.end)}
            proof = sentence_id(claims.article, t.evidence.sentence)
            edges.add(claims, Edge(predicate, source, target, {"event": event_id}, props), sentences=(proof,))


def follows_edges(claims: Iterable[Claims], canon: Canon) -> list[Edge]:
    """(:Event)-[:FOLLOWS]->(:Event), as these articles tell it."""
    found: dict[tuple[Any, ...], Edge] = {}
    for c in claims:
        for event in c.extraction.events:
            if event.follows:
                edge = Edge("FOLLOWS", canon(c.event[event.id]), canon(c.event[event.follows]), ends=("Event", "Event"))
                held = found.setdefault(edge.identity, edge)
                held.props["articles"] = sorted({*held.props.get("articles", ()), c.article})
    return [e for e in found.values() if e.source != e.target]


def entity_node(id: str, told: Sequence[Props]) -> Node:
    """An entity's node from all its MENTIONS (rows {base, type, name, aliases, country, positions, points}).

    Its name is the form that most articles use, the longer one among equals; every other form is an alias.
    """
    names: dict[str, int] = {}
    for m in told:
        names[m["name"]] = names.get(m["name"], 0) + m.get("times", 1)
    # a single word is no full name as long as there is one of several
    name = max(names, key=lambda n: (" " in n, names[n], len(n), n))
    aliases = sorted({a for m in told for a in (m["name"], *(m["aliases"] or ()))} - {name})
    type_ = told[0]["type"]
    countries: dict[str, int] = {}
    for m in told:
        if m["country"]:
            countries[m["country"]] = countries.get(m["country"], 0) + m.get("times", 1)
    country = max(countries, key=lambda c: (countries[c], c)) if countries else None
    props: Props = {"name": name, "aliases": aliases, "type": type_, "country": country}
    props["positions"] = sorted({p for m in told for p in m["positions"] or ()}) or None
    props["points"] = max((m["points"] for m in told if m["points"] is not None), default=None)
    return Node(("Entity", type_), id, props)
