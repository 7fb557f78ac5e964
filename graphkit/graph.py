"""The Python face of the project: open a graph, put articles in, ask it. Each method is one call into a room below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from graphkit.errors import StoreError
from graphkit.load import write
from graphkit.load.write import Loaded
from graphkit.model import Article, Extraction
from graphkit.settings import Settings, load_settings
from graphkit.store import embedded, neo4j_local, schema
from graphkit.store.bolt import Credentials, Store

if TYPE_CHECKING:
    import networkx as nx
if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Graph"]


class Graph:
    """An open graph; `Graph.open` makes one.

    >>> with Graph.open() as graph:                                         # doctest: +SKIP
    ...     graph.ingest("article.txt")
    ...     graph.query("who_attended", place="Florida")
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    @classmethod
    def open(
        cls,
        url: str | None = None,
        *,
        user: str | None = None,
        password: str | None = None,
        database: str | None = None,
        folder: str | Path | None = None,
        settings: Settings | None = None,
    ) -> Graph:
        """Open the graph at a Bolt URL, "local" (the Neo4j that `graphkit neo4j start` runs), or without one the embedded store.

        What isn't given comes from the settings (GRAPHKIT_URL, GRAPHKIT_USER, GRAPHKIT_PASSWORD, GRAPHKIT_STORE ...). `folder` is the
        embedded store's. Raises StoreError in one line where no store answers.
        """
        given = {"url": url, "user": user, "password": SecretStr(password) if password is not None else None, "database": database}
        if folder is not None:
            given |= {"store": Path(folder), "url": None}  # type: ignore[dict-item]
        base = settings or load_settings()
        chosen = base.model_copy(update={k: v for k, v in given.items() if v is not None or (k == "url" and folder is not None)})
        store = _connect(chosen)
        try:
            schema.migrate(store)
        except BaseException:
            store.close()
            raise
        return cls(store, chosen)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the graph; the embedded store's server stops soon after its last user has closed."""
        self.store.close()

    # putting in, correcting, taking back

    def load(self, extractions: Iterable[Extraction], *, progress: Callable[[Loaded], None] | None = None) -> Loaded:
        """Load extractions; loading one again changes nothing, a corrected one replaces its own claims."""
        return write.load(self.store, extractions, progress=progress)

    def ingest(
        self,
        source: str | Path | Article | Iterable[Article],
        *,
        published: str | None = None,
        publisher: str | None = None,
        pipeline: str | None = None,
        progress: Callable[[Loaded], None] | None = None,
    ) -> Loaded:
        """Extract and load a file, a folder, an article or articles."""
        from ingest import extract_all

        articles: Iterable[Article]
        if isinstance(source, (str, Path)):
            from ingest.read import read_path

            articles = read_path(Path(source), published=published, publisher=publisher)
        else:
            articles = [source] if isinstance(source, Article) else source
        return self.load(extract_all(articles, pipeline), progress=progress)

    def retract(self, article: str) -> None:
        """Take an article's claims out of the graph. Raises StoreError where it has no such article."""
        if not write.retract(self.store, article):
            raise StoreError(f"the graph has no article {article!r}: `graphkit query articles` lists those that it has")

    # asking

    def query(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a saved query, as plain Python values."""
        from graphkit.ask import run

        return run.run(self.store.read, name, params)

    def cypher(self, text: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a query of your own, which can only read."""
        from graphkit.store import readonly

        return readonly.read(self.store, text, params, self.settings)

    def to_networkx(self) -> nx.MultiDiGraph[Any]:
        """Entities and events as a networkx MultiDiGraph, keyed by the graph's ids."""
        from graphkit.export.graph import edges, nodes
        from graphkit.export.networkx_graph import networkx_graph

        found = list(nodes(self.store.read))
        return networkx_graph(found, edges(self.store.read, [n.id for n in found]))


def _connect(settings: Settings) -> Store:
    if settings.url is None:
        return embedded.open_store(settings)
    if settings.url == "local":
        url, user = neo4j_local.credentials(settings)
        return Store(url, user)
    password = settings.password
    user_ = Credentials(settings.user, password.get_secret_value()) if password else None
    return Store(settings.url, user_, database=settings.database)
