"""A real Neo4j Community server on this machine, without Docker: neo4j start, stop, status."""

from __future__ import annotations

from typing import Annotated

import typer

group = typer.Typer(name="neo4j", help="A real Neo4j on this machine, its Browser included; no Docker.", no_args_is_help=True)


def start(
    bolt: Annotated[int, typer.Option(metavar="PORT", help="Bolt port; 0: any free one.")] = 7687,
    http: Annotated[int, typer.Option(metavar="PORT", help="Port of Neo4j Browser; 0: any free one.")] = 7474,
) -> None:
    """Start the server (the first time its jars are fetched, some 125 MB) and say where it answers."""
    from graphkit.cli.show import note
    from graphkit.settings import load_settings
    from graphkit.store import neo4j_local

    settings = load_settings()
    if neo4j_local.status(settings) is None:
        note("starting Neo4j ...")
    _tell(neo4j_local.start(settings, bolt=bolt, http=http))


def stop() -> None:
    """Stop the server; its data stays."""
    from graphkit.cli.show import note
    from graphkit.settings import load_settings
    from graphkit.store import neo4j_local

    note("stopped" if neo4j_local.stop(load_settings()) else "no local Neo4j runs")


def status() -> None:
    """Say whether the server runs, and where it answers; exit code 1 where it doesn't run."""
    from graphkit.cli.show import note
    from graphkit.settings import load_settings
    from graphkit.store import neo4j_local

    found = neo4j_local.status(load_settings())
    if found is None:
        note("no local Neo4j runs: graphkit neo4j start")
        raise typer.Exit(1)
    _tell(found)


def _tell(found: dict[str, object]) -> None:
    from graphkit.settings import load_settings

    print(f"Neo4j {found['version']} answers at {found['url']} (give graphkit commands --store local)")
    print(f"Browser: {found['browser']} (user {found['user']}, password in {load_settings().neo4j_home / 'password'})")


for _command in (start, stop, status):
    group.command()(_command)


def add_to(app: typer.Typer) -> None:
    """Put this group on the command line."""
    app.add_typer(group)
