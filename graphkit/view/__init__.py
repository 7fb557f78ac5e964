"""One self-contained page of the graph: the network, a timeline of talks and a map, each with the sentences behind it."""

from __future__ import annotations

from graphkit.view.page import MOST_NODES, write

__all__ = ["MOST_NODES", "write"]
