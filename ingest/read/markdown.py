"""Markdown: its markup goes, its first heading is the title, and front matter gives title, date, publisher, url and id."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.read.dates import as_day, parse_published
from ingest.read.draft import Draft
from ingest.read.files import decode, read_bytes
from ingest.read.text import looks_like_title, without_date_lines

_FIELD = re.compile(r"(?P<name>[A-Za-z_]+)\s*[:=]\s*(?P<value>.*)")
_NAMES = {
    "id": "id",
    "title": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
}
_SKIPPED = ("fence", "code_block", "html_block")
_TAG = re.compile(r"<[^<>]{0,200}>")


def read_markdown(path: Path) -> Draft:
    """The article in a Markdown file. Raises InputError where it can't be read."""
    return markdown_draft(decode(read_bytes(path, "markdown"), str(path)), str(path))


def markdown_draft(text: str, source: str) -> Draft:
    """The article in a Markdown text. Raises InputError where its front matter gives a date that is none."""
    fields, body = _front_matter(text.replace("\r\n", "\n"))
    heading, paragraphs = _paragraphs(body)
    paragraphs, published = without_date_lines(paragraphs)
    given = fields.get("published")
    title = fields.get("title") or heading
    if not title and len(paragraphs) > 1 and looks_like_title(paragraphs[0]):
        title = paragraphs.pop(0)
    if paragraphs and title and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    return Draft(
        source=source,
        text="\n".join(p for p in paragraphs if p),
        title=title or "",
        id=fields.get("id"),
        url=fields.get("url"),
        published=(as_day(given) or parse_published(given, source)) if given else published,
        publisher=fields.get("publisher"),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between two lines of --- (or +++) at the very beginning, and what follows them."""
    lines = text.split("\n")
    mark = lines[0].strip()
    if mark not in ("---", "+++"):
        return {}, text
    end = next((n for n, line in enumerate(lines[1:60], 1) if line.strip() == mark), None)
    if end is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in lines[1:end]:
        if (match := _FIELD.fullmatch(line.strip())) and (name := _NAMES.get(match["name"].lower())):
            value = match["value"].strip().strip("\"'")
            if value:
                fields.setdefault(name, value)
    return fields, "\n".join(lines[end + 1 :])


def _paragraphs(body: str) -> tuple[str, list[str]]:
    """The first heading where it is of the highest rank, and the text of each block after markup is gone."""
    title = ""
    found: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    for n, token in enumerate(tokens):
        if token.type in _SKIPPED or token.type != "inline":
            continue
        text = " ".join(_inline(token).split())
        if not text:
            continue
        if not title and not found and tokens[n - 1].type == "heading_open" and tokens[n - 1].tag in ("h1", "h2"):
            title = text
        else:
            found.append(text)
    return title, found


def _inline(token: Token) -> str:
    """The words of a block's content: links and emphasis as their text, images and HTML tags not at all."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return _TAG.sub("", "".join(parts))
