"""Articles in: extract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graphkit.cli.show import Errors
    from graphkit.model import Article

Sources = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="Files, folders, or - for JSON lines {id, title, text, published, publisher, url}."),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of articles that give none, as 2025-12-01.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of articles that give none.")]
Jobs = Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Processes; each takes 0.5 GB of memory.")]
Pipeline = Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline; default: the best one installed.")]


def read_all(sources: list[str], published: str | None, publisher: str | None, errors: Errors) -> Iterator[Article]:
    """The articles of all sources; those that can't be used go to `errors`."""
    from ingest.read import read_path

    for source in sources:
        yield from read_path(source, published=published, publisher=publisher, on_error=errors)


def extract(
    sources: Sources,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
) -> None:
    """Print what each article yields, one JSON object a line; no store is touched."""
    from graphkit.cli.show import Errors, progress, warnings_shown
    from ingest import extract_all
    from ingest.read import count

    errors = Errors()
    with warnings_shown(), progress("extracting", count(sources)) as counted:
        articles = read_all(sources, published, publisher, errors)
        for extraction in counted(extract_all(articles, pipeline, jobs=jobs, on_error=errors)):
            sys.stdout.write(extraction.model_dump_json() + "\n")
            sys.stdout.flush()
    raise typer.Exit(errors.exit_code())


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command()(extract)
