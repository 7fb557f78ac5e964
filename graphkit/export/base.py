"""The life that all exports share: open, node, edge, close; and a file that is whole or not there."""

from __future__ import annotations

import os
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graphkit.errors import InputError
from graphkit.export.graph import Edge, Node


class Exporter(ABC):
    """Writes one format to an open text file. Nodes come first, then edges, then `close` once."""

    def __init__(self, out: IO[str]) -> None:
        self.out = out

    @abstractmethod
    def node(self, node: Node) -> None:
        """Write one node."""

    @abstractmethod
    def edge(self, edge: Edge) -> None:
        """Write one edge; both its ends have been written."""

    def close(self) -> None:  # noqa: B027  # a format of lines has nothing to close
        """Write what ends the file. The file itself is closed by whoever opened it."""


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """A new file's path that takes the place of `path` once all is written; on an error the old one stays.

    Raises InputError where the folder can't be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
    except OSError as e:
        raise InputError(f"can't write {path}: {e.strerror or e}") from None
    try:
        yield Path(name)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException as e:
        Path(name).unlink(missing_ok=True)
        if isinstance(e, OSError):
            raise InputError(f"can't write {path}: {e.strerror or e}") from None
        raise


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A new text file that takes the place of `path` once all is written. Raises InputError where the folder can't be written to."""
    with whole_path(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        yield out


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
