"""JSON records {id, title, text, published, publisher, url}: JSON lines, or a .json file of one record or a list of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from graphkit.errors import InputError
from ingest.read.dates import parse_published
from ingest.read.draft import Draft
from ingest.read.files import decode, read_bytes

LONGEST_LINE = 16_000_000
"""Bytes of one JSON line: more than any article that can be used."""
_FIELDS = ("id", "title", "published", "publisher", "url")


def parse_json(text: str | bytes, source: str) -> Any:
    """The value of a JSON text. Raises InputError, with the place of the first mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as e:
        raise InputError(f"{source}: not JSON: {e.msg} (line {e.lineno}, column {e.colno})") from e
    except RecursionError as e:
        raise InputError(f"{source}: this JSON is nested too deeply") from e
    except ValueError as e:  # broken UTF-8, a number of 5,000 digits
        raise InputError(f"{source}: not JSON: {str(e)[:100]}") from e


def draft_of(record: object, source: str) -> Draft:
    """The article that a record gives; keys that aren't ours are passed over.

    Raises InputError where `text` is missing or a value has the wrong type.
    """
    if not isinstance(record, dict):
        raise InputError(f"{source}: a record must be a JSON object with a text, not {_kind(record)}")
    if "text" not in record:
        keys = ", ".join(sorted(str(k)[:20] for k in record)[:6]) or "nothing"
        raise InputError(f'{source}: this record has no "text" (it has {keys})')
    if not isinstance(record["text"], str):
        raise InputError(f'{source}: "text" must be a string, not {_kind(record["text"])}')
    values: dict[str, str | None] = {}
    for name in _FIELDS:
        value = record.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise InputError(f'{source}: "{name}" must be a string, not {_kind(value)}')
        values[name] = value
    published = values["published"]
    return Draft(
        source=source,
        text=record["text"],
        title=values["title"] or "",
        id=values["id"],
        url=values["url"],
        published=parse_published(published, source) if published and published.strip() else None,
        publisher=values["publisher"],
    )


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return "null" if value is None else names.get(type(value), type(value).__name__)


def read_lines(stream: IO[bytes], source: str, on_error: Callable[[InputError], None] | None = None) -> Iterator[Draft]:
    """The records of JSON lines, one at a time; empty lines are passed over.

    Raises InputError with the line's number; with `on_error` that is called instead and the next lines follow.
    """
    lines = numbered_lines(stream, source)
    yield from _usable((partial(_draft_of_line, line, f"{source}, line {number}") for number, line in lines), on_error)


def _draft_of_line(line: bytes | None, where: str) -> Draft:
    if line is None:
        raise InputError(f"{where}: longer than {LONGEST_LINE // 1_000_000} MB, too long for one article: split it")
    return draft_of(parse_json(decode(line, where), where), where)


def _usable(readings: Iterable[Callable[[], Draft]], on_error: Callable[[InputError], None] | None) -> Iterator[Draft]:
    """The drafts of what can be read; of the others `on_error` hears, or the first one raises."""
    for reading in readings:
        try:
            draft = reading()
        except InputError as e:
            if on_error is None:
                raise
            on_error(e)
            continue
        yield draft


def numbered_lines(stream: IO[bytes], source: str) -> Iterator[tuple[int, bytes | None]]:
    """The lines that aren't empty, with their numbers from 1; None for one over LONGEST_LINE, which is never held whole."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(LONGEST_LINE + 1)
            if len(line) <= LONGEST_LINE:
                if not line:
                    return
                if line.strip():
                    yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
        except (OSError, EOFError) as e:  # a folder, a broken .gz
            raise InputError(f"{source}: {getattr(e, 'strerror', None) or e}") from e
        yield number, None


def read_json(path: Path, on_error: Callable[[InputError], None] | None = None) -> Iterator[Draft]:
    """The records of a .json file: one object, a list, or an object with a list under "articles".

    Raises InputError as `read_lines` does, with the record's number where there are several.
    """
    value = parse_json(decode(read_bytes(path, "json"), str(path)), str(path))
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield draft_of(value, str(path))
        return
    if not value:
        raise InputError(f"{path}: the list in it is empty")
    yield from _usable((partial(draft_of, record, f"{path}, record {number}") for number, record in enumerate(value, 1)), on_error)
