"""Records to extractions on Spark: the same as without it, and a bad record costs itself alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import InputError
from graphkit.model import Article, Extraction

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")]
TEXT = "Foreign Minister Ana Silva of Brazil met her French counterpart in Lima on Tuesday. She will travel to Quito on Friday."


def lines(path: Path, *records: Any) -> str:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records), encoding="utf-8")
    return str(path)


def test_what_a_record_yields(spark: Any, tmp_path: Path) -> None:
    from ingest import extract as here
    from ingest.cluster import extract

    many = [{"id": f"a-{i}", "text": TEXT, "published": "2024-05-09", "publisher": "Courier"} for i in range(7)]
    bad = [
        '{"id": "b-1", "text": 5}',
        '{"id": "b-2"',
        '["b-3"]',
        {"id": "b-4", "text": " "},
        {"id": "b-5", "text": TEXT, "published": "soon"},
    ]
    source = lines(tmp_path / "x.jsonl", *many, "", *bad, {"text": TEXT})
    rows = [r.asDict() for r in extract(spark, [source], publisher="Herald", partitions=3).orderBy("place").collect()]
    assert [r["id"] for r in rows[:7]] == [r["id"] for r in many]
    wanted = here(Article(id="a-3", text=TEXT, published="2024-05-09", publisher="Courier"))
    assert rows[3]["extraction"] == wanted.model_dump_json()
    assert rows[3]["content"] == wanted.article.content_hash
    errors = [r["error"] for r in rows[7:12]]
    assert all(r["extraction"] is None for r in rows[7:12])
    for told, of in zip(
        errors, ("record 'b-1'", 'begins \'{"id": "b-2"\'', "begins '[\"b-3\"]'", "record 'b-4'", "record 'b-5'"), strict=True
    ):
        assert of in told
        assert "x.jsonl" in told
    last = Extraction.model_validate_json(rows[12]["extraction"])
    assert last.article.publisher == "Herald"
    assert last.article.id


def test_parquet_and_folders(spark: Any, tmp_path: Path) -> None:
    from ingest.cluster import read

    frame = spark.sql(f"SELECT 'p-1' AS id, '{TEXT}' AS text, DATE'2024-05-09' AS published, 4 AS other")
    frame.union(spark.sql(f"SELECT 'p-2', '{TEXT}', NULL, 5")).write.parquet(str(tmp_path / "deep" / "in"))
    found = {json.loads(r["record"])["id"]: json.loads(r["record"]) for r in read(spark, [str(tmp_path / "deep")]).collect()}
    assert found == {"p-1": {"id": "p-1", "text": TEXT, "published": "2024-05-09"}, "p-2": {"id": "p-2", "text": TEXT}}
    frame.selectExpr("id", "text AS body").write.parquet(str(tmp_path / "wrong.parquet"))
    with pytest.raises(InputError, match='no column "text"'):
        read(spark, [str(tmp_path / "wrong.parquet")])
    with pytest.raises(InputError, match=r"nowhere\.jsonl: Spark can't read it"):
        read(spark, [str(tmp_path / "nowhere.jsonl")])
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match=r"not a\.txt"):
        read(spark, [str(tmp_path / "notes")])


def test_a_worker_loads_the_model_once(spark: Any) -> None:
    import pandas as pd

    def work(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import os

        from ingest import pipeline
        from ingest.cluster import outcomes

        for frame in frames:
            found = outcomes([(r, "f", "0") for r in frame["record"]], None, None, None)
            loads = pipeline.load.cache_info().misses
            yield pd.DataFrame([(os.getpid(), loads, found[0][0])], columns=["pid", "loads", "id"])

    records = spark.createDataFrame([(json.dumps({"id": f"a-{i}", "text": TEXT}),) for i in range(12)], "record string").repartition(6)
    rows = records.mapInPandas(work, "pid long, loads long, id string").collect()
    assert 1 <= len({r["pid"] for r in rows}) <= 2
    assert {r["loads"] for r in rows} == {1}
