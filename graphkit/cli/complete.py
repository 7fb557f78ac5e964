"""What the shell completes: saved queries, their parameters, and, where a store is running anyway, the graph's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from typer.core import TyperCommand

__all__ = ["QueryCommand", "query_names"]


@dataclass(frozen=True)
class _Item:
    """What a shell is offered, in the form that every version of typer reads: older ones bring click's class, newer ones their own."""

    value: str
    help: str | None = None
    type: str = "plain"


def query_names(incomplete: str) -> list[tuple[str, str]]:
    """The saved queries that begin like this, with their questions."""
    from graphkit.ask import library

    return [(n, q.title) for n, q in library.all_queries().items() if n.startswith(incomplete)]


class QueryCommand(TyperCommand):
    """`graphkit query`, whose options are also the parameters of the saved query that stands on the line."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Options that begin like this, or values of the parameter before."""
        from graphkit.ask import library

        saved = library.all_queries().get(str(ctx.params.get("name")).replace("-", "_"))
        before = ctx.args[-1] if ctx.args else ""
        if saved is None:
            return super().shell_complete(ctx, incomplete)
        if before.startswith("--") and "=" not in before and not incomplete.startswith("-"):
            return [_Item(v) for v in _values(ctx, before[2:].replace("-", "_"), incomplete)]
        options = [_Item(f"--{p.name.replace('_', '-')}", help=p.text) for p in saved.parameters]
        return [o for o in options if o.value.startswith(incomplete)] + super().shell_complete(ctx, incomplete)


def _values(ctx: Any, parameter: str, incomplete: str) -> list[str]:
    """Names of the graph for a parameter that names something; none where no store is running, for a shell must not wait for one."""
    from graphkit.ask import names
    from graphkit.cli.options import settings_for
    from graphkit.errors import GraphkitError
    from graphkit.graph import Graph
    from graphkit.store import embedded

    if parameter not in names.NAMED:
        return []
    try:
        settings = settings_for(ctx.params.get("store"))
        if settings.url is None and embedded.status(settings) is None:
            return []
        with Graph.open(settings=settings) as graph:
            return names.beginning(graph.store.read, incomplete, names.NAMED[parameter])
    except GraphkitError:
        return []
