"""Labels blocks by reading. `label.py sheets DATA OUT N` writes N pages that nobody labelled as sheets for a reader,
OUT/NNN.txt; the reader writes OUT/NNN.labels as DATA/gold/GUIDE.md says; `label.py read OUT` adds these to labels.jsonl.

Sites that no labelled page is of come first, and half of the pages are those of which the tables are least sure, by
the crossed scores of the last `training/run`.
"""

import bisect
import gzip
import json
import os
import re
import sys

import lxml.etree
import lxml.html
import numpy as np

import boost
import gold
from data import SETS, Set
from train import LABELS

# Pages with fewer blocks have little to learn from; those with more tire a reader.
MIN_BLOCKS, MAX_BLOCKS = 25, 520
# A longer text is cut in the middle, to its beginning and its end.
MAX_TEXT, BEGINNING, END = 230, 150, 70
# How many elements around a block are shown, and how much of their names.
SHOWN_ELEMENTS, SHOWN_NAMES, SHOWN_LETTERS = 4, 3, 40
# A text is looked for so many letters further on, unless it has more letters than chance gives.
NEAR, MIN_SURE = 6000, 25
MEDIA = ("img", "video", "iframe")
HIDDEN = LABELS.index("hidden")
UNSEEN = ("script", "style", "template", "head")
KINDS = ["p", "h", "li", "quote", "code", "row", "caption", "control"]


def main():
    if sys.argv[1:2] == ["sheets"] and len(sys.argv) == 5:
        write_sheets(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1:2] == ["read"] and len(sys.argv) == 3:
        read_labels(sys.argv[2])
    else:
        sys.exit(__doc__)


