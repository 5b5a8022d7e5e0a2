"""Blocks with labels set by hand."""

import difflib
import hashlib
import json
import os
import re
import unicodedata
from collections import Counter

import numpy as np

# Pages of the sets whose blocks were labelled for this training; see README.md.
LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels.jsonl")
# Hexadecimal digits of a key. Neighbours tell blocks with the same key apart.
KEY_DIGITS = 3


def labelled_pages(data, sets):
    """Pages with their rows, each of accepted labels and of a text: those of the data, and those of LABELS.

    `sets` are pages with mark-up, as LABELS knows a block by its text."""
    with open(os.path.join(data, "gold", "labels.jsonl"), encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    by_name = {it.name: it for it in sets}
    there = {(page["set"], page["id"]) for page in pages}
    with open(LABELS, encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            it = by_name[page["set"]]
            if page["id"] in it.ids and (page["set"], page["id"]) not in there:
                texts = it.texts[it.ids.index(page["id"])]
                pages.append({**page, "rows": rows_of(page["labels"], texts)})
    return pages


def rows_of(runs, texts):
    """The rows of the blocks that LABELS knows. `runs` are labels, and the keys of the blocks that have them."""
    labels = [run[0].split(",") for run in runs for _ in run[1].split()]
    keys = [key for run in runs for key in run[1].split()]
    own = [key_of(text) for text in texts]
    matched = difflib.SequenceMatcher(None, keys, own, autojunk=False).get_matching_blocks()
    return [[labels[a + i], texts[b + i]] for a, b, count in matched for i in range(count)]


def key_of(text):
    """What stands for a text in LABELS, which holds no text of a page."""
    return hashlib.md5(letters(text).encode()).hexdigest()[:KEY_DIGITS]


def accepted(found_pages, sets, labels):
    """For each set of pages an array: by block, which labels a person would accept; none if nobody said."""
    import score_labels

    by_name = {it.name: it for it in sets}
    found = {it.name: np.zeros((len(it.rows), len(labels)), bool) for it in sets}
    for page in found_pages:
        it = by_name.get(page["set"])
        if it is None or page["id"] not in it.ids:
            continue
        at = it.ids.index(page["id"])
        rows = found[it.name][it.blocks(at)]
        for i, names in enumerate(of_blocks(score_labels, page["rows"], it.texts[at])):
            for name in names:
                rows[i, labels.index(name)] = True
    return found


def of_blocks(score_labels, rows, texts):
    """The accepted labels of each block: those of the rows that most of its words are in."""
    words, owner = [], []
    for i, (_, text) in enumerate(rows):
        own = score_labels.words(text)
        words += own
        owner += [i] * len(own)
    found, places = [], []
    for i, text in enumerate(texts):
        own = score_labels.words(text)
        found += own
        places += [i] * len(own)
    votes = [Counter() for _ in texts]
    for i, at in enumerate(score_labels.align(words, found)):
        if at is not None:
            votes[places[at]][tuple(rows[owner[i]][0])] += 1
    return [vote.most_common(1)[0][0] if vote else () for vote in votes]


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())
