"""The graph in other programs' forms: one file a format, chosen by the file's ending.

Adding a format is one module with an `Exporter` and one line in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError
from graphkit.export.base import Exporter, whole_file
from graphkit.export.graph import Edge, Node, Reads, edges, nodes

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "TABLES", "Edge", "Exporter", "Node", "export", "to_networkx"]

FORMATS: dict[str, str] = {
    "graphml": "graphkit.export.graphml:GraphML",
}
"""Format -> module:class; the format is the file's ending unless the user names one."""
TABLES: dict[str, str] = {
    "csv": "graphkit.export.events:write_csv",
}
"""Format -> module:function for tables of events, which aren't graphs: rows come out instead of nodes and edges."""


def export(read: Reads, path: Path, format_: str | None = None) -> tuple[int, int]:
    """Write the graph to a file; returns how many nodes and edges it holds (of a table: 0 and its rows).

    Raises InputError for an ending that names no format, and where the file can't be written; then the old file stays as it was.
    """
    chosen = format_ or path.suffix.removeprefix(".").lower()
    if chosen not in FORMATS and chosen not in TABLES:
        known = ", ".join([*FORMATS, *TABLES])
        raise InputError(f"no export format {chosen!r} ({path}): the file's ending or --format must be one of {known}")
    module, _, name = (FORMATS.get(chosen) or TABLES[chosen]).partition(":")
    kind = getattr(import_module(module), name)
    if chosen in TABLES:
        with whole_file(path) as out:
            return 0, kind(read, out)
    ids: list[str] = []
    count = 0
    with whole_file(path) as out:
        exporter: Exporter = kind(out)
        for node in nodes(read):
            exporter.node(node)
            ids.append(node.id)
        for edge in edges(read, ids):
            exporter.edge(edge)
            count += 1
        exporter.close()
    return len(ids), count


def to_networkx(read: Reads) -> nx.MultiDiGraph[Any]:
    """The whole graph in memory as a networkx MultiDiGraph."""
    from graphkit.export.networkx_graph import networkx_graph

    found = list(nodes(read))
    return networkx_graph(found, edges(read, (n.id for n in found)))
