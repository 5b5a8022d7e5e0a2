#!/usr/bin/env python3
"""counts.py [--update]: counts what the fixtures cost, and fails when it is more than what is pinned.

Wall time says little on a machine that does other things, so nothing here is timed. Instructions are
counted by callgrind, where valgrind is installed; allocations and the peak of the heap by
dev/examples/count.rs itself. All are those of the second time that a page is read. The figures are in
counts.json beside this file. Instructions depend on the compiler, so with another one than that of
the file they are printed and not compared.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
COUNT = os.path.join(ROOT, "target", "release", "examples", "count")
PINNED = os.path.join(HERE, "counts.json")
# More than this is not by chance.
MAX_GROWTH = 1.05
PARTS = ["bare", "parse", "all"]


def pages():
    return sorted(glob.glob(os.path.join(ROOT, "tests", "fixtures", "*", "page.html")))


def instructions(part, times):
    """What callgrind counts when each page is read so many times."""
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", COUNT]
            + ["--part", part, "--times", str(times)] + pages(),
            check=True, capture_output=True, text=True,
        )
    line = next(line for line in run.stderr.splitlines() if "Collected" in line)
    return int(line.split(":")[1])


def counts():
    run = subprocess.run([COUNT, "--times", "2"] + pages(), check=True, capture_output=True, text=True)
    rows = [[int(value) for value in line.split("\t")[1:]] for line in run.stdout.splitlines()]
    size, allocations, peak = (sum(column) for column in zip(*rows))
    found = {"allocations a page": allocations / len(rows), "peak heap / input": peak / size}
    if shutil.which("valgrind"):
        for part in PARTS:
            warm = instructions(part, 2) - instructions(part, 1)
            found[f"instructions a byte, {part}"] = warm / size
    else:
        print("counts: no valgrind, so no instructions")
    return found


def main():
    compiler = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True)
    compiler = compiler.stdout.strip()
    found = counts()
    if "--update" in sys.argv:
        with open(PINNED, "w", encoding="utf-8") as file:
            figures = {name: round(value, 2) for name, value in found.items()}
            json.dump({"compiler": compiler, "figures": figures}, file, indent=2)
            file.write("\n")
    with open(PINNED, encoding="utf-8") as file:
        pinned = json.load(file)
    failed = False
    for name, value in found.items():
        most = pinned["figures"][name]
        is_compared = compiler == pinned["compiler"] or not name.startswith("instructions")
        is_more = is_compared and value > most * MAX_GROWTH
        failed |= is_more
        print(f"counts: {name:28} {value:9.2f} pinned {most:9.2f}{'  MORE' if is_more else ''}")
    sys.exit(failed)


main()
