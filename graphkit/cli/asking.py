"""Ask in plain English: graphkit ask "Who attended the Geneva talks?"; and the same for assistants: graphkit mcp."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import AsCsv, AsJson, Format, Pipeline, StoreOption, open_graph

if TYPE_CHECKING:
    from graphkit import Graph
    from graphkit.ask.english import Guess, Reader


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in plain English, in quotes.")],
    store: StoreOption = None,
    pipeline: Pipeline = None,
    format_: Format = "table",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Ask in plain English; the saved query that was chosen is shown, and where none is surely meant, the three nearest."""
    from graphkit.cli.show import note, shown
    from graphkit.errors import InputError

    if not question.strip():
        raise InputError('an empty question: ask something, such as graphkit ask "Who attended which talks?"')
    with open_graph(store) as graph:
        understood = reader(graph, pipeline).understand(question)
        best = understood.best
        if best is None or not understood.sure:
            note("graphkit: not sure which saved question this is" + (", the nearest are:" if best else "; `graphkit queries` lists them"))
            for guess in understood.guesses:
                note(command(guess))
            raise typer.Exit(2)
        note(command(best))
        rows = graph.query(best.query, **best.parameters)
    shown(rows.columns, rows, "json" if as_json else "csv" if as_csv else format_)
    if not rows:
        note("no rows: the graph holds nothing that answers this")


def mcp(store: StoreOption = None, pipeline: Pipeline = None) -> None:
    """Serve the saved questions to an assistant by the Model Context Protocol, on standard input and output; it can only read."""
    from functools import cache

    from graphkit.assistant import serve

    with open_graph(store) as graph:

        @cache
        def understands() -> Reader:
            return reader(graph, pipeline)  # spaCy takes seconds: not before the first question in plain English

        serve(graph, lambda question: understands().understand(question))


def reader(graph: Graph, pipeline: str | None = None) -> Reader:
    """What understands questions to this graph."""
    from graphkit.ask.english import Names, Reader, Span
    from graphkit.ask.names import all_names
    from ingest.questions import QuestionReader

    words = QuestionReader(pipeline)
    return Reader(Names(all_names(graph.store.read)), words.lemmas, lambda text: [Span(*d) for d in words.dates(text)])


def command(guess: Guess) -> str:
    """The command that asks the same."""
    given = [f"--{name.replace('_', '-')} {shlex.quote(value)}" for name, value in guess.parameters.items()]
    wanted = [f"--{name.replace('_', '-')} ..." for name in guess.missing]
    return " ".join(["graphkit query", guess.query, *given, *wanted])


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command()(ask)
    app.command()(mcp)
