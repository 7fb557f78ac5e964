"""Many articles: the same extractions in any batch and any number of processes, and one bad article costs itself alone."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.errors import InputError, PipelineError
from graphkit.model import Article
from ingest import assemble, extract, extract_all, stream

TEXTS = [
    "Foreign Minister Ana Silva of Brazil met her French counterpart, Luc Martin, in Lima on 3 May 2024. “We talked,” Silva said.",
    "Japan and Kenya held talks in Nairobi on Tuesday. Kenyan President Amina Otieno will travel to Tokyo next week.",
    "Norway accused Iceland of breaking a fishing agreement. Iceland's foreign ministry rejected the charge on Friday.",
]
ARTICLES = [Article(id=str(n), title="Talks", text=TEXTS[n % 3] * (1 + n % 4), published="2024-05-07") for n in range(12)]


@pytest.fixture(scope="module")
def one_by_one():
    return [extract(a).model_dump_json() for a in ARTICLES]


def test_a_batch_changes_nothing(one_by_one):
    assert [e.model_dump_json() for e in extract_all(ARTICLES)] == one_by_one


def test_processes_change_nothing(one_by_one, monkeypatch):
    monkeypatch.setattr(stream, "BATCH_ARTICLES", 2)
    assert [e.model_dump_json() for e in extract_all(ARTICLES, jobs=2)] == one_by_one


def test_batches_are_sized_by_length_and_count():
    sizes = [5, 5, 100, 1, 1, 1]
    made = list(stream.batches((Article(id="a", text="x" * n) for n in sizes), characters=10, count=2))
    assert [[len(a.text) for a in batch] for batch in made] == [[5, 5], [100], [1, 1], [1]]


def test_articles_are_read_as_they_are_needed():
    taken = []

    def source():
        for n in range(10_000):
            taken.append(n)
            yield ARTICLES[n % 12]

    results = extract_all(source())
    next(results)
    results.close()
    assert len(taken) <= stream.BATCH_ARTICLES


def test_an_article_that_breaks_a_rule_costs_itself_alone(monkeypatch):
    real = assemble.extraction

    def breaks(doc):
        if doc._.notes.article.id == "1":
            raise ZeroDivisionError("a rule\ntripped")
        return real(doc)

    monkeypatch.setattr(assemble, "extraction", breaks)
    errors = []
    assert [e.article.id for e in extract_all(ARTICLES[:4], on_error=errors.append)] == ["0", "2", "3"]
    assert [str(e) for e in errors] == ["article 1: the extraction failed on it (ZeroDivisionError: a rule tripped); please report it"]
    with pytest.raises(InputError, match="article 1"):
        list(extract_all(ARTICLES[:4]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_that_spacy_cannot_take_are_refused(jobs):
    errors = []
    articles = [ARTICLES[0], Article(id="long", text="a " * 500_001), Article(id="word", text="a" * 5_000), ARTICLES[1]]
    assert [e.article.id for e in extract_all(articles, jobs=jobs, on_error=errors.append)] == ["0", "1"]
    assert [str(e).split(",")[0] for e in errors] == ["article long: 1", "article word: this is no prose: 5"]


def test_a_pipeline_that_is_not_there():
    with pytest.raises(PipelineError, match="'no_such_pipeline' is not installed"):
        list(extract_all(ARTICLES[:1], "no_such_pipeline"))
    with pytest.raises(PipelineError, match="'no_such_pipeline' is not installed"):  # said by a worker process
        list(extract_all(ARTICLES[:1], "no_such_pipeline", jobs=2))


def test_text_of_any_shape_is_extracted():
    shapes = [
        '" ' * 1_000,
        "( [ { " * 300,
        "Mr. " * 500,
        "\n \n. \n" * 500,
        "“" * 1_500,
        "Lima, " * 800,
        "said " * 800,
        "🕊 " * 300,
        "'s " * 500,
    ]
    articles = [Article(id=str(n), text=shape, published="2024-05-07") for n, shape in enumerate(shapes)]
    assert len(list(extract_all(articles))) == len(shapes)


def _children(pid: int) -> set[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return {int(p) for p in found}


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "\nState:\tZ" not in status.read_text()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks for the worker processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_and_a_kill_end_the_workers_too(how, tmp_path):
    lines = "".join(json.dumps({"id": str(n), "text": TEXTS[n % 3], "published": "2024-05-07"}) + "\n" for n in range(20_000))
    (tmp_path / "many.jsonl").write_text(lines)
    # a job in the background of a script, as CI may be, begins with Ctrl-C ignored
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from graphkit.cli import main; main()"
    command = [sys.executable, "-c", code, "extract", str(tmp_path / "many.jsonl"), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr, start_new_session=True, env=environment, cwd=tmp_path)
    try:
        while not out.read_bytes() and process.poll() is None:
            time.sleep(0.1)
        workers = _children(process.pid)
        if how == signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does: to all of them
        else:
            process.kill()
        process.wait(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert all(json.loads(line) for line in out.read_bytes().splitlines()[:-1])
    assert len(workers) >= 2
    deadline = time.monotonic() + 60
    while any(_alive(w) for w in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(w) for w in workers)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert err.read_text().splitlines() == ["graphkit: stopped"]
