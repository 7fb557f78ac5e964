"""Who and what is one across articles: joins on the keys of `graphkit.load.resolve`, its scores, and its rule of what comes together.

People and places are compared within the cells of `people.cells` and `people.open_cells`, events of one type and topic within the weeks
around each other by the keys of `EventProfile.meet`: so every pair is looked at here that one machine decides on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from graphkit.cluster.components import components
from graphkit.cluster.frames import Row, each, in_runs
from graphkit.load.claims import Claims
from graphkit.load.resolve import people
from graphkit.load.resolve.canonical import canonical_ids
from graphkit.load.resolve.decisions import Decision
from graphkit.load.resolve.events import SHIFTS, EventProfile
from graphkit.load.resolve.find import Rules, claim_rows, fuller, on_entities, on_events
from graphkit.load.resolve.people import Profile
from graphkit.model import Article, Extraction

__all__ = ["aliases", "decisions", "event_claims", "events", "found_by", "latest", "profiles"]

FOUND_BY = "base string, kind string, props string, titles string"
EVENT = "base string, props string, claims string, keys string"
DECISION = "id string, left string, right string, judgement string, decision string"


def latest(extractions: DataFrame) -> DataFrame:
    """One extraction an article, rows (id, content, extraction): the last one in the input counts, as on one machine."""
    good = extractions.where("extraction IS NOT NULL")
    last = good.groupBy("id").agg(F.max("place").alias("place"), F.count("*").alias("times"))
    # hardly any input has an article twice: then nothing but ids and places is sorted
    if last.where("times > 1").first() is not None:
        good = good.join(last.select("place"), "place", "left_semi")
    return good.select("id", "content", "extraction")


# what is compared


def found_by(articles: DataFrame) -> DataFrame:
    """What each article knows of the people and places that can be compared, rows of FOUND_BY; offices as JSON."""
    return each(articles.select("extraction"), _found_by, FOUND_BY)


def _found_by(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        claims = Claims.of(Extraction.model_validate_json(row["extraction"]))
        for claim in claim_rows(claims):
            if claim["props"]["kind"] != "Event":
                titles = sorted({p.title for e in claims.by_base[claim["id"]] for p in e.positions if not p.former})
                props = json.dumps(claim["props"], ensure_ascii=False)
                yield {"base": claim["id"], "kind": claim["props"]["kind"], "props": props, "titles": json.dumps(titles)}


def profiles(told: DataFrame) -> DataFrame:
    """Each person or place with all its offices, rows of FOUND_BY; of several ways to write the name the one that a store would keep."""
    return in_runs(told.distinct(), "base", _profile, FOUND_BY)


def _profile(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    props: dict[str, Any] = {}
    titles: set[str] = set()
    for row in rows:
        ways = [{"id": base, "props": p} for p in (props, json.loads(row["props"])) if p]
        props = fuller(ways)[base]
        titles.update(json.loads(row["titles"]))
    yield {"base": base, "kind": props["kind"], "props": json.dumps(props, ensure_ascii=False), "titles": json.dumps(sorted(titles))}


def events(articles: DataFrame) -> DataFrame:
    """The events that can be compared, rows of EVENT: what a store finds it by, and of its claim what a comparison reads."""
    return each(articles.select("extraction"), _events, EVENT)


def _events(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        claims = Claims.of(Extraction.model_validate_json(row["extraction"]))
        found: dict[str, list[Row]] = defaultdict(list)
        for r in claim_rows(claims):
            if r["props"]["kind"] == "Event":
                found[r["props"]["of"]].append({"base": r["id"], "props": json.dumps(r["props"])})
        for base in claims.events:
            profile = EventProfile(base, claims)
            if profile.block():
                yield {"base": base, "props": json.dumps(found[base]), "claims": _slim(claims, base), "keys": _keys(profile)}


def event_claims(events: DataFrame) -> DataFrame:
    """What a store finds these events by, rows (base, props): several an event."""
    return each(
        events.select("props"), lambda rows: (claim for row in rows for claim in json.loads(row["props"])), "base string, props string"
    )


def _keys(profile: EventProfile) -> str:
    """What it meets others by, as JSON: its block, the blocks around it, its keys, and whether it names nobody."""
    meet = profile.meet
    keys = {name: sorted(getattr(meet, name)) for name in ("asks", "offers", "wide")}
    return json.dumps({"block": profile.block(), "near": [profile.block(s) for s in SHIFTS], "nobody": not profile.people, **keys})


def _slim(claims: Claims, base: str) -> str:
    """The event with its participants, their sides and countries and its place, in an article without sentences."""
    event, article = claims.events[base], claims.extraction.article
    proof = event.evidence[0].model_copy(update={"attributed_to": None})
    parts = [p.model_copy(update={"evidence": [0]}) for p in event.participants]
    event = event.model_copy(update={"follows": None, "content": [], "topics": [], "participants": parts, "evidence": [proof]})
    wanted = {i for i in (event.place, *(x for p in parts for x in (p.entity, p.side))) if i}
    wanted |= {c for i in wanted if (c := claims.entities[i].country)}
    # of the countries of countries nothing is read, but an extraction is whole
    kept = [
        e.model_copy(update={"positions": [], "aliases": [], "country": e.country if e.country in wanted else None})
        for i, e in claims.entities.items()
        if i in wanted
    ]
    bare = Article(id=article.id, published=article.published, publisher=article.publisher)
    slim = Extraction(article=bare, entities=kept, events=[event])
    return json.dumps({"extraction": slim.model_dump_json(exclude_defaults=True), "entity": {e.id: claims.entity[e.id] for e in kept}})


def event_profile(base: str, slim: str) -> EventProfile:
    """The event that `events` has cut out, to be compared as if it were in its article."""
    told = json.loads(slim)
    extraction = Extraction.model_validate_json(told["extraction"])
    return EventProfile(base, Claims(extraction, told["entity"], {extraction.events[0].id: base}))


# decisions


def decisions(people_and_places: DataFrame, comparable: DataFrame, rules: Rules) -> DataFrame:
    """What the rules decide, rows of DECISION (the decision itself as JSON)."""
    return _on_entities(people_and_places, rules).union(_on_events(comparable, rules))


def _on_entities(told: DataFrame, rules: Rules) -> DataFrame:
    cells = each(told, _cells, "cell string, base string, kind string")
    same = cells.where("kind = 'name'")
    # everybody of a surname and country meets the surname alone, but not each other
    terse, anybody = cells.where("kind = 'terse'"), cells.where("kind <> 'name'")
    pairs = _pairs(same, same, "cell").union(_pairs(terse, anybody, "cell")).distinct()

    def judged(rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            left, right = (_as_profile(row[side], row[f"{side}_props"], row[f"{side}_titles"]) for side in ("left", "right"))
            if d := on_entities(left, right, rules):
                yield _row(d)

    return each(_with(pairs, told, ("props", "titles")), judged, DECISION)


def _as_profile(base: str, props: str, titles: str) -> Profile:
    p = json.loads(props)
    return Profile(base, p["kind"], p["name"], p["country"], set(json.loads(titles)))


def _cells(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        profile = _as_profile(row["base"], row["props"], row["titles"])
        for cell in people.cells(profile):
            yield {"cell": cell, "base": profile.base, "kind": "name"}
        for cell, terse in people.open_cells(profile):
            yield {"cell": cell, "base": profile.base, "kind": "terse" if terse else "whole"}


def _pairs(one: DataFrame, other: DataFrame, *keys: str) -> DataFrame:
    """Every two base ids that share the keys, the lesser one first, rows (left, right)."""
    met = one.select(*keys, F.col("base").alias("a")).join(other.select(*keys, F.col("base").alias("b")), [*keys]).where("a <> b")
    return met.select(F.least("a", "b").alias("left"), F.greatest("a", "b").alias("right"))


def _with(pairs: DataFrame, told: DataFrame, columns: tuple[str, ...]) -> DataFrame:
    """The pairs with these columns of both."""
    for side in ("left", "right"):
        own = told.select(F.col("base").alias(side), *(F.col(c).alias(f"{side}_{c}") for c in columns))
        pairs = pairs.join(own, side)
    return pairs


def _on_events(comparable: DataFrame, rules: Rules) -> DataFrame:
    shape = "block string, near array<string>, nobody boolean, asks array<string>, offers array<string>, wide array<string>"
    keyed = comparable.select("base", F.from_json("keys", shape).alias("k")).select("base", "k.*")
    pairs = _near(keyed, "asks", keyed, "offers").union(_near(keyed.where("nobody"), "wide", keyed, "wide")).distinct()

    def judged(rows: Iterator[Row]) -> Iterator[Row]:
        profile = lru_cache(maxsize=20_000)(event_profile)  # who is compared with one is mostly compared with many
        for row in rows:
            left, right = (profile(row[side], row[f"{side}_claims"]) for side in ("left", "right"))
            if d := on_events(left, right, rules):
                yield _row(d)

    return each(_with(pairs, comparable, ("claims",)), judged, DECISION)


def _near(one: DataFrame, asked: str, other: DataFrame, offered: str) -> DataFrame:
    """Pairs of one's events and the other's that share a key, and are within the weeks around each other."""
    here = one.select("base", F.explode("near").alias("block"), asked).select("base", "block", F.explode(asked).alias("key"))
    there = other.select("base", "block", F.explode(offered).alias("key"))
    return _pairs(here, there, "block", "key")


def _row(d: Decision) -> Row:
    return {"id": d.id, "left": d.left, "right": d.right, "judgement": d.judgement, "decision": json.dumps(asdict(d), ensure_ascii=False)}


# what comes together


def aliases(decided: DataFrame, comparable: DataFrame) -> DataFrame:
    """Rows (base, of): the canonical id of each base id that a decision has joined to others, itself included."""
    merged = decided.where("judgement = 'merged'").select("left", "right", "decision")
    members = components(merged.select("left", "right"))
    bound = merged.join(members.withColumnRenamed("node", "left"), "left").select("component", "decision")
    known = comparable.select("base", "claims").join(members.withColumnRenamed("node", "base"), "base")
    nothing = F.lit(None).cast("string")
    rows = bound.select("component", "decision", nothing.alias("base"), nothing.alias("claims"))
    rows = rows.union(known.select("component", nothing.alias("decision"), "base", "claims"))
    return in_runs(rows, "component", _together, "base string, of string")


def _together(component: str, rows: Iterator[Row]) -> Iterator[Row]:
    merged: list[Decision] = []
    known: dict[str, EventProfile] = {}
    for row in rows:
        if row["decision"] is not None:
            merged.append(Decision.of(json.loads(row["decision"])))
        else:
            known[row["base"]] = event_profile(row["base"], row["claims"])
    bases = {b for d in merged for b in (d.left, d.right)}
    for base, of in sorted(canonical_ids(bases, merged, (), known).items()):
        yield {"base": base, "of": of}
