"""Files on the disk: which of a folder's are articles, their bytes within a limit, and the bytes as text."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Literal, cast

from graphkit.errors import InputError
from ingest.read.draft import log

Kind = Literal["text", "markdown", "html", "json", "lines"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonl.gz": "lines",
}
"""The kinds of file that can be read, by the end of their names."""

LARGEST = {"text": 8_000_000, "markdown": 8_000_000, "html": 20_000_000, "json": 200_000_000}
"""Bytes of a file that is read whole; JSON lines are read line by line and have no limit."""


def files_in(path: Path, on_error: Callable[[InputError], None] | None = None) -> Iterator[Path]:
    """The file itself, or a folder's files that can be read, in the order of their paths; hidden ones and other kinds are passed over.

    Raises InputError where there is nothing to read.
    """
    try:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if _readable_kind(p, path) and p.is_file())
            if not found:
                raise InputError(f"{path}: no article in this folder (kinds that are read: {' '.join(KINDS)})")
        else:
            found = [path]
            if not path.exists():
                raise InputError(f"{path}: no such file or folder")
    except (OSError, ValueError) as e:  # ValueError: a NUL in the name
        error = InputError(f"{str(path)!r}: {getattr(e, 'strerror', None) or e}")
    except InputError as e:
        error = e
    else:
        yield from found
        return
    if on_error is None:
        raise error
    on_error(error)


def _readable_kind(path: Path, folder: Path) -> bool:
    return _ending(path) in KINDS and not any(part.startswith(".") for part in path.relative_to(folder).parts)


def _ending(path: Path) -> str:
    suffixes = path.name.lower().rsplit(".", 2)
    return ".jsonl.gz" if suffixes[-2:] == ["jsonl", "gz"] else path.suffix.lower()


def kind_of(path: Path) -> Kind:
    """What a file is by its name; one without an ending is plain text.

    Raises InputError for an ending that can't be read.
    """
    ending = _ending(path)
    if not ending:
        return "text"
    if ending not in KINDS:
        raise InputError(f"{path}: {ending} files can't be read (kinds that are: {' '.join(KINDS)})")
    return KINDS[ending]


def open_lines(path: Path) -> IO[bytes]:
    """A file of JSON lines, unpacked where it is packed."""
    try:
        _regular(path)
        return cast("IO[bytes]", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as e:
        raise InputError(f"{path}: {e.strerror or e}") from e


def _regular(path: Path) -> None:
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not a regular file" if path.exists() else "no such file"
        raise InputError(f"{path}: {what}; to read from a pipe, give - and JSON lines")


def read_bytes(path: Path, kind: Kind) -> bytes:
    """The whole file.

    Raises InputError where it can't be read, or is larger than LARGEST allows.
    """
    limit = LARGEST[kind]
    try:
        _regular(path)
        with path.open("rb") as f:
            data = f.read(limit + 1)
    except OSError as e:
        raise InputError(f"{path}: {e.strerror or e}") from e
    if len(data) > limit:
        raise InputError(f"{path}: larger than {limit // 1_000_000} MB, too long for one article: split it")
    return data


def decode(data: bytes, source: str) -> str:
    """The bytes as text: by their byte order mark, else UTF-8, else UTF-16 where every other byte is a NUL, else Windows-1252.

    Raises InputError for bytes that are no text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding, source)
    start = data[:4096]
    if start.count(0) > len(start) // 20:
        for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
            if zeros.count(0) > 0.7 * len(zeros) and start.count(0) < 0.6 * len(start):
                return _decoded(data, encoding, source)
        raise InputError(f"{source}: this is a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # C0 controls other than white space hardly occur in text of any 8-bit encoding
    if sum(b < 32 and b not in b"\t\n\r\f" for b in start) > len(start) // 100:
        raise InputError(f"{source}: this is a binary file, not text")
    log.warning("%s: not UTF-8, read as Windows-1252: some letters may be wrong", source)
    return data.decode("cp1252", errors="replace")


def _decoded(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise InputError(f"{source}: it begins as {encoding.upper()} and breaks off at byte {e.start:,}: save it as UTF-8") from e
