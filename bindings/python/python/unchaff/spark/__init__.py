"""Pages in Spark: `extract` for a frame, and `python -m unchaff.spark` for archives.

>>> import unchaff.spark                                                                      # doctest: +SKIP
>>> articles = unchaff.spark.extract(spark.table("pages"), html="content", url="url", keep=["id"])   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from unchaff.batch import SCHEMA, extract_batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(
    df: DataFrame,
    html: str = "content",
    url: str | None = "url",
    *,
    encoding: str | None = None,
    keep: Sequence[str] = (),
    threads: int = 1,
    **settings: Any,
) -> DataFrame:
    """A row for each page of a frame, through `mapInArrow`: the columns of `extract_batch`.

    `html`, `url` and `encoding` name columns of the frame, the last two may be `None`. `keep` names
    columns that are carried over as they are, in front of the others. Each task works in one thread, as
    Spark gives it one core. The settings are those of `extract_batch`, such as `blocks=True`.

    Spark hands a task 10,000 rows at a time, which of pages is much memory: set
    `spark.sql.execution.arrow.maxRecordsPerBatch` to 64, the fastest that was measured.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    def batches(parts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in parts:
            rows = extract_batch(
                part.column(html),
                None if url is None else part.column(url),
                None if encoding is None else part.column(encoding),
                threads=threads,
                **settings,
            )
            columns = {name: part.column(name) for name in keep}
            columns |= {name: rows.column(name) for name in rows.schema.names}
            yield pa.RecordBatch.from_pydict(columns)

    kept = [df.schema[name] for name in keep]
    schema = StructType(kept + list(from_arrow_schema(SCHEMA).fields))
    # No other column has to be handed to Python.
    wanted = [name for name in (html, url, encoding) if name is not None]
    return df.select(*dict.fromkeys([*wanted, *keep])).mapInArrow(batches, schema)
