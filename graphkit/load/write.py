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
from graphkit.load.ready import meanwhile
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
QUICK = 1.0
"""Seconds within which a batch has come whole where the next one is asked for before it is written."""


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
    source = _batches(map(Claims.of, extractions), batch)
    now = next(source, None)
    while now:
        later: _Batch | None = None
        failed: Exception | None = None
        if now.quick:
            # where the next ones are at hand they are made ready while the server commits these
            try:
                later = next(source, None)
            except Exception as e:
                failed = e
        latest = {c.article: c for c in now}
        with meanwhile(later or ()) as idle:
            part = store.write(partial(load_batch, claims=list(latest.values()), rules=rules), idle=idle)
        done += part
        if progress:
            progress(part)
        if failed:
            raise failed
        now = later if now.quick else next(source, None)
    return done


class _Batch(list[Claims]):
    """Claims that go in together."""

    quick = False
    """Whether they came in less than a second."""


def _batches(claims: Iterable[Claims], size: int) -> Iterator[_Batch]:
    """The claims in lists of at most `size`, and of what comes within SECONDS."""
    held = _Batch()
    for c in claims:
        if not held:
            began = time.monotonic()
        held.append(c)
        took = time.monotonic() - began
        if len(held) >= size or took > SECONDS:
            held.quick = took < QUICK
            yield held
            held = _Batch()
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
