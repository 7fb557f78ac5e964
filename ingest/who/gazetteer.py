"""Names that the lexicons know, found in a Doc: countries, their demonyms, capitals and seats, organisations, places.

Matching is on characters at token borders, so that it doesn't matter how the model's tokenizer cuts "U.S.-Russia" or "N'Djamena".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from ingest.lexicon import table, values, words

Kind = Literal["Country", "Organization", "Place"]
How = Literal["name", "abbreviation", "adjective", "people", "capital", "seat"]

_SPOKEN = frozenset({"igo", "armed"})
"""Kinds of organisations whose abbreviations of five letters and more some papers write as words."""
_FIRST = re.compile(r"\w+")
_JOINT = re.compile(r"[-–/]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a lexicon knows of a form: whom it stands for, and how."""

    kind: Kind
    name: str
    how: How
    sort: str = ""
    """Of an organisation or place, its kind in the table: "igo", "armed", "sea" ..."""
    country: str = ""
    """The usual English name of the Country that a body belongs to or a place lies in."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known form at tokens [start, end); `text` as the article has it."""

    start: int
    end: int
    text: str
    entry: Entry


@cache
def forms() -> dict[str, tuple[tuple[str, Entry], ...]]:
    """First word of a form -> the forms that begin so, the longest first."""
    found: dict[str, Entry] = {}

    def put(form: str, entry: Entry) -> None:
        if form:
            found.setdefault(form, entry)

    for row in table("countries"):
        name = row["name"]
        put(name, Entry("Country", name, "name", country=name))
        if " " not in name:
            put(f"{name} Republic", Entry("Country", name, "name", country=name))  # "Gabon Republic", as its neighbours write
        for form in values(row["names"]):
            put(form, Entry("Country", name, "abbreviation" if form.isupper() else "name", country=name))
        for form in values(row["demonyms"]):
            put(form, Entry("Country", name, "people" if _is_people(form, row["demonyms"]) else "adjective", country=name))
        for form in values(row["seats"]):
            put(form, Entry("Country", name, "seat", country=name))
        for form in values(row["capitals"]):
            put(form, Entry("Country", name, "capital", country=name))
    spoken: dict[str, Entry] = {}
    """Abbreviations read as words, as British papers write them: "Unamid"."""
    for row in table("organizations"):
        for form in (row["name"], *values(row["aliases"])):
            put(form, Entry("Organization", row["name"], "name", row["kind"], row["country"]))
            if form.isupper() and form.isalpha() and len(form) > 4 and row["kind"] in _SPOKEN:
                spoken[form.capitalize()] = Entry("Organization", row["name"], "name", row["kind"], row["country"])
    for row in table("places"):
        for form in (row["name"], *values(row["aliases"])):
            part = form.endswith(f" {row['name']}")  # "Western Balkans"
            how: How = "adjective" if form != row["name"] and form.rstrip("s").endswith(("an", "ish", "ern")) and not part else "name"
            put(form, Entry("Place", row["name"], how, row["kind"], row["country"]))
    for form, entry in spoken.items():
        if form.lower() not in words("mens_names") | words("womens_names"):
            put(form, entry)
    index: dict[str, list[tuple[str, Entry]]] = {}
    for form, entry in found.items():
        if first := _FIRST.match(form):
            index.setdefault(first[0], []).append((form, entry))
    return {first: tuple(sorted(some, key=lambda f: -len(f[0]))) for first, some in index.items()}


def _is_people(form: str, demonyms: str) -> bool:
    """Whether a demonym is the noun for the people: "Swedes", "Swede" beside "Swedish", "Iranians" beside "Iranian"."""
    others = values(demonyms)
    return (form.endswith("s") and form[:-1] in others) or (form.endswith(("man", "men", "woman")) and form not in ("German", "Oman"))


@cache
def office_letters() -> dict[str, str]:
    """Country -> the offices that lead it, as in countries.tsv."""
    return {row["name"]: row["offices"] for row in table("countries")}


