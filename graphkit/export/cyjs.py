"""Cytoscape's JSON (.cyjs), for Cytoscape and cytoscape.js; one element at a time."""

from __future__ import annotations

import json
from typing import IO, Any

from graphkit.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, AttributeType, clean, typed
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node, Value
from graphkit.export.looks import colour, size

__all__ = ["CytoscapeJSON"]


class CytoscapeJSON(Exporter):
    """Elements with the attributes that GraphML has; a node's `name` is its label, as Cytoscape shows it."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        self._count = 0
        self._first = True
        self._in_edges = False
        out.write(
            '{"format_version": "1.0", "generated_by": "graphkit", "target_cytoscapejs_version": "~3.0", "data": {"name": "graphkit"},\n'
        )
        out.write('"elements": {"nodes": [\n')

    def node(self, node: Node) -> None:
        values = {**node.properties, "label": node.label, "kind": node.kind}
        data = {"id": clean(node.id), **_values(NODE_ATTRIBUTES, values), "name": clean(node.label)}
        self._element({**data, "colour": colour(node), "size": size(node)})

    def edge(self, edge: Edge) -> None:
        self._begin_edges()
        self._count += 1
        ends = {"id": f"e{self._count}", "source": clean(edge.source), "target": clean(edge.target), "interaction": edge.type}
        self._element({**ends, **_values(EDGE_ATTRIBUTES, {**edge.properties, "label": edge.type})})

    def close(self) -> None:
        self._begin_edges()
        self.out.write("\n]}}\n")

    def _begin_edges(self) -> None:
        if not self._in_edges:
            self._in_edges, self._first = True, True
            self.out.write('\n], "edges": [\n')

    def _element(self, data: dict[str, Any]) -> None:
        self.out.write(("" if self._first else ",\n") + json.dumps({"data": data}, ensure_ascii=False))
        self._first = False


def _values(attributes: dict[str, AttributeType], values: dict[str, Value]) -> dict[str, Any]:
    return {name: value for name, type_ in attributes.items() if (value := typed(values.get(name), type_)) is not None}
