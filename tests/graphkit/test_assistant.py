"""The saved questions as tools of the Model Context Protocol, by the official client over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graphkit import assistant
from graphkit.ask import library
from graphkit.ask.english import Understanding
from graphkit.errors import GraphkitError, QueryError
from graphkit.graph import Graph
from tests.ask.world import world

ROOT = Path(__file__).parents[2]


def no_ask(question: str) -> Understanding:
    return Understanding(question)


def test_every_saved_question_is_a_tool_with_typed_arguments() -> None:
    offered = {t["name"]: t for t in assistant.tools()}
    assert set(offered) == {"ask", *library.all_queries()}
    schema = offered["have_met"]["schema"]
    assert (schema["required"], schema["additionalProperties"]) == (["a", "b"], False)
    assert offered["central"]["schema"]["properties"]["top"]["type"] == "integer"


def test_rows_come_with_their_sentences(graph: Graph) -> None:
    graph.load(world())
    found = assistant.answer(graph, no_ask, "who_attended", {"place": "Lakeview"})
    assert {r["person"] for r in found["rows"]} == {"Ida Holm", "Omar Reyes"}
    (event,) = {r["event"] for r in found["rows"]}
    assert {s["event"] for s in found["sources"]} == {event}
    assert {"sentence", "publisher", "published", "article", "url", "status", "event"} == set(found["sources"][0])
    assert {s["publisher"] for s in found["sources"]} >= {"Courier", "Herald"}
    assert json.dumps(found)
    nothing = assistant.answer(graph, no_ask, "meetings_of", {"person": "Holmm"})
    assert (nothing["rows"], nothing["note"]) == ([], "the graph holds no name like 'Holmm'; did you mean Ida Holm?")
    assert assistant.answer(graph, no_ask, "ask", {"question": "why?"})["note"] == "not sure which saved question is meant"
    with pytest.raises(QueryError, match="no parameter 'drop'"):
        assistant.answer(graph, no_ask, "who_attended", {"drop": "everything"})
    with pytest.raises(QueryError, match="no saved query"):
        assistant.answer(graph, no_ask, "cypher", {"text": "MATCH (n) DETACH DELETE n"})


def test_the_official_client(graph: Graph) -> None:
    pytest.importorskip("mcp")
    import anyio
    from mcp import ClientSession, StdioServerParameters, stdio_client

    graph.load(world())
    store = graph.settings.url or str(graph.settings.store)
    told = {**os.environ, "PYTHONPATH": str(ROOT), "GRAPHKIT_NEO4J_HOME": str(graph.settings.neo4j_home)}
    server = StdioServerParameters(command=sys.executable, args=["-m", "graphkit", "mcp", "--store", store], env=told)

    async def talk() -> dict[str, Any]:
        async with stdio_client(server) as (incoming, outgoing), ClientSession(incoming, outgoing) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            asked = await session.call_tool("ask", {"question": "who was at the talks in Lakeview?"})
            wrong = await session.call_tool("have_met", {"a": "Holm"})
            return {"tools": tools, "asked": asked, "wrong": wrong}

    with ThreadPoolExecutor(1) as pool:  # Playwright keeps a loop of its own in this thread, where its tests have run
        found = pool.submit(anyio.run, talk).result()
    assert len(found["tools"]) == len(library.all_queries()) + 1
    assert all(t.annotations.read_only_hint for t in found["tools"])
    assert found["asked"].structured_content["query"] == "who_attended"
    assert {r["person"] for r in found["asked"].structured_content["rows"]} == {"Ida Holm", "Omar Reyes"}
    assert found["asked"].structured_content["sources"][0]["sentence"]
    assert found["wrong"].is_error
    assert found["wrong"].content[0].text.startswith("query have_met needs the parameter b")


def test_without_the_package_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(GraphkitError, match="needs the mcp package: pip install"):
        assistant.serve(None, no_ask)  # type: ignore[arg-type]
