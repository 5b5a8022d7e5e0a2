"""The test sets as arrays: a row of features for each block, and whether the truth holds it."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from urllib.parse import urlsplit

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORK = os.path.join(ROOT, "target", "training")
PROGRAMS = os.path.join(ROOT, "target", "release", "examples")

# Each set: its licence, the options it is scored with, what a page of it weighs for the table of text and for that
# of labels, and which program makes text of its pages (`textify.py --as`), for the pages that came as text. News
# pages and languages other than English are few, so they weigh more. Sets without a weight have no truth of text.
SETS = {
    "aeb": {"licence": "MIT", "options": ["--embeds"], "weight": 2.0, "labels": 1.0, "text": "bs4"},
    "andy": {"licence": "Apache-2.0", "options": ["--standfirst"], "weight": 1.0, "labels": 1.0, "text": "inscriptis"},
    "fundus": {"licence": "MIT", "options": ["--standfirst"], "weight": 2.0, "labels": 1.0, "text": "resiliparse"},
    "fundus-hist": {"licence": "MIT", "options": ["--standfirst"], "weight": 2.0, "labels": 1.0, "text": "bs4"},
    "misinfo": {"licence": "MIT", "options": ["--embeds"], "weight": 2.0, "labels": 1.0, "text": "inscriptis"},
    "mercury": {"licence": "MIT", "options": [], "weight": 1.0, "labels": 1.0, "text": "inscriptis"},
    "traf": {"licence": "Apache-2.0", "options": [], "weight": 1.0, "labels": 1.0, "text": "bs4"},
    "wcxb-dev": {"licence": "CC BY 4.0", "options": [], "weight": 1.0, "labels": 0.5, "text": "resiliparse"},
    "webforum": {"licence": "Apache-2.0", "options": [], "weight": 1.0, "labels": 0.5, "text": "inscriptis"},
    "htmldate": {"licence": "Apache-2.0", "options": [], "weight": None, "labels": 0.5, "text": "inscriptis"},
}
# The programs of which one made the text of a page.
TEXT_PROGRAMS = ("bs4", "inscriptis", "resiliparse")
# Of the pages of a large set that came as text every so many are read, of one program only.
PLAIN_STEP = {"wcxb-dev": 4, "traf": 2}
FOLDS = 5
# Domains under which sites are registered, before the country.
SECOND_LEVEL = set("ac co com edu go gov ne net or org".split())
# A block weighs by its share of the truth's words, but no more than this.
MAX_BLOCK_SHARE = 0.2
# All blocks of a page together weigh no more than this many truths.
MAX_PAGE_WEIGHT = 3.0
# A truth of fewer words counts as one of these many.
MIN_TRUTH_WORDS = 50
# What a snippet that must or must not be in the text weighs, at most; its words are its share.
MAX_SNIPPET_WEIGHT = 20.0
# A second block with the same text of this many words is dropped whatever its score.
MIN_COPY_WORDS = 10
# Kinds that the selectors behind the truth of fundus skip: list items, quotes, rows of tables.
SKIPPED_KINDS = [2, 3, 5]


class Set:
    """The pages of a set. Arrays with a value for each block, unless said otherwise."""

    def __init__(self, data, name, program=None):
        """`program` made text of the pages (`textify.py --as`), if they have no mark-up."""
        self.name, self.is_plain = name, program is not None
        # By block, what its words say of text, and of each label, and what of that is learned from (`words.py`).
        self.said = self.learned = None
        self.truths = truths_of(data, name)
        with open(os.path.join(data, name, "suspect.json"), encoding="utf-8") as file:
            suspect = set(json.load(file))
        self.folder = folder_of(data, name, self.truths, program)
        out = self.folder + ".features"
        options = ["--plain"] if self.is_plain else []
        subprocess.run([os.path.join(PROGRAMS, "features"), *options, self.folder, out], check=True)
        self.ids, self.texts, starts = [], [], [0]
        counts, held = [], []
        # The name may end in what looks like a suffix, and the program replaces that.
        with open(os.path.splitext(out)[0] + ".jsonl", encoding="utf-8") as lines:
            head = json.loads(next(lines))
            self.features, self.contract = head["features"], head["contract"]
            # Columns that are worked out for the blocks that are not clear without them. Of texts all are at once.
            self.late = [] if self.is_plain else [self.features.index(name) for name in head["late"]]
            for page in map(json.loads, lines):
                self.ids.append(page["id"])
                self.texts.append([block[0] for block in page["blocks"]])
                counts += [block[1] for block in page["blocks"]]
                held += [bool(block[2]) for block in page["blocks"]]
                starts.append(len(counts))
        self.starts = np.array(starts)
        numbers = np.fromfile(os.path.splitext(out)[0] + ".f32", "<f4")
        self.rows = numbers.reshape(-1, len(self.features))
        self.words, self.word_ends = hashes(os.path.splitext(out)[0] + ".words")
        self.names, self.name_ends = hashes(os.path.splitext(out)[0] + ".names")
        self.counts = np.array(counts, float)
        self.held = np.array(held)
        self.page = np.repeat(np.arange(len(self.ids)), np.diff(self.starts))
        # By page.
        self.suspect = np.array([it in suspect for it in self.ids])
        self.sites = [site_of(self.truths[it]) for it in self.ids]
        self.folds = np.array([fold_of(site) for site in self.sites])
        self.types = [self.truths[it].get("page_type") or "" for it in self.ids]
        self.labels, self.weights = self.label()

    def blocks(self, page):
        return slice(self.starts[page], self.starts[page + 1])

    def label(self):
        """Whether the truth holds each block, and what each weighs."""
        labels = np.zeros(len(self.rows), np.int8)
        weights = np.zeros(len(self.rows))
        pages_of_site = Counter(self.sites)
        for i, page in enumerate(self.ids):
            at, truth = self.blocks(i), self.truths[page]
            counts, held = self.counts[at], self.held[at]
            is_skipped = self.is_plain and i % PLAIN_STEP.get(self.name, 1)
            if self.suspect[i] or is_skipped or not len(counts):
                continue
            if truth.get("text") is None:
                labels[at], weights[at] = by_snippets(self.texts[i], truth, counts)
            else:
                labels[at] = held
                weights[at] = by_share(held, counts)
                weights[at] *= ~copies_of_truth(self.texts[i], held, counts)
                if self.name == "fundus":
                    weights[at] *= ~skipped(self.rows[at][:, self.features.index("kind")], held)
            weights[at] /= np.sqrt(pages_of_site[self.sites[i]])
        weight = SETS[self.name]["weight"] or 0.0
        return labels, weights * weight


def folder_of(data, name, truths, program):
    """A folder with the pages and with a truth that every reader of JSON takes."""
    folder = os.path.join(WORK, name + (f"-text-{program}" if program else ""))
    source = os.path.join(data, name)
    os.makedirs(folder, exist_ok=True)
    pages = os.path.join(folder, "pages")
    if program and not os.path.exists(pages):
        textify = [sys.executable, os.path.join(data, "textify.py"), source, folder]
        subprocess.run([*textify, "--as", program], check=True)
    elif not program and not os.path.lexists(pages):
        os.symlink(os.path.realpath(os.path.join(source, "pages")), pages)
    truth = os.path.join(folder, "truth.jsonl")
    if os.path.exists(truth):
        os.chmod(truth, 0o644)
    with open(truth, "w", encoding="utf-8") as file:
        for it in truths.values():
            text = it.get("text") if isinstance(it.get("text"), str) else None
            file.write(json.dumps({"id": it["id"], "text": text, "site": host_of(it)}) + "\n")
    return folder


def hashes(path):
    """The hashes of all blocks, and where those of each begin, and end."""
    numbers, counts, heads, at = np.fromfile(path, "<u4"), [], [], 0
    while at < len(numbers):
        heads.append(at)
        counts.append(int(numbers[at]))
        at += counts[-1] + 1
    return np.delete(numbers, heads), np.concatenate([[0], np.cumsum(counts, dtype=int)])


def truths_of(data, name):
    with open(os.path.join(data, name, "truth.jsonl"), encoding="utf-8") as file:
        return {truth["id"]: truth for truth in map(json.loads, file)}


def host_of(truth):
    """The host of a page, as `Sites` has it, or what stands for it."""
    host = urlsplit(truth.get("url") or "").hostname or truth.get("site") or truth["id"]
    return host.lower().removeprefix("www.")


def site_of(truth):
    """The registered domain of a page, or what stands for it."""
    parts = host_of(truth).split(".")
    is_deep = len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3:] if is_deep else parts[-2:])


def fold_of(site):
    return hash_of(site) % FOLDS


def hash_of(text):
    return int(hashlib.md5(text.encode()).hexdigest(), 16)


def by_share(held, counts):
    truth = max(MIN_TRUTH_WORDS, counts[held].sum())
    weights = np.minimum((counts + 1) / truth, MAX_BLOCK_SHARE)
    return 100 * weights * min(1, MAX_PAGE_WEIGHT / weights.sum())


def by_snippets(texts, truth, counts):
    """Blocks with a snippet that must be in the text, and that occurs once; or must not."""
    fold = lambda text: re.sub(r"\s+", " ", text).strip()
    texts = [fold(text) for text in texts]
    labels = np.full(len(texts), -1, np.int8)
    for key, value in (("with", 1), ("without", 0)):
        for snippet in map(fold, truth.get(key) or []):
            hits = [i for i, text in enumerate(texts) if snippet in text] if len(snippet) > 3 else []
            for i in hits if value == 0 or len(hits) == 1 else []:
                # A block of which both is said says nothing.
                labels[i] = value if labels[i] in (-1, value) else -2
    weights = np.minimum(MAX_SNIPPET_WEIGHT, 3 + np.sqrt(counts)) * (labels >= 0)
    return np.maximum(labels, 0), weights


def copies_of_truth(texts, held, counts):
    """Blocks that the truth does not count because it holds another with the same text."""
    there = {text for text, is_held in zip(texts, held) if is_held}
    is_copy = [text in there for text in texts]
    return np.array(is_copy) & ~held & (counts >= MIN_COPY_WORDS)


def skipped(kinds, held):
    """Blocks inside the text of a kind that the makers of the truth did not select."""
    inside = np.zeros(len(held), bool)
    text = np.nonzero(held)[0]
    if len(text):
        inside[text[0] : text[-1] + 1] = True
    return inside & np.isin(kinds, SKIPPED_KINDS) & ~held
