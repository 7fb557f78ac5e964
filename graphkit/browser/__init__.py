"""What makes Neo4j Browser at home in the graph: saved queries as favourites, a style, parameters and a guide."""

from __future__ import annotations

from graphkit.browser.files import write

__all__ = ["write"]
