"""RDF as Turtle: events in the Simple Event Model (SEM), entities in schema.org's words, by rdflib."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from graphkit.errors import GraphkitError
from graphkit.export.attributes import clean
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node

if TYPE_CHECKING:
    from rdflib import URIRef

__all__ = ["Turtle"]

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SCHEMA = "https://schema.org/"
OURS = "urn:graphkit:"
_CLASSES = {"Person": "Person", "Country": "Country", "Organization": "Organization", "Group": "Organization", "Place": "Place",
            "Document": "CreativeWork"}  # fmt: skip


class Turtle(Exporter):
    """Holds the triples until the end, as rdflib does. Raises GraphkitError where rdflib isn't installed."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        try:
            import rdflib
        except ImportError as e:
            raise GraphkitError("Turtle needs rdflib: pip install 'diplomatic-graphkit[rdf]'") from e
        self._rdf = rdflib
        self._graph = rdflib.Graph()
        for prefix, base in (("sem", SEM), ("schema", SCHEMA), ("gk", OURS)):
            self._graph.bind(prefix, base)
        self._is_event: dict[str, bool] = {}

    def node(self, node: Node) -> None:
        me, rdf = self._name(node.id), self._rdf
        event = self._is_event[node.id] = node.kind not in _CLASSES
        add = self._graph.add
        if event:
            add((me, rdf.RDF.type, rdf.URIRef(f"{SEM}Event")))
            add((me, rdf.URIRef(f"{SEM}eventType"), rdf.URIRef(OURS + node.kind)))
            add((rdf.URIRef(OURS + node.kind), rdf.RDF.type, rdf.URIRef(f"{SEM}EventType")))
        else:
            add((me, rdf.RDF.type, rdf.URIRef(SCHEMA + _CLASSES[node.kind])))
            add((me, rdf.RDF.type, rdf.URIRef(SEM + ("Place" if node.kind == "Place" else "Actor"))))
        add((me, rdf.RDFS.label, self._text(node.label)))
        p = node.properties
        for name, term in (("start", f"{SEM}hasBeginTimeStamp"), ("end", f"{SEM}hasEndTimeStamp")):
            if p.get(name):
                add((me, rdf.URIRef(term), rdf.Literal(str(p[name]), datatype=rdf.XSD.date)))
        for name, term in (("status", f"{OURS}status"), ("plover", f"{OURS}plover"), ("mode", f"{OURS}mode"), ("iso3", f"{OURS}iso3"),
                           ("aliases", f"{SCHEMA}alternateName"), ("quotes", f"{SCHEMA}text")):  # fmt: skip
            for value in _values(p.get(name)):
                add((me, rdf.URIRef(term), self._text(value)))

    def edge(self, edge: Edge) -> None:
        rdf, add = self._rdf, self._graph.add
        source, target = self._name(edge.source), self._name(edge.target)
        if self._is_event[edge.target] and not self._is_event[edge.source]:
            # who took part, by a role of SEM, so that it can say as what and for whom
            role = rdf.BNode()
            add((target, rdf.URIRef(f"{SEM}hasActor"), source))
            add((target, rdf.URIRef(f"{OURS}participation"), role))
            add((role, rdf.RDF.type, rdf.URIRef(f"{SEM}Role")))
            add((role, rdf.RDF.value, source))
            add((role, rdf.URIRef(f"{SEM}roleType"), rdf.URIRef(OURS + edge.type)))
            for side in _values(edge.properties.get("side")):
                add((role, rdf.URIRef(f"{OURS}side"), self._name(side)))
        elif edge.type == "HELD_IN":
            add((source, rdf.URIRef(f"{SEM}hasPlace"), target))
        elif edge.type == "LOCATED_IN":
            add((source, rdf.URIRef(f"{SCHEMA}containedInPlace"), target))
        else:
            add((source, rdf.URIRef(OURS + edge.type), target))
            if edge.type == "HOLDS_OFFICE" and not edge.properties.get("former"):
                for title in _values(edge.properties.get("title")):
                    add((source, rdf.URIRef(f"{SCHEMA}jobTitle"), self._text(title)))

    def close(self) -> None:
        self.out.write(self._graph.serialize(format="turtle"))

    def _name(self, id_: str) -> URIRef:
        return self._rdf.URIRef(OURS + quote(clean(id_), safe=":-"))

    def _text(self, text: str) -> Any:
        return self._rdf.Literal(clean(text))


def _values(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
