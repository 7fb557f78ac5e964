"""Markdown: its markup goes, its first heading is the title, and front matter gives title, date, publisher, url and id.

Line by line and with bounded expressions: general Markdown parsers take time in the square of a text of brackets.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from ingest.read.dates import parse_published
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
_FENCE = re.compile(r"(```|~~~)")
_HEADING = re.compile(r"(?P<rank>#{1,6})\s+(?P<text>.*?)\s*#*$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_RULE = re.compile(r"([-*_]\s*){3,}$")
_QUOTE = re.compile(r"(?:>\s?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")
_REFERENCE = re.compile(r"\[[^\[\]]{1,200}\]:\s*\S+")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")

_INLINE = (
    (re.compile(r"<!--.{0,5000}?-->"), ""),
    (re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\])?"), ""),
    (re.compile(r"\[\^[^\[\]]{1,50}\]"), ""),
    (re.compile(r"\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?(?:\s\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\])"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,300}>"), ""),
    (re.compile(r"(?<!\\)(?:\*{1,3}|~~|`{1,2})"), ""),
    (re.compile(r"(?<![\w\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown(path: Path) -> Draft:
    """The article in a Markdown file. Raises InputError where it can't be read."""
    return markdown_draft(decode(read_bytes(path, "markdown"), str(path)), str(path))


def markdown_draft(text: str, source: str) -> Draft:
    """The article in a Markdown text. Raises InputError where its front matter gives a date that is none."""
    fields, body = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    heading, paragraphs = _paragraphs(body)
    paragraphs, published = without_date_lines(paragraphs)
    given = fields.get("published")
    title = fields.get("title") or heading
    if not title and len(paragraphs) > 1 and looks_like_title(paragraphs[0]):
        title = paragraphs.pop(0)
    return Draft(
        source=source,
        text="\n".join(paragraphs),
        title=title,
        id=fields.get("id"),
        url=fields.get("url"),
        published=parse_published(given, source) if given else published,
        publisher=fields.get("publisher"),
    )


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The fields between two lines of --- (or +++) at the very beginning, and what follows them."""
    mark = lines[0].strip()
    end = next((n for n, line in enumerate(lines[1:60], 1) if line.strip() == mark), None) if mark in ("---", "+++") else None
    if end is None:
        return {}, lines
    fields: dict[str, str] = {}
    for line in lines[1:end]:
        if (match := _FIELD.fullmatch(line.strip())) and (name := _NAMES.get(match["name"].lower())):
            value = match["value"].strip().strip("\"'")
            if value:
                fields.setdefault(name, value)
    return fields, lines[end + 1 :]


def _paragraphs(lines: list[str]) -> tuple[str, list[str]]:
    """The first heading where nothing comes before it, and the text of each block after markup is gone."""
    title, fence = "", ""
    blocks: list[list[str]] = []
    open_ = False
    for raw in lines:
        line = _QUOTE.sub("", raw.strip(), count=1).strip()
        if mark := _FENCE.match(line):
            fence, open_ = ("" if fence == mark[1] else fence or mark[1]), False
            continue
        if fence:
            continue
        heading = _HEADING.match(line)
        if open_ and len(blocks) == 1 and not title and len(blocks[0]) == 1 and _UNDERLINE.match(line):
            heading, line = _HEADING.match(f"# {blocks.pop()[0]}"), ""
        if heading:
            text = _plain(heading["text"])
            if not title and not blocks:
                title = text
            elif text and text != title:
                blocks.append([text])
            open_ = False
        elif not line or _RULE.match(line) or _REFERENCE.match(line) or ("|" in line and _TABLE_RULE.match(line)):
            open_ = False
        else:
            item = _ITEM.match(line)
            row = line.startswith("|")
            if item or row or not open_:
                blocks.append([])
            blocks[-1].append(" ".join(line.split("|")) if row else line[item.end() :] if item else line)
            open_ = not row
    return title, [text for block in blocks if (text := _plain(" ".join(block)))]


def _plain(text: str) -> str:
    """A block's words: links and emphasis as their text, images, footnote marks and HTML tags not at all."""
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return " ".join(unescape(text).split())
