"""Text in, facts out: an article becomes an `Extraction`. This package knows no database.

>>> from graphkit.model import Article
>>> from ingest import extract
>>> text = "Foreign Minister Ana Silva of Brazil met her French counterpart in Lima on 3 May 2024."
>>> [e.type for e in extract(Article(id="a", text=text, published="2024-05-04")).events]
['Meeting']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graphkit.errors import InputError
from graphkit.model import Article, DateExpression, Extraction

__all__ = ["dates", "extract", "extract_all"]


def extract(article: Article, pipeline: str | None = None) -> Extraction:
    """What one article yields. `pipeline` names an installed spaCy pipeline; default: the best one installed.

    Raises InputError where the article breaks the extraction, PipelineError where the pipeline isn't there.
    """
    return next(extract_all([article], pipeline))


def extract_all(
    articles: Iterable[Article],
    pipeline: str | None = None,
    *,
    jobs: int = 1,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Extraction]:
    """What each article yields, in order, streamed through spaCy in batches: memory doesn't grow with their number.

    `jobs` is the number of processes; each loads the model (0.3 GB) once. An article that breaks the extraction raises InputError; with
    `on_error` that is called instead and the others follow.
    """
    from ingest import stream  # spaCy takes a second to import: only when it is needed

    yield from stream.extractions(articles, pipeline, jobs, on_error)


def dates(articles: Iterable[Article], pipeline: str | None = None, *, batch_size: int = 32) -> Iterator[list[DateExpression]]:
    """The date expressions of each article, in order, as the extraction itself reads them; offsets count in `Article.full_text`.

    The tagger and parser run, for a weekday's direction is told by the tense of its clause; the other rooms don't.
    """
    from ingest import pipeline as pipes
    from ingest.when.listing import dates_in, without

    nlp = pipes.load(pipeline)
    for doc in nlp.pipe((pipes.make_doc(nlp, a) for a in articles), batch_size=batch_size, disable=without(nlp)):
        yield dates_in(doc)
