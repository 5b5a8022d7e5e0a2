"""Saved files: HTML, MHTML, web archives of Safari, e-mails and mailboxes, WARC, WACZ, EPUB, ZIP, packed or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from unchaff import _native
from unchaff._settings import Focus
from unchaff.page import Extraction, extract, extract_text
from unchaff.sites import Sites

#: The largest page if nothing else is said: that of the library.
_MAX_BYTES = 16 << 20


@dataclass(frozen=True)
class Saved:
    """A page of a saved file.

    `id` is the path, with the name of the page behind it if the file holds many, or the address of a WARC record; `url` and
    `saved` are what the file says of where and when, `images` the names of images that were saved with it. Either
    `page` or `error` is there.
    """

    id: str
    url: str | None
    saved: datetime | None
    images: tuple[str, ...]
    page: Extraction | None
    error: str | None


def iter_pages(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    focus: Focus = "balanced",
    comments: bool = False,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> Iterator[Saved]:
    """Reads the pages of a saved file one by one, whatever its form: its bytes tell which.

    A page that cannot be read has its `error`, and the rest goes on. A file in none of the forms is one page, and its error
    says what it looks like. The arguments are those of `extract`.

    Raises:
        OSError: The file cannot be opened.
    """
    most = _MAX_BYTES if max_bytes is None else max_bytes
    for row in _native.read_saved(os.fspath(path), most):
        name, url, told, saved, local, is_text, images, source, error = row
        page = None
        try:
            if source is not None and is_text:
                text = source.decode(encoding or "utf-8", "replace")
                page = extract_text(
                    text,
                    url=url,
                    focus=focus,
                    comments=comments,
                    now=saved,
                    max_bytes=most,
                    sites=sites,
                )
            elif source is not None:
                page = extract(
                    source,
                    url=url,
                    encoding=encoding or told,
                    local=local,
                    focus=focus,
                    comments=comments,
                    now=saved,
                    max_bytes=most,
                    max_depth=max_depth,
                    max_nodes=max_nodes,
                    sites=sites,
                )
        except ValueError as failure:
            error = str(failure)
        yield Saved(name, url, saved, tuple(images), page, error)


def extract_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    focus: Focus = "balanced",
    comments: bool = False,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> Extraction:
    """Extracts the page of a saved file, whatever its form; the first one if it holds many.

    Raises:
        OSError: The file cannot be opened.
        ValueError: There is no page in it, or the first one cannot be read.
    """
    pages = iter_pages(
        path,
        encoding=encoding,
        focus=focus,
        comments=comments,
        max_bytes=max_bytes,
        max_depth=max_depth,
        max_nodes=max_nodes,
        sites=sites,
    )
    first = next(pages, None)
    if first is None or first.page is None:
        raise ValueError("there is no page in it" if first is None else first.error)
    return first.page
