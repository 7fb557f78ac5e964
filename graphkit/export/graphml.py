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

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        out.write(_HEAD)
        for prefix, domain, attributes in (("n", "node", NODE_ATTRIBUTES), ("e", "edge", EDGE_ATTRIBUTES)):
            for name, type_ in attributes.items():
                out.write(f'  <key id="{prefix}_{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n')
        out.write('  <graph edgedefault="directed">\n')

    def node(self, node: Node) -> None:
        self.out.write(f"    <node id={_quoted(node.id)}>")
        self._data("n", NODE_ATTRIBUTES, {**node.properties, "label": node.label, "kind": node.kind})
        self.out.write("</node>\n")

    def edge(self, edge: Edge) -> None:
        self.out.write(f"    <edge source={_quoted(edge.source)} target={_quoted(edge.target)}>")
        self._data("e", EDGE_ATTRIBUTES, {"weight": 1.0, **edge.properties, "label": edge.type})
        self.out.write("</edge>\n")

    def close(self) -> None:
        self.out.write("  </graph>\n</graphml>\n")

    def _data(self, prefix: str, attributes: dict[str, AttributeType], values: dict[str, Value]) -> None:
        for name, type_ in attributes.items():
            value = typed(values.get(name), type_)
            if value is not None:
                text = str(value).lower() if isinstance(value, bool) else escape(str(value))
                self.out.write(f'<data key="{prefix}_{name}">{text}</data>')


def _quoted(text: str) -> str:
    return quoteattr(clean(text))
