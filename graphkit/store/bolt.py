"""The one way to a store, whichever it is: the official Neo4j driver over Bolt, in managed transactions.

Writers take their turns: each write transaction first touches one node, which Neo4j locks and the embedded store checks at commit, so a
transaction may read, decide and write as if it were alone. What it does may run more than once, and must not reach outside the store.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, ConfigurationError, ConstraintError, DatabaseError, DriverError, Neo4jError, ServiceUnavailable
from neo4j.graph import Node, Path, Relationship

from graphkit.errors import StoreError

__all__ = ["Credentials", "Store", "Tx", "batches", "first_line", "guarded", "plain", "values"]

# the driver tells of every retry on standard error unless somebody listens
logging.getLogger("neo4j").addHandler(logging.NullHandler())

T = TypeVar("T")
Row = dict[str, Any]
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
READ_SECONDS = 300.0
"""How long a query of ours may take: a server that has just started plans slowly."""
RETRY_SECONDS = 90.0
"""How long a write is tried again while the server is away or another writer is at work."""

AHEAD = 4
"""Batches of rows that wait for being written, at most: they are in memory."""
ANSWER = "RETURN count(*) AS n"
"""Ends a statement that writes rows: Neo4j then says that it has begun before it is through, as it does for any that gives rows."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user's name and password; the password stays out of every repr and traceback."""

    user: str
    password: str = field(repr=False)


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of at most `size`."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def plain(value: Any) -> Any:
    """A value of the driver as plain Python: dates as ISO text, nodes and relationships as dicts of their properties.

    >>> plain([neo4j.time.Date(2025, 11, 30)])
    ['2025-11-30']
    """
    if isinstance(value, (str, bool, int, float, type(None))):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    if isinstance(value, (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time)):
        return value.iso_format()
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{k: plain(v) for k, v in value.items()}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{k: plain(v) for k, v in value.items()}}
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    return str(value)


def values(record: neo4j.Record) -> Row:
    """A record as plain Python."""
    return {k: plain(v) for k, v in zip(record.keys(), record.values(), strict=True)}


@lru_cache(maxsize=200)
def _in_one(query: str) -> tuple[str, tuple[str, ...]]:
    """The query with all its rows as one list in one record, and the columns' names: the driver takes longer over a record than over
    what is in it.

    >>> _in_one("MATCH (n:Event) RETURN DISTINCT n.id AS id, n.type AS type")
    ('MATCH (n:Event) WITH DISTINCT n.id AS id, n.type AS type RETURN collect([id, type]) AS found', ('id', 'type'))
    """
    head, _, columns = query.rpartition("RETURN ")
    # a comma within brackets parts no columns
    names = tuple(c.split()[-1] for c in re.split(r",(?![^(\[]*[)\]])", columns))
    return f"{head}WITH {columns} RETURN collect([{', '.join(names)}]) AS found", names


class Tx:
    """A managed transaction: `rows` reads, `run` writes, `each` writes a row at a time in UNWIND batches.

    What `each` is given is written by a thread of its own, in order, while the caller works out what comes next: the server and we take
    about as long as each other. Whatever reads waits for it first, and so does the end of the transaction; what fails is raised there.
    """

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()
        self._result: neo4j.Result | None = None

    def __enter__(self) -> Tx:
        return self

    def __exit__(self, kind: object, *exc: object) -> None:
        try:
            if kind is None:
                self.settle()
        finally:
            if self._thread:
                # nobody else may use the connection while a statement is on its way
                self._thread.shutdown(wait=True, cancel_futures=True)

    def settle(self) -> None:
        """Wait until all that was given is written. Raises what went wrong with it."""
        while self._waiting:
            self._waiting.popleft().result()
        self._finish()

    def rows(self, query: str, /, **params: Any) -> list[Row]:
        """Every row that the query gives, as plain Python."""
        self.settle()
        return [values(record) for record in self._tx.run(query, params)]

    def run(self, query: str, /, **params: Any) -> None:
        """Run a statement for what it does."""
        self.settle()
        self._tx.run(query, params).consume()

    def each(self, query: str, rows: Iterable[Any], *, size: int = 1_000) -> None:
        """Run a statement that begins with UNWIND $rows, for batches of the rows, which nobody changes any more."""
        for batch in batches(rows, size):
            self._thread = self._thread or ThreadPoolExecutor(1, "graphkit-write")
            self._waiting.append(self._thread.submit(self._write, f"{query} {ANSWER}", {"rows": batch}))
            while len(self._waiting) > AHEAD:
                self._waiting.popleft().result()

    def _write(self, query: str, params: dict[str, Any]) -> None:
        # the driver packs this one while the server is still at the one before
        result = self._tx.run(query, params)
        self._finish()
        self._result = result

    def _finish(self) -> None:
        if self._result:
            result, self._result = self._result, None
            result.consume()

    def gather(self, query: str, values: Iterable[Any], *, size: int = 2_000) -> list[Row]:
        """The rows of a reading query that begins with UNWIND $rows and gives each column a name, over batches of the values."""
        text, names = _in_one(query)
        found: list[Row] = []
        for batch in batches(values, size):
            self.settle()
            for record in self._tx.run(text, {"rows": batch}):  # type: ignore[arg-type,unused-ignore]  # made of a query of ours
                found += [dict(zip(names, plain(row), strict=True)) for row in record[0]]
        return found


