"""The graph in memory, as networkx knows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphkit.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, typed
from graphkit.export.graph import Edge, Node

if TYPE_CHECKING:
    import networkx as nx


def networkx_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> nx.MultiDiGraph[Any]:
    """A MultiDiGraph keyed by the graph's ids, with the attributes that the exports carry, each of one type.

    `kind` and `label` of a node are its label in the graph and what to write beside it; an edge's `label` is its relationship type.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for node in nodes:
        values = {**node.properties, "label": node.label, "kind": node.kind}
        graph.add_node(node.id, **{k: v for k, t in NODE_ATTRIBUTES.items() if (v := typed(values.get(k), t)) is not None})
    for edge in edges:
        values = {**edge.properties, "label": edge.type}
        attributes = {k: v for k, t in EDGE_ATTRIBUTES.items() if (v := typed(values.get(k), t)) is not None}
        graph.add_edge(edge.source, edge.target, key=edge.key, **attributes)
    return graph
