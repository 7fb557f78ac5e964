"""Extraction at 1/16, 1/4 and all of so many articles: CPU time for 1,000 characters, and the memory that it takes at most.

    python benchmarks/extracting.py [--articles 1600] [--pipeline NAME]

The articles are taken from all over ../shared/corpus, so that each size has the same mix of them. Each size is read in a process of its
own, as `graphkit extract` reads them, after a first 25 that load the model and fill the caches. CPU time counts, which other work on the
machine changes least.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
CORPUS = ROOT.parent / "shared" / "corpus" / "us_government.jsonl.gz"
WARM = 25
"""Articles before the clock starts."""


def one(count: int, name: str | None) -> dict[str, float]:
    """Extract so many articles; {articles, characters, seconds, peak}: CPU seconds, MiB."""
    from graphkit.model import Article
    from ingest import stream

    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    step = max(1, len(records) // (count + WARM))
    chosen = (r for r in records[::step] if r["text"].strip())
    articles = [Article(id=r["id"], title=r["title"], published=r["published"], text=r["text"]) for r in islice(chosen, count + WARM)]
    stream.alone()
    for _ in stream.outcomes(articles[:WARM], name):
        pass
    began = time.process_time()
    done = sum(1 for _ in stream.outcomes(articles[WARM:], name))
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles": done, "characters": sum(len(a.text) for a in articles[WARM:]), "seconds": spent, "peak": peak}


def main() -> int:
    """Run the three sizes and print each; 1 where the largest takes more than 1.3 times as long for the same text as the smallest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1_600)
    parser.add_argument("--pipeline")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS.name} isn't beside the checkout: left out")
        return 2
    if args.one:
        print(json.dumps(one(args.one, args.pipeline)))
        return 0
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    rows = []
    for count in (args.articles // 16, args.articles // 4, args.articles):
        command = [sys.executable, "-W", "ignore", __file__, "--one", str(count)]
        command += ["--pipeline", args.pipeline] if args.pipeline else []
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        row = json.loads(done.stdout.splitlines()[-1])
        row["each"] = 1e6 * row["seconds"] / row["characters"]
        rows.append(row)
        told = (
            f"{row['each']:.1f} ms for 1,000 characters, {1000 * row['seconds'] / row['articles']:.0f} ms an article, {row['peak']:.0f} MiB"
        )
        print(f"{row['articles']:6,} articles: {row['seconds']:.1f} s of CPU, {told}", flush=True)
    four, all_ = (row["each"] / rows[0]["each"] for row in rows[1:])
    more = rows[-1]["peak"] / rows[0]["peak"]
    print(f"time for the same text at 4x: {four:.2f}, at 16x: {all_:.2f} of that at 1x (aim: at most 1.3); memory {more:.2f}")
    return int(all_ > 1.3 or four > 1.3)


if __name__ == "__main__":
    raise SystemExit(main())
