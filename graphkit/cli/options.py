"""Options that several commands share, and how a --store becomes an open graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from graphkit import Graph
    from graphkit.settings import Settings

Sources = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="Files, folders, or - for JSON lines {id, title, text, published, publisher, url}."),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of articles that give none, as 2025-12-01.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of articles that give none.")]
Jobs = Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Processes; each takes 0.5 GB of memory.")]
Pipeline = Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline; default: the best one installed.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="STORE",
        help="Bolt URL of a Neo4j, 'local' for the one of `graphkit neo4j start`, or a folder for an embedded store; "
        "default: what the settings say, else an embedded store in your data folder.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines on standard output; short for --format json.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV on standard output; short for --format csv.")]
Format = Annotated[
    Literal["table", "json", "csv", "md"],
    typer.Option("--format", metavar="FORMAT", help="table, json (an object a line), csv or md (a Markdown table)."),
]


def settings_for(store: str | None) -> Settings:
    """The settings in force, with what --store says in them.

    Raises InputError for a URL that holds a password: it would stay in the shell's history.
    """
    from graphkit.errors import InputError
    from graphkit.settings import load_settings

    settings = load_settings()
    if store is None:
        return settings
    if "://" in store:
        if "@" in store:
            raise InputError("--store: a URL without user and password, please: they belong into GRAPHKIT_USER and GRAPHKIT_PASSWORD")
        return settings.model_copy(update={"url": store})
    if store == "local":
        return settings.model_copy(update={"url": "local"})
    return settings.model_copy(update={"url": None, "store": Path(store)})


def open_graph(store: str | None) -> Graph:
    """The graph that --store names. Raises StoreError in one line where it doesn't answer."""
    from graphkit import Graph

    return Graph.open(settings=settings_for(store))
