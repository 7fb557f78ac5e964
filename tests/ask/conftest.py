"""The small world, told to each store once a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graphkit.graph import Graph
from tests.ask.world import world
from tests.conftest import wipe


@pytest.fixture(scope="module")
def told(session_store: Any, store_settings: Any) -> Iterator[Graph]:
    """The world in an emptied store, once for all queries."""
    wipe(session_store)
    graph = Graph(session_store, store_settings)
    graph.load(world())
    yield graph
    wipe(session_store)
