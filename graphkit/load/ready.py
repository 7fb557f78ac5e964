"""Claims made ready for the next transaction while the server commits this one: what needs no store, on a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread

from graphkit.load import rows
from graphkit.load.claims import Claims
from graphkit.load.resolve.events import EventProfile
from graphkit.load.resolve.find import claim_rows

__all__ = ["meanwhile"]


@contextmanager
def meanwhile(claims: Sequence[Claims]) -> Iterator[Event]:
    """An event while which is set these claims are made ready, one after the other; whatever is left is made where it is needed.

    At the end nobody is at work on them any more.
    """
    idle, over = Event(), Event()

    def work() -> None:
        for c in claims:
            idle.wait()
            if over.is_set():
                return
            # what goes wrong does so again where it is needed
            with suppress(Exception):
                _ready(c)

    thread = Thread(target=work, name="graphkit-ready", daemon=True)
    thread.start()
    try:
        yield idle
    finally:
        over.set()
        idle.set()
        thread.join()


def _ready(claims: Claims) -> None:
    """Have all that is kept with the claims made: for the ledger, for finding candidates, for the article's own rows."""
    _ = claims.hash, claims.packed
    claim_rows(claims)
    for profile in EventProfile.of(claims).values():
        _ = profile.sought
    rows.article_rows(claims)
    rows.called(claims)
