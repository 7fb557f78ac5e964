"""A Spark session with the settings that our steps need, and its errors as one line."""

from __future__ import annotations

import os
import re
import sys
import warnings
from types import TracebackType
from typing import Literal

from graphkit.errors import GraphkitError, InputError

try:
    import pandas  # noqa: F401  pyspark asks for it later, and in more words
    import pyarrow  # noqa: F401
    from pyspark import SparkConf
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
except ImportError as e:
    raise InputError(f"the cluster needs {e.name}: pip install 'diplomatic-graphkit[spark]'") from e

__all__ = ["guarded", "session"]

ARROW_RECORDS = 500
"""Rows of a frame that Spark hands to Python: some 3 MB of articles."""
_OURS = re.compile(r"graphkit\.errors\.\w+: ([^\n]*)")


def session(master: str | None = None) -> SparkSession:
    """The Spark session: that of `spark-submit`, or a new one at the master; without either, all cores of this machine.

    Raises InputError where there is no Java, or no such master.
    """
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    conf = SparkConf()
    master = master or conf.get("spark.master") or "local[*]"
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("graphkit cluster").master(master)
    for name, value in _SETTINGS.items():
        if not conf.contains(name):
            builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(ARROW_RECORDS),
    "spark.sql.session.timeZone": "UTC",
    # a task that writes is not to be run twice at once, nor one that holds a model without need
    "spark.speculation": "false",
    "spark.ui.showConsoleProgress": "false",
}


class guarded:
    """What Spark raises, as one line: our own error where a worker has raised one."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> Literal[False]:
        from py4j.protocol import Py4JError

        if isinstance(error, (PySparkException, Py4JError)):
            text = str(error)
            ours = _OURS.search(text)
            lines = [line for line in text.splitlines() if line.strip()]
            raise GraphkitError(ours[1] if ours else f"Spark failed: {lines[0][:300] if lines else type(error).__name__}") from error
        return False
