"""A graph as one file, and back: the ledger's claims and the decisions, from which the rest follows.

The file is gzip over JSON lines: a header, then one line an article and a decision. It holds no credentials, reads on every store and on
later versions, and is written whole or not at all.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from graphkit.errors import InputError, StoreError
from graphkit.load.claims import Claims, unpack
from graphkit.load.replace import replace
from graphkit.load.resolve import decisions as dec
from graphkit.load.resolve.decisions import Decision
from graphkit.load.resolve.find import Rules
from graphkit.load.write import BATCH, load_batch
from graphkit.model import Extraction
from graphkit.store.bolt import Store, Tx, batches

__all__ = ["backup", "restore"]

FORMAT = "graphkit-backup"
VERSION = 1
PAGE = 200


def backup(store: Store, path: Path) -> int:
    """Write the graph to the file; how many articles it holds. Raises InputError where the file can't be written."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    count = 0
    try:
        with (
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
            gzip.open(raw, "wt", encoding="utf-8") as out,
        ):
            out.write(json.dumps({"format": FORMAT, "version": VERSION}) + "\n")
            # what is split has to be known before its articles come in
            for row in _pages(
                store, "MATCH (d:Decision) WHERE d.id > $after AND size(d.articles) > 0 RETURN d.id AS id, properties(d) AS p"
            ):
                out.write(json.dumps({"decision": row["p"]}) + "\n")
            for row in _pages(store, "MATCH (l:Ledger) WHERE l.id > $after RETURN l.id AS id, l.claims AS claims"):
                out.write(json.dumps({"article": json.loads(unpack(row["claims"]).json)}) + "\n")
                count += 1
            for row in _pages(store, "MATCH (d:Decision) WHERE d.id > $after RETURN d.id AS id, properties(d) AS p"):
                out.write(json.dumps({"decision": row["p"]}) + "\n")
        draft.replace(path)
    except OSError as e:
        raise InputError(f"the backup {path} can't be written: {e.strerror or e}") from None
    finally:
        draft.unlink(missing_ok=True)
    return count


def _pages(store: Store, query: str) -> Iterator[dict[str, Any]]:
    after = ""
    while page := store.read(f"{query} ORDER BY id LIMIT {PAGE}", after=after):
        yield from page
        after = page[-1]["id"]


def restore(store: Store, path: Path, rules: Rules) -> int:
    """Put a backup into an empty store; how many articles it held.

    Raises StoreError for a store that isn't empty, InputError for a file that is no backup or is cut short (what came before is in then,
    and the store can be restored again after it was emptied).
    """
    lines = _lines(path)
    head = next(lines, {})
    if head.get("format") != FORMAT or head.get("version") != VERSION:
        raise InputError(f"{path} is no backup of this graphkit (format {head.get('format')!r}, version {head.get('version')!r})")
    if store.read("MATCH (l:Ledger) RETURN l.id AS id LIMIT 1"):
        raise StoreError(f"the store at {store.url} isn't empty: restore into a new folder or database")
    count = 0
    decisions: list[Decision] = []
    articles = _articles(lines, decisions)
    for claims in batches(articles, BATCH):
        store.write(lambda tx, c=claims: _load(tx, c, [d for d in decisions if d.articles], rules))  # type: ignore[misc]
        count += len(claims)
    for some in batches(decisions, PAGE):
        store.write(lambda tx, d=some: _decide(tx, d, rules))  # type: ignore[misc]
    return count


def _articles(lines: Iterator[dict[str, Any]], decisions: list[Decision]) -> Iterator[Claims]:
    for line in lines:
        if "article" in line:
            yield Claims.of(Extraction.model_validate(line["article"]))
        elif "decision" in line:
            decisions.append(Decision.of(line["decision"]))


def _load(tx: Tx, claims: list[Claims], splits: list[Decision], rules: Rules) -> None:
    dec.save(tx, splits)
    load_batch(tx, claims, rules)


def _decide(tx: Tx, decisions: list[Decision], rules: Rules) -> None:
    dec.save(tx, decisions)
    replace(tx, [], [], rules, set(chain.from_iterable((d.left, d.right) for d in decisions)))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for line in f:
                value = json.loads(line)
                if isinstance(value, dict):
                    yield value
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, EOFError, ValueError) as e:
        raise InputError(f"{path} is no backup, or is damaged: {str(e).splitlines()[0][:200] if str(e) else type(e).__name__}") from None
