"""Runs saved queries on a store; rows come back as plain Python values, dates as ISO text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from graphkit.ask import library
from graphkit.ask.rows import Rows

Row = dict[str, Any]


class Reads(Protocol):
    """What a store's `read` is: Cypher and parameters in, rows of plain values out."""

    def __call__(self, query: str, /, **params: Any) -> list[Row]: ...


def run(read: Reads, name: str, params: Mapping[str, Any]) -> Rows[Row]:
    """The rows of a saved query, with exactly its documented columns in their order.

    Raises QueryError where there is no such query, or a parameter is wrong.
    """
    query = library.get(name)
    rows = read(query.cypher, **query.check(params))
    columns = [c.name for c in query.columns]
    return Rows(columns, ({column: row[column] for column in columns} for row in rows))
