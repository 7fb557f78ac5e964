"""One Spark session for the tests of the cluster, on two cores of this machine. They run apart: `pytest -m spark`."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
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
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
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
    opened.sparkContext.setCheckpointDir(str(tmp_path_factory.mktemp("checkpoints")))
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


@pytest.fixture(scope="session")
def standalone(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a standalone cluster on this machine: a master and two workers of one core each, processes of their own."""
    import pyspark

    home = Path(pyspark.__file__).parent
    logs = tmp_path_factory.mktemp("spark")
    port = free_port()
    url = f"spark://127.0.0.1:{port}"
    # SPARK_LOCAL_IP: what the machine's name leads to may be an address that nobody listens at
    env = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(home), "PYTHONPATH": str(ROOT), "SPARK_DAEMON_MEMORY": "256m"}
    master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = ["org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "1536m", "--webui-port", "0", "--work-dir", str(logs)]
    running = []
    try:
        for number, words in enumerate((master, [*worker, url], [*worker, url])):
            with (logs / f"{number}.log").open("wb") as log:
                running.append(
                    subprocess.Popen([home / "bin" / "spark-class", *words], env=env, stdout=log, stderr=log, start_new_session=True)
                )
        waited = time.monotonic() + 90
        while (logs / "0.log").read_text(errors="replace").count("Registering worker") < 2:
            assert time.monotonic() < waited, "\n".join(p.read_text(errors="replace")[-2000:] for p in logs.glob("*.log"))
            time.sleep(0.3)
        yield url
    finally:
        for process in reversed(running):
            os.killpg(process.pid, signal.SIGTERM)
        for process in running:
            process.wait(timeout=30)


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
