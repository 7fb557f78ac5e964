"""Graph-wide ids: derived from content, so that they are the same on every store and in whatever order articles come.

An entity's *base* id says what one article knows of it: type, name, and for people, places and groups their country; for a person of
whom it knows nothing but a calling that no office-holder has (a striker, a shopkeeper), also that. Two base ids that are one in the world
are brought together by a decision (`resolve`), never by an id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib import resources

from graphkit.model import Article, Entity, Event, Extraction

__all__ = ["base_ids", "country_of", "digest", "event_ids", "field_of", "fold", "of_sense", "sense_of", "slug"]

_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
OF_A_COUNTRY = ("Person", "Place", "Group")
LONGEST = 80


def fold(text: str) -> str:
    """Lower case, without accents.

    >>> fold("Łukasz Żółć")
    'lukasz zolc'
    """
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in spread if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """The name as a readable part of an id.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    plain = _NOT_WORD.sub("-", fold(text)).strip("-")
    if not plain or len(plain) > LONGEST:
        return f"{plain[:40]}-{digest(text)}".strip("-")
    return plain


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def base_ids(extraction: Extraction, *, senses: bool = True) -> dict[str, str]:
    """The base id of each entity of the extraction, by its local id.

    A Group without a country, and a Document with no name of its own ("the proposal"), are known in their article alone. An article that
    has two people of one name and country tells them apart: from the second on they are its own too. Without `senses` the ids are those
    of versions that didn't tell people of one name apart.
    """
    by_id = {e.id: e for e in extraction.entities}
    found: dict[str, str] = {}
    people: Counter[str] = Counter()
    for e in extraction.entities:
        base = _base_id(e, by_id, extraction.article)
        if e.type == "Person" and senses:
            people[base] += 1
            if people[base] > 1:
                base = of_sense(base, f"{digest(extraction.article.id)}-{people[base]}")
            elif field := _field(e):
                base = of_sense(base, field)
        found[e.id] = base
    return found


def of_sense(base: str, sense: str) -> str:
    """The base id of those of this name and country who are only these.

    >>> of_sense("person:ida-holm", "sport"), of_sense("person:ida-holm:norland", "sport")
    ('person:ida-holm::sport', 'person:ida-holm:norland:sport')
    """
    parts = base.split(":")
    if len(parts) > 3:
        return f"{base}-{sense}"
    return ":".join([*parts, *[""] * (3 - len(parts)), sense])


def country_of(base: str) -> str:
    """The country that a base id has, "" where it has none."""
    return base.split(":")[2] if base.count(":") > 1 else ""


def sense_of(base: str) -> str:
    """What tells this base id from others of the same name and country; "" for the usual one."""
    return base.split(":")[3] if base.count(":") > 2 else ""


def _field(person: Entity) -> str:
    """The field of a person who has no office in the article, and never had one, but only callings of one field."""
    if any(p.former for p in person.positions):
        return ""
    found = {field_of(p.title) for p in person.positions}
    return found.pop() if len(found) == 1 else ""


def field_of(title: str) -> str:
    """The field of a calling that no office-holder has; "" for any other title.

    >>> field_of("national team striker"), field_of("foreign minister")
    ('sport', '')
    """
    head = title.split(" of ")[0].split()[-1:]
    return _fields().get(fold(head[0]), "") if head else ""


@cache
def _fields() -> dict[str, str]:
    lines = resources.files("graphkit.load.resolve").joinpath("fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: field for field, words in rows for word in words.split()}


def _base_id(entity: Entity, by_id: dict[str, Entity], article: Article) -> str:
    parts = [entity.type.lower(), slug(entity.name)]
    country = by_id[entity.country].name if entity.country and entity.country != entity.id else None
    if country and entity.type in OF_A_COUNTRY:
        parts.append(slug(country))
    elif entity.type == "Group" or (entity.type == "Document" and not _has_own_name(entity)):
        parts.append(digest(article.id))
    return ":".join(parts)


def _has_own_name(document: Entity) -> bool:
    name = re.sub(r"^(?:the|a|an)\s+", "", document.name, flags=re.IGNORECASE)
    return document.points is not None or any(c.isdigit() for c in name) or sum(w[:1].isupper() for w in name.split()) >= 2


def event_ids(extraction: Extraction) -> dict[str, str]:
    """The base id of each event, by its local id: of its article, its type and the span that it stands on first."""
    seen: Counter[str] = Counter()
    ids: dict[str, str] = {}
    for event in extraction.events:
        key = _event_key(extraction.article, event)
        seen[key] += 1
        ids[event.id] = f"event:{key}" if seen[key] == 1 else f"event:{key}-{seen[key]}"
    return ids


def _event_key(article: Article, event: Event) -> str:
    first = min(event.evidence, key=lambda e: (e.start, e.end))
    return digest(article.id, event.type, first.start, first.end, first.text)
