"""What extraction's own work costs beside spaCy's: the whole way from text to JSON against the bare pipeline, side by side, as a ratio.

    python benchmarks/overhead.py [--articles N] [--pipeline NAME]

The texts are the first N of ../shared/corpus. Both ways run in turn, after a warm-up, on the same components.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import time
from pathlib import Path

from graphkit.model import Article
from ingest import assemble, pipeline

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "us_government.jsonl.gz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--pipeline")
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS} isn't there: the corpus lies beside the checkout")
        return 2
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line, _ in zip(file, range(args.articles), strict=False)]
    articles = [Article(id=r["id"], title=r["title"], text=r["text"], published=r["published"]) for r in records]
    nlp = pipeline.load(args.pipeline)
    own = [name for name in nlp.pipe_names if name.startswith("graphkit_") and name != "graphkit_paragraphs"]
    # as the command line does
    gc.collect()
    gc.freeze()
    ratios = []
    for turn in range(4):
        began = time.process_time()
        with nlp.select_pipes(disable=own):
            for _ in nlp.pipe((pipeline.make_doc(nlp, a) for a in articles), batch_size=32):
                pass
        bare = time.process_time() - began
        began = time.process_time()
        for doc in nlp.pipe((pipeline.make_doc(nlp, a) for a in articles), batch_size=32):
            assemble.extraction(doc).model_dump_json()
        whole = time.process_time() - began
        if turn:  # the first one warms up
            ratios.append(whole / bare)
            print(f"bare {bare:.1f} s, whole {whole:.1f} s of CPU, ratio {whole / bare:.2f}")
    print(f"extraction / bare pipeline: {sorted(ratios)[1]:.2f} (median of 3, {len(articles)} articles, {nlp.meta['name']})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
