"""Pages and archives that the tests share."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from pathlib import Path

import pytest

# Else Spark's workers are whatever is called python3.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
ROOT = Path(__file__).resolve().parents[3]
FIXTURES = ROOT / "tests" / "fixtures"
PAGE = """<!doctype html><html lang=en><title>River takes the road - The Valley Post</title>
<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
<main><article><h1>River takes the road</h1><p class=byline>By Ann Lee</p>
<p>It rained for {} nights in the valley, and by the morning the river had taken the lower road.</p>
<figure><img src=road.jpg alt='A road'><figcaption>The road at dawn (Photo: Jo Ray)</figcaption></figure>
<p>Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.</p>
</article></main><footer><p>&copy; 2024 The Valley Post. All rights reserved.</p></footer>"""


def fixture(name: str) -> bytes:
    """A page of the library's tests."""
    return (FIXTURES / name / "page.html").read_bytes()


def response(uri: str, body: str | bytes, content_type: str = "text/html; charset=utf-8") -> bytes:
    """A record with the answer of a server."""
    body = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
    return record("response", uri, "application/http; msgtype=response", http)


def record(kind: str, uri: str, content_type: str, body: bytes) -> bytes:
    """A record of any kind."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:{uri}>\r\n"
        f"WARC-Date: 2024-05-03T10:05:00Z\r\nWARC-Target-URI: {uri}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def archive(pages: int, packed: bool = True) -> bytes:
    """An archive with a few records that are broken."""
    records = [response(f"http://a.example/{number}", PAGE.format(number)) for number in range(pages)]
    records[3] = response("http://a.example/pdf", "%PDF-1.7\n1 0 obj\n", "text/html")
    records[5] = records[5].replace(b"WARC-Date", b"WARC-Data")
    records[7] = response("http://a.example/ru", PAGE.format("Привет").encode("cp1251"), "text/html; charset=windows-1251")
    return b"".join(gzip.compress(record) if packed else record for record in records)


@pytest.fixture(scope="session")
def command() -> str:
    """The command `unchaff`, which is built elsewhere."""
    found = os.environ.get("UNCHAFF_COMMAND") or shutil.which("unchaff")
    if not found:
        pytest.skip("UNCHAFF_COMMAND does not name the command unchaff")
    return found
