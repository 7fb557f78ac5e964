"""The saved queries in the two forms that Neo4j's browsers import: a zip of folders, and the table of the newer Query tool."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable

from graphkit.ask.library import Parameter, SavedQuery

__all__ = ["as_csv", "as_parameters", "as_zip", "literal"]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file of the zip, so that the same queries give the same bytes."""


def as_zip(queries: Iterable[SavedQuery]) -> bytes:
    """A zip of folders of .cypher files: dropped onto the classic Browser, each folder becomes one of favourites.

    A file's first comment is the favourite's name. Each runs as it is; its values stand in its first clause.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for query in queries:
            archive.writestr(zipfile.ZipInfo(f"{query.group}/{query.name}.cypher", _LONG_AGO), query.source)
    return out.getvalue()


def as_csv(queries: Iterable[SavedQuery]) -> str:
    """The table that the Query tool's "Import saved Cypher" takes: name, description, query, id, parentId, isFolder."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["name", "description", "query", "id", "parentId", "isFolder"])
    folders: dict[str, int] = {}
    rows: list[list[object]] = []
    for query in queries:
        if query.group not in folders:
            folders[query.group] = len(folders) + len(rows)
            table.writerow([query.group, "", "", folders[query.group], "", "true"])
        rows.append([query.title, query.description, query.source.strip()])
        table.writerow([*rows[-1], len(folders) + len(rows) - 1, folders[query.group], "false"])
    return out.getvalue()


def as_parameters(query: SavedQuery) -> str:
    """The query's parameters as lines for the Browser's editor, one `:param` each, with their defaults."""
    return "\n".join(f":param {p.name} => {literal(p)}" for p in query.parameters)


def literal(parameter: Parameter, value: object = None) -> str:
    """A parameter's value, or its default, as Cypher writes it."""
    shown = parameter.default if value is None else value
    if shown is None:
        return "null"
    if isinstance(shown, bool):
        return "true" if shown else "false"
    if isinstance(shown, (int, float)):
        return str(shown)
    text = str(shown).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"
