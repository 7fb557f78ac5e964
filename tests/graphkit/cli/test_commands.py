"""The command line without a store: help, errors, extract, dates, what goes where."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from graphkit import __version__
from graphkit.ask import library
from graphkit.cli.app import app
from graphkit.cli.page import commands, page
from graphkit.model import Extraction

ROOT = Path(__file__).parents[3]
ALL = dict(commands(typer.main.get_command(app)))
TEXT = "Foreign Minister Ana Silva of Brazil met her French counterpart, Luc Martin, in Lima on 3 May 2024. “We talked,” Silva said."


def run(*words, text=None):
    return CliRunner().invoke(app, list(words), input=text, prog_name="graphkit")


def python(*words, text="", **environment):
    """graphkit in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **environment}
    command = [sys.executable, "-m", "graphkit", *words]
    return subprocess.run(command, input=text.encode(), capture_output=True, env=settings, check=False, timeout=120)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Ministers meet in Lima\n{TEXT}\n4 May 2024")
    return path


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_help_and_so_has_every_parameter(name):
    words = name.split()[1:]
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert ALL[name].help
    for parameter in ALL[name].params:
        assert getattr(parameter, "help", None), f"{name}: {parameter.name} has no help"


def test_the_page_of_commands_is_up_to_date():
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page(), "python -m graphkit.cli.page > docs/commands.md"


@pytest.mark.parametrize("name", [n for n in ALL if n.count(" ") == 1])
def test_every_command_stands_in_the_readme(name):
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def test_version():
    assert run("--version").output == f"graphkit {__version__}\n"


def test_queries_lists_all_with_their_questions():
    output = run("queries").output
    for query in library.all_queries().values():
        assert query.name in output
    listed = [json.loads(line) for line in run("queries", "--json").output.splitlines()]
    assert [q["name"] for q in listed] == list(library.all_queries())
    assert all(q["questions"] for q in listed)


@pytest.mark.parametrize("name", library.all_queries())
def test_every_query_has_help_and_shows_its_cypher(name):
    saved = library.get(name)
    helped = run("query", name, "--help").output
    assert saved.title in helped
    assert all(f"--{p.name.replace('_', '-')} " in helped for p in saved.parameters)
    assert run("query", name, "--show").output.strip() == saved.source.strip()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["query", "who_atended"], "there is no saved query 'who_atended'"),
        (["query", "who_attended", "--plaice", "Lima"], "plaice"),
        (["query", "who_attended", "Lima"], "'Lima' belongs to no parameter"),
        (["query", "who_attended", "--place"], "--place has no value"),
        (["query", "who_attended", "--since", "soon"], "soon"),
        (["extract", "no-such-file.txt"], "no-such-file.txt: no such file"),
        (["extract", "a\nb.txt"], "a b.txt: no such file"),
        (["extract", "--published", "soon", "x.txt"], "--published: 'soon' is not a publication date"),
        (["load", "no-such-file.jsonl", "--store", "bolt://user:secret@localhost"], "--store: a URL without user and password"),
        (["ingest", "x.txt", "--store", "bolt://127.0.0.1:1"], "127.0.0.1:1"),
        (["export", "talks.xyz", "--store", "ftp://127.0.0.1"], "store URL 'ftp'"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(words, line):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("graphkit: ")
    assert line in lines[0]
    assert "secret" not in result.output


def test_extract_writes_the_contract_and_nothing_else(article, tmp_path):
    result = run("extract", str(article), str(tmp_path / "missing.txt"))
    (line,) = result.stdout.splitlines()
    found = Extraction.model_validate_json(line)
    assert found.article.published == "2024-05-04"
    assert "Ana Silva" in {e.name for e in found.entities}
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"graphkit: {tmp_path / 'missing.txt'}: no such file or folder"]


def test_extract_reads_json_lines_from_standard_input():
    lines = [json.dumps({"id": str(n), "title": "Talks", "published": "2024-05-04", "text": TEXT}) for n in range(3)]
    result = python("extract", "-", text="\n".join([*lines[:2], "{", lines[2]]))
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["0", "1", "2"]
    assert result.stderr.decode().startswith("graphkit: standard input, line 3: not JSON")
    assert result.returncode == 2


def test_offsets_count_in_title_and_text(article):
    found = json.loads(run("extract", str(article)).stdout)
    full = f"Ministers meet in Lima\n{TEXT}"
    evidence = [e for event in found["events"] for e in event["evidence"]]
    assert evidence
    for e in [*found["article"]["sentences"], *evidence]:
        assert full[e["start"] : e["end"]] == e["text"]


def test_a_missing_date_is_a_warning_and_no_mistake(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace(" on 3 May 2024", " on Monday"))
    result = run("extract", str(path))
    assert result.exit_code == 0
    assert "no publication date" in result.stderr
    assert all(e["start"] is None for e in json.loads(result.stdout)["events"])


def test_dry_run_says_what_would_be_loaded_and_touches_no_store(article, tmp_path):
    result = python("ingest", str(article), "--dry-run", GRAPHKIT_STORE=str(tmp_path / "store"))
    assert result.returncode == 0
    assert b"entities" in result.stdout
    assert not (tmp_path / "store").exists()


def test_dates_prints_timeml_values():
    result = run(
        "dates", "-", text=json.dumps({"id": "x", "published": "2024-05-07", "text": "They met on Monday and will meet next week."})
    )
    (line,) = result.stdout.splitlines()
    assert json.loads(line) == {
        "id": "x",
        "dates": [
            {"start": 12, "end": 18, "text": "Monday", "value": "2024-05-06"},
            {"start": 33, "end": 42, "text": "next week", "value": "2024-W20"},
        ],
    }


def test_a_closed_pipe_is_quiet(article):
    command = f'"{sys.executable}" -m graphkit queries --json | head -n 1'
    result = subprocess.run(command, shell=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert json.loads(result.stdout)
    assert result.stderr == b""


def modules_after(code: str) -> set[str]:
    """The modules that are loaded after this code, in a process of its own."""
    code = f"import sys\n{code}\nprint(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    return set(result.stdout.splitlines()[-1].split())


def test_nothing_heavy_is_imported_for_help():
    code = "sys.argv = ['graphkit', '--help']\nfrom graphkit.cli import main\ntry: main()\nexcept SystemExit: pass"
    assert not modules_after(code) & {"spacy", "numpy", "pydantic", "neo4j", "networkx", "trafilatura", "rich.console"}


def test_load_needs_no_spacy():
    assert not modules_after("from ingest.read.saved import read_extractions\nimport graphkit.graph") & {"spacy", "thinc"}


def test_a_bug_is_one_line_too(monkeypatch):
    monkeypatch.setattr(library, "all_queries", lambda: 1 / 0)
    result = run("queries")
    assert result.exit_code == 1
    assert result.stderr == "graphkit: internal error: ZeroDivisionError: division by zero (please report it)\n"
    monkeypatch.setenv("GRAPHKIT_DEBUG", "1")
    assert isinstance(run("queries").exception, ZeroDivisionError)
