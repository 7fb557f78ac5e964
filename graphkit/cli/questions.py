"""Questions: query, queries, cypher, export, view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli import complete
from graphkit.cli.options import AsCsv, AsJson, Format, StoreOption, open_graph

if TYPE_CHECKING:
    from graphkit.ask.library import SavedQuery
    from graphkit.export import Selection


def query(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A saved query; `graphkit queries` lists them.", autocompletion=complete.query_names),
    ] = None,
    store: StoreOption = None,
    format_: Format = "table",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    show: Annotated[bool, typer.Option("--show", help="Print the query's Cypher, as Neo4j Browser takes it, and don't run it.")] = False,
    help_: Annotated[bool, typer.Option("--help", "-h", help="Show this message, or what is known of NAME, and exit.")] = False,
) -> None:
    """Ask a saved query: graphkit query NAME [--parameter value]...

    `graphkit query NAME --help` shows the query's question, parameters and columns.
    """
    from graphkit.ask import library
    from graphkit.cli.show import note, shown

    if name is None:
        print(context.get_help())
        raise typer.Exit(0 if help_ else 2)
    saved = library.get(name)
    if help_:
        print(described(saved))
        return
    if show:
        print(saved.source.strip())
        return
    params = parameters(context.args)
    saved.check(params)  # before a store is started for nothing
    with open_graph(store) as graph:
        rows = graph.query(name, **params)
        strange = graph.unknown_names(name, **params) if not rows else []
    shown(rows.columns, rows, "json" if as_json else "csv" if as_csv else format_)
    if strange:
        note(f"no rows: {'; '.join(map(str, strange))}")
    elif not rows:
        note("no rows: the graph holds nothing that answers this")


def parameters(words: list[str]) -> dict[str, Any]:
    """`--place Geneva --since=2024` as {place: Geneva, since: 2024}.

    Raises QueryError for a word that belongs to no parameter.
    """
    from graphkit.errors import QueryError

    found: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            raise QueryError(f"{word!r} belongs to no parameter: write --parameter value (quote a value that has spaces)")
        parameter, equals, value = word[2:].partition("=")
        if not equals:
            value = next(rest, "")
            if not value:
                raise QueryError(f"--{parameter} has no value: write --{parameter} value")
        found[parameter.replace("-", "_")] = value
    return found


def described(saved: SavedQuery) -> str:
    """What is known of a saved query: question, parameters, columns."""
    lines = [f"{saved.name}: {saved.title}", "", saved.description, ""]
    lines += [f"  {q}" for q in saved.questions]
    if saved.parameters:
        lines += ["", "Parameters:"]
        lines += [f"  --{p.name.replace('_', '-')} {p.type.upper()}  {p.text}" for p in saved.parameters]
    lines += ["", "Columns:"]
    lines += [f"  {c.name} ({c.type})  {c.text}" for c in saved.columns]
    return "\n".join(lines)


def queries(as_json: AsJson = False) -> None:
    """List the saved queries with their questions."""
    from graphkit.ask import library
    from graphkit.cli.show import rows_as_json, table

    found = library.all_queries().values()
    if as_json:
        rows_as_json(
            {
                "name": q.name,
                "group": q.group,
                "title": q.title,
                "questions": q.questions,
                "parameters": [p.name for p in q.parameters],
                "columns": [c.name for c in q.columns],
            }
            for q in found
        )
        return
    table({"group": q.group, "name": q.name, "question": q.questions[0], "parameters": [p.name for p in q.parameters]} for q in found)


def cypher(
    text: Annotated[str, typer.Argument(metavar="CYPHER", help="A query of your own, in quotes; - reads it from standard input.")],
    store: StoreOption = None,
    format_: Format = "table",
    as_json: AsJson = False,
) -> None:
    """Ask in Cypher; the query can only read."""
    import sys

    from graphkit.cli.show import note, shown

    with open_graph(store) as graph:
        rows = graph.cypher(sys.stdin.read() if text == "-" else text)
    shown(rows.columns, rows, "json" if as_json else format_)
    if not rows:
        note("no rows")


def export(
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="The file to write; its ending says the format: graphml, gexf, cyjs, ttl, ftm, csv, parquet."),
    ],
    store: StoreOption = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="The format, where the ending doesn't say it.")] = None,
    flavour: Annotated[str | None, typer.Option(metavar="FLAVOUR", help="Of GraphML: plain, gephi or yed.")] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Only this person, and who and what is around.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=10, metavar="N", help="With --person: how many meetings far.")] = 1,
    between: Annotated[
        list[str] | None, typer.Option(metavar="PARTY", help="Only one negotiation: give it twice, once for each of the two parties.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only what has this status; may be given more than once.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was not before this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was not after this day.")] = None,
    people: Annotated[bool, typer.Option("--people", help="Only people, joined by the meetings that they share.")] = False,
) -> None:
    """Write the graph, or a part of it, to a file for another program."""
    from graphkit.cli.show import note

    selection = selection_of(person, depth, between, status, since, until, people)
    with open_graph(store) as graph:
        nodes, edges = graph.export(out, format_, flavour=flavour, selection=selection)
    note(f"{out}: {nodes} nodes, {edges} edges" if nodes else f"{out}: {edges} rows")


def view(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")] = Path("graphkit.html"),
    store: StoreOption = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Only this person, and who and what is around.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=10, metavar="N", help="With --person: how many meetings far.")] = 1,
    between: Annotated[
        list[str] | None, typer.Option(metavar="PARTY", help="Only one negotiation: give it twice, once for each of the two parties.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was not before this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was not after this day.")] = None,
) -> None:
    """Write one page with the network, a timeline of talks and a map; it works offline, and shows the sentences behind everything."""
    from graphkit.cli.show import note

    selection = selection_of(person, depth, between, None, since, until, False)
    with open_graph(store) as graph:
        nodes, edges = graph.view(out, selection=selection)
    note(f"{out}: {nodes} nodes, {edges} edges; open it in a browser, no network is needed")
    if open_:
        import webbrowser

        webbrowser.open(out.resolve().as_uri())


def selection_of(
    person: str | None,
    depth: int,
    between: list[str] | None,
    status: list[str] | None,
    since: str | None,
    until: str | None,
    people: bool,
) -> Selection:
    """The part of the graph that the options name. Raises InputError for a date or a status that is none."""
    from graphkit.ask.library import day
    from graphkit.errors import InputError
    from graphkit.export import Selection
    from graphkit.vocabulary import STATUSES

    if between and len(between) != 2:
        raise InputError("--between: give it twice, once for each party: --between Iran --between France")
    if wrong := [s for s in status or () if s not in STATUSES]:
        raise InputError(f"--status {wrong[0]!r}: one of {', '.join(STATUSES)}, please")
    days: dict[str, str | None] = {}
    for name, text in (("since", since), ("until", until)):
        try:
            days[name] = day(text, last=name == "until").isoformat() if text else None
        except ValueError:
            raise InputError(f"--{name} {text!r}: a date such as 2025-12-01, 1 Dec 2025 or December 2025, please") from None
    two = (between[0], between[1]) if between else None
    return Selection(person, depth if person else 1, two, tuple(status or ()), days["since"], days["until"], people)


def add_to(app: typer.Typer) -> None:
    """Put these commands on the command line."""
    app.command(
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
        add_help_option=False,
        cls=complete.QueryCommand,
    )(query)
    for command in (queries, cypher, export, view):
        app.command()(command)
