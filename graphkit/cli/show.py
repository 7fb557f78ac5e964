"""What a command shows: tables and data on standard output, everything else (progress, warnings, summaries) on standard error."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.cli.lines import one_line

if TYPE_CHECKING:
    from graphkit.errors import InputError

T = TypeVar("T")
BACKSLASH = "\\"


def note(message: str) -> None:
    """A line for the user, out of the way of the output."""
    print(one_line(message), file=sys.stderr, flush=True)


class Errors:
    """The inputs that couldn't be used: each is shown as it comes, and counted for the summary and the exit code."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def __call__(self, error: InputError) -> None:
        self.messages.append(str(error))
        note(f"graphkit: {error}")

    def summary(self) -> str:
        """What to add to a summary of what went well."""
        return f"; {len(self.messages)} could not be used" if self.messages else ""

    def exit_code(self) -> int:
        """2 where anything failed."""
        return 2 if self.messages else 0


@contextlib.contextmanager
def warnings_shown() -> Iterator[None]:
    """What the library logs as a warning becomes a line on standard error."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            note(f"graphkit: warning: {record.getMessage()}")

    logger, handler = logging.getLogger("graphkit"), Handler(logging.WARNING)
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def table(rows: Iterable[dict[str, Any]], *, title: str = "") -> None:
    """Rows as a table, as wide as the terminal; a list in a cell is written with commas."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    rows = list(rows)
    shown = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for column in rows[0] if rows else ():
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(cell(v) for v in row.values()))
    console = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else 160)
    console.print(shown)


def rows_as_json(rows: Iterable[dict[str, Any]]) -> None:
    """A JSON object a line."""
    import json

    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=str))


def rows_as_csv(columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """CSV with a header; a list in a cell is written with commas."""
    import csv

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    out.writerows([cell(row[c]) for c in columns] for row in rows)


def rows_as_markdown(columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """A Markdown table; what would end a cell is escaped."""
    print(f"| {' | '.join(columns)} |")
    print(f"|{' --- |' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(cell(row[c]).replace(BACKSLASH, BACKSLASH * 2).replace('|', BACKSLASH + '|') for c in columns)} |")


def shown(columns: list[str], rows: list[dict[str, Any]], format_: str) -> None:
    """Rows in the form that the user asked for: table, json, csv or md. An empty table is no table; the others have their header."""
    if format_ == "json":
        rows_as_json(rows)
    elif format_ == "csv":
        rows_as_csv(columns, rows)
    elif format_ == "md":
        rows_as_markdown(columns, rows)
    elif rows:
        table(rows)


def cell(value: Any) -> str:
    """A value as a table shows it."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple, set)):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}: {cell(v)}" for k, v in value.items())
    return "yes" if value is True else "no" if value is False else one_line(str(value))


@contextlib.contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """A bar with rate and time left, on standard error and only where that is a terminal; gives what wraps the things to be counted."""
    if not sys.stderr.isatty():
        yield lambda things: iter(things)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, rate="")

        def counted(things: Iterable[T]) -> Iterator[T]:
            for thing in things:
                yield thing
                bar.advance(task)
                speed = bar.tasks[0].speed
                bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield counted
