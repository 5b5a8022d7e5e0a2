"""The part that is written in Rust. Use the functions of `unchaff`, which have names for settings."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, final

import pyarrow as pa

from unchaff._settings import Settings

PAGES_PER_BATCH: int

@final
class Page:
    def text(self, standfirst: bool, embeds: bool) -> str: ...
    def markdown(self) -> str: ...
    def html(self) -> str: ...
    def report(self) -> str: ...
    def json(self) -> str: ...
    def address(self) -> str | None: ...
    def title(self) -> str | None: ...
    def confidence(self) -> float | None: ...
    def page_type(self) -> str: ...
    def warnings(self) -> list[str]: ...

@final
class Records(Iterator[pa.RecordBatch]):
    def __iter__(self) -> Records: ...
    def __next__(self) -> pa.RecordBatch: ...

@final
class Saved(
    Iterator[
        tuple[
            str,
            str | None,
            str | None,
            datetime | None,
            bool,
            bool,
            list[str],
            bytes | None,
            str | None,
        ]
    ]
):
    def __iter__(self) -> Saved: ...

class Sites:
    def __init__(self, data: bytes | None = None) -> None: ...
    def _learn(self, page: Page) -> bool: ...
    def _learn_file(
        self, path: str, begin: int, end: int, encoding: str | None, settings: Settings
    ) -> int: ...
    def _of(self, address: str | None) -> Sites: ...
    def merge(self, other: Sites) -> None:
        """Adds what others know."""
    def hosts(self) -> list[str]:
        """The hosts, without `www.`, in the order of the alphabet."""
    def articles(self, host: str) -> int:
        """How many articles of a host are known, up to 256."""
    def __bytes__(self) -> bytes: ...

def extract(
    html: str | bytes, url: str | None, encoding: str | None, local: bool, settings: Settings
) -> Page: ...
def read_saved(path: str, max_bytes: int) -> Saved: ...
def extract_text(text: str, url: str | None, settings: Settings) -> Page: ...
def extract_batch(
    html: Any | Iterable[str | bytes | None],
    url: Any | Iterable[str | None] | str | None,
    encoding: Any | Iterable[str | None] | str | None,
    language: Any | Iterable[str | None] | str | None,
    settings: Settings,
    blocks: bool,
    threads: int | None,
) -> pa.RecordBatch: ...
def read_warc(
    path: str,
    begin: int,
    end: int,
    encoding: str | None,
    settings: Settings,
    blocks: bool,
    threads: int | None,
) -> Records: ...
def schema() -> pa.Schema: ...
