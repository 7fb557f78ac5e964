"""Stores for the tests: the embedded one and a real Neo4j, started once a run, emptied for each test that writes.

`graph` (and `store`) run a test on both; `make_graph` opens further graphs on the same store. A Neo4j that can't be fetched skips its
tests with one line, except in CI, where it fails them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.graph import Graph
from graphkit.settings import Settings
from graphkit.store import embedded, neo4j_local, schema
from graphkit.store.bolt import Store


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tests see neither the user's settings nor the user's store."""
    for name in [n for n in os.environ if n.startswith("GRAPHKIT_")]:
        del os.environ[name]
    os.environ["GRAPHKIT_SETTINGS"] = str(tmp_path_factory.mktemp("settings") / "settings.env")
    os.environ["GRAPHKIT_STORE"] = str(tmp_path_factory.mktemp("default") / "store")
    os.environ["GRAPHKIT_LINGER"] = "0.5"


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the embedded store that the whole run shares."""
    return Settings(store=tmp_path_factory.mktemp("embedded") / "store", linger=1.0)


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a real Neo4j of the run's own, started from jars in the user's cache folder."""
    settings = Settings(neo4j_home=tmp_path_factory.mktemp("neo4j") / "home", url="local")
    try:
        neo4j_local.start(settings)
    except StoreError as e:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no real Neo4j here: {e}")
    yield settings
    neo4j_local.stop(settings)


@pytest.fixture(scope="session", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each store in turn."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture(scope="session")
def session_store(store_settings: Settings) -> Iterator[Store]:
    """An open store for the whole run."""
    with Graph.open(settings=store_settings) as graph:
        yield graph.store


def wipe(store: Store) -> None:
    """Empty a store but for its schema."""
    labels = [label for label in schema.UNIQUE if label not in ("Schema", "WriteLock")]
    for label in labels:
        while store.write(lambda tx, x=label: tx.rows(f"MATCH (n:{x}) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"))[0]["n"]:  # type: ignore[misc]
            pass


@pytest.fixture
def store(session_store: Store) -> Store:
    """An emptied store, with its schema."""
    wipe(session_store)
    return session_store


@pytest.fixture
def graph(store: Store, store_settings: Settings) -> Graph:
    """A graph on an emptied store; it stays open."""
    return Graph(store, store_settings)


@pytest.fixture
def make_graph(store_settings: Settings) -> Callable[[], Graph]:
    """Opens another graph on the store under test; close it."""
    return lambda: Graph.open(settings=store_settings)


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Settings]:
    """Settings of an embedded store of the test's own, stopped afterwards."""
    settings = Settings(store=tmp_path / "store", linger=0.0)
    yield settings
    embedded.stop(settings)
