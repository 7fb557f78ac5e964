"""A GraSS style for the classic Browser: who and where in calm colours, what happened in strong ones, captions that read well."""

from __future__ import annotations

from typing import get_args

from graphkit.vocabulary import EventType

__all__ = ["COLOURS", "grass"]

COLOURS = {
    "Person": ("#3b6ea5", "name"),
    "Country": ("#7a9e4d", "name"),
    "Organization": ("#5f8d8a", "name"),
    "Group": ("#8fae9c", "name"),
    "Place": ("#b9a06b", "name"),
    "Document": ("#8c7aa9", "name"),
    "Meeting": ("#c8553d", "start"),
    "Call": ("#dd8a4a", "start"),
    "Visit": ("#d9ae3c", "start"),
    "Statement": ("#9a6fb0", "type"),
    "Article": ("#6b6f76", "title"),
    "Sentence": ("#a3a7ad", "text"),
}
"""Label -> its colour and the property that captions it. The colours keep apart for readers who see red and green alike."""
_ACT = ("#a34a5f", "type")
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
    acts = {t: _ACT for t in get_args(EventType) if t not in COLOURS}
    for label, (colour, caption) in (COLOURS | acts).items():
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
