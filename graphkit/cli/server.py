"""A real Neo4j Community server on this machine, without Docker: neo4j start, stop, status; and what makes its Browser at home: browser."""

from __future__ import annotations

from pathlib import Path
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


def browser(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write the files.")] = Path("graphkit-browser"),
    serve: Annotated[bool, typer.Option("--serve", help="Then serve the guide to the Browser, until Ctrl-C.")] = False,
) -> None:
    """Prepare Neo4j Browser: favourites, style, parameters and a guide as files, and how to use them."""
    from graphkit.ask import library
    from graphkit.browser import files
    from graphkit.settings import load_settings
    from graphkit.store import neo4j_local

    files.write(folder)
    running = neo4j_local.status(load_settings())
    print(f"{folder / 'favourites.zip'}: drop it onto the Browser's page; its folders are then under the star")
    print(f"{folder / 'saved-cypher.csv'}: for the newer Query tool: Saved Cypher, Import")
    print(f"{folder / 'style.grass'}: drop it onto the page, and the graph has its colours")
    print(f"{folder / 'parameters.txt'}: :param lines for those who keep values out of their queries")
    if running is not None:
        print(f"Browser with the picture of the talks: {files.address(running['browser'], library.get('show_talks'))}")
    else:
        print("no local Neo4j runs: graphkit neo4j start")
    if serve:
        files.serve(folder, lambda guide: print(f"the guide, in the Browser's editor: :play {guide}", flush=True))
    else:
        print(f"{folder / 'guide.html'}: a guide for :play; --serve lets the Browser reach it")


for _command in (start, stop, status):
    group.command()(_command)


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.add_typer(group)
    app.command()(browser)
