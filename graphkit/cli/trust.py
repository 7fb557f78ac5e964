"""A graph that can be trusted: merges and their undoing, conflicts, backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from graphkit.cli.options import AsJson, StoreOption, open_graph

group = typer.Typer(
    name="merges",
    help="Who and what is taken for one: the decisions, those proposed and those undone included.",
    invoke_without_command=True,
)
Decision = Annotated[str, typer.Argument(metavar="ID", help="The decision's id, as `graphkit merges` lists it.")]


@group.callback()
def merges(
    context: typer.Context,
    store: StoreOption = None,
    judgement: Annotated[str | None, typer.Option(metavar="WORD", help="Only merged, proposed or undone ones.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only those of a Person, a Place, an Event ...")] = None,
    as_json: AsJson = False,
) -> None:
    """Who and what is taken for one: the decisions with their scores and reasons, those proposed and those undone included."""
    if context.invoked_subcommand:
        return
    with open_graph(store) as graph:
        rows = graph.merges(judgement=judgement, kind=kind)
    columns = ("id", "kind", "judgement", "score", "left_name", "right_name", "reasons")
    _rows(rows, columns, as_json, "no decisions: nothing had to be merged")


def undo(identifier: Decision, store: StoreOption = None) -> None:
    """Part what a decision joined, or turn a proposal down; it is never repeated."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        graph.undo_merge(identifier)
    note(f"{identifier} is undone")


def accept(identifier: Decision, store: StoreOption = None) -> None:
    """Merge what a decision proposes."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        graph.accept_merge(identifier)
    note(f"{identifier} is merged")


def join(
    one: Annotated[str, typer.Argument(metavar="ONE", help="The id of an entity or event.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The id of another of the same type.")],
    store: StoreOption = None,
) -> None:
    """Say that two entities, or two events, are one; `merges undo` parts them again."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        identifier = graph.merge(one, other)
    note(f"{one} and {other} are one by {identifier}")


def split(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The id of an entity that is two of one name.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="The ids of the articles that mean the other one.")],
    store: StoreOption = None,
) -> None:
    """Say that some articles mean another one of the same name; `merges accept` makes the two one again."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        identifier = graph.split(entity, articles)
    note(f"{entity} is two by {identifier}")


def conflicts(store: StoreOption = None, as_json: AsJson = False) -> None:
    """List where articles contradict each other: it took place or not, when, where, who was there; offices that one person doesn't hold."""
    with open_graph(store) as graph:
        rows = graph.conflicts()
    _rows(rows, ("event", "type", "what", "one", "one_outlets", "other", "other_outlets"), as_json, "no conflicts")


def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, as graph.backup.gz.")],
    store: StoreOption = None,
) -> None:
    """Write the whole graph to one file, from which any store can be filled again."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        count = graph.backup(out)
    note(f"{out}: {count} articles")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `graphkit backup` wrote.")],
    store: StoreOption = None,
) -> None:
    """Put a backup into an empty graph."""
    from graphkit.cli.show import note

    with open_graph(store) as graph:
        count = graph.restore(file)
    note(f"{count} articles are in the graph")


def _rows(rows: list[dict[str, Any]], columns: tuple[str, ...], as_json: bool, nothing: str) -> None:
    from graphkit.cli.show import note, rows_as_json, table

    if as_json:
        rows_as_json(rows)
    elif rows:
        table({c: row.get(c) for c in columns} for row in rows)
    else:
        note(nothing)


for _command in (undo, accept, join, split):
    group.command()(_command)


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.add_typer(group)
    for command in (conflicts, backup, restore):
        app.command()(command)
