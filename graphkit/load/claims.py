"""One article's claims, with graph-wide ids in the place of the article's own."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import TypeVar

from graphkit.load.ids import base_ids, event_ids
from graphkit.load.sketch import sketch
from graphkit.model import Entity, Event, Extraction

__all__ = ["Claims", "once", "unpack"]

T = TypeVar("T")


@dataclass(frozen=True)
class Claims:
    """An extraction and what its local ids stand for in the graph: `entity[local] -> base id`, `event[local] -> base id`."""

    extraction: Extraction
    entity: dict[str, str] = field(repr=False)
    event: dict[str, str] = field(repr=False)
    parted: tuple[str, ...] = ()
    """"BASE NEW" for each base id in whose place this article has another one, since a user has split a node in two."""

    @classmethod
    def of(cls, extraction: Extraction) -> Claims:
        """The claims of an extraction."""
        return cls(extraction, base_ids(extraction), event_ids(extraction))

    def parting(self, bases: Mapping[str, str]) -> Claims:
        """The claims with other base ids in the place of these."""
        if not bases:
            return self
        entity = {local: bases.get(base, base) for local, base in self.entity.items()}
        return replace(self, entity=entity, parted=tuple(sorted({*self.parted, *(f"{a} {b}" for a, b in bases.items())})))

    @cached_property
    def article(self) -> str:
        """The article's id."""
        return self.extraction.article.id

    @property
    def published(self) -> str:
        """The day of publication, or "" where it isn't known: sorts first."""
        return self.extraction.article.published or ""

    @property
    def order(self) -> tuple[str, str]:
        """The order in which articles count: by day, then by id."""
        return self.published, self.article

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by their local ids."""
        return {e.id: e for e in self.extraction.entities}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by their base ids."""
        return {self.event[e.id]: e for e in self.extraction.events}

    @cached_property
    def by_base(self) -> dict[str, list[Entity]]:
        """The entities by their base ids; two of one article may share one."""
        found: dict[str, list[Entity]] = {}
        for local, base in self.entity.items():
            found.setdefault(base, []).append(self.entities[local])
        return found

    @cached_property
    def sketch(self) -> tuple[int, ...]:
        """The text's MinHash sketch."""
        return sketch(" ".join(s.text for s in self.extraction.article.sentences))

    @cached_property
    def json(self) -> str:
        """The extraction as one line of JSON."""
        return self.extraction.model_dump_json()

    @cached_property
    def hash(self) -> str:
        """What tells this version of the article's claims from another."""
        return hashlib.sha256(self.json.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def packed(self) -> str:
        """The claims as the ledger keeps them: the extraction's JSON, compressed, as text."""
        return base64.b64encode(zlib.compress(self.json.encode(), 6)).decode()


def once(work: Callable[[Claims], T]) -> Callable[[Claims], T]:
    """What is worked out of claims alone, kept with them: it can be made before it is needed (`ready`). Nobody changes it."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(claims: Claims) -> T:
        found: dict[str, T] = claims.__dict__
        if name not in found:
            found[name] = work(claims)
        return found[name]

    return kept


def unpack(text: str, parted: Iterable[str] | None = None) -> Claims:
    """The claims that the ledger keeps, and what is parted in them. They were valid when they were written, so only their form is read."""
    claims = Claims.of(Extraction.model_validate_json(zlib.decompress(base64.b64decode(text))))
    for row in parted or ():
        base, new = row.split(" ")
        claims = claims.parting({base: new})
    return claims
