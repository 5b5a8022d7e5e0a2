"""Many pages at a time: Arrow arrays or an archive in, record batches out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import pyarrow as pa

from unchaff import _native
from unchaff._settings import NO_END, Focus, settings
from unchaff.sites import Sites

#: The columns of `extract_batch`. Rows of `extract_warc` have the column `id` before them.
SCHEMA: pa.Schema = _native.schema().remove(0)


def extract_batch(
    html: Any | Iterable[str | bytes | None],
    url: Any | Iterable[str | None] | str | None = None,
    encoding: Any | Iterable[str | None] | str | None = None,
    language: Any | Iterable[str | None] | str | None = None,
    *,
    blocks: bool = False,
    threads: int | None = None,
    focus: Focus = "balanced",
    comments: bool = False,
    now: datetime | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> pa.RecordBatch:
    """Extracts a row for each page, in their order.

    No page makes it fail: a row that is null, no page or too large has nothing but its address and its
    `error`. The global interpreter lock is free while it runs. There is no limit of time, because
    work that does not wait cannot be interrupted; but it is linear in the size of a page, at most
    about a second a megabyte on the worst page known, so that `max_bytes` bounds it.

    Args:
        html: An Arrow array of strings or bytes (plain, large or view; one, or in chunks) of any library with
            the PyCapsule interface, which is read where it lies, or a list of `str`, `bytes` and `None`.
        url: The addresses of the pages: an array, a list, or one string for all.
        encoding: What the servers said of bytes, in the same ways.
        language: The languages of pages that do not tell theirs, in the same ways.
        blocks: Whether the column `blocks` is filled; it is null otherwise.
        threads: How many; by default one for each core. With 1 the thread of the caller works.
        focus, comments, now, max_bytes, max_depth, max_nodes, sites: As for `extract`.

    Raises:
        ValueError: The columns differ in length, or a setting is not known.
        TypeError: A column holds something else.
    """
    chosen = settings(focus, comments, now, max_bytes, max_depth, max_nodes, sites)
    return _native.extract_batch(html, url, encoding, language, chosen, blocks, threads)


def extract_warc(
    path: str | os.PathLike[str],
    begin: int = 0,
    end: int | None = None,
    *,
    encoding: str | None = None,
    blocks: bool = True,
    threads: int | None = None,
    focus: Focus = "balanced",
    comments: bool = False,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> Iterator[pa.RecordBatch]:
    """Reads the pages of a WARC or WET file, gzipped or not: the rows that the command `unchaff` writes.

    Those of the records that begin at a byte in `begin` to `end` of the file as it is on the disk, so that
    many can share a file: ranges that meet give every record once. A broken record is a row with an
    `error`. Without an address its `id` is the path and the number of the record, counted from
    `begin`. A saved file in any other form that `iter_pages` reads is in the range at its beginning as a
    whole. The other arguments are those of `extract_batch`.
    """
    chosen = settings(focus, comments, None, max_bytes, max_depth, max_nodes, sites)
    last = NO_END if end is None else end
    return _native.read_warc(os.fspath(path), begin, last, encoding, chosen, blocks, threads)
