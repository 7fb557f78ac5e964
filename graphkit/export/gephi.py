"""GraphML for Gephi: colour as r, g, b, a size, a weight, and the days of events and edges as the `start` and `end` of Gephi's timeline."""

from __future__ import annotations

from typing import IO

from graphkit.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, AttributeType
from graphkit.export.graph import Node, Value
from graphkit.export.graphml import GraphML
from graphkit.export.looks import rgb, size

__all__ = ["GephiGraphML"]

_LOOKS: dict[str, AttributeType] = {"size": "double", "r": "int", "g": "int", "b": "int"}


class GephiGraphML(GraphML):
    """GraphML whose looks Gephi takes over when it imports."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out, {**NODE_ATTRIBUTES, **_LOOKS}, EDGE_ATTRIBUTES)

    def looks(self, node: Node) -> dict[str, Value]:
        r, g, b = rgb(node)
        return {"size": size(node), "r": r, "g": g, "b": b}