class Store:
    """An open store. `kind` is "embedded" or "neo4j". Close it, or use it in a `with`."""

    def __init__(
        self,
        url: str,
        user: Credentials | None,
        *,
        reader: Credentials | None = None,
        database: str | None = None,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        """Connect, and find out whether the server answers. Raises StoreError in one line where it doesn't.

        `reader` is a second user with the right to read alone, where the server has one; `on_close` runs when the store is closed.
        """
        self.url = _checked(url)
        self.database = database
        self._on_close = on_close
        self._drivers: list[neo4j.Driver] = []
        try:
            self._writer = self._connect(user)
            self._reader = self._connect(reader) if reader else self._writer
            with guarded(url):
                agent = str(self._writer.get_server_info().agent)
        except BaseException:
            self.close()
            raise
        self.kind = "embedded" if "ArcadeDB" in agent else "neo4j"
        self.agent = agent

    def _connect(self, user: Credentials | None) -> neo4j.Driver:
        with guarded(self.url):
            driver = GraphDatabase.driver(
                self.url,
                auth=(user.user, user.password) if user else None,
                max_transaction_retry_time=RETRY_SECONDS,
                connection_acquisition_timeout=30,
                connection_timeout=10,
                user_agent="diplomatic-graphkit",
                notifications_min_severity="OFF" if not self.url.startswith(("bolt+s", "neo4j+s")) else None,
            )
        self._drivers.append(driver)
        return driver

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the embedded store's server stops when nobody else uses it."""
        while self._drivers:
            self._drivers.pop().close()
        if self._on_close:
            on_close, self._on_close = self._on_close, None
            on_close()

    def read(self, query: str, /, **params: Any) -> list[Row]:
        """The rows of a query of ours, as plain Python, by the reader. A user's own query goes through `readonly`."""

        def work(tx: ManagedTransaction) -> list[Row]:
            result = tx.run(query, params)
            return [values(record) for record in result]

        with guarded(self.url), self._reader.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=READ_SECONDS)(work))

    def write(self, work: Callable[[Tx], T], *, in_turn: bool = True, idle: threading.Event | None = None) -> T:
        """Run `work` in one managed write transaction, after the writers before it. It may run more than once.

        Without `in_turn` it runs beside other writers: for those who have divided the nodes among themselves (`graphkit.cluster`). `idle`
        is set while there is nothing to do here but to wait for the commit.
        """
        idle = idle or threading.Event()

        def turn(tx: ManagedTransaction) -> T:
            idle.clear()
            if in_turn:
                # MERGE, since the very first writer finds no node; the constraint on its id keeps it one
                tx.run("MERGE (l:WriteLock {id: 'writers'}) SET l.turn = $turn", turn=uuid.uuid4().hex).consume()
            with Tx(tx) as running:
                done = work(running)
            idle.set()
            return done

        with guarded(self.url):
            for attempt in range(5):
                try:
                    with self._writer.session(database=self.database) as session:
                        return session.execute_write(turn)
                except (ConstraintError, DatabaseError):
                    # another writer made the same node, or (embedded) the same type, at the same time: the next try finds it
                    if attempt == 4:
                        raise
                    time.sleep(0.1 * (attempt + 1))
        raise AssertionError("unreachable")

    def schema(self, statements: Sequence[str]) -> None:
        """Run schema statements: on Neo4j in one transaction (each would wait for the disk), on the embedded store each in its own."""

        def work(tx: ManagedTransaction, texts: Sequence[str]) -> None:
            for text in texts:
                tx.run(text).consume()  # type: ignore[arg-type,unused-ignore]  # written by us alone

        with guarded(self.url), self._writer.session(database=self.database) as session:
            for part in [statements] if self.kind == "neo4j" else [[s] for s in statements]:
                session.execute_write(work, part)

    def reading(self) -> neo4j.Session:
        """A session of the reader, for what isn't ours to trust; `readonly` uses it."""
        return self._reader.session(database=self.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=1_000)


class guarded:
    """What the driver raises, as one StoreError line without credentials. A Neo4jError of a statement passes through `other`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, AuthError):
            raise StoreError(f"the store at {self.url} refuses the user or password: set GRAPHKIT_USER and GRAPHKIT_PASSWORD") from None
        if isinstance(error, (ConfigurationError, ValueError)) and not isinstance(error, Neo4jError):
            raise StoreError(f"the store URL {self.url!r} can't be used: write it as bolt://host:7687 or neo4j://host:7687") from None
        if isinstance(error, ServiceUnavailable) or (isinstance(error, OSError) and not isinstance(error, Neo4jError)):
            raise StoreError(f"no store answers at {self.url}: start it (graphkit neo4j start), or leave the URL out") from None
        if isinstance(error, Neo4jError):
            raise StoreError(f"the store at {self.url} refused: {first_line(error)}") from None
        if isinstance(error, DriverError):
            raise StoreError(f"the connection to the store at {self.url} broke off: {first_line(error)}") from None


def _checked(url: str) -> str:
    """The URL, if it is one of Bolt without a password in it (a password's place is the environment)."""
    scheme, _, rest = url.partition("://")
    if scheme not in SCHEMES or not rest:
        raise StoreError(f"the store URL {scheme[:40]!r}... can't be used: write it as bolt://host:7687 or neo4j://host:7687")
    if "@" in rest:
        raise StoreError("the store URL has a user in it: set GRAPHKIT_USER and GRAPHKIT_PASSWORD, and name the host alone")
    return url


def first_line(error: Exception) -> str:
    """What the driver says, in one line."""
    message = getattr(error, "message", None) or str(error)
    return str(message).splitlines()[0][:300] if message else type(error).__name__
