"""The command `python -m unchaff.spark`."""

from __future__ import annotations

import argparse
import os
import sys

from pyspark.sql import SparkSession

from unchaff.spark.job import Job, Refused


def main() -> int:
    """Runs the job that the arguments describe."""
    parser = argparse.ArgumentParser(
        prog="python -m unchaff.spark",
        description="Extracts the pages of saved files (WARC, WET, WACZ, MHTML, mailboxes and all others that "
        "the command unchaff reads) or Parquet files into Parquet files, one for each part of a file. Given once more after a kill, it goes on.",
        epilog="Exit status: 0 if every page was read, 1 if one was not, 2 for wrong usage.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files that every worker can read")
    parser.add_argument("out", metavar="OUT_DIR", help="a folder that every worker can write to")
    parser.add_argument("--master", help="such as local[2]; by default what spark-submit says, or local[*]")
    parser.add_argument("--split-mb", type=int, default=64, metavar="N", help="the size of a part of a file")
    parser.add_argument("--html", default="content", help="the column of a Parquet file with the page")
    parser.add_argument("--url", default="url", help="the column of a Parquet file with its address")
    parser.add_argument("--focus", default="balanced", choices=["precision", "balanced", "recall"])
    parser.add_argument("--max-bytes", type=int, default=16 << 20, metavar="N", help="the largest page")
    parser.add_argument("--no-blocks", action="store_true", help="leave the column blocks empty")
    parser.add_argument(
        "--by-site", action="store_true", help="read everything twice, to learn first what the pages of each site share"
    )
    parser.add_argument("--sites", metavar="FILE", help="what `unchaff learn` has written about sites")
    options = parser.parse_args()
    settings = {
        "focus": options.focus,
        "max_bytes": options.max_bytes,
        "blocks": not options.no_blocks,
    }
    job = Job(
        options.paths,
        options.out,
        options.split_mb << 20,
        options.html,
        options.url,
        settings,
        options.by_site,
        options.sites,
    )
    builder = SparkSession.builder.appName("unchaff")
    if options.master:
        builder = builder.master(options.master)
    # Workers of this machine run what this program runs in; Spark takes whatever is called python3.
    is_submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if not is_submitted and (options.master or "local").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        job.check()
    except Refused as error:
        print(f"unchaff.spark: {error}", file=sys.stderr)
        return 2
    spark = builder.getOrCreate()
    try:
        report = job.run(spark)
    finally:
        spark.stop()
    for line in report.errors:
        print(f"unchaff.spark: {line}", file=sys.stderr)
    print(f"unchaff.spark: done: {report}", file=sys.stderr)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
