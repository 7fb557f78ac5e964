"""GraphML for yEd: shapes with colours and labels, edges with theirs, and a layout, so that it opens readable."""

from __future__ import annotations

from typing import IO
from xml.sax.saxutils import escape

from graphkit.export.attributes import clean
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node
from graphkit.export.graphml import quoted
from graphkit.export.layout import layout
from graphkit.export.looks import colour, is_planned

__all__ = ["LAID_OUT", "YEd"]

LAID_OUT = 5_000
"""The most nodes that a layout is made for; with more, they stand in rows, and yEd's own layouts are there."""
_SPREAD = 110.0
_SHAPES = {"Person": "ellipse", "Country": "hexagon", "Organization": "roundrectangle", "Place": "diamond", "Document": "parallelogram"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">\n'
    '  <key id="d0" for="node" yfiles.type="nodegraphics"/>\n  <key id="d1" for="edge" yfiles.type="edgegraphics"/>\n'
    '  <key id="d2" for="node" attr.name="description" attr.type="string"/>\n'
    '  <key id="d3" for="edge" attr.name="description" attr.type="string"/>\n'
    '  <graph edgedefault="directed" id="G">\n'
)


class YEd(Exporter):
    """Keeps nodes and edges until the end: a layout needs them all."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        self._nodes: list[Node] = []
        self._edges: list[Edge] = []

    def node(self, node: Node) -> None:
        self._nodes.append(node)

    def edge(self, edge: Edge) -> None:
        self._edges.append(edge)

    def close(self) -> None:
        self.out.write(_HEAD)
        for node, (x, y) in zip(self._nodes, self._places(), strict=True):
            self._shape(node, x * _SPREAD, y * _SPREAD)
        for edge in self._edges:
            self._line(edge)
        self.out.write("  </graph>\n</graphml>\n")

    def _places(self) -> list[tuple[float, float]]:
        count = len(self._nodes)
        if count > LAID_OUT:
            width = round(count**0.5)
            return [(float(i % width), float(i // width)) for i in range(count)]
        number = {n.id: i for i, n in enumerate(self._nodes)}
        return layout(count, [(number[e.source], number[e.target]) for e in self._edges])

    def _shape(self, node: Node, x: float, y: float) -> None:
        label = clean(node.label)
        width = max(60.0, 7.0 * min(len(label), 40) + 16)
        style = "dashed" if is_planned(node) else "line"
        told = "; ".join(f"{k}: {v}" for k, v in node.properties.items() if k in ("status", "start", "end", "place", "aliases"))
        self.out.write(
            f'    <node id={quoted(node.id)}><data key="d2">{escape(clean(told))}</data><data key="d0"><y:ShapeNode>'
            f'<y:Geometry height="30.0" width="{width:.1f}" x="{x - width / 2:.1f}" y="{y - 15:.1f}"/>'
            f'<y:Fill color="{colour(node)}" transparent="false"/><y:BorderStyle color="#555555" type="{style}" width="1.0"/>'
            f'<y:NodeLabel alignment="center" autoSizePolicy="content" fontFamily="Dialog" fontSize="12" textColor="#ffffff" '
            f'visible="true">{escape(label)}</y:NodeLabel><y:Shape type="{_SHAPES.get(node.kind, "rectangle")}"/>'
            "</y:ShapeNode></data></node>\n"
        )

    def _line(self, edge: Edge) -> None:
        told = "; ".join(f"{k}: {v}" for k, v in edge.properties.items() if k in ("role", "status", "start", "end", "title"))
        label = str(edge.properties.get("title") or edge.type.lower().replace("_", " "))
        style = "dashed" if edge.type in ("EXPECTED_AT", "NOT_AT", "TO_MEET", "TRAVELS_TO") else "line"
        self.out.write(
            f'    <edge source={quoted(edge.source)} target={quoted(edge.target)}><data key="d3">{escape(clean(told))}</data>'
            f'<data key="d1"><y:PolyLineEdge><y:LineStyle color="#888888" type="{style}" width="1.0"/>'
            f'<y:Arrows source="none" target="standard"/><y:EdgeLabel fontFamily="Dialog" fontSize="9" textColor="#555555" '
            f'visible="true">{escape(clean(label))}</y:EdgeLabel></y:PolyLineEdge></data></edge>\n'
        )
