"""What a transaction writes behind its caller's back: in order, before anything reads, and all of it or nothing."""

from __future__ import annotations

import pytest

from graphkit.errors import StoreError
from graphkit.store.bolt import Store, Tx

MAKE = "UNWIND $rows AS row CREATE (t:Topic {id: row})"
BAD = "UNWIND $rows AS row MATCH (t:Topic {id: row}) SET t.name = toInteger(1) / 0"
COUNT = "MATCH (t:Topic) RETURN count(t) AS n"


def test_a_look_sees_what_was_written_before(store: Store) -> None:
    def work(tx: Tx) -> int:
        tx.each(MAKE, (f"t-{i}" for i in range(50)), size=3)
        tx.each("UNWIND $rows AS row MATCH (t:Topic {id: row}) SET t.name = 'named'", [f"t-{i}" for i in range(40)], size=7)
        return int(tx.rows("MATCH (t:Topic {name: 'named'}) RETURN count(t) AS n")[0]["n"])

    assert store.write(work) == 40
    assert store.read(COUNT)[0]["n"] == 50


def test_the_end_waits_for_what_was_given(store: Store) -> None:
    store.write(lambda tx: tx.each(MAKE, ["last"]))
    assert store.read(COUNT)[0]["n"] == 1


def test_what_fails_later_takes_all_of_it_back(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.each(MAKE, ["a"])
        tx.each(BAD, ["a"])
        tx.each(MAKE, [f"after-{i}" for i in range(20)], size=1)

    with pytest.raises(StoreError):
        store.write(work)
    assert store.read(COUNT)[0]["n"] == 0


def test_the_callers_own_error_comes_through(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.each(MAKE, ["a"])
        raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        store.write(work)
    assert store.read(COUNT)[0]["n"] == 0
