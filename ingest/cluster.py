"""Articles to extractions on Apache Spark: the same function as everywhere, in as many processes as the cluster has cores.

Articles lie where Spark can read them, as Parquet or JSON lines with the fields of `ingest.read.records`. A worker process loads the model
once, with the first article that it gets. A record that can't be used becomes a row that says why, and costs no other one. This module
knows Spark and text, and no graph: what is done with the extractions is `graphkit.cluster`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any

from pyspark.errors import AnalysisException
from pyspark.sql import functions as F

from graphkit.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

    from graphkit.model import Article

__all__ = ["SCHEMA", "extract", "read"]

SCHEMA = "id string, place string, content string, extraction string, error string"
"""What `extract` gives: the article's id; its place in the input; its content hash; the extraction as JSON, or why there is none."""

FIELDS = ("id", "title", "text", "published", "publisher", "url")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json", ".json.gz", ".jsonl.bz2", ".jsonl.zst")
LONGEST_RECORD = 16_000_000
"""Characters of one record: more than any article that can be used."""


def read(spark: SparkSession, sources: Iterable[str]) -> DataFrame:
    """The records of all sources, rows (record, file, place): JSON, where from, and a text that sorts as the records come in their files.

    A source is a path or a glob in any file system that the cluster knows; whether it is Parquet or JSON lines its ending says, or that of
    its first file. Raises InputError where there is nothing to read, or a Parquet file has no column `text`.
    """
    frames = []
    for number, source in enumerate(sources):
        try:
            frames.append(_read(spark, source, number))
        except AnalysisException as e:
            raise InputError(f"{source}: Spark can't read it: {_first_line(e)}") from None
    return reduce(lambda a, b: a.union(b), frames)


def _read(spark: SparkSession, source: str, number: int) -> DataFrame:
    if _kind(spark, source) == "parquet":
        frame = spark.read.option("recursiveFileLookup", "true").parquet(source)
        types = dict(frame.dtypes)
        if "text" not in types:
            raise InputError(f'{source}: these Parquet files have no column "text" (they have {", ".join(sorted(types)[:6])})')
        known = [F.col(c).cast("date").alias(c) if types[c].startswith("timestamp") else F.col(c) for c in FIELDS if c in types]
        record = F.to_json(F.struct(*known))
    else:
        frame = spark.read.option("recursiveFileLookup", "true").text(source)
        record = F.col("value")
    # a file that is read in several parts is in order by the part's first byte, and within it by the row
    file = F.col("_metadata.file_path")
    place = F.format_string("%06d %s %016d %016d", F.lit(number), file, "_metadata.file_block_start", F.monotonically_increasing_id())
    return frame.select(record.alias("record"), file.alias("file"), place.alias("place")).where(F.trim("record") != "")


def _kind(spark: SparkSession, source: str) -> str:
    name = source.rstrip("/*").lower()
    if not name.endswith((".parquet", *LINES)):
        # the names of the files alone: nothing of them is read
        files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source).select("path")
        found = files.first()
        if found is None:
            raise InputError(f"{source}: there is no file in it")
        name = found["path"].lower()
    if name.endswith(".parquet"):
        return "parquet"
    if name.endswith(LINES):
        return "lines"
    raise InputError(f"{source}: the cluster reads Parquet (.parquet) and JSON lines (.jsonl), not {name.rsplit('/', 1)[-1]}")


def extract(
    spark: SparkSession,
    sources: Iterable[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    pipeline: str | None = None,
    partitions: int | None = None,
) -> DataFrame:
    """What each article yields, rows of `SCHEMA`, one a record, whether it could be used or not.

    `published` and `publisher` hold for articles that give none; `pipeline` names a spaCy pipeline that is installed on the workers;
    `partitions` is how many tasks there are at least, by default four a core.
    """
    from ingest.read.dates import parse_published

    day = parse_published(published, "--published") if published else None
    records = read(spark, sources)
    least = partitions or 4 * spark.sparkContext.defaultParallelism
    if records.rdd.getNumPartitions() < least:
        records = records.repartition(least)

    def work(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import pandas as pd

        columns = [part.split()[0] for part in SCHEMA.split(",")]
        for frame in frames:
            rows = outcomes(zip(frame["record"], frame["file"], frame["place"], strict=True), day, publisher, pipeline)
            yield pd.DataFrame(rows, columns=columns, dtype=object)

    return records.mapInPandas(work, SCHEMA)


def outcomes(
    records: Iterable[tuple[str, str, str]], published: str | None, publisher: str | None, pipeline: str | None
) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    """Rows of `SCHEMA` of these records (JSON, file, place): what a worker does, without Spark."""
    from graphkit.model import Extraction
    from ingest import stream

    stream.alone()
    rows: list[Any] = []
    articles: list[tuple[int, Article]] = []
    for record, file, place in records:
        try:
            article = _article(record, file, published, publisher)
        except InputError as e:
            rows.append((None, place, None, None, str(e)))
            continue
        articles.append((len(rows), article))
        rows.append((article.id, place, article.content_hash, None, None))
    for (at, _), found in zip(articles, stream.outcomes((a for _, a in articles), pipeline), strict=True):
        told = (found.model_dump_json(), None) if isinstance(found, Extraction) else (None, str(found))
        rows[at] = (*rows[at][:3], *told)
    return rows


def _article(record: str, file: str, published: str | None, publisher: str | None) -> Article:
    """The article of a record. Raises InputError, which names the record by its id or by how it begins."""
    from ingest.read.check import checked
    from ingest.read.records import draft_of, parse_json

    where = f"{file}, record that begins {record[:60]!r}"
    if len(record) > LONGEST_RECORD:
        raise InputError(f"{where}: longer than {LONGEST_RECORD // 1_000_000} MB, too long for one article: split it")
    value = parse_json(record, where)
    if isinstance(value, dict) and isinstance(value.get("id"), (str, int)):
        where = f"{file}, record {str(value['id'])[:100]!r}"
    draft = draft_of(value, where)
    draft.published = draft.published or published
    draft.publisher = draft.publisher or publisher
    return checked(draft)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
