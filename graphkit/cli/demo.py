"""The main job on the articles that come with the project: what a newcomer runs first."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the demo's store and its GraphML go.")] = Path("graphkit-demo"),
) -> None:
    """Ingest the sample articles into an embedded store, ask who attended which talks, write the GraphML."""
    from graphkit.cli.articles import samples, summary
    from graphkit.cli.options import open_graph
    from graphkit.cli.show import Errors, note, table, warnings_shown
    from ingest.read import read_path

    store, out = folder / "store", folder / "talks.graphml"
    errors = Errors()
    note(f"Reading {len(list(samples().glob('*.txt')))} articles into the embedded store in {store} ...")
    with warnings_shown(), open_graph(str(store)) as graph:
        articles = read_path(samples(), on_error=errors)
        note(summary(graph.ingest(articles, on_error=errors), errors))
        print("\nWho attended which talks?\n")
        columns = ("start", "place", "person", "side", "office", "articles")
        table({c: row[c] for c in columns} for row in graph.query("who_attended"))
        print("What is planned?\n")
        table({c: row[c] for c in ("start", "end", "place", "expected", "status") if c in row} for row in graph.query("planned"))
        nodes, edges = graph.export(out)
    print(f"{out}: the graph for Gephi, yEd or networkx ({nodes} nodes, {edges} edges)")
    print("\nTry next:")
    for words in NEXT:
        print(f"  {command()} {words} --store {store}")
    print(f"  {command()} queries")
    raise typer.Exit(errors.exit_code())


NEXT = (
    "query meetings_of --person Zaev",
    "query who_said_what",
    "query travel_plans",
    "ingest YOUR_ARTICLE.txt",
)


def command() -> str:
    """How the user calls graphkit from here: by its name where that is on the path, else by the way to it."""
    if shutil.which("graphkit"):
        return "graphkit"
    here = Path(sys.executable).parent / "graphkit"
    if not here.exists():
        return f"{sys.executable} -m graphkit"
    near = os.path.relpath(here)
    return str(here) if near.startswith("..") else near


def add_to(app: typer.Typer) -> None:
    """Put this command on the command line."""
    app.command()(demo)
