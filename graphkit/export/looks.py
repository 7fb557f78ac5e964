"""How exports look: a colour and a size for each kind of node, shared with Neo4j Browser's style and the page."""

from __future__ import annotations

from graphkit.export.graph import Node

__all__ = ["ACT", "COLOURS", "colour", "is_planned", "rgb", "size"]

COLOURS = {
    "Person": "#3b6ea5", "Country": "#7a9e4d", "Organization": "#5f8d8a", "Group": "#8fae9c", "Place": "#b9a06b", "Document": "#8c7aa9",
    "Meeting": "#c8553d", "Call": "#dd8a4a", "Visit": "#d9ae3c", "Statement": "#9a6fb0",
}  # fmt: skip
"""Kind of node -> colour; who and where calm, what happened strong. Acts have one colour of their own."""
ACT = "#a34a5f"
_SIZES = {"Meeting": 22.0, "Call": 18.0, "Country": 20.0, "Person": 16.0, "Organization": 16.0}


def colour(node: Node) -> str:
    """The node's colour as #rrggbb."""
    return COLOURS.get(node.kind, ACT)


def rgb(node: Node) -> tuple[int, int, int]:
    """The node's colour as three numbers up to 255."""
    text = colour(node)
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def size(node: Node) -> float:
    """The node's size, in a picture's points."""
    return _SIZES.get(node.kind, 12.0)


def is_planned(node: Node) -> bool:
    """Whether a node is an event that has not happened, or won't."""
    return node.properties.get("status") in ("planned", "proposed", "denied", "cancelled")
