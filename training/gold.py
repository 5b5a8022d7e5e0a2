"""Blocks with labels set by hand, and those that follow from other truths."""

import json
import os
import re
import unicodedata
from collections import Counter

import numpy as np

# Of a page that nobody labelled, the share of the blocks that is read, and how many at most.
TAKEN_SHARE, TAKEN_BLOCKS = 0.25, 60
# Of a large set of the web, the share of the pages.
TAKEN_PAGES = {"wcxb-dev": 0.4}
# Page types whose text a truth counts, though by the guide it is that of teasers.
LISTS = ("collection", "listing")
# A credit after a caption in one block has no more letters; a shorter caption may be chance.
MAX_TAIL, MIN_CAPTION = 60, 15


def accepted(data, sets, labels):
    """For each set of pages an array: by block, which labels a person would accept; none if nobody said."""
    import score_labels

    by_name = {it.name: it for it in sets}
    found = {it.name: np.zeros((len(it.rows), len(labels)), bool) for it in sets}
    pages = {it.name: set() for it in sets}
    with open(os.path.join(data, "gold", "labels.jsonl"), encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            it = by_name.get(page["set"])
            if it is None or page["id"] not in it.ids:
                continue
            at = it.ids.index(page["id"])
            pages[it.name].add(at)
            rows = found[it.name][it.blocks(at)]
            for i, names in enumerate(of_blocks(score_labels, page["rows"], it.texts[at])):
                for name in names:
                    rows[i, labels.index(name)] = True
    return found, pages


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


def images_of(data):
    """By set and id of a page: what is known of its images."""
    found = {}
    for name in ("fundus", "gold"):
        with open(os.path.join(data, name, "images.jsonl"), encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                found[page.get("set", name), page["id"]] = page["images"]
    with open(os.path.join(data, "fundus-hist", "truth.jsonl"), encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if page.get("images"):
                found["fundus-hist", page["id"]] = page["images"]
    return found


class Others:
    """Blocks of pages that nobody labelled, with what other truths say of them."""

    def __init__(self, sets, labelled, images, labels):
        rng = np.random.default_rng(5)
        rows, folds, forced, sides = [], [], [], []
        caption, credit = labels.index("caption"), labels.index("credit")
        for it in sets:
            for i, page in enumerate(it.ids):
                at = it.blocks(i)
                count = at.stop - at.start
                is_skipped = rng.random() > TAKEN_PAGES.get(it.name, 1.0)
                if i in labelled[it.name] or is_skipped or not count:
                    continue
                taken = rng.random(count) < min(TAKEN_SHARE, TAKEN_BLOCKS / count)
                force = np.full(count, -1)
                side = np.zeros(count, int)
                if it.types[i] not in LISTS:
                    side = np.where(it.weights[at] > 0, np.where(it.labels[at] == 1, 1, -1), 0)
                said = images.get((it.name, page), [])
                captions = {letters(image.get("caption")) for image in said} - {""}
                credits = {letters(image.get(key)) for image in said for key in ("credit", "credit_raw")} - {""}
                for k, text in enumerate(it.texts[i] if said else []):
                    own = letters(text)
                    begins = lambda other: own.startswith(other) and len(own) - len(other) < MAX_TAIL
                    if own in captions or any(len(o) > MIN_CAPTION and begins(o) for o in captions):
                        force[k] = caption
                    elif own in credits:
                        force[k] = credit
                taken |= force >= 0
                rows.append(it.rows[at][taken])
                folds.append(np.full(taken.sum(), it.folds[i]))
                forced.append(force[taken])
                sides.append(side[taken])
        self.rows, self.folds = np.vstack(rows), np.concatenate(folds)
        self.forced, self.sides = np.concatenate(forced), np.concatenate(sides)


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())
