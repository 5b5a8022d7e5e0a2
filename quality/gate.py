#!/usr/bin/env python3
"""gate.py DATA: scores the pages in the folder DATA and fails when a figure is below its floor.

DATA is optional evaluation data: score.py, and for each set SET/pages/*.html.gz and
SET/truth.jsonl. Without it there is nothing to score, and that is said. The floors and the options
of each set are in floors.json beside this file. `gate.py DATA --print` prints the figures as a
table and never fails.

The learned table was trained on these pages, so the figures show whether something broke, not how
good it is on others: that is in training/REPORT.md.
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


def image_figures(data, out):
    """F1 of captions and of credits, exact after folding, over the development pages."""
    import score_images

    with open(out, encoding="utf-8") as file:
        images = {page["id"]: page.get("images") for page in map(json.loads, file)}
    counts = {}
    with open(os.path.join(data, "fundus", "images.jsonl"), encoding="utf-8") as file:
        for truth in map(json.loads, file):
            if truth["split"] == "dev":
                page, _, _ = score_images.page(truth, images.get(truth["id"]) or [])
                for key, value in page.items():
                    counts[key] = counts.get(key, 0) + value
    f1 = lambda hits, found, there: 2 * counts[hits] / (counts[found] + counts[there])
    return {
        "caption_f1": f1("cap_exact", "cap_s", "cap_t"),
        "credit_f1": f1("cred_hit", "cred_s", "cred_t"),
    }


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
            if any(path.startswith("images.") for path in entry["floors"]):
                result["images"] = image_figures(data, out.name)
        for path, floor in entry["floors"].items():
            value = figure(result, path)
            is_below = value < floor - TOLERANCE
            below += is_below
            mark = "  BELOW" if is_below else ""
            print(f"quality: {name:<9} {path:<30} {value:.4f}  floor {floor:.4f}{mark}")
    if below and "--print" not in sys.argv:
        sys.exit(f"quality: {below} figures below their floors")


if __name__ == "__main__":
    main()
