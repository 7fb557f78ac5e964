"""Word lists and tables about the world: data files beside this module, each with a comment that says where it came from.

Two forms, both UTF-8, `#` begins a comment line:
- `NAME.txt`: one entry a line, read by `words`.
- `NAME.tsv`: a header line of column names, then tab-separated rows, read by `table`; several values in a cell are parted by `|`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _lines(file: str) -> tuple[str, ...]:
    text = files(__name__).joinpath(file).read_text(encoding="utf-8")
    return tuple(line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The entries of NAME.txt.

    Raises FileNotFoundError where there is no such list.
    """
    return frozenset(line.strip() for line in _lines(f"{name}.txt"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of NAME.tsv as column -> text; a missing last cell is "".

    Raises ValueError, naming the file and row, where a row has more cells than the header has columns.
    """
    header, *rows = _lines(f"{name}.tsv")
    columns = header.split("\t")
    found = []
    for row in rows:
        cells = row.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{name}.tsv: {len(cells)} cells where the header has {len(columns)}: {row!r}")
        found.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(found)


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(v.strip() for v in cell.split("|") if v.strip())
