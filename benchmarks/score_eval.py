"""Extract the annotated articles of ../shared/eval and print the score table.

    python benchmarks/score_eval.py [dev|train|practice|...|practice10|heldout|...|heldout4] [--pipeline NAME] [--errors]

`dev` and `train` are the articles of ../shared/eval; `practice` and `heldout` are our own, in tests/gold. The gold files' text goes in as
JSON records; `../shared/eval/score.py` does the counting.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from graphkit.model import Article
from ingest import extract_all

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "eval"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "part",
        nargs="?",
        default="dev",
        help="the folder of gold articles: dev, train, practice, practice2 to practice10, heldout, heldout2 to heldout4",
    )
    parser.add_argument("--pipeline", help="an installed spaCy pipeline")
    parser.add_argument("--errors", action="store_true", help="print each miss and each wrong slot")
    parser.add_argument("--out", type=Path, help="keep the extractions here")
    args = parser.parse_args()
    gold = (SHARED if args.part in ("dev", "train") else ROOT / "tests" / "gold") / args.part
    if not gold.is_dir() or not SHARED.is_dir():
        print(f"{gold} or {SHARED} isn't there: the scorer and its articles live beside the checkout, in shared/eval", file=sys.stderr)
        return 2
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    articles = [Article(id=r["id"], title=r["title"], published=r["published"], text=r["text"]) for r in records]
    with tempfile.TemporaryDirectory() as tmp:
        out = args.out or Path(tmp) / "predicted.jsonl"
        out.write_text("".join(e.model_dump_json() + "\n" for e in extract_all(articles, args.pipeline)), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(gold), str(out), *(["--errors"] if args.errors else [])]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
