"""The Python face of the project: open a graph, put articles in, ask it. Each method is one call into a room below."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from graphkit.ask.rows import Rows
from graphkit.errors import InputError, StoreError
from graphkit.load import backup, merges, write
from graphkit.load.conflicts import conflicts
from graphkit.load.resolve.find import Rules
from graphkit.load.write import Loaded
from graphkit.model import Article, Extraction
from graphkit.questions import Questions
from graphkit.settings import Settings, load_settings
from graphkit.store import embedded, neo4j_local, schema
from graphkit.store.bolt import Credentials, Store

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.ask.names import Unknown
    from graphkit.export import Selection

__all__ = ["Graph"]


class Graph(Questions):
    """An open graph; `Graph.open` makes one.

    >>> with Graph.open() as graph:                                         # doctest: +SKIP
    ...     graph.ingest("article.txt")
    ...     graph.query("who_attended", place="Florida")
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.rules = Rules(settings.merge_threshold, settings.propose_threshold)

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
            with embedded.alone(chosen) if chosen.url is None else nullcontext():
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
        return write.load(self.store, extractions, self.rules, progress=progress)

    def ingest(
        self,
        source: str | Path | Article | Iterable[Article],
        *,
        published: str | None = None,
        publisher: str | None = None,
        pipeline: str | None = None,
        jobs: int = 1,
        again: bool = False,
        on_error: Callable[[InputError], None] | None = None,
        progress: Callable[[Loaded], None] | None = None,
    ) -> Loaded:
        """Extract and load a file, a folder, "-" (JSON lines on standard input), an article or articles.

        Articles that the graph has with the same words, date and source are passed over, unless `again`: so a run that was stopped goes on
        where it was. `published` and `publisher` hold for articles of files that give none; `jobs` is the number of processes. Raises
        InputError for an article that can't be used; with `on_error` that is called instead and the others follow.
        """
        from ingest import extract_all

        articles: Iterable[Article]
        if isinstance(source, (str, Path)):
            from ingest.read import read_path

            articles = read_path(source, published=published, publisher=publisher, on_error=on_error)
        else:
            articles = [source] if isinstance(source, Article) else source
        known: list[str] = []
        wanted = articles if again else write.not_loaded(self.store, articles, known)
        loaded = self.load(extract_all(wanted, pipeline, jobs=jobs, on_error=on_error), progress=progress)
        loaded.unchanged += known
        return loaded

    def retract(self, article: str) -> None:
        """Take an article's claims out of the graph. Raises StoreError where it has no such article."""
        if not write.retract(self.store, article, self.rules):
            raise StoreError(f"the graph has no article {article!r}: `graphkit query articles` lists those that it has")

    def backup(self, path: str | Path) -> int:
        """Write the graph to one file; how many articles it holds."""
        return backup.backup(self.store, Path(path))

    def restore(self, path: str | Path) -> int:
        """Put a backup into this graph, which is empty; how many articles it held."""
        return backup.restore(self.store, Path(path), self.rules)

    # what is one, and what contradicts

    def merges(self, *, judgement: str | None = None, kind: str | None = None) -> list[dict[str, Any]]:
        """The decisions on what is one (see `graphkit.load.merges.listed`)."""
        return merges.listed(self.store, judgement=judgement, kind=kind)

    def undo_merge(self, id: str, *, who: str | None = None) -> None:
        """Part what a decision joined, or turn a proposal down; it is never repeated."""
        merges.undo(self.store, id, who=who or _user(), rules=self.rules)

    def accept_merge(self, id: str, *, who: str | None = None) -> None:
        """Merge what a decision proposes."""
        merges.accept(self.store, id, who=who or _user(), rules=self.rules)

    def merge(self, one: str, other: str, *, who: str | None = None) -> str:
        """Say that two entities, or two events, are one; the decision's id."""
        return merges.merge(self.store, one, other, who=who or _user(), rules=self.rules).id

    def split(self, id: str, articles: Iterable[str], *, who: str | None = None) -> str:
        """Say that whom these articles mean by an entity is another one of the same name; the decision's id."""
        return merges.split(self.store, id, set(articles), who=who or _user(), rules=self.rules).id

    def conflicts(self) -> list[dict[str, Any]]:
        """Where articles contradict each other (see `graphkit.load.conflicts`)."""
        return conflicts(self.store)

    # asking

    def query(self, name: str, /, **params: Any) -> Rows[dict[str, Any]]:
        """The rows of a saved query, as plain Python values; `.to_frame()` makes them a pandas DataFrame."""
        from graphkit.ask import run

        return run.run(self.store.read, name, params)

    def unknown_names(self, name: str, /, **params: Any) -> list[Unknown]:
        """Which parameters of a saved query name nothing that the graph holds, each with the nearest names: for when there are no rows."""
        from graphkit.ask import library, names

        return names.unknown(self.store.read, library.get(name), params)

    def cypher(self, text: str, /, **params: Any) -> Rows[dict[str, Any]]:
        """The rows of a query of your own, which can only read."""
        from graphkit.store import readonly

        rows = readonly.read(self.store, text, params, self.settings)
        return Rows(list(rows[0]) if rows else [], rows)

    def export(
        self, path: str | Path, format_: str | None = None, *, flavour: str | None = None, selection: Selection | None = None
    ) -> tuple[int, int]:
        """Write the graph, or a part of it, to a file in the form that its ending names; returns how many nodes and edges it holds.

        `flavour` is one of GraphML: plain, gephi or yed. Raises InputError for an unknown form, a name that the graph doesn't hold and a
        file that can't be written.
        """
        from graphkit.export import export

        return export(self.store.read, Path(path), format_, flavour=flavour, selection=selection)

    def view(self, path: str | Path, *, selection: Selection | None = None) -> tuple[int, int]:
        """Write the graph, or a part of it, as one page for a browser; returns how many nodes and edges it shows.

        Raises InputError for a graph that is too large for a page.
        """
        from graphkit.view import write as write_page

        return write_page(self.store.read, Path(path), selection)

    def to_networkx(self, selection: Selection | None = None) -> nx.MultiDiGraph[Any]:
        """Entities and events, or those of a part of the graph, as a networkx MultiDiGraph, keyed by the graph's ids."""
        from graphkit.export import to_networkx

        return to_networkx(self.store.read, selection)


def _user() -> str:
    """Who decides: the user's name on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "user"


def _connect(settings: Settings) -> Store:
    if settings.url is None:
        return embedded.open_store(settings)
    if settings.url == "local":
        url, user = neo4j_local.credentials(settings)
        return Store(url, user)
    password = settings.password
    user_ = Credentials(settings.user, password.get_secret_value()) if password else None
    return Store(settings.url, user_, database=settings.database)
