"""What all steps need of Spark: Python functions over rows, runs of rows of one key, and results that a second run finds.

Rows go through pandas frames of plain columns (strings and numbers) and through Python as dicts; whatever has a structure travels as JSON.
Groups are runs of sorted rows and not frames of their own: a million groups of one row cost a million rows, and a huge one is no frame.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Any

import pandas as pd
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

__all__ = ["Folder", "Row", "dumps", "each", "in_runs", "loads"]

Row = dict[str, Any]
BATCH = 2_000
"""Rows of a frame that goes back to Spark."""
_DAY = "!day"
"""What the name of a property ends with in JSON where its value is a day; no name of ours does."""


def dumps(props: Row) -> str:
    """A row's properties as JSON; days stay days."""
    told = {f"{k}{_DAY}" if isinstance(v, dt.date) else k: v.isoformat() if isinstance(v, dt.date) else v for k, v in props.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def loads(text: str) -> Row:
    """What `dumps` wrote."""
    told: Row = json.loads(text)
    return {k.removesuffix(_DAY): dt.date.fromisoformat(v) if k.endswith(_DAY) else v for k, v in told.items()}


def each(frame: DataFrame, function: Callable[[Iterator[Row]], Iterable[Row]], schema: str) -> DataFrame:
    """The rows that the function makes of a partition's rows; what it needs of the project it imports in the worker."""
    columns = _columns(schema)

    def work(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        yield from _frames(function(_rows(frames)), columns)

    return frame.mapInPandas(work, schema)


def in_runs(frame: DataFrame, key: str, function: Callable[[str, Iterator[Row]], Iterable[Row]], schema: str) -> DataFrame:
    """The rows that the function makes of all rows of one key, for each key: (key, its rows, which it reads once and in no order)."""

    def runs(rows: Iterator[Row]) -> Iterator[Row]:
        for value, run in groupby(rows, key=lambda r: r[key]):
            yield from function(value, run)

    return each(frame.repartition(key).sortWithinPartitions(key), runs, schema)


def _columns(schema: str) -> list[str]:
    return [part.split()[0] for part in schema.split(",")]


def _rows(frames: Iterator[pd.DataFrame]) -> Iterator[Row]:
    for frame in frames:
        names = list(frame.columns)
        # pandas has NaN, NA or None where Spark has null
        plain = frame.astype(object).where(frame.notna(), None)
        for values in plain.itertuples(index=False, name=None):
            yield dict(zip(names, values, strict=True))


def _frames(rows: Iterable[Row], columns: list[str]) -> Iterator[pd.DataFrame]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        # object and no type that pandas guesses: a column of nulls stays one
        yield pd.DataFrame({c: pd.Series([r.get(c) for r in batch], dtype=object) for c in columns})


class Folder:
    """The folder of a run, in any file system that Spark writes: a frame that is finished is not made again."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        self.spark, self.path = spark, path.rstrip("/")

    def saved(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The frame of the name; made and written first where no earlier run has finished it."""
        if self.noted(f"done/{name}") is None:
            make().write.mode("overwrite").parquet(f"{self.path}/{name}")
            self.note(f"done/{name}", name)
        return self.spark.read.parquet(f"{self.path}/{name}")

    def note(self, name: str, text: str) -> None:
        """Keep a text under the name."""
        self.spark.createDataFrame([(text,)], "text string").coalesce(1).write.mode("overwrite").parquet(f"{self.path}/{name}")

    def noted(self, name: str) -> str | None:
        """The text that is kept under the name; None where there is none."""
        try:
            row = self.spark.read.schema("text string").parquet(f"{self.path}/{name}").first()
        except AnalysisException:
            return None
        return str(row["text"]) if row else None
