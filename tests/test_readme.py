"""README's blocks that can be run are run, as they stand there, in an empty folder with one article."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli.articles import samples
from graphkit.graph import Graph
from graphkit.settings import Settings
from graphkit.store import embedded

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"<!-- run -->\n```(\w+)\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with article.txt, and GRAPHKIT_STORE on a store of its own."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copy(samples() / "prespa.txt", path / "article.txt")
    patch = pytest.MonkeyPatch()
    patch.setenv("GRAPHKIT_STORE", str(path / "store"))
    patch.setenv("GRAPHKIT_LINGER", "20")
    patch.setenv("PYTHONPATH", str(ROOT))
    yield path
    patch.undo()
    embedded.stop(Settings(store=path / "store"))


def test_there_is_a_block_of_each_kind():
    assert {kind for kind, _ in BLOCKS} == {"sh", "python", "cypher"}


@pytest.mark.parametrize(("kind", "text"), BLOCKS, ids=[kind for kind, _ in BLOCKS])
def test_the_block_runs(kind, text, folder):
    if kind == "cypher":
        with Graph.open(folder=folder / "store") as graph:
            rows = graph.cypher(text)
        assert any("Nikos Kotzias" in row["people"] for row in rows)
        return
    output = ""
    programs = [["-c", text]] if kind == "python" else [["-m", *shlex.split(line)] for line in text.splitlines()]
    for words in programs:
        done = subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=folder, check=False, timeout=180)
        assert done.returncode == 0, done.stderr
        output += done.stdout
    assert "Nikos Kotzias" in output


def test_the_shell_block_wrote_the_graphml(folder):
    assert "Nikos Kotzias" in (folder / "talks.graphml").read_text(encoding="utf-8")


def test_what_readme_links_to_is_there():
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target
