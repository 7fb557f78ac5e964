"""Code PLOVER's own example sentences, and print how often the act's type and its parties' countries come out as
PLOVER's coders have them.

    python benchmarks/plover_gsr.py [--pipeline NAME] [--errors]

The 322 sentences of ../shared/bench/plover_gsr are the CAMEO manual's examples, one coded event each. What is counted:

- type: an act of the coded type is among the acts found in the sentence (a sentence may tell two); "first" is the
  stricter count, in which the first act found must be it. The coded types are those of PLOVER's first draft; they are
  read as this project's by PLOVER's own conversion table of 2021 and our contract: DEMAND is REQUEST, FIGHT is
  ASSAULT, DISAPPROVE and INVESTIGATE are ACCUSE (an Investigation counts), CONCEDE and RETREAT are one, CAMEO's root
  08 (a Resignation counts). CONSULT comes from a Meeting, Call or Visit. The manual codes what is still to come by
  its intent, our graph by its content with status planned or proposed: a friendly act to come (or called for) is
  AGREE there, a hostile one THREATEN, and an act that is denied or refused is REJECT. Property destroyed is ASSAULT
  (CAMEO 1712 in the table), a treaty signed AGREE (the contract).
- source, target: of the sentences whose coded actor has a country code, those where an event of the right type has
  that country at that end (a person or group counts for its country, an organization for the one that the coders
  gave it, if any; the parties of a meeting for either end; of a visit, and of a deed without another party, the
  country where it is placed for the target, as the coders read "killed 23 people in Tel Aviv").
  Where one country is coded as both source and target, an act inside one country, the graph has no party
  to set against itself: finding the country at either end counts. Two more shares say where a miss comes from:
  "act found" is that of the sentences whose type is right, "any act" lets the country stand at that end of an act of
  whatever type.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from graphkit.model import Article, Event, Extraction
from ingest import extract_all
from ingest.lexicon import table, values

GOLD = Path(__file__).resolve().parents[2] / "shared" / "bench" / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"

READ_AS = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "CONCEDE": "YIELD", "RETREAT": "YIELD"}
OURS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FRIENDLY = {"SUPPORT", "COOPERATE", "AID", "YIELD", "CONSULT"}
HOSTILE = {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"}
MISSPELT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
ISO = {row["name"]: row["iso3"] for row in table("countries") if row["iso3"]} | {"Palestine": "PSE", "Palestinian Authority": "PSE"}

LIES_IN = {p: row["name"] for row in table("countries") for p in values(row["capitals"])} | {
    row["name"]: row["country"] for row in table("places") if row["country"]
}
"""Where a place lies, which the graph says only where its country stands in the text too."""

HOMES = {
    "Hamas": "PSE", "Fatah": "PSE", "Palestine Liberation Organization": "PSE", "Hezbollah": "LBN", "Taliban": "AFG", "UNITA": "AGO",
    "Revolutionary United Front": "UGA", "US Congress": "USA", "Islamic Salvation Front": "DZA", "Rwandan Patriotic Front": "RWA",
}  # fmt: skip
"""What country PLOVER's coders gave to organizations and armed groups of these sentences, which our graph keeps as parties of their own."""


def meant(record: dict[str, str]) -> str:
    """The coded type in our words."""
    if record.get("mode") == "destroy":
        return "ASSAULT"
    if record["event"] == "SUPPORT" and "signed" in record["eventText"]:
        return "AGREE"
    return READ_AS.get(record["event"], record["event"])


def codes(event: Event) -> set[str]:
    """The types that PLOVER's coders would give an event of ours."""
    if event.type == "Resignation":
        return {"YIELD"} if event.status in ("occurred", "ongoing", "claimed") else {"AGREE", "REJECT"}
    if event.type == "Investigation":
        return {"ACCUSE"}
    if event.plover is None:
        return set()
    code = OURS.get(event.plover, event.plover)
    if event.status in ("denied", "cancelled"):
        return {code, "REJECT"}
    if event.status in ("planned", "proposed"):
        return {"AGREE"} if code in FRIENDLY else {"THREATEN"} if code in HOSTILE else {code}
    return {code}


