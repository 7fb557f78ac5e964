"""Graph-wide ids: derived from content, so that they are the same on every store and in whatever order articles come.

An entity's *base* id says what one article knows of it: type, name, and for people, places and groups their country. Two base ids that are
one in the world are brought together by a decision (`resolve`), never by an id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from graphkit.model import Article, Entity, Event, Extraction

__all__ = ["base_ids", "digest", "event_ids", "fold", "slug"]

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


def base_ids(extraction: Extraction) -> dict[str, str]:
    """The base id of each entity of the extraction, by its local id.

    A Group without a country, and a Document with no name of its own ("the proposal"), are known in their article alone.
    """
    by_id = {e.id: e for e in extraction.entities}
    return {e.id: _base_id(e, by_id, extraction.article) for e in extraction.entities}


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
