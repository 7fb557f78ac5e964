"""A saved web page: trafilatura finds the article in it, its title, date and site."""

from __future__ import annotations

import logging
from pathlib import Path

import trafilatura
from trafilatura.settings import use_config

from graphkit.errors import InputError
from ingest.read.dates import as_day
from ingest.read.draft import Draft
from ingest.read.files import read_bytes
from ingest.read.text import without_date_lines

# the library tells of every odd page; what a user needs to know, we say
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_html(path: Path) -> Draft:
    """The article in a saved web page. Raises InputError where no article is found in it."""
    return html_draft(read_bytes(path, "html"), str(path))


def html_draft(data: bytes | str, source: str) -> Draft:
    """The article in a page's HTML; bytes are decoded as the page says.

    Raises InputError where no article is found in it.
    """
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its alarm signal works in the main thread alone
    try:
        page = trafilatura.bare_extraction(
            data,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
            config=config,
        )
    except (RecursionError, ValueError, LookupError, TypeError) as e:
        raise InputError(f"{source}: this page can't be read ({type(e).__name__})") from e
    text = (getattr(page, "text", None) or "") if page is not None else ""
    if not text.strip():
        raise InputError(f"{source}: no article was found in this page: save its text as .txt")
    lines, published = without_date_lines(text.split("\n"))
    title = getattr(page, "title", None) or ""
    if lines and title and lines[0].strip() == title.strip():
        lines = lines[1:]
    date = getattr(page, "date", None)
    return Draft(
        source=source,
        text="\n".join(line for line in lines if line.strip()),
        title=title,
        url=getattr(page, "url", None),
        published=(as_day(date) if date else None) or published,
        publisher=getattr(page, "sitename", None),
    )
