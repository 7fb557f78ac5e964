"""Text in, facts out: an article becomes an `Extraction`. This package knows no database.

>>> from graphkit.model import Article
>>> from ingest import extract
>>> article = Article(id="a", text="Foreign Minister Ana Silva of Brazil met her French counterpart in Lima on 3 May 2024.", published="2024-05-04")
>>> [e.type for e in extract(article).events]
['Meeting']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.model import Article, Extraction

__all__ = ["extract", "extract_all"]


def extract(article: Article, pipeline: str | None = None) -> Extraction:
    """What one article yields. `pipeline` names an installed spaCy pipeline; default: the best one installed."""
    return next(extract_all([article], pipeline))


def extract_all(articles: Iterable[Article], pipeline: str | None = None, *, batch_size: int = 32) -> Iterator[Extraction]:
    """What each article yields, in order, streamed through spaCy in batches."""
    from ingest import assemble, pipeline as pipes  # spaCy takes a second to import: only when it is needed

    nlp = pipes.load(pipeline)
    for doc in nlp.pipe((pipes.make_doc(nlp, a) for a in articles), batch_size=batch_size):
        yield assemble.extraction(doc)
