"""A job over files: each is cut into parts, and each part becomes one Parquet file that is whole or not there.

So a job that was killed goes on where it stood, and nothing is done twice but the parts that were
being worked on.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from unchaff import Sites, __version__, _native
from unchaff.batch import extract_batch, extract_warc
from unchaff.page import extract

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: What a Parquet file begins with.
PARQUET_MARK = b"PAR1"
#: What a file begins with that is cut between its records: WARC and WET, packed with gzip or not.
CUT_MARKS = (b"WARC/", b"\x1f\x8b")
#: Errors that are named; all of them are counted, and all are rows.
MAX_NAMED = 20
#: The file that says what the job is: another one must not go on with its parts.
PLAN = "_plan.json"
#: The file that says that all parts are there, and what is in them.
SUCCESS = "_SUCCESS"
#: The folder of what each part has taught about its sites, and the file of all of it.
SITES = "_sites"
ALL_SITES = "all.unchaff"
#: What a file ends in that is not whole yet.
UNFINISHED = ".unfinished"


class Refused(Exception):
    """The folder holds the parts of another job, or a file is not there."""


@dataclass(frozen=True)
class Part:
    """A part of a file: bytes of a saved one, groups of rows of a Parquet file."""

    path: str
    is_table: bool
    begin: int
    end: int
    out: str

    @property
    def sites(self) -> Path:
        """Where it stands what the part has taught about its sites."""
        path = Path(self.out)
        return path.parent / SITES / path.with_suffix(".unchaff").name


@dataclass
class Report:
    """What came of a job."""

    parts: int = 0
    skipped: int = 0
    pages: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        before = f", {self.skipped} parts were there" if self.skipped else ""
        return f"{self.pages} pages in {self.parts} parts, {self.failed} errors{before}"


@dataclass(frozen=True)
class Job:
    """What is read, where it goes, and how."""

    paths: list[str]
    out: str
    split_bytes: int
    html: str
    url: str | None
    settings: dict[str, Any]
    #: Whether all parts are read before the first is written, to learn what the pages of each site share.
    by_site: bool = False
    #: A file of what is known of sites.
    sites: str | None = None

    def check(self) -> None:
        """Writes the plan, or refuses if the folder is that of another job."""
        files = [*self.paths, *([self.sites] if self.sites else [])]
        missing = [path for path in files if not os.path.isfile(path)]
        if missing:
            raise Refused(f"{missing[0]}: no such file")
        if self.sites:
            try:
                _sites(self.sites)
            except ValueError as error:
                raise Refused(f"{self.sites}: {error}") from error
        if self.split_bytes <= 0:
            raise Refused("the size of a part is not positive")
        plan = json.dumps(self._plan(), indent=1)
        path = Path(self.out, PLAN)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_text(encoding="utf-8") != plan:
            raise Refused(f"{self.out} holds the output of another job, or of other files")
        _write_whole(path, plan)

    def run(self, spark: SparkSession) -> Report:
        """Does the parts that are not there yet, and counts all of them."""
        parts = list(self.parts())
        todo = [part for part in parts if not os.path.exists(part.out)]
        html, url, settings = self.html, self.url, self.settings
        if todo:
            sites = self._known_sites(spark, parts)

            def work(part: Part) -> int:
                known = _sites(sites) if sites else None
                return _write(part, html, url, settings | {"sites": known})

            # One part is one task, so that a lost worker loses one part.
            spark.sparkContext.parallelize(todo, len(todo)).map(work).collect()
        # What a killed run left.
        for path in Path(self.out).rglob(f"*{UNFINISHED}"):
            path.unlink(missing_ok=True)
        report = Report(parts=len(parts), skipped=len(parts) - len(todo))
        for part in parts:
            _count(part.out, report)
        _write_whole(Path(self.out, SUCCESS), json.dumps(asdict(report), indent=1))
        return report

    def _known_sites(self, spark: SparkSession, parts: list[Part]) -> str | None:
        """The file of what is known of sites. What was learned of a part before is not learned again."""
        if not self.by_site:
            return self.sites
        found = Path(self.out, SITES, ALL_SITES)
        if found.exists():
            return str(found)
        found.parent.mkdir(exist_ok=True)
        html, url = self.html, self.url
        settings = {name: value for name, value in self.settings.items() if name != "blocks"}

        def work(part: Part) -> int:
            return _learn(part, html, url, settings)

        todo = [part for part in parts if not part.sites.exists()]
        if todo:
            spark.sparkContext.parallelize(todo, len(todo)).map(work).collect()
        # In the order of the parts, so that every run knows the same.
        sites = Sites(Path(self.sites).read_bytes()) if self.sites else Sites()
        for part in parts:
            sites.merge(Sites(part.sites.read_bytes()))
        _write_whole(found, bytes(sites))
        return str(found)

    def parts(self) -> Iterator[Part]:
        """The parts of all files, in their order, with names that are the same in every run."""
        for number, path in enumerate(self.paths):
            name = f"{number:05}-{os.path.basename(path).split('.')[0]}"
            is_table = _begins_with(path, PARQUET_MARK)
            for begin, end in _tables(path, self.split_bytes) if is_table else self._ranges(path):
                out = os.path.join(self.out, f"{name}-{begin:012}.parquet")
                yield Part(path, is_table, begin, end, out)

    def _ranges(self, path: str) -> Iterator[tuple[int, int]]:
        size = max(os.path.getsize(path), 1)
        step = self.split_bytes if _begins_with(path, *CUT_MARKS) else size
        for begin in range(0, size, step):
            yield begin, begin + step

    def _plan(self) -> dict[str, Any]:
        def of_file(path: str) -> dict[str, Any]:
            found = os.stat(path)
            return {"path": path, "bytes": found.st_size, "changed": found.st_mtime_ns}

        plan = asdict(self) | {"paths": [of_file(path) for path in self.paths]}
        plan["sites"] = of_file(self.sites) if self.sites else None
        del plan["out"]
        return {"version": __version__} | plan


def _begins_with(path: str, *marks: bytes) -> bool:
    with open(path, "rb") as file:
        return file.read(max(map(len, marks))).startswith(marks)


def _tables(path: str, split_bytes: int) -> Iterator[tuple[int, int]]:
    """Groups of rows that are together about as large as a part."""
    about = pq.read_metadata(path)
    begin, held = 0, 0
    for group in range(about.num_row_groups):
        held += about.row_group(group).total_byte_size
        if held >= split_bytes or group + 1 == about.num_row_groups:
            yield begin, group + 1
            begin, held = group + 1, 0


def _write(part: Part, html: str, url: str | None, settings: dict[str, Any]) -> int:
    """Writes a part. It appears under its name when it is whole."""
    if part.is_table:
        batches = _of_table(part, html, url, settings)
    else:
        batches = extract_warc(part.path, part.begin, part.end, threads=1, **settings)
    unfinished = f"{part.out}.{uuid.uuid4().hex}{UNFINISHED}"
    rows = 0
    with pq.ParquetWriter(unfinished, _native.schema(), compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    os.replace(unfinished, part.out)
    return rows


def _learn(part: Part, html: str, url: str | None, settings: dict[str, Any]) -> int:
    """Writes what a part teaches about its sites. How many of its pages do."""
    sites, pages = Sites(), 0
    # What cannot be read has an error when the rows are made.
    if not part.is_table:
        with contextlib.suppress(OSError):
            pages = sites.learn_file(part.path, part.begin, part.end, **settings)
    else:
        for batch, urls in _pages_of_table(part, html, url):
            for page, address in zip(batch.column(html).to_pylist(), urls.to_pylist(), strict=True):
                with contextlib.suppress(ValueError, TypeError):
                    pages += sites.learn(extract(page, url=address, **settings))
    _write_whole(part.sites, bytes(sites))
    return pages


@functools.lru_cache(maxsize=1)
def _sites(path: str) -> Sites:
    """What is known of sites, once for each worker."""
    return Sites(Path(path).read_bytes())


def _of_table(
    part: Part, html: str, url: str | None, settings: dict[str, Any]
) -> Iterator[pa.RecordBatch]:
    """The rows of groups of a Parquet file. The address is the identifier."""
    for batch, urls in _pages_of_table(part, html, url):
        rows = extract_batch(batch.column(html), urls, threads=1, **settings)
        yield pa.RecordBatch.from_arrays([urls, *rows.columns], schema=_native.schema())


def _pages_of_table(
    part: Part, html: str, url: str | None
) -> Iterator[tuple[pa.RecordBatch, pa.Array]]:
    """Groups of a Parquet file, and the addresses of their pages."""
    with pq.ParquetFile(part.path) as file:
        groups = range(part.begin, part.end)
        columns = [html] if url is None else [html, url]
        for batch in file.iter_batches(_native.PAGES_PER_BATCH, row_groups=groups, columns=columns):
            yield batch, pa.nulls(batch.num_rows, pa.string()) if url is None else batch.column(url)


def _count(path: str, report: Report) -> None:
    table = pq.read_table(path, columns=["id", "error"])
    report.pages += table.num_rows
    failed = table.filter(table["error"].is_valid())
    report.failed += failed.num_rows
    for row in failed.slice(0, max(0, MAX_NAMED - len(report.errors))).to_pylist():
        report.errors.append(f"{row['id']}: {row['error']}")


def _write_whole(path: Path, content: str | bytes) -> None:
    unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex}{UNFINISHED}")
    unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
    os.replace(unfinished, path)
