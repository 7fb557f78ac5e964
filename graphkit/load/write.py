"""Extractions into the store: in batches, each a transaction of its own, so that an article is in the graph whole or not at all.

Loading an article that is in already changes nothing; a corrected one replaces exactly its own claims.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from graphkit.load.claims import Claims
from graphkit.load.ledger import ledger
from graphkit.load.replace import replace
from graphkit.load.resolve.find import Rules
from graphkit.model import Article, Extraction
from graphkit.store.bolt import Store, Tx, batches

__all__ = ["Loaded", "load", "not_loaded", "retract"]

DEFAULT = Rules()
BATCH = 200
"""Articles a transaction, at most: some ten thousand rows."""
LOOKED = 40
"""Articles that are looked up at a time, before anything is extracted from them."""
SECONDS = 5.0
"""How long a transaction waits for more articles: what has been extracted is soon in the store, whatever happens next."""


@dataclass(slots=True)
class Loaded:
    """What a load did, by the ids of the articles."""

    new: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def __iadd__(self, other: Loaded) -> Loaded:
        self.new += other.new
        self.corrected += other.corrected
        self.unchanged += other.unchanged
        return self


def load(
    store: Store,
    extractions: Iterable[Extraction],
    rules: Rules = DEFAULT,
    *,
    batch: int = BATCH,
    progress: Callable[[Loaded], None] | None = None,
) -> Loaded:
    """Load extractions, in their order; the last one of an article counts. `progress` hears of each batch that is in."""
    done = Loaded()
    for articles in _batches(map(Claims.of, extractions), batch):
        latest = {c.article: c for c in articles}
        part = store.write(partial(load_batch, claims=list(latest.values()), rules=rules))
        done += part
        if progress:
            progress(part)
    return done


def _batches(claims: Iterable[Claims], size: int) -> Iterator[list[Claims]]:
    """The claims in lists of at most `size`, and of what comes within SECONDS."""
    held: list[Claims] = []
    for c in claims:
        if not held:
            deadline = time.monotonic() + SECONDS
        held.append(c)
        if len(held) >= size or time.monotonic() > deadline:
            yield held
            held = []
    if held:
        yield held


def not_loaded(store: Store, articles: Iterable[Article], loaded: list[str], *, batch: int = LOOKED) -> Iterator[Article]:
    """The articles that the store hasn't yet with the same words, date and source; the ids of the others are added to `loaded`."""
    query = "UNWIND $ids AS id MATCH (l:Ledger {id: id}) RETURN l.id AS id, l.content AS content"
    for some in batches(articles, batch):
        known = {row["id"]: row["content"] for row in store.read(query, ids=[a.id for a in some])}
        for article in some:
            if known.get(article.id) == article.content_hash:
                loaded.append(article.id)
            else:
                yield article


def load_batch(tx: Tx, claims: list[Claims], rules: Rules = DEFAULT) -> Loaded:
    """Load one batch inside a transaction."""
    query = "UNWIND $rows AS id MATCH (l:Ledger {id: id}) RETURN l.id AS id, l.hash AS hash"
    known = {row["id"]: row["hash"] for row in tx.gather(query, [c.article for c in claims])}
    done = Loaded(
        new=[c.article for c in claims if c.article not in known],
        corrected=[c.article for c in claims if known.get(c.article, c.hash) != c.hash],
        unchanged=[c.article for c in claims if known.get(c.article) == c.hash],
    )
    coming = [c for c in claims if known.get(c.article) != c.hash]
    if coming:
        replace(tx, ledger(tx, done.corrected), coming, rules)
    return done


def retract(store: Store, article: str, rules: Rules = DEFAULT) -> bool:
    """Take an article's claims out: what it alone supports goes, and nothing else. False where the store has no such article."""

    def work(tx: Tx) -> bool:
        going = ledger(tx, [article])
        if going:
            replace(tx, going, [], rules)
        return bool(going)

    return store.write(work)
