"""Runs saved queries and free Cypher on a store that reads only; rows come back as plain Python values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import neo4j.graph
import neo4j.time

from graphkit.ask import library

Row = dict[str, Any]
Read = Callable[[str, Mapping[str, Any]], list[Row]]
"""A store's read: Cypher and parameters in, rows out."""


def run(read: Read, name: str, params: Mapping[str, Any]) -> list[Row]:
    """The rows of a saved query, with exactly its documented columns in their order.

    Raises QueryError where there is no such query, or a parameter is wrong.
    """
    query = library.get(name)
    rows = read(query.cypher, query.check(params))
    columns = [c.name for c in query.columns]
    return [{column: plain(row[column]) for column in columns} for row in rows]


def plain(value: Any) -> Any:
    """A driver's value as Python's own: dates are `datetime.date`, a node or relationship is the dict of its properties.

    >>> plain(neo4j.time.Date(2025, 11, 30)), plain([1, "a", None])
    (datetime.date(2025, 11, 30), [1, 'a', None])
    """
    if isinstance(value, (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time)):
        return value.to_native()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, neo4j.graph.Path):
        return [plain(n) for n in value.nodes]
    if isinstance(value, (dict, neo4j.graph.Entity)):
        return {k: plain(v) for k, v in value.items()}
    return value


def as_json(value: Any) -> Any:
    """For `json.dumps(..., default=as_json)`: dates as ISO text.

    Raises TypeError for what JSON can't hold.
    """
    if isinstance(value, (dt.date, dt.datetime, dt.time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON value")
