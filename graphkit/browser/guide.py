"""A guide for the classic Browser's `:play`: one slide a group of questions, each with its query to click."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from graphkit.ask.library import SavedQuery
from graphkit.browser.favourites import as_parameters

__all__ = ["guide"]

_INTRO = """<slide class="row-fluid"><div class="col-sm-3"><h3>Who negotiates with whom</h3><p class="lead">A guide to your graph</p></div>
<div class="col-sm-9"><p>Click a query: it comes into the editor above; run it there. The names and days in its first clause
(<code>WITH {{place: null}} AS param</code>) are yours to change. The arrows at the side lead from one group of questions to the next.</p>
<p>Start with the picture:</p>{picture}</div></slide>"""
_SLIDE = """<slide class="row-fluid"><div class="col-sm-3"><h3>{group}</h3><p class="lead">{count} questions</p></div>
<div class="col-sm-9">{queries}</div></slide>"""


def guide(queries: Iterable[SavedQuery]) -> str:
    """The guide as the HTML that `:play` shows."""
    ordered = list(queries)
    picture = next((q for q in ordered if q.name.startswith("show_")), ordered[0])
    slides = [_INTRO.format(picture=_shown(picture))]
    for group, members in groupby(ordered, key=lambda q: q.group):
        of_group = list(members)
        slides.append(_SLIDE.format(group=escape(group.capitalize()), count=len(of_group), queries="".join(map(_shown, of_group))))
    body = "\n".join(slides)
    return f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>graphkit</title></head><body>\n' \
           f'<article class="guide"><carousel class="deck container-fluid">\n{body}\n</carousel></article>\n</body></html>\n'  # fmt: skip


def _shown(query: SavedQuery) -> str:
    """A query with its question, and, where it has parameters, the `:param` lines and the form that takes them."""
    parts = [f"<h4>{escape(query.title)}</h4><p>{escape(query.description)}</p>", _runnable(query.source.strip())]
    if query.parameters:
        parts.append("<p>With parameters of the Browser's own:</p>")
        parts += [_runnable(line) for line in as_parameters(query).splitlines()]
        parts.append(_runnable(query.cypher))
    return "".join(parts)


def _runnable(text: str) -> str:
    return f'<pre mode="cypher" class="pre-scrollable code runnable">{escape(text, quote=False)}</pre>'