def write_sheets(data, out, count):
    sets = [Set(data, name) for name in SETS]
    labelled = {(page["set"], page["id"]) for page in gold.labelled_pages(data, sets)}
    chosen = []
    for it in sets:
        known = {it.sites[i] for i, page in enumerate(it.ids) if (it.name, page) in labelled}
        scores = scores_of(it)
        for i, page in enumerate(it.ids):
            blocks = it.blocks(i)
            is_fit = MIN_BLOCKS <= blocks.stop - blocks.start <= MAX_BLOCKS and not it.suspect[i]
            if is_fit and (it.name, page) not in labelled:
                doubt = 1 - boost.softmax(scores[page]).max(1).mean() if page in scores else 0
                chosen.append((it.sites[i] in known, -doubt, it, i))
    rng = np.random.default_rng(len(labelled))
    rng.shuffle(chosen)
    chosen.sort(key=lambda page: page[0])
    doubted = sorted(chosen[: 2 * count], key=lambda page: page[:2])[: count // 2]
    others = [page for page in chosen if not any(page is other for other in doubted)]
    os.makedirs(out, exist_ok=True)
    index = {}
    for n, (_, _, it, i) in enumerate(doubted + others[: count - len(doubted)]):
        index[f"{n:03}"] = {"set": it.name, "id": it.ids[i], "texts": it.texts[i]}
        with open(os.path.join(out, f"{n:03}.txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(sheet(data, it, i)) + "\n")
    with open(os.path.join(out, "index.json"), "w", encoding="utf-8") as file:
        json.dump(index, file)


def scores_of(it):
    """By page, the crossed scores of its blocks."""
    path = it.folder + ".scores.jsonl"
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as lines:
        return {page["id"]: np.array(page["labels"]) / 100 for page in map(json.loads, lines) if page["labels"]}


def sheet(data, it, page):
    """A line for each block and for each image between them."""
    with gzip.open(os.path.join(data, it.name, "pages", it.ids[page] + ".html.gz")) as file:
        letters, owners, media = read_page(file.read())
    starts = [at for at, _ in owners]
    column = {name: it.features.index(name) for name in ("kind", "level", "link-density", "rule-label")}
    lines, at, before = [], 0, None
    for i, (text, row) in enumerate(zip(it.texts[page], it.rows[it.blocks(page)])):
        own = gold.letters(text)
        found = letters.find(own[:SHOWN_LETTERS], at) if own else -1
        where = ""
        if found >= 0 and (found - at < NEAR or len(own) > MIN_SURE):
            while media and media[0][0] <= found:
                lines.append(f"      [{media.pop(0)[1]}]")
            where = named(owners[bisect.bisect_right(starts, found) - 1][1])
            at = found + len(own)
        level = int(row[column["level"]])
        kind = f"h{level}" if level else KINDS[int(row[column["kind"]])]
        link = "@" if row[column["link-density"]] > 0.9 else ""
        hidden = " HIDDEN" if int(row[column["rule-label"]]) == HIDDEN else ""
        short = text if len(text) <= MAX_TEXT else f"{text[:BEGINNING]} … {text[-END:]}"
        place = '"' if where == before else where
        lines.append(f"{i} {kind}{link}{hidden} {{{place}}} " + re.sub(r"\s+", " ", short))
        before = where
    return lines


def read_page(html):
    """The letters of a page, where those of each element begin, and where the images are."""
    root = lxml.html.document_fromstring(html)
    parts, owners, media, length, unseen = [], [], [], 0, 0

    def add(text, element):
        nonlocal length
        text = gold.letters(text)
        if text:
            parts.append(text)
            owners.append((length, element))
            length += len(text)

    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            unseen += element.tag in UNSEEN
            if not unseen:
                add(element.text, element)
                if element.tag in MEDIA:
                    media.append((length, element.tag))
        else:
            unseen -= element.tag in UNSEEN
            if not unseen and element.getparent() is not None:
                add(element.tail, element.getparent())
    return "".join(parts), owners or [(0, root)], media


def named(element):
    """The innermost elements around a text, with their classes."""
    shown = []
    while element is not None and len(shown) < SHOWN_ELEMENTS:
        names = [element.get("class") or "", element.get("id") or ""]
        names = ".".join(" ".join(names).split()[:SHOWN_NAMES])[:SHOWN_LETTERS]
        shown.append(element.tag + ("." + names if names else ""))
        element = element.getparent()
    return " > ".join(reversed(shown))


def read_labels(folder):
    with open(os.path.join(folder, "index.json"), encoding="utf-8") as file:
        index = json.load(file)
    with open(gold.LABELS, encoding="utf-8") as lines:
        pages = {(page["set"], page["id"]): page for page in map(json.loads, lines)}
    for sheet_name, page in index.items():
        path = os.path.join(folder, sheet_name + ".labels")
        if not os.path.exists(path):
            continue
        runs = []
        for label, text in zip(labels_in(path, page["texts"]), page["texts"]):
            if not runs or runs[-1][0] != label:
                runs.append([label, []])
            runs[-1][1].append(gold.key_of(text))
        runs = [[label, " ".join(keys)] for label, keys in runs]
        pages[page["set"], page["id"]] = {"set": page["set"], "id": page["id"], "labels": runs}
    with open(gold.LABELS, "w", encoding="utf-8") as file:
        for _, page in sorted(pages.items()):
            file.write(json.dumps(page, separators=(",", ":")) + "\n")
    print(len(pages), "pages")


def labels_in(path, texts):
    """The label of each block; of a block of two things that of its longer part."""
    labels = [None] * len(texts)
    with open(path, encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            if not line or line.startswith(("IMG", "NOTE")):
                continue
            run = re.fullmatch(r"(\d+)(?:-(\d+))? ([^@]+?)((?: @ .+)*)", line)
            if not run:
                sys.exit(f"{path}: {line!r} is no run of blocks")
            parts, words = run[3].split("|"), run[4].split(" @ ")[1:]
            unknown = {it for part in parts for it in part.split(",")} - set(LABELS)
            if unknown or len(parts) != len(words) + 1:
                sys.exit(f"{path}: {line!r}")
            for i in range(int(run[1]), int(run[2] or run[1]) + 1):
                cuts = [0, *(max(0, texts[i].find(it)) for it in words), len(texts[i])]
                lengths = np.diff(cuts)
                labels[i] = parts[int(lengths.argmax())]
    if None in labels:
        sys.exit(f"{path}: block {labels.index(None)} has no label")
    return labels


if __name__ == "__main__":
    main()
