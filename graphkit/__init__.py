"""The knowledge graph of who negotiates with whom: `from graphkit import Graph`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.graph import Graph

__all__ = ["Graph", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # the driver and networkx load when a graph is opened, not when a command prints its help
    if name == "Graph":
        from graphkit.graph import Graph

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
