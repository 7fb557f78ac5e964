"""Articles in: ingest, extract, load, dates; and out again: retract."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import Jobs, Pipeline, Published, Publisher, Sources, StoreOption, open_graph

if TYPE_CHECKING:
    from graphkit.cli.show import Errors
    from graphkit.load.write import Loaded
    from graphkit.model import Article, Extraction


def read_all(sources: list[str], published: str | None, publisher: str | None, errors: Errors) -> Iterator[Article]:
    """The articles of all sources; those that can't be used go to `errors`."""
    from ingest.read import read_path

    for source in sources:
        yield from read_path(source, published=published, publisher=publisher, on_error=errors)


def ingest(
    sources: Sources,
    published: Published = None,
    publisher: Publisher = None,
    store: StoreOption = None,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
    again: Annotated[bool, typer.Option(help="Read articles again that the graph has unchanged (after an update of graphkit).")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Extract and say what would be loaded, but touch no store.")] = False,
) -> None:
    """Read articles into the graph: those that it has already are passed over, corrected ones replace their own claims."""
    from graphkit.cli.show import Errors, note, progress, warnings_shown
    from ingest import extract_all, stream
    from ingest.read import count

    stream.alone()

    errors = Errors()
    with warnings_shown(), progress("ingesting", count(sources)) as counted:
        articles = counted(read_all(sources, published, publisher, errors))
        if dry_run:
            _say_what_would_be(extract_all(articles, pipeline, jobs=jobs, on_error=errors))
        else:
            with open_graph(store) as graph:
                loaded = graph.ingest(articles, pipeline=pipeline, jobs=jobs, again=again, on_error=errors)
            note(summary(loaded, errors))
    raise typer.Exit(errors.exit_code())


def summary(loaded: Loaded, errors: Errors) -> str:
    """What a load did, in one line."""
    parts = [f"{len(loaded.new)} new", f"{len(loaded.corrected)} corrected", f"{len(loaded.unchanged)} unchanged"]
    return f"articles: {', '.join(parts)}{errors.summary()}"


def _say_what_would_be(extractions: Iterator[Extraction]) -> None:
    for e in extractions:
        people = sum(x.type == "Person" for x in e.entities)
        print(f"{e.article.id}: {len(e.entities)} entities ({people} people), {len(e.events)} events, {len(e.triples)} triples", flush=True)


def extract(
    sources: Sources,
    published: Published = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    pipeline: Pipeline = None,
) -> None:
    """Print what each article yields, one JSON object a line; no store is touched."""
    from graphkit.cli.show import Errors, progress, warnings_shown
    from ingest import extract_all, stream
    from ingest.read import count

    stream.alone()

    errors = Errors()
    with warnings_shown(), progress("extracting", count(sources)) as counted:
        articles = counted(read_all(sources, published, publisher, errors))
        for extraction in extract_all(articles, pipeline, jobs=jobs, on_error=errors):
            sys.stdout.write(extraction.model_dump_json() + "\n")
            sys.stdout.flush()
    raise typer.Exit(errors.exit_code())


def load(
    extractions: Annotated[list[str], typer.Argument(metavar="EXTRACTIONS...", help="Files that `graphkit extract` wrote, or -.")],
    store: StoreOption = None,
) -> None:
    """Load saved extractions into the graph, each checked against the contract; spaCy isn't needed."""
    from graphkit.cli.show import Errors, note, progress, warnings_shown
    from ingest.read.saved import read_extractions

    errors = Errors()
    with warnings_shown(), progress("loading", None) as counted, open_graph(store) as graph:
        found = (e for source in extractions for e in read_extractions(source, errors))
        loaded = graph.load(counted(found))
    note(summary(loaded, errors))
    raise typer.Exit(errors.exit_code())


def dates(
    sources: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files, folders, or - for JSON lines {id, published, text}.")],
    published: Published = None,
    pipeline: Pipeline = None,
) -> None:
    """Print the date expressions of each article: JSON lines {id, dates: [{start, end, text, value}]}, values as in TimeML."""
    from graphkit.cli.show import Errors, warnings_shown
    from ingest import dates as dates_of
    from ingest.stream import batches

    errors = Errors()
    with warnings_shown():
        for batch in batches(read_all(sources, published, None, errors)):
            for article, found in zip(batch, dates_of(batch, pipeline), strict=True):
                record = {"id": article.id, "dates": [d.model_dump() for d in found]}
                sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    raise typer.Exit(errors.exit_code())


def retract(
    article: Annotated[str, typer.Argument(help="The article's id; `graphkit query articles` lists them.")],
    store: StoreOption = None,
) -> None:
    """Take an article out of the graph: what it alone supports goes, and nothing else."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        graph.retract(article)
    note(f"{article} is out of the graph")


def samples() -> Path:
    """The folder of the articles that come with the project."""
    return Path(__file__).parents[1] / "samples"


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    for command in (ingest, extract, load, retract, dates):
        app.command()(command)
