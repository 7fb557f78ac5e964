"""FollowTheMoney entities as JSON lines, for Aleph, OpenSanctions and their tools: people, bodies, events with those involved, offices.

A country is a PublicBody, a place an Address, a meeting, call or visit an Event, an office an Employment (of a state's body) and every
other tie between two entities an UnknownLink that says what it is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import IO, Any

from graphkit.export.attributes import clean
from graphkit.export.base import Exporter
from graphkit.export.graph import Edge, Node
from graphkit.load.ids import digest

__all__ = ["FollowTheMoney"]

_SCHEMATA = {"Person": "Person", "Country": "PublicBody", "Organization": "Organization", "Group": "Organization", "Place": "Address",
             "Document": "Document"}  # fmt: skip
_ORGANIZERS = ("HOSTED", "MEDIATED")
_LINKABLE = ("Person", "PublicBody", "Organization")


class FollowTheMoney(Exporter):
    """Entities are written as they come; events wait for the edges that say who was involved and where."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(out)
        self._schema: dict[str, str] = {}
        self._events: dict[str, dict[str, list[str]]] = {}

    def node(self, node: Node) -> None:
        p = node.properties
        told: dict[str, list[str]] = defaultdict(list)
        if node.kind not in _SCHEMATA:
            self._schema[node.id] = "Event"
            told["name"] = [node.label]
            told["startDate"], told["endDate"] = _texts(p.get("start")), _texts(p.get("end"))
            told["keywords"] = _texts(node.kind) + _texts(p.get("plover")) + [f"status: {s}" for s in _texts(p.get("status"))]
            told["summary"] = _texts(p.get("quotes"))
            self._events[node.id] = told
            return
        schema = self._schema[node.id] = _SCHEMATA[node.kind]
        if schema == "Address":
            told["full"] = [node.label]
            told["latitude"], told["longitude"] = _texts(p.get("latitude")), _texts(p.get("longitude"))
        elif schema == "Document":
            told["title"] = [node.label]
        else:
            told["name"], told["alias"] = [node.label], _texts(p.get("aliases"))
            if schema == "Person":
                told["position"] = _texts(p.get("positions"))
        self._write(node.id, schema, told)

    def edge(self, edge: Edge) -> None:
        source, target = self._schema.get(edge.source), self._schema.get(edge.target)
        if target == "Event" and source in _LINKABLE:
            self._events[edge.target]["organizer" if edge.type in _ORGANIZERS else "involved"].append(self._id(edge.source))
        elif source == "Event" and target == "Address":
            self._events[edge.source]["addressEntity"].append(self._id(edge.target))
        elif edge.type == "HOLDS_OFFICE" and source == "Person" and target in ("PublicBody", "Organization"):
            self._write(
                f"{edge.source}|{edge.key}|{edge.target}",
                "Employment",
                {
                    "employee": [self._id(edge.source)],
                    "employer": [self._id(edge.target)],
                    "role": _texts(edge.properties.get("title")),
                    "status": ["former"] if edge.properties.get("former") else [],
                },
            )
        elif source in _LINKABLE and target in _LINKABLE:
            self._write(
                f"{edge.source}|{edge.key}|{edge.target}",
                "UnknownLink",
                {
                    "subject": [self._id(edge.source)],
                    "object": [self._id(edge.target)],
                    "role": [edge.type.lower().replace("_", " ")],
                    "status": _texts(edge.properties.get("status")),
                    "startDate": _texts(edge.properties.get("start")),
                    "endDate": _texts(edge.properties.get("end")),
                },
            )

    def close(self) -> None:
        for id_, told in self._events.items():
            self._write(id_, "Event", told)

    def _id(self, id_: str) -> str:
        return f"graphkit-{digest(id_)}"

    def _write(self, id_: str, schema: str, told: dict[str, list[str]]) -> None:
        properties: dict[str, Any] = {k: list(dict.fromkeys(clean(v) for v in values)) for k, values in sorted(told.items()) if values}
        self.out.write(json.dumps({"id": self._id(id_), "schema": schema, "properties": properties}, ensure_ascii=False) + "\n")


def _texts(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
