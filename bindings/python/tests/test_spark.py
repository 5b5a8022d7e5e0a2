"""Spark, with two workers on this machine, killed and gone on with."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import unchaff
from conftest import PAGE, archive, record, response

pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("there is no Java", allow_module_level=True)

#: Enough for several parts of a megabyte, and for a kill between the first and the last of them.
PAGES = 12_000
#: A mail of a mailbox.
MAIL = f"From a@a.example Fri May  3 10:05:00 2024\nSubject: a\nDate: b\nContent-Type: text/html\n\n{PAGE}\n\n".encode()


def run(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs the job with two workers."""
    line = [sys.executable, "-m", "unchaff.spark", "--master", "local[2]", *map(str, args)]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True, check=False)


def rows(folder: Path) -> list[dict]:
    """The rows of all parts in the order of their names."""
    return [row for path in sorted(folder.glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def test_a_frame_gets_the_columns_of_a_batch() -> None:
    from pyspark.sql import SparkSession

    import unchaff.spark

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        pages = [(number, f"https://a.example/{number}", PAGE.format(number)) for number in range(20)]
        df = spark.createDataFrame([*pages, (20, None, None)], "id int, url string, content string").repartition(2)
        found = unchaff.spark.extract(df, keep=["id"], blocks=True).orderBy("id").toArrow().to_pylist()
    finally:
        spark.stop()
    assert [row.pop("id") for row in found] == list(range(21))
    html, url = [page[2] for page in pages], [page[1] for page in pages]
    want = unchaff.extract_batch([*html, None], [*url, None], blocks=True)
    assert found == want.to_pylist()


def test_a_killed_job_goes_on_and_gives_the_rows_of_the_command(tmp_path: Path, command: str) -> None:
    (tmp_path / "big.warc").write_bytes(archive(PAGES, packed=False))
    (tmp_path / "a.warc.gz").write_bytes(archive(300))
    texts = [record("conversion", f"http://a.example/{it}", "text/plain", b"It rained all night.") for it in range(9)]
    (tmp_path / "a.wet.gz").write_bytes(b"".join(map(gzip.compress, texts)))
    (tmp_path / "a.mbox").write_bytes(MAIL * 3)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.html", PAGE.format(1))
        file.writestr("b.eml", "Subject: a\nDate: b\nContent-Type: image/png\n\n")
        file.writestr("c.bin", os.urandom(2 << 20))
    (tmp_path / "a.html").write_text(PAGE.format(2))
    (tmp_path / "a.json").write_text('{"a": 1}')
    # Gzip around a page is no archive: the first of its parts has the whole page, the second nothing.
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.format(f"<!--{os.urandom(3 << 19).hex()}-->").encode()))
    files = ["big.warc", "a.warc.gz", "a.wet.gz", "a.mbox", "a.zip", "a.html", "a.json", "b.html.gz"]
    args = ["--split-mb", "1", *files, "out"]
    out = tmp_path / "out"
    # Java's own standard error goes away with it.
    line = [sys.executable, "-m", "unchaff.spark", "--master", "local[2]", *args]
    first = subprocess.Popen(
        line, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 120
    while len(list(out.glob("*.parquet"))) < 2 and first.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert before and not (out / "_SUCCESS").exists()

    second = run(*args, cwd=tmp_path)
    assert second.returncode == 1, second.stderr
    report = json.loads((out / "_SUCCESS").read_text())
    # A worker may have ended its part after its master was gone.
    assert len(before) <= report["skipped"] < report["parts"]
    assert all(path.stat().st_mtime_ns == changed for path, changed in before.items())
    assert "http://a.example/pdf: not a web page" in second.stderr
    assert not list(out.glob("*.unfinished"))

    line = [command, *files, "--format", "parquet", "-o", "want.parquet", "--quiet"]
    subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    want, found = pq.read_table(tmp_path / "want.parquet").to_pylist(), rows(out)
    assert found == want
    assert report["pages"] == len(want)
    assert report["failed"] == sum(row["error"] is not None for row in want)

    third = run(*args, cwd=tmp_path)
    assert f"{report['parts']} parts were there" in third.stderr
    other = run("--no-blocks", *args, cwd=tmp_path)
    assert other.returncode == 2 and "another job" in other.stderr


def test_tables_of_pages_are_read_too(tmp_path: Path) -> None:
    pages = pa.table({"url": [f"https://a.example/{it}" for it in range(30)], "content": [PAGE.format(it) for it in range(30)]})
    pq.write_table(pages, tmp_path / "pages.parquet", row_group_size=10)
    assert run("pages.parquet", "out", cwd=tmp_path).returncode == 0
    found = pa.Table.from_pylist(rows(tmp_path / "out"))
    assert found["id"].to_pylist() == pages["url"].to_pylist()
    assert found["text"].to_pylist() == unchaff.extract_batch(pages["content"])["text"].to_pylist()
    missing = run("none.warc", "out2", cwd=tmp_path)
    assert (missing.returncode, missing.stderr.strip()) == (2, "unchaff.spark: none.warc: no such file")


#: It stands on every article of the site.
BOX = "The Valley Post has been printed at the mill since 1911, and four of us still write it by hand, every week."


def story(number: int) -> str:
    # Digits would be the same to a profile.
    words = [chr(ord("a") + number) * (it + 2) for it in range(20)]
    return f"<title>{number}</title><article><h1>{words[0]} {words[1]}</h1><p>The {' '.join(words)} are gone.<p>{BOX}</article>"


def test_pages_of_one_site_know_each_other_across_parts(tmp_path: Path, command: str) -> None:
    address = "https://www.valley.example/{}".format
    for part in range(2):
        pages = [response(address(it), story(it)) for it in range(3 * part, 3 * part + 3)]
        (tmp_path / f"{part}.warc").write_bytes(b"".join(pages))
    table = {"url": [*map(address, range(6, 9)), None], "content": [*map(story, range(6, 9)), None]}
    pq.write_table(pa.table(table), tmp_path / "more.parquet")
    args = ["--by-site", "0.warc", "1.warc", "more.parquet", "out"]
    alone = run("0.warc", "alone", cwd=tmp_path)
    assert alone.returncode == 0 and all(BOX in row["text"] for row in rows(tmp_path / "alone"))

    first = run(*args, cwd=tmp_path)
    assert first.returncode == 1, first.stderr
    out = tmp_path / "out"
    found = rows(out)
    assert len(found) == 10 and not any(BOX in (row["text"] or "") for row in found)
    known = unchaff.Sites((out / "_sites" / "all.unchaff").read_bytes())
    assert known.articles("valley.example") == 9

    # What is missing is made again, and is the same.
    for path in [*sorted(out.glob("*.parquet"))[:1], out / "_SUCCESS", out / "_sites" / "all.unchaff"]:
        path.unlink()
    again = run(*args, cwd=tmp_path)
    assert "2 parts were there" in again.stderr and rows(out) == found

    other = run("--sites", "out/_sites/all.unchaff", "0.warc", "known", cwd=tmp_path)
    assert other.returncode == 0 and rows(tmp_path / "known") == found[:3]
    bad = run("--sites", "0.warc", "0.warc", "bad", cwd=tmp_path)
    assert bad.returncode == 2 and bad.stderr.startswith("unchaff.spark: 0.warc: "), bad.stderr
    line = [command, "0.warc", "--sites", "out/_sites/all.unchaff", "--format", "parquet", "-o", "want.parquet", "--quiet"]
    subprocess.run(line, cwd=tmp_path, capture_output=True, check=True)
    assert pq.read_table(tmp_path / "want.parquet").to_pylist() == found[:3]
