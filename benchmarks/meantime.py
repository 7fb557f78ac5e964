"""Measure date expressions on the MEANTIME corpus (Wikinews, business news; CC BY 4.0), which lies beside the checkout in shared/bench.

    python benchmarks/meantime.py [--pipeline NAME] [--errors]

Only the fully annotated first sentences count, without the date line itself. An expression is right "relaxed" where it overlaps a gold one,
"strict" where it has the same extent (a leading article aside), and its value where it overlaps and the TimeML values are equal.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit.model import Article
from ingest import dates

ITEMS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "meantime_en" / "items.jsonl"
KINDS = ("DATE", "all")


def kind_of(value: str) -> str:
    """The TimeML type that a value of ours belongs to."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def normal(value: str) -> str:
    """A value in one spelling: part of the day and zone as TimeML has them, a duration's letters in order."""
    value = value.removesuffix("Z").replace("TMO", "T-MO").replace("TNI", "T-NI")
    return {"PM6": "P6M", "PY5": "P5Y"}.get(value, value)


def inside(start: int, end: int, item: dict[str, Any]) -> bool:
    a, b = item["dct_span"]
    return end <= item["annotated_until"] and not (start < b and a < end)


def bare(text: str) -> str:
    words = text.lower().split()
    return " ".join(words[1:] if words and words[0] in {"the", "a", "an", "on", "in", "over", "about", "nearly", "almost"} else words)


def score(items: list[dict[str, Any]], pipeline: str | None) -> Iterator[tuple[str, str, str]]:
    """(kind, outcome, text) for each expression; outcomes: gold, found, relaxed, strict, value, and missed, wrong, spurious."""
    articles = [Article(id=i["id"], text=i["text"], published=iso(i["dct"])) for i in items]
    for item, found in zip(items, dates(articles, pipeline), strict=True):
        ours = [f for f in found if inside(f.start, f.end, item)]
        gold = [t for t in item["timexes"] if inside(t["start"], t["end"], item)]
        used: set[int] = set()
        for t in gold:
            kinds = {"all"} | ({"DATE"} if t["type"] == "DATE" else set())
            hits = [n for n, f in enumerate(ours) if f.start < t["end"] and t["start"] < f.end and n not in used]
            hits.sort(
                key=lambda n: (normal(ours[n].value) != normal(t["value"]), -(min(ours[n].end, t["end"]) - max(ours[n].start, t["start"])))
            )
            for kind in kinds:
                yield kind, "gold", ""
            context = item["text"][max(0, t["start"] - 50) : t["end"] + 40].replace("\n", " ")
            if not hits:
                for kind in kinds:
                    yield kind, "missed", f"{item['dct']} {t['text']!r} = {t['value']}   [{context}]"
                continue
            hit = ours[hits[0]]
            used.add(hits[0])
            same = normal(hit.value) == normal(t["value"])
            for kind in kinds:
                yield kind, "found", ""
                yield kind, "relaxed", ""
                if bare(hit.text) == bare(t["text"]):
                    yield kind, "strict", ""
                if same:
                    yield kind, "value", ""
                else:
                    yield kind, "wrong", f"{item['dct']} {hit.text!r} is {hit.value}, gold {t['text']!r} = {t['value']}   [{context}]"
        for n, f in enumerate(ours):
            if n not in used:
                kinds = {"all"} | ({"DATE"} if kind_of(f.value) == "DATE" else set())
                context = item["text"][max(0, f.start - 50) : f.end + 40].replace("\n", " ")
                for kind in kinds:
                    yield kind, "found", ""
                    yield kind, "spurious", f"{f.text!r} = {f.value}   [{context}]"


def iso(date: str) -> str:
    """The corpus has one date of creation the other way round: 03-02-2009."""
    return date if date[4] == "-" else "-".join(reversed(date.split("-")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", help="an installed spaCy pipeline")
    parser.add_argument("--errors", action="store_true", help="print each miss, wrong value and spurious expression")
    args = parser.parse_args()
    if not ITEMS.is_file():
        print(f"{ITEMS} isn't there: the corpus lies beside the checkout, in shared/bench", file=sys.stderr)
        return 2
    items = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]
    items = [i for i in items if i["dct"] and i["dct_span"]]
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for kind, outcome, text in score(items, args.pipeline):
        counts[kind][outcome] += 1
        if args.errors and kind == "all" and text:
            print(f"{outcome}: {text}")
    print(f"{'':6}{'gold':>6}{'ours':>6}{'relaxed F1':>12}{'strict F1':>12}{'value F1':>12}{'value P':>9}{'value R':>9}")
    for kind in KINDS:
        c = counts[kind]
        f1 = [2 * c[k] / (c["gold"] + c["found"] or 1) for k in ("relaxed", "strict", "value")]
        precision, recall = c["value"] / (c["found"] or 1), c["value"] / (c["gold"] or 1)
        row = f"{kind:6}{c['gold']:6}{c['found']:6}{f1[0]:12.3f}{f1[1]:12.3f}{f1[2]:12.3f}"
        print(f"{row}{precision:9.3f}{recall:9.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
