"""A user's own query, which can only read: enforced by each server's own means, never by looking for words.

Neo4j: the READ access mode refuses every write; the plan of the query tells its type, its procedures and whether it loads a file, before it
runs; the server ends it after the time-out. The embedded store: its `reader` user has the right to read records and no other, and the
server itself was started with a time-out and without LOAD CSV. On both: no query of excessive length (planners have hung on them), no
more rows than the settings say, and every value is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError

from graphkit.errors import QueryError
from graphkit.settings import Settings
from graphkit.store.bolt import Store, first_line, guarded, values

__all__ = ["PROCEDURES", "read"]

PROCEDURES = frozenset(
    {"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization", "db.schema.nodeTypeProperties",
     "db.schema.relTypeProperties", "dbms.components"}
)  # fmt: skip
"""Procedures that a query may call on Neo4j: those that tell of the schema."""

LARGEST = 1_000_000
"""Characters that the parameters may have together."""


def read(store: Store, text: str, params: Mapping[str, Any], settings: Settings) -> list[dict[str, Any]]:
    """The rows of a user's query, as plain Python. Raises QueryError in one line where it would do more than read, or read too much."""
    if not text.strip():
        raise QueryError("the query is empty")
    if len(text) > settings.max_query:
        raise QueryError(f"the query has {len(text)} characters: at most {settings.max_query} (GRAPHKIT_MAX_QUERY)")
    if "\x00" in text:
        raise QueryError("the query has a null character: remove it")
    _small(params)
    query = neo4j.Query(text, timeout=settings.timeout)
    with guarded(store.url), store.reading() as session:
        try:
            if store.kind == "neo4j":
                plan = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=settings.timeout), dict(params)).consume()
                _only_reads(plan)
            result = session.run(query, dict(params))
            rows = [values(r) for r in islice(result, settings.max_rows + 1)]
            if len(rows) > settings.max_rows:
                raise QueryError(f"the query gives more than {settings.max_rows} rows: add a LIMIT, or set GRAPHKIT_MAX_ROWS")
            result.consume()
        except Neo4jError as e:
            raise QueryError(f"the store refused the query: {first_line(e)}") from None
        except (TypeError, ValueError, OverflowError) as e:
            raise QueryError(f"a parameter can't be sent: {str(e).splitlines()[0][:200]}") from None
    return rows


def _small(params: Mapping[str, Any]) -> None:
    size, waiting = 0, [(0, params)]
    while waiting:
        depth, value = waiting.pop()
        size += len(value) if isinstance(value, (str, bytes)) else 8
        if size > LARGEST or depth > 20:
            raise QueryError(f"the parameters are too large or too deep: at most {LARGEST} characters, 20 levels")
        if isinstance(value, Mapping):
            waiting += [(depth + 1, v) for v in value.values()]
        elif isinstance(value, (list, tuple, set)):
            waiting += [(depth + 1, v) for v in value]


def _only_reads(summary: neo4j.ResultSummary) -> None:
    if summary.query_type != "r":
        raise QueryError("the query would write or administer: only reading is allowed")
    for operator, details in _operators(summary.plan):
        if operator.startswith("LoadCSV"):
            raise QueryError("the query would load a file: only the graph can be read")
        if operator.startswith(("Show", "Terminate", "Alter", "Create", "Drop", "Grant", "Deny", "Revoke")):
            raise QueryError("the query would administer the server: only the graph can be read")
        if operator.startswith("ProcedureCall"):
            name = details.partition("(")[0].strip()
            if name not in PROCEDURES:
                raise QueryError(f"the query calls {name or 'a procedure'}: allowed are {', '.join(sorted(PROCEDURES))}")


def _operators(plan: Any) -> Iterator[tuple[str, str]]:
    """(operator, details) of a plan's every step."""
    waiting = [plan] if plan else []
    while waiting:
        step = waiting.pop()
        yield str(step.get("operatorType", "")).partition("@")[0], str(step.get("args", {}).get("Details", ""))
        waiting += step.get("children") or []
