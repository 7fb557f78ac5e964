"""MinHash, bottom-k kind: a text's smallest shingle hashes tell how much of it another text shares."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

__all__ = ["overlap", "sketch"]

SIZE = 128
WIDTH = 5
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The text's up to 128 smallest hashes of five words in a row, ascending. Linear in the text's length."""
    words = [w.casefold() for w in _WORD.findall(text)]
    shingles = {" ".join(words[i : i + WIDTH]) for i in range(max(1, len(words) - WIDTH + 1))} if words else set()
    return tuple(sorted({_hash(s) for s in shingles})[:SIZE])


def _hash(shingle: str) -> int:
    # a crc alone is linear; the multiplication by an odd constant spreads neighbouring values
    data = shingle.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) * 0x9E3779B1 ^ zlib.adler32(data) * 0x85EBCA77) & 0xFFFFFFFF


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of the shorter text the other holds, estimated, 0 to 1: a wire story cut short still counts as a copy.

    >>> overlap((1, 2, 3), (1, 2, 3, 9))
    1.0
    """
    if not one or not other:
        return 0.0
    mine, theirs = set(one), set(other)
    # both sketches are complete below the smaller of their largest values; texts shorter than a sketch are complete altogether
    limit = min(_reach(one), _reach(other))
    mine, theirs = {h for h in mine if h <= limit}, {h for h in theirs if h <= limit}
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) / smaller if smaller else 0.0


def _reach(hashes: Sequence[int]) -> int:
    return hashes[-1] if len(hashes) == SIZE else 0xFFFFFFFF
