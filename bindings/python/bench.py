"""bench.py FOLDER: what each layer costs, beside trafilatura and resiliparse; the table of BILL.md.

FOLDER holds pages, .html or .html.gz, in it or below it. Every figure is pages by seconds of the processor, of
all processes that took part, the best of some rounds. As the speed of a machine changes from minute to minute,
what each costs beside the Rust call is measured against calls just before and after, and is the median.

pip install './bindings/python[spark]' trafilatura==2.3.1 lxml_html_clean resiliparse==2.0.1
cargo build --release -p unchaff-arrow --example rate
python bindings/python/bench.py FOLDER
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import unchaff

TICKS = os.sysconf("SC_CLK_TCK")
#: What all else is measured beside.
RUST = "Rust: `extract_bytes`, text, Markdown"
#: How long Spark works before it is measured.
WARM_SECONDS = 20
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


def timed(work: Callable[[], object], seconds: float, before: float = 0) -> tuple[int, float, float]:
    """Rounds of some work after those that do not count: how many, processor and clock.

    `before` is how many seconds these take at least.
    """
    begin = time.monotonic()
    work()
    while time.monotonic() - begin < before:
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


def spark(pages: list[bytes], workers: int, folder: Path, seconds: float) -> Iterator[tuple[str, int, float, float]]:
    """Rounds of `unchaff.spark.extract` over a Parquet file and of the job over an archive.

    The start of Spark is not counted, nor that Java's compiler is at work in the first seconds: a job
    over many pages runs for hours.
    """
    from pyspark.sql import SparkSession

    import unchaff.spark
    from unchaff.spark.job import Job

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    name = f"{workers} worker{'s'[:workers - 1]}"
    # The file is read four times for each worker, so that a round is long beside what starts it.
    path = folder / "pages.parquet"
    if not path.exists():
        pq.write_table(pa.table({"url": [""] * len(pages), "content": pages}), path, row_group_size=64)
    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
    session = builder.config("spark.log.level", "ERROR").getOrCreate()
    try:
        df = session.read.parquet(*[str(path)] * (4 * workers))
        rows = unchaff.spark.extract(df)
        save = lambda: rows.write.format("noop").mode("overwrite").save()
        rounds, cpu, clock = timed(save, seconds, WARM_SECONDS)
        yield f"Spark, {name}", rounds * 4 * workers, cpu, clock
        archives = [str(folder / "pages.warc.gz")] * (4 * workers)

        def work() -> None:
            out = tempfile.mkdtemp(dir=folder)
            job = Job(archives, out, 64 << 20, "content", "url", {"blocks": True})
            job.check()
            job.run(session)

        rounds, cpu, clock = timed(work, seconds)
        yield f"the job `python -m unchaff.spark`, {name}, blocks", rounds * 4 * workers, cpu, clock
    finally:
        session.stop()


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


def rust(program: str, files: list[Path], seconds: float) -> tuple[int, float, float]:
    """Rounds of the same work by a program in Rust, processor and clock."""
    clock = time.monotonic()
    line = [program, str(int(seconds)), *map(str, files)]
    done, _, cpu = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()
    return int(done) // len(files), float(cpu), time.monotonic() - clock


def layers(pages: list[bytes], folder: Path, seconds: float) -> Iterator[tuple[str, int, float, float]]:
    """Each layer and each other library: its name, rounds, processor and clock."""

    def calls() -> None:
        for page in pages:
            found = unchaff.extract(page)
            found.text, found.markdown

    yield "Python: `extract`, text, Markdown", *timed(calls, seconds)
    column = pa.array(pages)
    for threads in (1, 2):
        name = f"`extract_batch`, {threads} thread{'s'[:threads - 1]}"
        yield name, *timed(lambda: unchaff.extract_batch(column, threads=threads), seconds)
    archive = folder / "pages.warc.gz"
    archive.write_bytes(warc(pages))
    work = lambda: list(unchaff.extract_warc(archive, threads=1))
    yield "`extract_warc`, 1 thread, blocks", *timed(work, seconds)
    for workers in (1, 2):
        yield from spark(pages, workers, folder, seconds)
    for name, work in peers(pages).items():
        yield name, *timed(work, seconds)


def main() -> None:
    """Prints the table and the bill."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="of all measurements")
    parser.add_argument("--rate", default="target/release/examples/rate", help="the program in Rust")
    options = parser.parse_args()
    pages = read(options.folder, options.pages)
    size = sum(map(len, pages))
    print(f"{len(pages)} pages, {size / len(pages) / 1e3:.1f} kB each, {options.rounds} rounds\n")
    # By name: pages a second of the processor, by the clock, and that of the Rust call just before or
    # after as a multiple, for each round.
    found: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.html" for number in range(len(pages))]
        for path, page in zip(files, pages):
            path.write_bytes(page)
        for _ in range(options.rounds):
            base = rust(options.rate, files, options.seconds / 2)
            for name, *measured in itertools.chain([(RUST, *base)], layers(pages, folder, options.seconds)):
                rounds, cpu, clock = measured
                after = rust(options.rate, files, options.seconds / 2)
                around = (base[0] + after[0]) / (base[1] + after[1])
                base = after
                found.setdefault(name, []).append(
                    (rounds * len(pages) / cpu, rounds * len(pages) / clock, around / (rounds / cpu))
                )
                print(f"{name}: {found[name][-1]}", file=sys.stderr, flush=True)
    print("| what | pages/s a core | MB/s a core | pages/s | beside the Rust call |\n|---|---|---|---|---|")
    best: dict[str, float] = {}
    for name, rounds in found.items():
        best[name] = a_core = max(a_core for a_core, _, _ in rounds)
        clocked = max(clocked for _, clocked, _ in rounds)
        beside = statistics.median(beside for _, _, beside in rounds)
        megabytes = a_core * size / len(pages) / 1e6
        print(f"| {name} | {a_core:.1f} | {megabytes:.2f} | {clocked:.1f} | {(beside - 1) * 100:+.1f} % time |")
    print("\n| a month of Common Crawl | core-hours by pages | by bytes | dollars on demand | spot |\n|---|---|---|---|---|")
    for name, a_core in best.items():
        by_pages = MONTH_PAGES / a_core / 3600
        by_bytes = MONTH_BYTES / (a_core * size / len(pages)) / 3600
        dollars = " | ".join(f"{by_bytes * price:,.0f}" for price in PRICES.values())
        print(f"| {name} | {by_pages:,.0f} | {by_bytes:,.0f} | {dollars} |")


if __name__ == "__main__":
    sys.exit(main())
