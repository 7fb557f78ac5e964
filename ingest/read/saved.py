"""Saved extractions: JSON lines of the contract, each checked before it is believed. Needs no spaCy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from graphkit.errors import InputError
from graphkit.model import Extraction
from ingest.read.files import open_lines
from ingest.read.records import LONGEST_LINE, numbered_lines


def read_extractions(path: str, on_error: Callable[[InputError], None] | None = None) -> Iterator[Extraction]:
    """The extractions in a file of JSON lines (.gz or plain), or on standard input for "-".

    Raises InputError with the line's number and its first mistake; with `on_error` that is called instead and the next lines follow.
    """
    try:
        if path == "-":
            yield from _lines(sys.stdin.buffer, "standard input", on_error)
        else:
            with open_lines(Path(path)) as stream:
                yield from _lines(stream, path, on_error)
    except InputError as e:
        if on_error is None:
            raise
        on_error(e)


def _lines(stream: IO[bytes], source: str, on_error: Callable[[InputError], None] | None) -> Iterator[Extraction]:
    for number, line in numbered_lines(stream, source):
        where = f"{source}, line {number}"
        try:
            if line is None:
                raise InputError(f"{where}: longer than {LONGEST_LINE // 1_000_000} MB")
            extraction = Extraction.model_validate_json(line)
        except ValidationError as e:
            error = InputError(f"{where}: no extraction as `graphkit extract` writes it: {_first(e)}")
        except InputError as e:
            error = e
        else:
            yield extraction
            continue
        if on_error is None:
            raise error
        on_error(error)


def _first(error: ValidationError) -> str:
    """The first mistake, with its place in the record, and how many more there are."""
    first, *more = error.errors(include_url=False, include_input=False)
    place = ".".join(str(part) for part in first["loc"])
    message = f"{place + ': ' if place else ''}{first['msg']}"[:200]
    return message + (f" (and {len(more)} more)" if more else "")
