"""The page of all saved queries: `python -m graphkit.ask.page > docs/queries.md`. A test holds the page against the headers."""

from __future__ import annotations

from itertools import groupby

from graphkit.ask.library import SavedQuery, all_queries


def page() -> str:
    """The page as Markdown, made from the queries' headers."""
    lines = [
        "# Saved queries",
        "",
        "Written by `python -m graphkit.ask.page` from the headers of the files in `queries/`. Each runs as",
        "`graphkit query NAME [--parameter value]...`, as `g.query(name, parameter=value)`, and pasted into Neo4j Browser as it is:",
        "edit the defaults in its first clause there.",
        "",
    ]
    for group, queries in groupby(all_queries().values(), key=lambda q: q.group):
        lines += [f"## {group.capitalize()}", ""]
        for query in queries:
            lines += _section(query)
    return "\n".join(lines)


def _section(query: SavedQuery) -> list[str]:
    lines = [f"### {query.name}: {query.title}", "", query.description, ""]
    lines += [f"- *{q}*" for q in query.questions] + [""]
    if query.parameters:
        lines += ["| parameter | type | default | meaning |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.type} | {'' if p.default is None else p.default} | {p.text} |" for p in query.parameters] + [""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    return [*lines, *(f"| `{c.name}` | {c.type} | {c.text} |" for c in query.columns), ""]


if __name__ == "__main__":
    print(page(), end="")
