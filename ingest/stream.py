"""Many articles through spaCy, in order: batches sized by length, bounded memory, one process or several.

A worker process loads the model once and sends extractions back as JSON; no Doc is ever pickled. One article that breaks a rule costs
itself alone.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing.connection import wait

from graphkit.errors import InputError
from graphkit.model import Article, Extraction
from ingest import assemble, pipeline
from ingest.read.check import check_size

BATCH_CHARACTERS = 60_000
"""Some 15 articles: enough for the model's matrices to be full, few enough for one batch's Docs to stay near 100 MB."""
BATCH_ARTICLES = 64
_COLLECTED = 5_000
"""Objects made and kept between two rounds of the garbage collector (Python's own 700 are a short article): what a Doc's rules leave lying
about goes without it, as the Doc does."""

OnError = Callable[[InputError], None]
_Outcome = tuple[str | None, str | None]
"""An extraction as JSON, or why there is none."""


def extractions(articles: Iterable[Article], name: str | None, jobs: int, on_error: OnError | None) -> Iterator[Extraction]:
    """What each article yields, in order. See `ingest.extract_all`."""
    done = outcomes(articles, name) if jobs == 1 else _in_processes(articles, name, jobs)
    for outcome in done:
        if isinstance(outcome, Extraction):
            yield outcome
        elif on_error is None:
            raise outcome
        else:
            on_error(outcome)


def batches(articles: Iterable[Article], characters: int = BATCH_CHARACTERS, count: int = BATCH_ARTICLES) -> Iterator[list[Article]]:
    """The articles in lists of at most so many articles, and of so many characters or one article more."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.title) + len(article.text)
        if size >= characters or len(batch) >= count:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _batch(articles: list[Article], name: str | None) -> Iterator[Extraction | InputError]:
    """What the articles of one batch yield; where one breaks, each is tried by itself."""
    settled(name)
    nlp = pipeline.load(name)
    # the words of a batch leave the model's vocabulary with it, or that would grow with every name in the news
    with nlp.memory_zone():
        try:
            for article in articles:
                check_size(article.title, article.text, f"article {article.id}")
            docs = [pipeline.make_doc(nlp, a) for a in articles]
            found: list[Extraction | InputError] = [assemble.extraction(doc) for doc in nlp.pipe(docs, batch_size=len(docs))]
        except Exception:  # whatever a rule of ours trips over must not cost the other articles
            found = [_alone(a, name) for a in articles]
    yield from found


def _alone(article: Article, name: str | None) -> Extraction | InputError:
    nlp = pipeline.load(name)
    try:
        check_size(article.title, article.text, f"article {article.id}")
        return assemble.extraction(nlp(pipeline.make_doc(nlp, article)))
    except InputError as e:
        return e
    except Exception as e:
        reason = " ".join(str(e).split())[:200]
        return InputError(f"article {article.id}: the extraction failed on it ({type(e).__name__}: {reason}); please report it")


def outcomes(articles: Iterable[Article], name: str | None) -> Iterator[Extraction | InputError]:
    """What each article yields, or why it yields nothing: one for each, in order, in this process."""
    for batch in batches(articles):
        yield from _batch(batch, name)


def _in_processes(articles: Iterable[Article], name: str | None, jobs: int) -> Iterator[Extraction | InputError]:
    """The batches spread over worker processes, at most two for each in flight; results come in the order of the articles."""
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker)
    waiting: deque[Future[list[_Outcome]]] = deque()
    finished = False
    try:
        for batch in batches(articles):
            with _interrupts_wait():
                waiting.append(executor.submit(partial(_worker, name), batch))
            if len(waiting) >= 2 * jobs:
                yield from _outcomes(waiting.popleft())
        while waiting:
            yield from _outcomes(waiting.popleft())
        finished = True
    except BrokenProcessPool as e:
        raise InputError("a worker process was killed, most likely for want of memory: try again with fewer --jobs") from e
    finally:
        workers = set(multiprocessing.active_children()) - others
        executor.shutdown(wait=finished, cancel_futures=True)
        if not finished:
            for worker in workers:
                worker.terminate()


def _outcomes(future: Future[list[_Outcome]]) -> Iterator[Extraction | InputError]:
    for extraction, error in future.result():
        yield Extraction.model_validate_json(extraction) if extraction is not None else InputError(error)


_alone_here = False


def alone() -> None:
    """Say that this process does nothing but extract (the command line, a worker): once the model is loaded, it and all else that is there
    are taken from the garbage collector, which would go through them again and again, and it comes less often. A program that uses this as
    a library doesn't."""
    global _alone_here
    _alone_here = True


@cache
def settled(name: str | None) -> None:
    """Load the pipeline, once, and have the garbage collector mind it no more in a process that is `alone`."""
    pipeline.load(name)
    if _alone_here:
        gc.collect()
        gc.freeze()
        gc.set_threshold(_COLLECTED)


def _worker(name: str | None, articles: list[Article]) -> list[_Outcome]:
    return [(o.model_dump_json(), None) if isinstance(o, Extraction) else (None, str(o)) for o in _batch(articles, name)]


def _start_worker() -> None:
    """A worker ends with the process that started it, also where that one is killed and can't say so."""
    alone()
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Ctrl-C waits until a worker has started: workers inherit the block and never see it, for the parent ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
