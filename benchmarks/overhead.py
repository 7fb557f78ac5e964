"""What extraction's own work costs beside spaCy's: the whole way from text to JSON against the bare pipeline, side by side, as a ratio.

    python benchmarks/overhead.py [--articles N] [--pipeline NAME]

The texts are the first N of ../shared/corpus. Both ways take turns at each twenty-five of them, so that whatever else the machine does is
shared between them, after a round that warms up; CPU time counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path
from statistics import median

from graphkit.model import Article
from ingest import assemble, pipeline, stream

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "us_government.jsonl.gz"

PART = 25
"""Articles of which both ways are timed before the next ones."""


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
    stream.alone()  # as the command line and its workers are
    stream.settled(args.pipeline)
    parts = [articles[n : n + PART] for n in range(0, len(articles), PART)]
    spent: dict[str, list[list[float]]] = {"bare": [[] for _ in parts], "whole": [[] for _ in parts]}
    for turn in range(4):
        for number, part in enumerate(parts):
            for way in ("bare", "whole") if turn % 2 else ("whole", "bare"):
                began = time.process_time()
                with nlp.select_pipes(disable=own if way == "bare" else []):
                    for doc in nlp.pipe((pipeline.make_doc(nlp, a) for a in part), batch_size=PART):
                        if way == "whole":
                            assemble.extraction(doc).model_dump_json()
                if turn:  # the first one warms up
                    spent[way][number].append(time.process_time() - began)
    for turn in range(3):
        bare, whole = (sum(times[turn] for times in spent[way]) for way in ("bare", "whole"))
        print(f"bare {bare:.1f} s, whole {whole:.1f} s of CPU, ratio {whole / bare:.2f}")
    pairs = [w / b for wholes, bares in zip(spent["whole"], spent["bare"], strict=True) for w, b in zip(wholes, bares, strict=True)]
    ratio = sum(map(min, spent["whole"])) / sum(map(min, spent["bare"]))
    told = f"{len(articles)} articles, {nlp.meta['name']}, {len(pairs)} pairs"
    print(f"extraction / bare pipeline: {ratio:.2f} (each part's quickest of 3; median of the pairs {median(pairs):.2f}; {told}); aim: 1.3")
    return int(ratio > 1.3)


if __name__ == "__main__":
    raise SystemExit(main())
