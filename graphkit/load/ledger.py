"""The ledger: each article's claims as they went into the graph, which follows from them and from the decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from graphkit.load.claims import Claims, unpack
from graphkit.store.bolt import Tx

__all__ = ["ledger", "write_ledger"]

_unpack = lru_cache(maxsize=1_000)(lambda text, parted: unpack(text, parted))


def ledger(tx: Tx, articles: Iterable[str]) -> list[Claims]:
    """The claims that the ledger keeps of these articles; one that isn't there gives none."""
    query = "UNWIND $rows AS id MATCH (l:Ledger {id: id}) RETURN l.claims AS claims, l.parted AS parted"
    return [_unpack(row["claims"], tuple(row["parted"] or ())) for row in tx.gather(query, sorted(articles), size=200)]


def write_ledger(tx: Tx, articles: Iterable[Claims]) -> None:
    """The articles' ledger entries, last of all: what has one has gone in whole."""
    now = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    rows = [
        {
            "id": c.article,
            "props": {
                "hash": c.hash,
                "content": c.extraction.article.content_hash,
                "claims": c.packed,
                "loaded_at": now,
                "parted": list(c.parted) or None,
            },
        }
        for c in articles
    ]
    tx.each("UNWIND $rows AS row MERGE (l:Ledger {id: row.id}) SET l += row.props", rows, size=100)
