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
from graphkit.export.select import Selection, selected

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FLAVOURS", "FORMATS", "TABLES", "Edge", "Exporter", "Node", "Selection", "export", "to_networkx"]

FORMATS: dict[str, str] = {
    "graphml": "graphkit.export.graphml:GraphML",
    "gexf": "graphkit.export.gexf:GEXF",
    "cyjs": "graphkit.export.cyjs:CytoscapeJSON",
    "ftm": "graphkit.export.ftm:FollowTheMoney",
    "ttl": "graphkit.export.turtle:Turtle",
}
"""Format -> module:class; the format is the file's ending unless the user names one."""
FLAVOURS: dict[str, str] = {
    "plain": FORMATS["graphml"],
    "gephi": "graphkit.export.gephi:GephiGraphML",
    "yed": "graphkit.export.yed:YEd",
}
"""Flavour of GraphML -> module:class."""
TABLES: dict[str, str] = {
    "csv": "graphkit.export.events:write_csv",
    "parquet": "graphkit.export.parquet:write_parquet",
}
"""Format -> module:function for tables of events, which aren't graphs: rows come out instead of nodes and edges."""


def export(
    read: Reads, path: Path, format_: str | None = None, *, flavour: str | None = None, selection: Selection | None = None
) -> tuple[int, int]:
    """Write the graph, or a part of it, to a file; returns how many nodes and edges it holds (of a table: 0 and its rows).

    Raises InputError for an ending that names no format, a flavour or a part that the format hasn't, and where the file can't be written;
    then the old file stays as it was.
    """
    chosen = format_ or path.suffix.removeprefix(".").lower()
    if chosen not in FORMATS and chosen not in TABLES:
        known = ", ".join([*FORMATS, *TABLES])
        raise InputError(f"no export format {chosen!r} ({path}): the file's ending or --format must be one of {known}")
    if flavour is not None and (chosen != "graphml" or flavour not in FLAVOURS):
        raise InputError(f"no flavour {flavour!r} of {chosen}: GraphML has {', '.join(FLAVOURS)}, other formats have none")
    if chosen in TABLES:
        if selection:
            raise InputError(
                f"{chosen} is a table of all events: choose a part of it by its columns (--person and the like are for graphs)"
            )
        return 0, _table(read, path, chosen)
    kind = _loaded(FLAVOURS[flavour] if flavour else FORMATS[chosen])
    ids: list[str] = []
    count = 0
    some = to_select(read, selection) if selection else None  # before the file is begun
    with whole_file(path) as out:
        exporter: Exporter = kind(out)
        for node in some[0] if some else nodes(read):
            exporter.node(node)
            ids.append(node.id)
        for edge in some[1] if some else edges(read, ids):
            exporter.edge(edge)
            count += 1
        exporter.close()
    return len(ids), count


def _table(read: Reads, path: Path, chosen: str) -> int:
    write = _loaded(TABLES[chosen])
    if chosen != "csv":
        return int(write(read, path))
    with whole_file(path) as out:
        return int(write(read, out))


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def to_select(read: Reads, selection: Selection) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges of a part of the graph, in memory. Raises InputError for a name that the graph doesn't hold."""
    found = list(nodes(read))
    return selected(selection, found, edges(read, (n.id for n in found)))


def to_networkx(read: Reads, selection: Selection | None = None) -> nx.MultiDiGraph[Any]:
    """The graph, or a part of it, in memory as a networkx MultiDiGraph."""
    from graphkit.export.networkx_graph import networkx_graph

    if selection:
        return networkx_graph(*to_select(read, selection))
    found = list(nodes(read))
    return networkx_graph(found, edges(read, (n.id for n in found)))
