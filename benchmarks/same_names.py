"""Comparing 25,000 and 100,000 people's names across articles: how many pairs are looked at, and how the CPU time grows.

    python benchmarks/same_names.py [--names 100000]

The names are made up by recombination (tests/load/test_resolve.py), of forty countries. Scoring every pair is included; no store is.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

TURNS = 3
"""Both sizes take turns, so that whatever else the machine does is shared between them."""


def main() -> int:
    """Print both sizes; 1 where four times the names take more than 1.3 times the time a name."""
    from graphkit.load.resolve.names import likeness
    from graphkit.load.resolve.people import blocks, pairs, score
    from tests.load.test_resolve import made_up

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--names", type=int, default=100_000)
    args = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    sizes = (args.names // 4, args.names)
    spent: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(TURNS):
        for size in sizes:
            people = made_up(size)
            for cached in (blocks, likeness):
                cached.cache_clear()
            gc.collect()
            gc.freeze()  # the names as such are the benchmark's: the collector needn't go through them again and again
            began, looked, alike = time.process_time(), 0, 0
            for one, other in pairs(people):
                looked += 1
                alike += score(one, other)[0] >= 0.7
            spent[size].append(time.process_time() - began)
            told = f"{looked:,} pairs looked at ({looked / size:.2f} a name), {alike:,} worth a decision"
            print(f"{size:,} names: {told}, {spent[size][-1]:.1f} s of CPU")
    once, more = (min(spent[size]) / size for size in sizes)
    grown = more / once
    print(f"time a name at 4x: {grown:.2f} of that at 1x (the quickest of {TURNS} turns; aim: at most 1.3)")
    return int(grown > 1.3)


if __name__ == "__main__":
    sys.exit(main())
