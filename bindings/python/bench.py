"""bench.py FOLDER: what each layer costs, beside trafilatura and resiliparse; the table of BILL.md.

FOLDER holds pages, .html or .html.gz, in it or below it. Every figure is pages by seconds of the processor, of
all processes that took part, so that other work on the machine disturbs it little.

pip install './bindings/python[spark]' trafilatura==2.3.1 lxml_html_clean resiliparse==2.0.1
cargo build --release -p unchaff-arrow --example rate
python bindings/python/bench.py FOLDER
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import unchaff

TICKS = os.sysconf("SC_CLK_TCK")
#: A month of Common Crawl, as its announcements give it: pages, and bytes of pages, unpacked.
MONTH_PAGES, MONTH_BYTES = 2.5e9, 410 * 2**40
#: Dollars for an hour of a virtual core, bought at once or left over. They are assumptions.
PRICES = {"on demand": 0.045, "spot": 0.015}


def used() -> float:
    """Seconds of the processor of this process and of all below it, those that have ended too."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(path.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    mine, grown = {os.getpid()}, True
    while grown:
        grown = {pid for pid, (parent, _) in stats.items() if parent in mine} - mine
        mine |= grown
    return sum(stats[pid][1] for pid in mine if pid in stats) / TICKS


def timed(work: Callable[[], object], seconds: float) -> tuple[int, float, float]:
    """Rounds of some work after one that does not count: how many, processor and clock."""
    work()
    rounds, cpu, clock = 0, used(), time.monotonic()
    while not rounds or used() - cpu < seconds:
        work()
        rounds += 1
    return rounds, used() - cpu, time.monotonic() - clock


def read(folder: Path, most: int) -> list[bytes]:
    """Pages of all sizes: every nth of them."""
    paths = sorted(it for it in folder.rglob("*") if it.name.endswith((".html", ".html.gz")))
    every = max(1, len(paths) // most)
    chosen = paths[::every][:most]
    return [gzip.decompress(it.read_bytes()) if it.suffix == ".gz" else it.read_bytes() for it in chosen]


def warc(pages: list[bytes]) -> bytes:
    """An archive with a packed record for each page."""
    records = []
    for number, page in enumerate(pages):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:bench>\r\nWARC-Date: 2024-05-03T10:05:00Z\r\n"
            f"WARC-Target-URI: http://a.example/{number}\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(records)


def spark(pages: list[bytes], workers: int, folder: Path, seconds: float) -> tuple[int, float, float]:
    """Rounds of `unchaff.spark.extract` over a Parquet file, its start not counted."""
    from pyspark.sql import SparkSession

    import unchaff.spark

    # The file is read four times for each worker, so that a round is long beside what starts it.
    path = folder / "pages.parquet"
    if not path.exists():
        pq.write_table(pa.table({"url": [""] * len(pages), "content": pages}), path, row_group_size=64)
    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    session = builder.config("spark.log.level", "ERROR").getOrCreate()
    try:
        df = session.read.parquet(*[str(path)] * (4 * workers))
        rows = unchaff.spark.extract(df)
        rounds, cpu, clock = timed(lambda: rows.write.format("noop").mode("overwrite").save(), seconds)
    finally:
        session.stop()
    return rounds * 4 * workers, cpu, clock


def peers(pages: list[bytes]) -> dict[str, Callable[[], object]]:
    """Other libraries, those that are installed."""
    found: dict[str, Callable[[], object]] = {}
    try:
        import trafilatura

        found[f"trafilatura {version('trafilatura')}, text"] = lambda: [trafilatura.extract(it) for it in pages]
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import detect_encoding
        from resiliparse.parse.html import HTMLTree

        def plain(page: bytes) -> str:
            tree = HTMLTree.parse_from_bytes(page, detect_encoding(page))
            return extract_plain_text(tree, main_content=True)

        found[f"resiliparse {version('resiliparse')}, text"] = lambda: [plain(it) for it in pages]
    except ImportError:
        pass
    return found


def main() -> None:
    """Prints the table and the bill."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement")
    parser.add_argument("--rate", default="target/release/examples/rate", help="the program in Rust")
    options = parser.parse_args()
    pages = read(options.folder, options.pages)
    size = sum(map(len, pages))
    print(f"{len(pages)} pages, {size / len(pages) / 1e3:.1f} kB each\n")
    print("| what | pages/s a core | MB/s a core | pages/s | beside the Rust call |\n|---|---|---|---|---|")
    rust = 0.0
    best: dict[str, float] = {}

    def row(name: str, rounds: int, cpu: float, clock: float) -> None:
        nonlocal rust
        a_core = rounds * len(pages) / cpu
        rust = rust or a_core
        best[name] = a_core
        beside = f"{(rust / a_core - 1) * 100:+.1f} % time"
        clocked = f"{rounds * len(pages) / clock:.1f}"
        print(f"| {name} | {a_core:.1f} | {rounds * size / cpu / 1e6:.2f} | {clocked} | {beside} |", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = []
        for number, page in enumerate(pages):
            files.append(folder / f"{number}.html")
            files[-1].write_bytes(page)
        line = [options.rate, str(int(options.seconds)), *map(str, files)]
        clock = time.monotonic()
        done, _, cpu = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()
        row("Rust: `extract_bytes`, text, Markdown", int(done) // len(pages), float(cpu), time.monotonic() - clock)

        def calls() -> None:
            for page in pages:
                found = unchaff.extract(page)
                found.text, found.markdown

        row("Python: `extract`, text, Markdown", *timed(calls, options.seconds))
        column = pa.array(pages)
        row("`extract_batch`, 1 thread", *timed(lambda: unchaff.extract_batch(column, threads=1), options.seconds))
        row("`extract_batch`, 2 threads", *timed(lambda: unchaff.extract_batch(column, threads=2), options.seconds))
        archive = folder / "pages.warc.gz"
        archive.write_bytes(warc(pages))
        row("`extract_warc`, 1 thread, blocks", *timed(lambda: list(unchaff.extract_warc(archive, threads=1)), options.seconds))
        for workers in (1, 2):
            row(f"Spark, {workers} worker{'s'[:workers - 1]}", *spark(pages, workers, folder, options.seconds))
        for name, work in peers(pages).items():
            row(name, *timed(work, options.seconds))

    print("\n| a month of Common Crawl | core-hours by pages | by bytes | dollars on demand | spot |\n|---|---|---|---|---|")
    for name, a_core in best.items():
        by_pages = MONTH_PAGES / a_core / 3600
        by_bytes = MONTH_BYTES / (a_core * size / len(pages)) / 3600
        dollars = " | ".join(f"{by_bytes * price:,.0f}" for price in PRICES.values())
        print(f"| {name} | {by_pages:,.0f} | {by_bytes:,.0f} | {dollars} |")


if __name__ == "__main__":
    sys.exit(main())
