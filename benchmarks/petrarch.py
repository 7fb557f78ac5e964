"""Run PETRARCH's validation sentences: from those marked as having no event, none is to come.

    python benchmarks/petrarch.py [--pipeline NAME] [--errors]

../shared/bench/petrarch marks 31 sentences as having none. Printed are the shares of them without any PLOVER event
and without any act (an event outside CONSULT). Several are marked so for reasons of that coder's own, not for want of
an act ("The Canadian government announced asset freezes ... against four senior officers in the Russian military"):
`--errors` shows them. Beside it, how many of the sentences that have events gave one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from graphkit.model import Article
from ingest import extract_all

GOLD = Path(__file__).resolve().parents[2] / "shared" / "bench" / "petrarch" / "petrarch_validation.jsonl"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", help="an installed spaCy pipeline")
    parser.add_argument("--errors", action="store_true", help="print the events found where none is marked")
    args = parser.parse_args()
    if not GOLD.is_file():
        print(f"{GOLD} isn't there: PETRARCH's sentences live beside the checkout, in shared/bench", file=sys.stderr)
        return 2
    records = [r for r in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if r["text"]]
    articles = [Article(id=f"p{n}", text=r["text"].replace("``", '"').replace("''", '"')) for n, r in enumerate(records)]
    silent = quiet = none = some = events = 0
    for record, extraction in zip(records, extract_all(articles, args.pipeline), strict=True):
        coded = [e for e in extraction.events if e.plover]
        acts = [e for e in coded if e.plover != "CONSULT"]
        if not record["no_events"]:
            events += 1
            some += bool(coded)
            continue
        none += 1
        silent += not coded
        quiet += not acts
        if coded and args.errors:
            names = {e.id: e.name for e in extraction.entities}
            for event in coded:
                print(record["text"][:160], "\n    ", event.type, event.status, [(p.role, names[p.entity]) for p in event.participants])
    print(f"no event where none is marked   {silent / none:.3f}   ({silent} of {none}; no act {quiet / none:.3f})")
    print(f"an event where one is marked    {some / events:.3f}   ({some} of {events})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
