#!/usr/bin/env python3
"""metadata.py DATA [PREDICTIONS] [--half 0|1] [--wrong FIELD] [--base PREDICTIONS]: compares title, authors, date of
publication and language with the truth of every set in the folder DATA, and prints one table.

DATA is optional evaluation data, as for gate.py. PREDICTIONS is a folder with SET.jsonl as `predict` writes
it; without it `predict` is run. Some truths join names by "and", others list them, so "and" does not count. Of a
language "de" and "de-AT" are the same. `equal` is of all values in the truth, `wrong` of the values given where
the truth has one, `extra` counts values given where it has none. --half takes the pages of
every other site only, so that a rule made on one half can be judged on the other; --wrong lists the
values of a field that are not equal; --base prints what other predictions come to, too.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import tempfile
import unicodedata

PREDICT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "target", "release", "examples", "predict")
SETS = ["andy", "fundus", "fundus-hist", "misinfo", "mercury", "traf", "wcxb-dev", "htmldate"]
FIELDS = ["title", "author", "date", "language"]
# What the truth calls a field, if not the same.
IN_TRUTH = {"language": "lang"}
CONJUNCTIONS = {"and", "und"}
# Truths that stand for no value.
NONE = {"nan", "none", "null", ""}


def words(value):
    """A value in which spelling, case and punctuation do not count."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def names(value):
    return " ".join(word for word in words(value).split() if word not in CONJUNCTIONS)


def day(value):
    text = str(value or "")[:10]
    return "" if text.casefold() in NONE else text


def language(value):
    return re.split("[-_]", str(value or ""))[0].casefold()


def site(truth):
    """The last two parts of the name of the host, else the name of the page."""
    host = re.sub(r"^(https?://)?(www\.)?", "", truth.get("url") or truth["id"]).split("/")[0]
    return ".".join(host.split(".")[-2:])


def half(truth):
    return hashlib.sha256(site(truth).encode()).digest()[0] & 1


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def pages(data, folder, name, only=None):
    """The truth and what was given of each page that is not suspect."""
    given = {page["id"]: page for page in read(os.path.join(folder, f"{name}.jsonl"))}
    path = os.path.join(data, name, "suspect.json")
    suspect = json.load(open(path, encoding="utf-8")) if os.path.exists(path) else {}
    for truth in read(os.path.join(data, name, "truth.jsonl")):
        if truth["id"] not in suspect and only in (None, half(truth)):
            yield truth, given.get(truth["id"], {})


def compare(data, folder, name, field, only=None, wrong=None):
    fold = {"author": names, "date": day, "language": language}.get(field, words)
    in_truth = IN_TRUTH.get(field, field)
    count = dict.fromkeys(["truths", "equal", "given", "extra"], 0)
    for truth, page in pages(data, folder, name, only):
        want, got = fold(truth.get(in_truth)), fold(page.get(field))
        if not want:
            count["extra"] += bool(got)
            continue
        count["truths"] += 1
        count["given"] += bool(got)
        count["equal"] += got == want
        if wrong is not None and got != want:
            wrong.append((name, truth["id"], truth.get(in_truth), page.get(field), page.get("src")))
    return count


def predict(data, folder):
    for name in SETS:
        subprocess.run([PREDICT, os.path.join(data, name), os.path.join(folder, f"{name}.jsonl")], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("predictions", nargs="?")
    parser.add_argument("--half", type=int, choices=[0, 1])
    parser.add_argument("--wrong", choices=FIELDS)
    parser.add_argument("--base")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.predictions or made
        if not options.predictions:
            predict(options.data, folder)
        wrong = []
        print(f"{'set':<12}" + "".join(f"{field:>9} truths  equal  wrong  extra" for field in FIELDS))
        for name in SETS:
            for label, source in [(name, folder), (" before", options.base)]:
                if not source:
                    continue
                row = f"{label:<12}"
                for field in FIELDS:
                    listed = wrong if field == options.wrong and source == folder else None
                    count = compare(options.data, source, name, field, options.half, listed)
                    truths, given, equal = count["truths"], count["given"], count["equal"]
                    share = lambda part, whole: f"{part / whole:.3f}" if whole else "-"
                    row += f"{truths:>16}  {share(equal, truths):>5}  {share(given - equal, given):>5}  {count['extra']:>5}"
                print(row)
        for line in wrong:
            print(*line, sep="\t")


if __name__ == "__main__":
    main()
