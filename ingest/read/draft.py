"""What a reader found in a file, before it is known to be an article."""

from __future__ import annotations

import logging
from dataclasses import dataclass

log = logging.getLogger("graphkit.read")
"""Where readers say what a user should know and need not stop for."""


@dataclass(slots=True)
class Draft:
    """An article as a file gives it; `source` names the file (and line), for messages. `published` is an ISO day."""

    source: str
    text: str
    title: str = ""
    id: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
