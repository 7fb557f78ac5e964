"""The saved questions as tools for people's assistants, by the Model Context Protocol: read-only, every answer with its sentences.

`tools` and `answer` know no protocol; `serve` speaks it over standard input and output with the official `mcp` package.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphkit.ask import library
from graphkit.ask.library import SavedQuery
from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from graphkit.ask.english import Understanding
    from graphkit.graph import Graph

    Ask = Callable[[str], Understanding]

__all__ = ["answer", "serve", "tools"]

MOST_ROWS = 200
"""Rows of one answer; an assistant reads them all, and pays for each."""
MOST_SOURCES = 40
"""Sentences that come with an answer."""
_JSON_TYPES = {"string": "string", "integer": "integer", "float": "number", "boolean": "boolean", "date": "string"}
_WHAT = (
    "A graph of diplomatic meetings, calls, journeys, statements and acts, made from news articles. Every fact has a status (occurred, "
    "planned, proposed, claimed, denied, cancelled) and the sentences that it stands on: cite `sources` with outlet and date, and don't "
    "state as happened what is planned or denied. Use `ask` for a question in plain English, else the tool whose question fits."
)


def tools() -> Iterator[dict[str, Any]]:
    """{name, description, schema} of `ask` and of each saved question; schema is the JSON Schema of its arguments."""
    question = {"type": "string", "description": "a question in plain English, such as: Who attended the talks in Geneva?"}
    yield {
        "name": "ask",
        "description": "Answers a question in plain English by the saved question that it means; says so where none is surely meant.",
        "schema": {"type": "object", "properties": {"question": question}, "required": ["question"], "additionalProperties": False},
    }
    for query in library.all_queries().values():
        yield {"name": query.name, "description": _described(query), "schema": _schema(query)}


def _described(query: SavedQuery) -> str:
    columns = "; ".join(f"{c.name}: {c.text}" for c in query.columns)
    return f"{query.title}. {query.description} Answers: {' '.join(query.questions)} Columns: {columns}."


def _schema(query: SavedQuery) -> dict[str, Any]:
    properties = {}
    for parameter in query.parameters:
        properties[parameter.name] = {"type": _JSON_TYPES[parameter.type], "description": parameter.text}
        if parameter.type == "date":
            properties[parameter.name]["description"] += ", as 2025-12-01 or December 2025"
    required = [p.name for p in query.parameters if p.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def answer(graph: Graph, ask: Ask, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool gives: {query, parameters, rows, cut, sources, note}.

    `sources` are the sentences of the rows' events, with outlet, day, article and URL. Raises GraphkitError, in one line, for a tool or an
    argument that isn't there or is wrong.
    """
    if name == "ask":
        understood = ask(str(arguments.get("question", "")))
        best = understood.best
        if best is None or not understood.sure:
            near = [{"query": g.query, "parameters": g.parameters} for g in understood.guesses]
            return {"query": None, "rows": [], "sources": [], "note": "not sure which saved question is meant", "nearest": near}
        name, arguments = best.query, best.parameters
    rows = graph.query(name, **arguments)
    found: dict[str, Any] = {"query": name, "parameters": dict(arguments), "rows": rows[:MOST_ROWS], "cut": len(rows) > MOST_ROWS}
    found["sources"] = _sources(graph, rows[:MOST_ROWS]) if name != "how_do_we_know" else []
    if not rows:
        strange = graph.unknown_names(name, **arguments)
        found["note"] = "; ".join(map(str, strange)) or "the graph holds nothing that answers this"
    return found


def _sources(graph: Graph, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    events = list(dict.fromkeys(row["event"] for row in rows if row.get("event")))[:MOST_SOURCES]
    query = (
        "UNWIND $events AS id MATCH (event:Event {id: id})-[told:EVIDENCED_BY]->(sentence:Sentence)<-[:HAS_SENTENCE]-(article:Article) "
        "WITH event, article, sentence, told ORDER BY article.published, article.id, told.start "
        "WITH event, collect({sentence: sentence.text, status: told.status, publisher: article.publisher, "
        "published: toString(article.published), article: article.title, url: article.url})[0..3] AS told "
        "UNWIND told AS one RETURN event.id AS event, one.sentence AS sentence, one.status AS status, one.publisher AS publisher, "
        "one.published AS published, one.article AS article, one.url AS url"
    )
    return graph.store.read(query, events=events)[:MOST_SOURCES] if events else []


def serve(graph: Graph, ask: Ask) -> None:
    """Answer an assistant on standard input and output until it closes them. Raises GraphkitError where the `mcp` package is missing."""
    try:
        import anyio
        from anyio.to_thread import run_sync
        from mcp import types
        from mcp.server.lowlevel import Server
        from mcp.server.stdio import stdio_server
    except ImportError as e:
        raise GraphkitError("serving assistants needs the mcp package: pip install 'diplomatic-graphkit[mcp]'") from e

    hints = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    offered = [types.Tool(name=t["name"], description=t["description"], input_schema=t["schema"], annotations=hints) for t in tools()]

    async def listed(context: Any, params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=offered)

    async def called(context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            found = await run_sync(answer, graph, ask, params.name, params.arguments or {})
        except GraphkitError as e:
            return types.CallToolResult(content=[types.TextContent(type="text", text=str(e))], is_error=True)
        text = json.dumps(found, ensure_ascii=False, default=str)
        return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structured_content=json.loads(text))

    async def run() -> None:
        server: Server[Any] = Server("graphkit", instructions=_WHAT, on_list_tools=listed, on_call_tool=called)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)
