"""A file becomes articles: `read_path` takes a file, a folder or "-" and yields each `Article` that is in it.

One article that can't be used never costs the others: where the caller gives `on_error`, it is told of each one and reading goes on.
What a reader should know, but need not stop for (no publication date, a guessed encoding), is logged to "graphkit.read".
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graphkit.errors import InputError
from graphkit.model import Article
from ingest.read.check import checked
from ingest.read.dates import parse_published
from ingest.read.draft import Draft, log
from ingest.read.files import files_in, kind_of, open_lines
from ingest.read.records import read_json, read_lines

__all__ = ["OnError", "count", "read_path"]

OnError = Callable[[InputError], None]


def read_path(
    path: str | Path, *, published: str | None = None, publisher: str | None = None, on_error: OnError | None = None
) -> Iterator[Article]:
    """The articles in a file, in a folder (recursively, in the order of their paths) or, for "-", in JSON lines on standard input.

    `published` (a date) and `publisher` hold for every article that doesn't give its own. Raises InputError, one line that names the
    input and says what to do; with `on_error` that is called instead, for each article that can't be used, and the others follow.
    """
    day = parse_published(published, "--published") if published else None
    if str(path) == "-":
        yield from _usable(read_lines(sys.stdin.buffer, "standard input", on_error), day, publisher, on_error)
        return
    for file in files_in(Path(path), on_error):
        yield from _usable(_drafts(file, on_error), day, publisher, on_error)


def count(paths: Iterable[str | Path]) -> int | None:
    """How many articles these are, for a progress bar: a file each, a line each of JSON lines. None where it can't be told beforehand."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        try:
            for file in files_in(Path(path)):
                if kind_of(file) != "lines":
                    total += 1
                    continue
                with open_lines(file) as stream:
                    total += sum(1 for _ in stream)
        except (InputError, OSError, EOFError):
            continue  # reading says what is wrong with it
    return total


def _drafts(file: Path, on_error: OnError | None) -> Iterator[Draft]:
    """What one file holds, by the kind that its name says."""
    kind = kind_of(file)
    if kind == "lines":
        with open_lines(file) as stream:
            yield from read_lines(stream, str(file), on_error)
    elif kind == "json":
        yield from read_json(file, on_error)
    elif kind == "html":
        from ingest.read.html import read_html  # trafilatura takes a while to import

        yield read_html(file)
    elif kind == "markdown":
        from ingest.read.markdown import read_markdown

        yield read_markdown(file)
    else:
        from ingest.read.text import read_text

        yield read_text(file)


def _usable(drafts: Iterator[Draft], published: str | None, publisher: str | None, on_error: OnError | None) -> Iterator[Article]:
    """Each draft as an Article that extraction can use; one that isn't is an error of its own."""
    while True:
        try:
            draft = next(drafts)
        except StopIteration:
            return
        except InputError as e:
            # the reader of a file of one article stops with its error; those of many report theirs to on_error and go on
            if on_error is None:
                raise
            on_error(e)
            return
        draft.published = draft.published or published
        draft.publisher = draft.publisher or publisher
        try:
            article = checked(draft)
        except InputError as e:
            if on_error is None:
                raise
            on_error(e)
            continue
        if article.published is None:
            log.warning(
                '%s: no publication date, so "yesterday" or "on Monday" stay unresolved: give --published YYYY-MM-DD, or a date line',
                draft.source,
            )
        yield article
