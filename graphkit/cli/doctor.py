"""What is installed here, which store answers, and what to do about what doesn't."""

from __future__ import annotations

import importlib.util
import os
import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from graphkit import __version__
from graphkit.cli.options import StoreOption, settings_for

if TYPE_CHECKING:
    from graphkit.settings import Settings

Finding = tuple[bool | None, str]
"""Whether it is as it should be (None: it may be either way), and one line."""

PACKAGES = ("spacy", "pydantic", "neo4j", "networkx", "arcadedb-embedded", "trafilatura")


def doctor(store: StoreOption = None) -> None:
    """Say what is installed, whether the model reads, which store answers, and what to do about what doesn't."""
    from graphkit.errors import GraphkitError

    healthy = True
    for check in (_python, _packages, _model, lambda: _settings(store), lambda: _store(store), _local_neo4j):
        try:
            for good, line in check():
                healthy &= good is not False
                print(f"{'ok  ' if good else 'no  ' if good is False else '    '}{line}")
        except GraphkitError as e:
            healthy = False
            print(f"no  {e}")
    raise typer.Exit(0 if healthy else 2)


def _python() -> Iterator[Finding]:
    yield True, f"graphkit {__version__}"
    yield True, f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"


def _packages() -> Iterator[Finding]:
    for package in PACKAGES:
        try:
            yield True, f"{package} {version(package)}"
        except PackageNotFoundError:
            yield False, f"{package} is not installed: pip install {package}"


def _model() -> Iterator[Finding]:
    from graphkit.model import Article
    from ingest import extract, pipeline

    name = pipeline.default_name()
    text = "Foreign Minister Ana Silva of Brazil met French Foreign Minister Luc Martin in Lima on 3 May 2024."
    found = extract(Article(id="doctor", text=text))
    met = any(e.type == "Meeting" and len(e.participants) > 1 for e in found.events)
    yield met, f"spaCy pipeline {name} {'reads' if met else 'finds no meeting in a plain sentence: reinstall it'}"
    others = [n for n in pipeline.PREFERRED if n != name and importlib.util.find_spec(n)]
    if others:
        yield None, f"also installed: {', '.join(others)}"


def _settings(store: str | None) -> Iterator[Finding]:
    from graphkit.settings import settings_file

    file = settings_file()
    settings = settings_for(store)
    yield True, f"settings: {file if file.exists() else f'no file at {file}, so defaults'} and the environment"
    where = settings.url or f"the embedded store in {settings.store}"
    yield None, f"store in force: {where}"


def _store(store: str | None) -> Iterator[Finding]:
    from graphkit import Graph

    settings = settings_for(store)
    with Graph.open(settings=settings) as graph:
        (row,) = graph.store.read("MATCH (a:Article) RETURN count(a) AS n")
        yield True, f"it answers, and holds {row['n']} articles"


def _local_neo4j() -> Iterator[Finding]:
    from graphkit.settings import load_settings
    from graphkit.store import neo4j_local

    settings: Settings = load_settings()
    running = neo4j_local.status(settings)
    if running:
        yield True, f"local Neo4j {running['version']} answers at {running['url']}, Browser at {running['browser']}"
        return
    yield None, "local Neo4j: not running (graphkit neo4j start)"
    java = _java(lambda: neo4j_local.find_java(17))
    yield None, java


def _java(find: Callable[[], tuple[str, int]]) -> str:
    from graphkit.errors import StoreError

    try:
        path, number = find()
    except StoreError as e:
        return str(e)
    return f"Java {number} for it: {path}"


def add_to(app: typer.Typer) -> None:
    """Put this command on the command line."""
    app.command()(doctor)
