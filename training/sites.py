"""What a profile of the site gains, and the numbers of `label/site.rs`; see README.md.

sites.py DATA, after train.py: it needs the crossed scores that train.py leaves in target/training/."""

import json
import os
import subprocess
import sys
from collections import Counter

import numpy as np

import gold
from data import PROGRAMS, ROOT, SETS, WORK, Set

KNOWN = (1, 2, 4, 8)
# As `AGAINST` has them.
WORDS = (0, 5, 15)
# Pages of such types keep what they share with others (`has_article`).
LISTS = ("collection", "documentation", "listing", "product", "service")
# Log-odds are tried in these steps.
STEPS = np.arange(0, 8.5, 0.5)


def main():
    data = sys.argv[1]
    sys.path[:0] = [data, os.path.join(data, "gold")]
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "sites"], check=True, cwd=ROOT)
    sets = {name: Set(data, name) for name in SETS}
    out = os.path.join(WORK, "sites")
    program = os.path.join(PROGRAMS, "sites")
    subprocess.run([program, out, *(it.folder for it in sets.values())], check=True)
    labelled = gold.labelled_pages(data, sets.values())
    pages = {known: read(f"{out}.{known}.jsonl") for known in (0, *KNOWN)}
    print("| other pages known | pages | words wrongly kept | words lost | labels right |")
    print("|---|---|---|---|---|")
    for known in KNOWN:
        before = {key: pages[0][key] for key in pages[known]}
        for name, of_type in (("articles", False), ("others", True)):
            keys = [key for key in before if is_list(sets, key) == of_type]
            row = [figures(labelled, sets, it, keys) for it in (before, pages[known])]
            shown = " | ".join(f"{a} to {b}" for a, b in zip(*row))
            print(f"| {known} | {len(keys)} {name} | {shown} |")
    print()
    print("| words at least | on one other article | on several |")
    print("|---|---|---|")
    for least, *numbers in fit(sets, pages):
        print(f"| {least} | {' | '.join(numbers)} |")


def read(path):
    with open(path, encoding="utf-8") as lines:
        pages = map(json.loads, lines)
        return {(page["set"], page["id"]): page for page in pages}


def is_list(sets, key):
    it = sets[key[0]]
    return it.types[it.ids.index(key[1])] in LISTS


def figures(labelled, sets, pages, keys):
    """Words wrongly kept, words lost, and of rows labelled by hand the share that is right."""
    import score_labels

    wrong = lost = 0
    for name, page in keys:
        truth = sets[name].truths[page].get("text")
        if isinstance(truth, str) and not sets[name].suspect[sets[name].ids.index(page)]:
            want, found = (Counter(score_labels.words(it)) for it in (truth, pages[name, page]["text"]))
            wrong += (found - want).total()
            lost += (want - found).total()
    read = [page for page in labelled if (page["set"], page["id"]) in keys]
    rows = score_labels.score(read, {page["id"]: pages[page["set"], page["id"]] for page in read})[0]
    return wrong, lost, f"{rows['ok']} of {rows['rows']}" if read else "none labelled"


def fit(sets, pages):
    """By words and by articles: the log-odds against text with the largest likelihood, and of how many blocks."""
    rows = []
    for known in KNOWN:
        for key, page in pages[known].items():
            if not is_list(sets, key):
                rows += blocks(sets[key[0]], key[1], page, known)
    share, words, odds, is_text, weights, known = map(np.array, zip(*rows))
    articles = np.round(share * known)
    for at, least in enumerate(WORDS):
        most = WORDS[at + 1] if at + 1 < len(WORDS) else np.inf
        numbers = []
        for is_many in (False, True):
            use = (words >= least) & (words < most) & (weights > 0) & (articles > 0) & ((articles > 1) == is_many)
            sign = np.where(is_text[use] == 1, -1, 1)
            loss = [(weights[use] * np.log1p(np.exp(-sign * (step - odds[use])))).sum() for step in STEPS]
            kept = int(((odds[use] > 0) & (is_text[use] == 1)).sum())
            numbers.append(f"{STEPS[int(np.argmin(loss))]} ({use.sum()} blocks, {kept} of them text)")
        yield least, *numbers


def blocks(it, page, found, known):
    """What is known of the blocks that stand on other articles. A block in parts counts once."""
    at = it.blocks(it.ids.index(page))
    odds = scores(it)[page]
    shares = iter(found["blocks"])
    rows = []
    for i, text in enumerate(it.texts[it.ids.index(page)]):
        share, left = 0, len(text)
        while left > 0 and (part := next(shares, None)) is not None:
            share = max(share, part.get("site_share") or 0)
            left -= len(part["text"]) + 1
        if share > 0:
            j = at.start + i
            rows.append((share, it.counts[j], odds[i], it.labels[j], it.weights[j], known))
    return rows


def scores(it, found={}):
    if it.name not in found:
        with open(it.folder + ".scores.jsonl", encoding="utf-8") as lines:
            found[it.name] = {page["id"]: np.array(page["text"]) / 100 for page in map(json.loads, lines)}
    return found[it.name]


if __name__ == "__main__":
    main()
