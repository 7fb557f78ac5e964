"""One Spark session for the tests of the cluster, on two cores of this machine. They run apart: `pytest -m spark`."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.graph import Graph
from graphkit.settings import Settings
from tests.conftest import wipe

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session as `graphkit cluster` opens it, at local[2]."""
    for module in ("pyspark", "pandas", "pyarrow"):
        pytest.importorskip(module, reason=f"the cluster needs {module}: pip install 'diplomatic-graphkit[spark]'")
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("Spark needs Java 17 or later: set JAVA_HOME")
    from graphkit.cluster.session import session

    os.environ["PYTHONPATH"] = str(ROOT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = session("local[2]")
    opened.conf.set("spark.sql.shuffle.partitions", "3")
    yield opened
    opened.stop()


@pytest.fixture(scope="session")
def real_neo4j(neo4j_settings: Settings) -> Iterator[Graph]:
    """A graph on the real Neo4j of the run."""
    with Graph.open(settings=neo4j_settings) as graph:
        yield graph


@pytest.fixture
def neo4j(real_neo4j: Graph) -> Graph:
    """The graph on the real Neo4j, emptied; also of what a run of the cluster has noted there."""
    wipe(real_neo4j.store)
    real_neo4j.store.write(lambda tx: tx.run("MATCH (s:Schema {id: 'cluster'}) DELETE s"))
    return real_neo4j
