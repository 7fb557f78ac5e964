"""A Spark session with the settings that our steps need, and its errors as one line."""

from __future__ import annotations

import os
import re
import shutil
import sys
import warnings
from types import TracebackType
from typing import Literal

from pyspark import SparkConf
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from graphkit.errors import GraphkitError, InputError

__all__ = ["guarded", "session"]

ARROW_RECORDS = 500
"""Rows of a frame that Spark hands to Python: some 3 MB of articles."""
_OURS = re.compile(r"graphkit\.errors\.\w+: ([^\n]*)")


def session(master: str | None = None) -> SparkSession:
    """The Spark session: that of `spark-submit`, or a new one at the master; without either, all cores of this machine.

    Raises InputError where there is no Java, or no such master.
    """
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        raise InputError("Spark needs Java 17 or later, and there is none: install it, or set JAVA_HOME")
    conf = SparkConf()
    master = master or conf.get("spark.master") or "local[*]"
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("graphkit cluster").master(master)
    for name, value in _SETTINGS.items():
        if not conf.contains(name):
            builder = builder.config(name, value)
    return builder.getOrCreate()


# what goes wrong is told by `guarded`, without Java's stack
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(ARROW_RECORDS),
    "spark.sql.session.timeZone": "UTC",
    # some thousand articles a task: minutes of work, and not hours that a lost worker takes with it
    "spark.sql.files.maxPartitionBytes": "8m",
    # a task that writes is not to be run twice at once, nor one that holds a model without need
    "spark.speculation": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",
    "spark.cleaner.referenceTracking.cleanCheckpoints": "true",
}


class guarded:
    """What Spark raises, as one line: our own error where a worker has raised one."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> Literal[False]:
        from py4j.protocol import Py4JError

        if isinstance(error, (PySparkException, Py4JError)):
            # what Java says, and not that Python called it
            text = str(getattr(error, "java_exception", None) or error)
            ours = _OURS.search(text)
            lines = [line for line in text.splitlines() if line.strip()]
            raise GraphkitError(ours[1] if ours else f"Spark failed: {lines[0][:300] if lines else type(error).__name__}") from error
        return False