@cache
def lookup(form: str) -> Entry | None:
    """What the lexicons know of exactly this form."""
    first = _FIRST.match(form)
    return next((entry for text, entry in forms().get(first[0], ()) if text == form), None) if first else None


def find(doc: Doc) -> list[Hit]:
    """The known forms of a Doc, longest match first, without overlaps; "U.S.-Russia" in one token gives two hits of that token."""
    known = forms()
    text = doc.text
    tokens = list(doc)
    words = [token.text for token in tokens]
    starts = [token.idx for token in tokens]
    ends = {start + len(word): i for i, (start, word) in enumerate(zip(starts, words, strict=True), 1)}
    hits: list[Hit] = []
    until = 0
    for i, token in enumerate(tokens):
        word = words[i]
        if i < until or not word[:1].isalnum():
            continue
        hyphened = i + 2 < len(words) and words[i + 1] in _HYPHENS
        if hyphened and (compound := list(_compound(token))):
            hits += compound
            until = compound[-1].end
            continue
        stop = starts[i] + len(word)
        whole = word.isalpha() and not (text[stop : stop + 1].isalnum() or text[stop : stop + 1] == "_")
        match = None if whole and word not in known else _longest(known, text, starts[i], ends)  # most words begin no known form
        if match is None and len(word) > 3 and word.isupper():
            match = _shouted(known, doc, i)
        if match:
            form, entry, end = match
            until = end
            hits.append(Hit(i, end, form, entry))
        elif _JOINT.search(word):
            hits += [Hit(i, i + 1, form, entry) for form, entry in _parts(word)]
    return hits


def _shouted(known: dict[str, tuple[tuple[str, Entry], ...]], doc: Doc, i: int) -> tuple[str, Entry, int] | None:
    """A known form in capitals throughout, as datelines and headlines have it: "ADDIS ABABA"."""
    for end in range(min(len(doc), i + 4), i, -1):
        run = doc[i:end]
        if all(t.is_upper or not t.is_alpha for t in run) and run[-1].is_alpha:
            form = run.text.title()
            first = _FIRST.match(form)
            entry = next((e for f, e in known.get(first[0], ()) if f == form), None) if first else None
            if entry is not None and entry.how != "seat":
                return form, entry, end
    return None


def _longest(known: dict[str, tuple[tuple[str, Entry], ...]], text: str, at: int, ends: dict[int, int]) -> tuple[str, Entry, int] | None:
    first = _FIRST.match(text, at)
    for form, entry in known.get(first[0], ()) if first else ():
        if not text.startswith(form, at):
            continue
        stop = at + len(form)
        end = ends.get(stop) or (ends.get(stop + 1) if text[stop : stop + 1] == "." else None)
        if end:
            return form, entry, end
    return None


def _parts(text: str) -> Iterator[tuple[str, Entry]]:
    for part in _JOINT.split(text):
        entry = lookup(part) or lookup(part.rstrip("."))
        if entry:
            yield part, entry


_HYPHENS = frozenset({"-", "–"})


def _compound(token: Token) -> Iterator[Hit]:
    """ "Sino" of "Sino-Indian"; both Koreas of "inter-Korean"."""
    rest = token.doc[token.i : token.i + 3]
    whole = f"{rest[0].text}-{rest[2].text}"
    if len(several := _combining().get(whole, ())) > 1:
        for country in several:
            yield Hit(token.i, token.i + 3, whole, Entry("Country", country, "adjective", country=country))
    elif (first := _combining().get(token.text)) and (other := lookup(rest[2].text)) is not None and other.kind == "Country":
        yield Hit(token.i, token.i + 1, token.text, Entry("Country", first[0], "adjective", country=first[0]))


@cache
def _combining() -> dict[str, tuple[str, ...]]:
    return {row["form"]: values(row["countries"]) for row in table("combining_forms")}
