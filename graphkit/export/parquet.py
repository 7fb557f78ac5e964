"""The event table as Parquet, for pandas, DuckDB, R and Spark; the columns of the CSV, days as dates."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.export.base import whole_path
from graphkit.export.events import COLUMNS, write_csv
from graphkit.export.graph import Reads

__all__ = ["write_parquet"]

_DAYS = ("date", "end_date", "published")


def write_parquet(read: Reads, path: Path) -> int:
    """Write the table; how many rows it has. Raises GraphkitError without pyarrow, InputError where the file can't be written."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as e:
        raise GraphkitError("Parquet needs pyarrow: pip install 'diplomatic-graphkit[parquet]'") from e
    text = io.StringIO(newline="")
    write_csv(read, text)
    text.seek(0)
    rows = list(csv.DictReader(text))
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        values = [row[name] or None for row in rows]
        if name in _DAYS:
            columns[name] = pa.array([dt.date.fromisoformat(v) if v else None for v in values], pa.date32())
        else:
            columns[name] = pa.array(values, pa.string())
    with whole_path(path) as part:
        pq.write_table(pa.table(columns), part)
    return len(rows)
