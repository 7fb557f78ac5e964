"""Plain text: a title, a date line, paragraphs. A text wrapped at a fixed width is unwrapped, for a line break ends a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from ingest.read.dates import date_line
from ingest.read.draft import Draft
from ingest.read.files import decode, read_bytes

LONGEST_TITLE = 200
_WIDEST_WRAP = 120
_FROM_START, _FROM_END = 4, 3
"""How many lines from either end may be a date line."""
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


def read_text(path: Path) -> Draft:
    """The article in a plain text file. Raises InputError where it can't be read."""
    return text_draft(decode(read_bytes(path, "text"), str(path)), str(path))


def text_draft(text: str, source: str) -> Draft:
    """The article in a plain text: its first paragraph is the title where it looks like one, a date line gives `published` and goes."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")]
    lines, published = without_date_lines(lines)
    paragraphs = unwrapped(lines)
    title = ""
    if len(paragraphs) > 1 and looks_like_title(paragraphs[0]):
        title = paragraphs.pop(0)
    return Draft(source=source, text="\n".join(paragraphs), title=title, published=published)


def without_date_lines(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines without the date lines at either end, and the day that they give: an update's only where there is no other."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    at_ends = dict.fromkeys(filled[:_FROM_START] + filled[-_FROM_END:])
    found = {n: found for n in at_ends if (found := date_line(lines[n]))}
    if len(found) == len(filled):
        return lines, None  # nothing but dates: no article to take them from
    first = [day for day, update in found.values() if not update] + [day for day, _ in found.values()]
    return [line for n, line in enumerate(lines) if n not in found], first[0] if first else None


def looks_like_title(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and without a full stop at its end."""
    return (
        len(paragraph) <= LONGEST_TITLE
        and any(c.isalpha() for c in paragraph)
        and not paragraph.rstrip("\"'”’").endswith((".", ":", ",", ";"))
    )


def unwrapped(lines: list[str]) -> list[str]:
    """The paragraphs of these lines. Lines are joined where the text was wrapped: where the next word had no room on the line."""
    widths = [len(line) for line in lines if line]
    width = max(widths, default=0)
    if width > _WIDEST_WRAP:
        return [line for line in lines if line]
    breaks = [(a, b) for a, b in pairwise(lines) if a and b]
    full = [_no_room(a, b, width) for a, b in breaks]
    # most breaks of a wrapped text stand where the line was full; in a list or a poem few do
    wrapped = len(full) > 1 and sum(full) > 0.6 * len(full)
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if line:
            if before and wrapped and (_no_room(before, line, width) or not _SENTENCE_END.search(before)):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        before = line
    return [" ".join(p) for p in paragraphs]


def _no_room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have made this line wider than the text is (5 characters are a ragged margin)."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 5
