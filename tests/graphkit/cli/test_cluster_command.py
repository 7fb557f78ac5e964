"""`graphkit cluster` where Spark isn't, and with a store that no worker can reach: one line each. What it does is in tests/cluster."""

import sys

import pytest

from tests.graphkit.cli.test_commands import run


@pytest.mark.parametrize("missing", ["pyspark", "pandas", "pyarrow"])
def test_without_spark_one_line_says_what_to_install(missing, monkeypatch, tmp_path):
    for name in ("pyspark", "pandas", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None if name == missing else sys)  # sys: something that is there
    for name in [n for n in sys.modules if n.startswith("graphkit.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    result = run("cluster", "a.jsonl", "--out", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert result.stderr == f"graphkit: the cluster needs {missing}: pip install 'diplomatic-graphkit[spark]'\n"


@pytest.mark.spark
def test_an_embedded_store_is_refused(tmp_path):
    result = run("cluster", "a.jsonl", "--out", str(tmp_path / "out"), "--store", str(tmp_path / "store"))
    assert result.exit_code == 2
    assert "need a Neo4j" in result.stderr
