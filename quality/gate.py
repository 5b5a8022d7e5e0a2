#!/usr/bin/env python3
"""gate.py DATA: scores the pages in the folder DATA and fails when a figure is below its floor.

DATA is optional evaluation data: score.py, and for each set SET/pages/*.html.gz and
SET/truth.jsonl. Without it there is nothing to score, and that is said. The floors and the options
of each set are in floors.json beside this file. `gate.py DATA --print` prints the figures as a
table and never fails.
"""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PREDICT = os.path.join(ROOT, "target", "release", "examples", "predict")
# Figures are printed with four digits; anything closer than this is the same figure.
TOLERANCE = 0.00005


def figure(result, path):
    """The value at a path such as `word_by_type.article.f1`."""
    for key in path.split("."):
        result = result[key]
    return result


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    data = sys.argv[1]
    if not os.path.exists(os.path.join(data, "score.py")):
        print("quality: no optional evaluation data, so the fixtures alone are checked")
        return
    sys.path.insert(0, data)
    import score

    with open(os.path.join(HERE, "floors.json"), encoding="utf-8") as file:
        floors = json.load(file)
    below = 0
    for name, entry in floors.items():
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
            command = [PREDICT, os.path.join(data, name), out.name, *entry["options"]]
            subprocess.run(command, check=True)
            result = score.score(name, out.name, skip_suspect=True)
        for path, floor in entry["floors"].items():
            value = figure(result, path)
            is_below = value < floor - TOLERANCE
            below += is_below
            mark = "  BELOW" if is_below else ""
            print(f"quality: {name:<9} {path:<26} {value:.4f}  floor {floor:.4f}{mark}")
    if below and "--print" not in sys.argv:
        sys.exit(f"quality: {below} figures below their floors")


if __name__ == "__main__":
    main()
