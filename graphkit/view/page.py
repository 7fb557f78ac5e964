"""The page as one HTML file that asks nothing of the network: styles, program, libraries and data are all in it."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from pathlib import Path

from graphkit.errors import InputError
from graphkit.export import Selection, to_select
from graphkit.export.attributes import clean
from graphkit.export.base import whole_file
from graphkit.export.graph import Reads
from graphkit.view.data import page_data

__all__ = ["MOST_NODES", "render", "write"]

MOST_NODES = 20_000
"""More than this no browser draws fluidly: choose a part."""
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"


def write(read: Reads, path: Path, selection: Selection | None = None, title: str = "Who negotiates with whom") -> tuple[int, int]:
    """Write the page; returns how many nodes and edges it shows.

    Raises InputError for a graph that is too large for a page, and where the file can't be written.
    """
    nodes, edges = to_select(read, selection or Selection())
    if len(nodes) > MOST_NODES:
        raise InputError(f"{len(nodes)} nodes are too many for a page of {MOST_NODES}: choose a part (--person, --between, --since ...)")
    text = render(page_data(read, nodes, edges), title)
    with whole_file(path) as out:
        out.write(text)
    return len(nodes), len(edges)


def render(data: dict[str, object], title: str) -> str:
    """The page's text."""
    here = files("graphkit.view")
    vendor = here.joinpath("vendor")
    parts = {
        "title": escape(title),
        "policy": _POLICY,
        "style": here.joinpath("page.css").read_text(encoding="utf-8"),
        "land": vendor.joinpath("land.path").read_text(encoding="utf-8"),
        "data": _inside_script(clean(json.dumps(data, ensure_ascii=False, separators=(",", ":")))),
        "graphology": _library(vendor.joinpath("graphology.umd.min.js").read_text(encoding="utf-8")),
        "sigma": _library(vendor.joinpath("sigma.min.js").read_text(encoding="utf-8")),
        "program": here.joinpath("page.js").read_text(encoding="utf-8"),
    }
    text = here.joinpath("page.html").read_text(encoding="utf-8")
    for name, content in parts.items():
        before, mark, after = text.partition(f"@@{name}@@")
        assert mark, name
        text = before + content + after
    return text


def _inside_script(text: str) -> str:
    """JSON that can't end the element it stands in, whatever it says."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _library(text: str) -> str:
    return text.replace("</script", "<\\/script")
