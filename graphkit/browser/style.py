"""A GraSS style for the classic Browser: who and where in calm colours, what happened in strong ones, captions that read well."""

from __future__ import annotations

from typing import get_args

from graphkit.export.looks import ACT, COLOURS
from graphkit.vocabulary import EventType

__all__ = ["grass"]

CAPTIONS = {
    "Person": "name", "Country": "name", "Organization": "name", "Group": "name", "Place": "name", "Document": "name",
    "Meeting": "start", "Call": "start", "Visit": "start", "Statement": "type", "Article": "title", "Sentence": "text",
}  # fmt: skip
"""Label -> the property that captions it; acts have their type."""
_PAPER = {"Article": "#6b6f76", "Sentence": "#a3a7ad"}
_NODE = {"diameter": "50px", "color": "#a5abb6", "border-color": "#8a8f98", "border-width": "2px", "font-size": "10px"}
_EDGE = {"color": "#b8bcc4", "shaft-width": "1px", "font-size": "8px", "text-color-external": "#5c6068", "caption": '"<type>"'}
_SIZES = {"Meeting": 70, "Call": 60, "Country": 60, "Person": 55, "Sentence": 35}
_EDGES = {
    "ATTENDED": "#3b6ea5",
    "EXPECTED_AT": "#9fb8d3",
    "NOT_AT": "#d0b2b2",
    "HELD_IN": "#b9a06b",
    "FOLLOWS": "#c8553d",
    "MET": "#3b6ea5",
}


def grass() -> str:
    """The style sheet. A node takes the colour of the first of its labels that stands here, so none that all nodes share does."""
    blocks = [_block("node", _NODE), _block("relationship", _EDGE)]
    for label in dict.fromkeys([*CAPTIONS, *get_args(EventType)]):
        colour, caption = (COLOURS | _PAPER).get(label, ACT), CAPTIONS.get(label, "type")
        look = {"color": colour, "border-color": _darker(colour), "text-color-internal": "#ffffff", "caption": f'"{{{caption}}}"'}
        blocks.append(_block(f"node.{label}", {**look, "diameter": f"{_SIZES.get(label, 50)}px"}))
    for type_, colour in _EDGES.items():
        blocks.append(_block(f"relationship.{type_}", {"color": colour, "shaft-width": "2px", "caption": '"<type>"'}))
    return "\n".join(blocks)


def _block(selector: str, rules: dict[str, str]) -> str:
    lines = "\n".join(f"  {name}: {value};" for name, value in rules.items())
    return f"{selector} {{\n{lines}\n}}\n"


def _darker(colour: str) -> str:
    parts = [int(colour[i : i + 2], 16) * 3 // 4 for i in (1, 3, 5)]
    return "#" + "".join(f"{p:02x}" for p in parts)
