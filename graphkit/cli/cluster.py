"""Many machines: articles into a graph on Apache Spark. Here the two halves meet, `ingest.cluster` and `graphkit.cluster`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import Pipeline, Published, Publisher, settings_for

if TYPE_CHECKING:
    from graphkit.cluster.load import Target
    from graphkit.settings import Settings


def cluster(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Parquet or JSON lines {id, title, text, published, publisher, url}, where Spark reads."),
    ],
    out: Annotated[str, typer.Option(metavar="FOLDER", help="Where the run keeps what it makes; a run that broke off goes on there.")],
    master: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Spark master, as spark://host:7077; default: spark-submit's, else local[*]."),
    ] = None,
    store: Annotated[
        str | None, typer.Option("--store", metavar="STORE", help="Bolt URL of an empty Neo4j, or 'local'; without it nothing is loaded.")
    ] = None,
    writers: Annotated[
        int | None, typer.Option(min=1, max=64, metavar="N", help="Tasks that write into Neo4j at a time; default: 8.")
    ] = None,
    partitions: Annotated[int | None, typer.Option(min=1, metavar="N", help="Least number of extraction tasks; default: 4 a core.")] = None,
    published: Published = None,
    publisher: Publisher = None,
    pipeline: Pipeline = None,
) -> None:
    """Articles into a graph on Apache Spark: extractions, what is one across them, the graph as Parquet, and into an empty Neo4j."""
    from graphkit import __version__
    from graphkit.cli.show import note
    from graphkit.cluster.run import build
    from graphkit.cluster.session import guarded, session
    from graphkit.load.resolve.find import Rules
    from ingest.cluster import extract

    settings = settings_for(store)
    goal = _target(settings) if store else None
    what = {"articles": articles, "published": published, "publisher": publisher, "pipeline": pipeline, "graphkit": __version__}
    with guarded():
        spark = session(master)
        built = build(
            spark,
            out,
            lambda: extract(spark, articles, published=published, publisher=publisher, pipeline=pipeline, partitions=partitions),
            what,
            target=goal,
            rules=Rules(settings.merge_threshold, settings.propose_threshold),
            writers=writers,
            tell=note,
        )
        spark.stop()
    for error in built.errors:
        note(f"graphkit: {error}")
    if built.failed > len(built.errors):
        note(f"graphkit: ... and {built.failed - len(built.errors):,} more: see the column error of {out}/extractions")
    failed = f"; {built.failed:,} could not be used" if built.failed else ""
    there = "" if goal is None else ", loaded" if built.loaded else ", already loaded"
    note(f"articles: {built.articles:,}{failed}; graph: {built.nodes:,} nodes, {built.edges:,} relationships{there}")
    raise typer.Exit(2 if built.failed else 0)


def _target(settings: Settings) -> Target:
    """The Neo4j that the settings name. Raises InputError for an embedded store, which workers can't reach."""
    from graphkit.cluster.load import Target
    from graphkit.errors import InputError
    from graphkit.store import neo4j_local

    if settings.url is None:
        raise InputError("--store: the cluster's workers need a Neo4j: give its Bolt URL, or 'local'")
    if settings.url == "local":
        url, user = neo4j_local.credentials(settings)
        return Target(url, user.user, user.password)
    password = settings.password.get_secret_value() if settings.password else None
    return Target(settings.url, settings.user, password, settings.database)


def add_to(app: typer.Typer) -> None:
    """Put this command on the command line."""
    app.command()(cluster)
