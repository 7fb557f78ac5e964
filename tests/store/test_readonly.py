"""Hostile queries and parameters on both stores: none may write, read a file, reach the network, or run on and on."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError, QueryError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.store.bolt import Store
from tests.conftest import wipe
from tests.samples import talks

WRITES = """
CREATE (n:Person {id: 'x'})
CREATE (n:Hacked) RETURN n
create (n:Hacked)
/* read */ CREATE (n:Hacked)
// read
CREATE (n:Hacked)
MERGE (n:Person {id: 'x'}) RETURN n
MERGE (n:Hacked) ON CREATE SET n.a = 1
MATCH (n:Person) SET n.name = 'x' RETURN n
MATCH (n:Person) SET n += {name: 'x'}
MATCH (n:Person) SET n = {id: 'x'}
MATCH (n:Person) SET n:Hacked
MATCH (n:Person) REMOVE n.name
MATCH (n:Person) REMOVE n:Person
MATCH (n:Person) DELETE n
MATCH (n:Person) DETACH DELETE n
MATCH (n:Event) DETACH DELETE n
MATCH (a:Person)-[r:MET]->(b:Person) DELETE r
MATCH (a:Person)-[r:ATTENDED]->(b:Event) SET r.articles = []
MATCH (a:Person), (b:Country) CREATE (a)-[:HACKED]->(b)
MATCH (a:Person), (b:Country) MERGE (a)-[:MET]->(b)
FOREACH (i IN range(1, 3) | CREATE (:Hacked {i: i}))
UNWIND [1, 2] AS i CREATE (:Hacked {i: i})
MATCH (n:Person) FOREACH (x IN [1] | SET n.name = 'x')
MATCH (n:Person) CALL (n) { SET n.name = 'x' } RETURN n
MATCH (n:Person) CALL { WITH n DETACH DELETE n }
CALL { CREATE (n:Hacked) RETURN n } RETURN n
MATCH (n:Person) CALL { WITH n SET n.a = 1 } IN TRANSACTIONS OF 1 ROWS
RETURN 1 AS a UNION CREATE (n:Hacked) RETURN 1 AS a
MATCH (n:Person) WITH n LIMIT 1 SET n.name = 'x' RETURN n.name
EXPLAIN CREATE (n:Hacked)
PROFILE CREATE (n:Hacked)
CYPHER runtime=slotted CREATE (n:Hacked)
MATCH (n) RETURN n; CREATE (n:Hacked)
CREATE INDEX hacked IF NOT EXISTS FOR (n:Person) ON (n.hacked)
CREATE CONSTRAINT hacked IF NOT EXISTS FOR (n:Person) REQUIRE n.hacked IS UNIQUE
DROP INDEX person_id
DROP CONSTRAINT entity_id
DROP CONSTRAINT entity_id IF EXISTS
CREATE DATABASE hacked
DROP DATABASE neo4j
STOP DATABASE neo4j
CREATE USER mallory SET PASSWORD 'password1'
ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'password1'
DROP USER neo4j
ALTER USER root SET PASSWORD 'password1'
ALTER USER reader SET PASSWORD 'password1'
DROP USER root
CREATE USER mallory SET PASSWORD 'password1' CHANGE NOT REQUIRED
GRANT ROLE admin TO mallory
USE system CREATE USER mallory SET PASSWORD 'password1'
TERMINATE TRANSACTIONS 'neo4j-transaction-1'
SHOW USERS
SHOW SETTINGS
SHOW TRANSACTIONS
CALL db.createLabel('Hacked')
CALL db.createProperty('hacked')
CALL db.createRelationshipType('HACKED')
CALL dbms.setConfigValue('db.transaction.timeout', '0')
CALL dbms.listConfig() YIELD name, value RETURN name, value
CALL dbms.security.createUser('mallory', 'password1', false)
CALL dbms.killTransaction('neo4j-transaction-1')
CALL tx.setMetaData({a: 1})
CALL db.clearQueryCaches()
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL apoc.cypher.runWrite('CREATE (n:Hacked)', {})
CALL apoc.create.node(['Hacked'], {})
CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value
CALL apoc.export.csv.all('/tmp/hacked.csv', {})
CALL sql('CREATE VERTEX TYPE Hacked')
INSERT INTO Person SET id = 'x'
DELETE FROM Person
DROP TYPE Person
IMPORT DATABASE file:///etc/passwd
BACKUP DATABASE
""".strip().split("\n")
WRITES = [q for q in WRITES if not q.startswith("//")]

FILES = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'file:///../conf/neo4j.conf' AS line RETURN line",
    "LOAD CSV FROM 'file:///../../config/server-users.jsonl' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'file://localhost/etc/passwd' AS line RETURN line",
    "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
    "LOAD CSV FROM $url AS line RETURN line",
    "MATCH (n:Person) LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "USING PERIODIC COMMIT LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (n:Hacked)",
]


@pytest.fixture(scope="module")
def full(session_store: Store, store_settings: Any) -> Graph:
    """A graph with something to lose."""
    wipe(session_store)
    graph = Graph(session_store, store_settings.model_copy(update={"timeout": 5.0, "max_rows": 200}))
    graph.load([talks()])
    return graph


@pytest.fixture
def unharmed(full: Graph) -> Iterator[Graph]:
    """The graph, which is the same after the test."""
    before = list(canonical(full.store.read))
    yield full
    assert list(canonical(full.store.read)) == before


def refused(graph: Graph, text: str, **params: Any) -> None:
    with pytest.raises(GraphkitError) as told:
        graph.cypher(text, **params)
    assert "\n" not in str(told.value)
    assert "root:" not in str(told.value)


def test_no_query_writes_or_administers(unharmed: Graph) -> None:
    got_through: list[tuple[str, Any]] = []
    told: list[str] = []
    for text in WRITES:
        try:
            rows = unharmed.cypher(text)
        except GraphkitError as e:
            told.append(str(e))
        else:
            got_through.append((text, rows))
    assert not any("\n" in line for line in told)
    # the embedded store explains a write without running it, and shows and ends transactions of the reader's own
    harmless = ("EXPLAIN", "PROFILE", "SHOW", "TERMINATE") if unharmed.store.kind == "embedded" else ()
    assert [text for text, _ in got_through if not (harmless and text.startswith(harmless))] == []
    assert unharmed.store.read("MATCH (n:Hacked) RETURN count(n) AS n") == [{"n": 0}]
    for _, rows in got_through:
        assert "password" not in str(rows).casefold()


def test_schema_is_unharmed(full: Graph) -> None:
    names = {str(r) for r in full.store.read("SHOW INDEXES")}
    assert not any("hacked" in n.casefold() for n in names)


@pytest.mark.parametrize("text", FILES)
def test_no_query_reads_a_file(unharmed: Graph, text: str) -> None:
    refused(unharmed, text, url="file:///etc/passwd")


def test_no_query_reaches_the_network(unharmed: Graph) -> None:
    asked: list[str] = []

    class Trap(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Trap) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/x.csv"
        for text in (
            f"LOAD CSV FROM '{url}' AS line RETURN line",
            "LOAD CSV FROM $url AS line RETURN line",
            f"CALL apoc.load.json('{url}') YIELD value RETURN value",
            f"IMPORT DATABASE {url}",
        ):
            refused(unharmed, text, url=url)
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize(
    "value",
    ["' OR 1=1 //", "x'}) DETACH DELETE n //", "`}) DELETE n", "\\'; CREATE (n:Hacked) //", "{$", "\u202e\u0000", "’", "a" * 100_000],
)
def test_a_value_is_only_a_value(unharmed: Graph, value: str) -> None:
    assert unharmed.cypher("MATCH (p:Person {name: $name}) RETURN p.name AS name", name=value) == []
    assert unharmed.cypher("RETURN $name AS name", name=value) == [{"name": value}]


@pytest.mark.parametrize(
    "params",
    [{"x": object()}, {"x": 2**70}, {"x": "a" * 2_000_000}, {"x": [["a"] * 1000] * 1000}, {"x": {1: 2}}, {"x": {"a": {"b": object()}}}],
)
def test_a_parameter_that_cannot_be_sent(unharmed: Graph, params: dict[str, Any]) -> None:
    refused(unharmed, "RETURN $x AS x", **params)


def test_a_parameter_that_holds_itself(unharmed: Graph) -> None:
    loop: list[Any] = []
    loop.append(loop)
    refused(unharmed, "RETURN $x AS x", x=loop)


@pytest.mark.parametrize(
    "text", ["", "   \n", "RETURN '\x00'", "RETURN " + "1+" * 20_000 + "1", "RETURN 1 AS x, nonsense(", "\u202e RETURN", "MATCH"]
)
def test_what_is_no_query_gets_one_line(unharmed: Graph, text: str) -> None:
    refused(unharmed, text)


def test_rows_are_capped(unharmed: Graph) -> None:
    with pytest.raises(QueryError, match="more than 200 rows"):
        unharmed.cypher("UNWIND range(1, 100000) AS x RETURN x")
    assert len(unharmed.cypher("UNWIND range(1, 200) AS x RETURN x")) == 200


def test_a_query_without_end_is_ended(unharmed: Graph) -> None:
    started = time.monotonic()
    refused(unharmed, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n")
    assert time.monotonic() - started < 60


def test_reading_works(unharmed: Graph) -> None:
    assert unharmed.cypher("MATCH (p:Person)-[:ATTENDED]->(e:Meeting) RETURN p.name AS name, e.start AS day ORDER BY name") == [
        {"name": "Ida Holm", "day": "2031-05-01"},
        {"name": "Omar Reyes", "day": "2031-05-01"},
    ]
    assert {r["label"] for r in unharmed.cypher("CALL db.labels() YIELD label RETURN label")} >= {"Person", "Event"}


def test_nothing_was_written_beside_the_store(full: Graph) -> None:
    assert not Path("/tmp/hacked.csv").exists()
