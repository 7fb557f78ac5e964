"""GraphML: one streaming writer, so that memory doesn't grow with the graph. networkx, Gephi, Cytoscape and yEd read it."""

from __future__ import annotations

from typing import IO
from xml.sax.saxutils import escape, quoteattr

from graphkit.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, AttributeType, clean, typed
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node, Value

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


class GraphML(Exporter):
    """Plain GraphML: every attribute declared once with its type, dates as ISO text."""

    def __init__(
        self,
        out: IO[str],
        of_nodes: dict[str, AttributeType] = NODE_ATTRIBUTES,
        of_edges: dict[str, AttributeType] = EDGE_ATTRIBUTES,
    ) -> None:
        super().__init__(out)
        self._of_nodes, self._of_edges = of_nodes, of_edges
        out.write(_HEAD)
        for prefix, domain, attributes in (("n", "node", of_nodes), ("e", "edge", of_edges)):
            for name, type_ in attributes.items():
                out.write(f'  <key id="{prefix}_{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n')
        out.write('  <graph edgedefault="directed">\n')

    def node(self, node: Node) -> None:
        self.out.write(f"    <node id={quoted(node.id)}>")
        self._data("n", self._of_nodes, {**node.properties, "label": node.label, "kind": node.kind, **self.looks(node)})
        self.out.write("</node>\n")

    def edge(self, edge: Edge) -> None:
        self.out.write(f"    <edge source={quoted(edge.source)} target={quoted(edge.target)}>")
        self._data("e", self._of_edges, {"weight": 1.0, **edge.properties, "label": edge.type})
        self.out.write("</edge>\n")

    def looks(self, node: Node) -> dict[str, Value]:
        """What a flavour adds to a node's attributes."""
        return {}

    def close(self) -> None:
        self.out.write("  </graph>\n</graphml>\n")

    def _data(self, prefix: str, attributes: dict[str, AttributeType], values: dict[str, Value]) -> None:
        for name, type_ in attributes.items():
            value = typed(values.get(name), type_)
            if value is not None:
                text = str(value).lower() if isinstance(value, bool) else escape(str(value))
                self.out.write(f'<data key="{prefix}_{name}">{text}</data>')


def quoted(text: str) -> str:
    """The text as an XML attribute's value, in its quotes."""
    return quoteattr(clean(text))
