"""The real Neo4j Browser, served by the real Neo4j, in headless Chromium: sign in, import, ask, see the graph, play the guide."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.ask import library
from graphkit.browser import files
from graphkit.graph import Graph
from graphkit.settings import Settings
from graphkit.store import neo4j_local
from tests.ask.world import world
from tests.conftest import wipe

pytestmark = pytest.mark.neo4j
DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0)), data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const place = document.elementFromPoint(700, 450);
  for (const kind of ['dragenter', 'dragover', 'drop'])
    place.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def told(neo4j_settings: Settings) -> Any:
    with Graph.open(settings=neo4j_settings) as graph:
        wipe(graph.store)
        graph.load(world())
        yield graph
        wipe(graph.store)


def sign_in(page: Any, settings: Settings) -> None:
    """Sign in, and wait until the Browser has its connection."""
    _, user = neo4j_local.credentials(settings)
    page.fill("input[data-testid=username]", user.user)
    page.fill("input[data-testid=password]", user.password)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=You are connected as user", timeout=30_000)


def run(page: Any, text: str) -> None:
    page.locator("[data-testid=activeEditor] textarea").first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def test_sign_in_import_ask_and_see(
    told: Graph, neo4j_settings: Settings, chromium: Any, keep: Callable[[Any, str], None], tmp_path: Path
) -> None:
    files.write(tmp_path)
    running = neo4j_local.status(neo4j_settings)
    assert running is not None
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.goto(files.address(running["browser"], library.get("show_talks")))
    sign_in(page, neo4j_settings)
    page.wait_for_selector("text=Show the talks as a picture", timeout=30_000)
    for name in ("favourites.zip", "style.grass"):
        page.evaluate(DROP, [name, base64.b64encode((tmp_path / name).read_bytes()).decode()])
        page.wait_for_timeout(500)

    # the address had the picture of the talks in the editor
    page.locator("[data-testid=editor-Run]").click()
    page.wait_for_selector("[data-testid=property-details-overview-node-label-Meeting]", timeout=30_000)
    assert "Meeting (" in page.inner_text("[data-testid=property-details-overview-node-label-Meeting]")
    colour = page.locator("[data-testid=property-details-overview-node-label-Person]").evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour == "rgb(59, 110, 165)"  # the style's
    page.wait_for_timeout(3000)  # the picture comes to rest
    keep(page, "neo4j-browser")
    circles = page.locator("[data-testid=frame] svg g.node").count()
    assert (
        circles
        == told.cypher(
            "MATCH (e:Event) WHERE e.type IN ['Meeting', 'Call'] "
            "MATCH (n:Entity)-[:ATTENDED|PARTY_TO|HOSTED|MEDIATED|EXPECTED_AT|NOT_AT]-(e) RETURN count(DISTINCT n) + count(DISTINCT e) AS n"
        )[0]["n"]
    )

    # each group is a folder of favourites, and a click on one asks it
    page.locator("[data-testid=navigationFavorites]").click()
    page.wait_for_timeout(1500)
    keep(page, "neo4j-browser-favourites")
    assert {q.group for q in library.all_queries().values()} <= set(page.inner_text("body").splitlines())

    run(page, library.get("who_attended").source)
    page.wait_for_selector("text=Ida Holm", timeout=30_000)
    page.close()


def test_the_guide_plays(told: Graph, neo4j_settings: Settings, chromium: Any, keep: Callable[[Any, str], None], tmp_path: Path) -> None:
    files.write(tmp_path)
    addresses: list[str] = []
    ready = threading.Event()
    threading.Thread(target=files.serve, args=(tmp_path, lambda a: (addresses.append(a), ready.set())), daemon=True).start()
    assert ready.wait(10)
    running = neo4j_local.status(neo4j_settings)
    assert running is not None
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{running['browser']}?cmd=edit&arg=%3Aplay%20{addresses[0]}")
    sign_in(page, neo4j_settings)
    page.wait_for_selector("text=:play http", timeout=30_000)
    page.locator("[data-testid=editor-Run]").click()
    page.wait_for_selector("text=Who negotiates with whom", timeout=30_000)
    keep(page, "neo4j-browser-guide")
    page.close()
