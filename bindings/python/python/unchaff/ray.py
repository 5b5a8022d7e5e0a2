"""Pages in Ray Data: `dataset.map_batches(Extract(html="content"), batch_format="pyarrow")`."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from unchaff.batch import extract_batch


class Extract:
    """Adds the columns of `extract_batch` to a table; `url` and those of the same name are replaced."""

    def __init__(self, html: str = "content", url: str | None = "url", **settings: Any) -> None:
        self.html, self.url = html, url
        # Ray gives a task one core.
        self.settings: dict[str, Any] = {"threads": 1} | settings

    def __call__(self, pages: pa.Table) -> pa.Table:
        urls = None if self.url is None else pages[self.url]
        rows = extract_batch(pages[self.html], urls, **self.settings)
        kept = [name for name in pages.schema.names if name not in rows.schema.names]
        columns = {name: pages[name] for name in kept if name != self.html}
        return pa.table(columns | {name: rows.column(name) for name in rows.schema.names})
