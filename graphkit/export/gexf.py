"""GEXF 1.3 with time: Gephi's timeline shows who met whom when. Written as it comes, so that memory doesn't grow with the graph."""

from __future__ import annotations

from typing import IO

from graphkit.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, AttributeType, typed
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node, Value
from graphkit.export.graphml import quoted
from graphkit.export.looks import rgb, size

__all__ = ["GEXF"]

_TYPES = {"int": "integer", "string": "string", "double": "double", "boolean": "boolean"}
_OWN = ("label", "weight", "start", "end")
"""What GEXF has words of its own for."""


class GEXF(Exporter):
    """A dynamic graph whose events and edges last from their first day to their last; what has no day is always there."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        self._in_edges = False
        self._count = 0
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
            "  <meta><creator>graphkit</creator></meta>\n"
            '  <graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">\n'
        )
        for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
            out.write(f'    <attributes class="{domain}" mode="static">\n')
            for name, type_ in attributes.items():
                if name not in _OWN:
                    out.write(f'      <attribute id="{name}" title="{name}" type="{_TYPES[type_]}"/>\n')
            out.write("    </attributes>\n")
        out.write("    <nodes>\n")

    def node(self, node: Node) -> None:
        values = {**node.properties, "kind": node.kind}
        r, g, b = rgb(node)
        self.out.write(
            f"      <node id={quoted(node.id)} label={quoted(node.label)}{_spell(node.properties)}>{_values(NODE_ATTRIBUTES, values)}"
            f'<viz:color r="{r}" g="{g}" b="{b}"/><viz:size value="{size(node)}"/></node>\n'
        )

    def edge(self, edge: Edge) -> None:
        self._begin_edges()
        self._count += 1
        weight = typed(edge.properties.get("weight"), "double") or 1.0
        self.out.write(
            f'      <edge id="{self._count}" source={quoted(edge.source)} target={quoted(edge.target)} label={quoted(edge.type)} '
            f'kind={quoted(edge.type)} weight="{weight}"{_spell(edge.properties)}>{_values(EDGE_ATTRIBUTES, edge.properties)}</edge>\n'
        )

    def close(self) -> None:
        self._begin_edges()
        self.out.write("    </edges>\n  </graph>\n</gexf>\n")

    def _begin_edges(self) -> None:
        if not self._in_edges:
            self._in_edges = True
            self.out.write("    </nodes>\n    <edges>\n")


def _spell(properties: dict[str, Value]) -> str:
    """The days that something lasted, as attributes."""
    found = [(name, properties.get(name)) for name in ("start", "end")]
    return "".join(f" {name}={quoted(str(day))}" for name, day in found if day)


def _values(attributes: dict[str, AttributeType], values: dict[str, Value]) -> str:
    parts = []
    for name, type_ in attributes.items():
        if name not in _OWN and (value := typed(values.get(name), type_)) is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            parts.append(f'<attvalue for="{name}" value={quoted(text)}/>')
    return f"<attvalues>{''.join(parts)}</attvalues>" if parts else ""