def country(extraction: Extraction, entity_id: str) -> str | None:
    """The ISO code of an entity's country."""
    by_id = {e.id: e for e in extraction.entities}
    entity = by_id[entity_id]
    if entity.type != "Country" and entity.country:
        entity = by_id[entity.country]
    if entity.type == "Organization":
        return next((HOMES[n] for n in (entity.name, *entity.aliases) if n in HOMES), None)
    return ISO.get(LIES_IN.get(entity.name, entity.name) if entity.type == "Place" else entity.name)


def at(extraction: Extraction, event: Event, end: str) -> set[str | None]:
    """The countries at one end of an event; the parties of a meeting stand at both."""
    meeting = event.plover == "CONSULT"
    found: set[str | None] = {country(extraction, p.entity) for p in event.participants if meeting or p.role == end}
    if end == "target" and event.place and (meeting or not found):
        found.add(country(extraction, event.place))
    return found


def coded(actors: object) -> set[str]:
    """The country codes of the coded actors; IGO, NGO and the like are none."""
    if not isinstance(actors, list):
        actors = [actors] if isinstance(actors, dict) else []
    return {MISSPELT.get(a["code"], a["code"]) for a in actors if a.get("code")} & (set(ISO.values()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", help="an installed spaCy pipeline")
    parser.add_argument("--errors", action="store_true", help="print the sentences that fail")
    args = parser.parse_args()
    if not GOLD.is_file():
        print(f"{GOLD} isn't there: PLOVER's sentences live beside the checkout, in shared/bench", file=sys.stderr)
        return 2
    records = [r for r in json.loads(GOLD.read_text(encoding="utf-8")) if r.get("text")]
    articles = [Article(id=f"g{n}", text=r["text"].strip("{} ").replace("``", '"').replace("''", '"')) for n, r in enumerate(records)]
    hit = first = acts = 0
    ends = {"source": [0, 0, 0, 0], "target": [0, 0, 0, 0]}  # right, of all, of those whose type is right, right in any act
    for record, extraction in zip(records, extract_all(articles, args.pipeline), strict=True):
        want = meant(record)
        events = [e for e in extraction.events if codes(e)]
        right = [e for e in events if want in codes(e)]
        acts += len(events)
        hit += bool(right)
        first += bool(events) and want in codes(events[0])
        wrong_ends = []
        for end, other in (("source", "target"), ("target", "source")):
            gold = coded(record.get(end))
            inside = gold and gold == coded(record.get(other))
            if gold:
                where = (end, other) if inside else (end,)
                found = {c for e in right for w in where for c in at(extraction, e, w)}
                loose = {c for e in events for w in where for c in at(extraction, e, w)}
                ends[end][1] += 1
                ends[end][0] += bool(gold & found)
                ends[end][2] += bool(right)
                ends[end][3] += bool(gold & loose)
                if not gold & found:
                    wrong_ends.append(end)
        if args.errors and (not right or wrong_ends):
            names = {e.id: e.name for e in extraction.entities}
            said = [f"{e.type}/{e.status}({','.join(p.role[0] + ':' + names[p.entity] for p in e.participants)})" for e in events]
            print(f"{'TYPE' if not right else 'ENDS':<5}{want:<10}{','.join(wrong_ends):<14}{record['text'][:200]}\n{'':<15}{said}")
    total = len(records)
    print(f"type     {hit / total:.3f}   ({hit} of {total}; first act {first / total:.3f}; {acts / total:.2f} acts a sentence)")
    for end, (right_, of, told, any_) in ends.items():
        print(f"{end:<8} {right_ / of:.3f}   ({right_} of {of}; act found {right_ / told:.3f}; any act {any_ / of:.3f})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
