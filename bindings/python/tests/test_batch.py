"""Many pages at a time."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
import unchaff
from conftest import PAGE, archive, fixture

PAGES = [PAGE.format(number) for number in range(40)]


def check(html: object, texts: list[str | None], **settings: object) -> pa.RecordBatch:
    """Extracts pages and compares the beginnings of their texts."""
    batch = unchaff.extract_batch(html, **settings)
    assert batch.schema == unchaff.SCHEMA
    found = batch.column("text").to_pylist()
    assert len(found) == len(texts)
    for text, want in zip(found, texts):
        assert text == want if want is None else text.startswith(want)
    return batch


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
)
def test_every_kind_of_column_is_read(kind: pa.DataType) -> None:
    html = pa.array([PAGES[1], None, PAGES[2]]).cast(kind)
    texts = ["It rained for 1 ", None, "It rained for 2 "]
    check(html, texts)
    check(html[1:], texts[1:])
    check(pa.chunked_array([html, html[:0], html[2:]]), [*texts, texts[2]])


def test_rows_are_what_single_calls_give() -> None:
    names = ["captions-de", "news-ja", "news-ru", "wp-classic-en"]
    html = [fixture(name) for name in names]
    for threads in (1, 2, 5, None):
        batch = check(html * 10, [unchaff.extract(it).text[:9] for it in html] * 10, threads=threads)
    for row, source in zip(batch.slice(30).to_pylist(), html[2:] + html):
        page = unchaff.extract(source)
        assert (row["title"], row["markdown"]) == (page.title, page.markdown)
        assert [it["credit"] for it in row["images"]] == [it.credit for it in page.images]
        assert row["blocks"] is None
    blocks = unchaff.extract_batch(html, blocks=True).column("blocks").to_pylist()
    for row, source in zip(blocks, html):
        want = [(it.kind, it.label, it.reason, it.text) for it in unchaff.extract(source).blocks]
        assert [tuple(it.values()) for it in row] == want


def test_a_row_never_raises() -> None:
    html = [None, b"%PDF-1.7\n", b"", "", "\ud800", b"x" * 100, "x" * 100]
    batch = unchaff.extract_batch(html, url="https://a.example/", max_bytes=50)
    errors = batch.column("error").to_pylist()
    assert [bool(error) for error in errors] == [True, True, False, False, False, True, False]
    assert errors[0] == "no page" and "PDF" in errors[1] and "too large" in errors[5]
    assert batch.column("warnings").to_pylist()[6] == ["truncated"]
    assert batch.column("url").to_pylist() == ["https://a.example/"] * len(html)
    check([], [])


def test_addresses_encodings_and_languages_are_columns_or_one_value() -> None:
    russian = "<p>Дождь шёл всю ночь, и река забрала дорогу. <img src=/a.jpg alt=Дождь></p>".encode("cp1251")
    english = b"<html lang=en><p>It rained all night in the valley, and the road is gone."
    batch = check(
        pa.array([russian, english]),
        ["Дождь", "It rained"],
        url=pa.chunked_array([["https://a.example/"], [None]]),
        encoding=["windows-1251", None],
        language="ru",
    )
    assert batch.column("lang").to_pylist() == ["ru", "en"]
    assert batch.column("url").to_pylist() == ["https://a.example/", None]
    with pytest.raises(ValueError, match="url has 1 rows"):
        unchaff.extract_batch(PAGES, url=["https://a.example/"])
    for wrong in (pa.array([1]), [7], "a page", 7):
        with pytest.raises(TypeError):
            unchaff.extract_batch(wrong)


def test_the_lock_is_free_while_it_runs() -> None:
    html = pa.array(PAGES * 40)
    ticks, done = [], threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.monotonic()
    unchaff.extract_batch(html, threads=1)
    end = time.monotonic()
    done.set()
    thread.join()
    inside = [it for it in ticks if begin < it < end]
    # Were the lock held, there would be none between the first and the last millisecond.
    assert len(inside) > 10, (len(inside), end - begin)


def test_threads_may_call_it_at_once() -> None:
    want, found = unchaff.extract_batch(PAGES, threads=1), []
    threads = [threading.Thread(target=lambda: found.append(unchaff.extract_batch(PAGES))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [it.equals(want) for it in found] == [True] * 4


def _count(threads: int) -> int:
    return unchaff.extract_batch(PAGES, threads=threads).num_rows


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_has_threads_of_its_own() -> None:
    assert _count(2) == len(PAGES)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(_count, [2, 2]).get(timeout=60) == [len(PAGES)] * 2


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_is_read_in_parts(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(archive(30, packed))
    whole = pa.Table.from_batches(unchaff.extract_warc(path))
    assert whole.num_rows >= 30 and whole.schema.names == ["id", *unchaff.SCHEMA.names]
    size = path.stat().st_size // 4 + 1
    parts = [unchaff.extract_warc(path, at, at + size, threads=1) for at in range(0, 4 * size, size)]
    tables = [pa.Table.from_batches(part, whole.schema) for part in parts]
    assert sum(table.num_rows > 0 for table in tables) == 4
    named = [row for row in whole.to_pylist() if row["id"].startswith("http")]
    assert [row for table in tables for row in table.to_pylist() if row["id"].startswith("http")] == named
    missing = list(unchaff.extract_warc(tmp_path / "none.warc"))[0].to_pylist()
    assert "No such file" in missing[0]["error"]


def test_what_cannot_be_cut_is_in_the_first_part(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        for number in range(3):
            file.writestr(f"{number}.html", PAGE.format(number))
    whole = pa.Table.from_batches(unchaff.extract_warc(tmp_path / "a.zip", 0, 10)).to_pylist()
    assert [row["id"] for row in whole] == [f"{tmp_path}/a.zip: {number}.html" for number in range(3)]
    assert not list(unchaff.extract_warc(tmp_path / "a.zip", 10))


def test_rows_of_an_archive_are_those_of_the_command(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(30))
    line = [command, "a.warc.gz", "--json", "--quiet"]
    output = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    lines = [json.loads(line) for line in output.stdout.splitlines()]
    rows = pa.Table.from_batches(unchaff.extract_warc(tmp_path / "a.warc.gz")).to_pylist()
    assert [row["text"] for row in rows] == [it.get("text") for it in lines]
    assert [row["error"] for row in rows] == [it.get("error") for it in lines]
    assert [row["lang"] for row in rows] == [it.get("language") for it in lines]
