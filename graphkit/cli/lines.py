"""One line is one line."""

from __future__ import annotations


def one_line(message: str) -> str:
    """A message without line breaks and control characters: a file's name, or what a server says, may hold any."""
    return " ".join("".join(c if c.isprintable() else " " for c in message).split())
