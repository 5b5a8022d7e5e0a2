"""Trains the learned tables by cross-validation and on everything; see README.md."""

import json
import os
import subprocess
import sys
from collections import Counter

import lightgbm
import numpy as np

import boost
import gold
import report
import table
import words
from data import FOLDS, PLAIN_STEP, PROGRAMS, ROOT, SETS, TEXT_PROGRAMS, WORK, Set

TABLES = os.path.join(ROOT, "src", "label", "table")
# Small trees, many features each of which says little: as in the study that the design follows.
TEXT = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.08,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 127,
}
TEXT_ROUNDS = 200
TYPES = {
    "objective": "multiclass",
    "num_leaves": 6,
    "learning_rate": 0.1,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3,
}
TYPE_ROUNDS = 40
# The page types that the table tells apart, by their names in the truth, in the order of `TYPES` in `table/mod.rs`.
PAGE_TYPES = ["article", "documentation", "service", "forum", "listing", "collection", "product"]
# The labels, in the order of `Label`.
LABELS = (
    "title standfirst heading body pull-quote embed caption credit byline date correction navigation teaser "
    "newsletter paywall form share notice comment bio ad cookie legal hidden other"
).split()
TEXTS = [LABELS.index(it) for it in ("heading", "body", "correction")]
EITHER = [LABELS.index(it) for it in ("title", "standfirst", "pull-quote", "embed")]
GRAIN = [LABELS.index(it) for it in "title standfirst pull-quote embed caption credit byline date".split()] + TEXTS
# Blocks of the article are one in five, and are what readers miss.
GRAIN_WEIGHT = 1.5
FIXED = {"seed": 3, "deterministic": True, "force_row_wise": True, "verbose": -1, "num_threads": 2}
# A page is a good one if the F1 of its words reaches this.
GOOD_F1 = 0.9
# After how many trees a block is clear whose log-odds are further from 0 than this: none crossed the middle
# afterwards when this was chosen, and seven in ten are.
CLEAR = [(48, 3.0), (96, 2.5)]
# Beyond this expected F1 its logarithm says nothing any more.
MAX_EXPECTED_F1 = 0.9999
# Whether a block is text has no more to say than this, in log-odds (`MAX_SIDE` in `label/mod.rs`).
MAX_SIDE = 6.0
# What the table of text may count beside that of labels, which has read it already.
SIDE_WEIGHTS = (1.0, 2.0, 4.0, 8.0, 12.0)
# After so many trees most blocks have the label that they end with.
EARLY_TREES = 40
# So small a share of the blocks of a label that end early, and of their words, may get another label than by all tables.
MAX_CHANGED = 0.0025
# Of fewer such blocks nobody can say so.
MIN_CLEAR = 200
# What the guess of the rules may count, in log-odds.
GUESS_WEIGHTS = (-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 4.5, 6.0)


def fit(parameters, rounds, rows, labels, weights, start=None):
    dataset = lightgbm.Dataset(rows, labels, weight=weights, init_score=start, params={"verbose": -1})
    return lightgbm.train({**FIXED, **parameters}, dataset, rounds)


def crossed(fit_rows, folds, use, predict):
    """For each row the prediction of a model that was fitted to no page of its site."""
    out = None
    for fold in range(FOLDS):
        found = predict(fit_rows(use & (folds != fold)), folds == fold)
        out = np.zeros((len(folds), *found.shape[1:])) if out is None else out
        out[folds == fold] = found
    return out


def staged(model, rows):
    """A column for the log-odds after each of the numbers of trees in CLEAR, and after all."""
    counts = [*(trees for trees, _ in CLEAR), None]
    return np.stack([model.predict(rows, raw_score=True, num_iteration=count) for count in counts], 1)


def end_early(sums):
    """The log-odds as `trees.rs` sums them, and its stages.

    A clear sum is multiplied with what makes it, in the mean over clear blocks, the chance that all
    trees give (least squares, a number with two decimals)."""
    chance = lambda sums: 1 / (1 + np.exp(-sums))
    out, left, stages = sums[:, -1].copy(), np.ones(len(sums), bool), []
    for (trees, clear), column in zip(CLEAR, sums.T):
        is_clear = left & (np.abs(column) > clear)
        own, full = column[is_clear], chance(sums[is_clear, -1])
        growths = np.arange(100, 500, 5) / 100
        errors = [((chance(own * growth) - full) ** 2).sum() for growth in growths]
        growth = growths[int(np.argmin(errors))]
        out[is_clear] = own * growth
        left &= ~is_clear
        stages.append(table.Stage(trees, clear, growth))
    return out, stages


def train_text(sets, more):
    """The model of text, its stages, and the crossed log-odds of all blocks of the sets. `more` are further texts of
    the pages of some: all texts of a page weigh as much as one."""
    both = sets + more
    texts = Counter(it.name for it in both)
    rows = np.vstack([it.rows for it in both])
    labels = np.concatenate([it.labels for it in both])
    weights = np.concatenate([it.weights / texts[it.name] for it in both])
    folds = np.concatenate([it.folds[it.page] for it in both])
    said, learned = (np.concatenate([getattr(it, name)[:, 0] for it in both]) for name in ("said", "learned"))
    fit_rows = lambda use: fit(TEXT, TEXT_ROUNDS, rows[use], labels[use], weights[use], learned[use])
    predict = lambda model, use: staged(model, rows[use]) + said[use, None]
    use = weights > 0
    scores, stages = end_early(crossed(fit_rows, folds, use, predict))
    return fit_rows(use), stages, scores[: sum(len(it.rows) for it in sets)]


def train_types(sets):
    """The model of page types, the true types, and the crossed predictions."""
    rows, labels, weights, folds = [], [], [], []
    for it in sets:
        column = it.features.index("words")
        for i in range(len(it.ids)):
            is_known = it.name not in ("traf", "htmldate") and not it.is_plain
            name = it.types[i] or ("article" if is_known else "")
            page = without(it.rows[it.blocks(i)], it.late)
            if name not in PAGE_TYPES or not len(page) or it.is_plain:
                continue
            share = page[:, column] / max(1, page[:, column].sum())
            rows.append((page * share[:, None]).sum(0))
            labels.append(PAGE_TYPES.index(name))
            # Sets of articles alone must not make everything an article.
            weights.append(1.0 if it.name == "wcxb-dev" else 0.5)
            folds.append(it.folds[i])
    rows, labels, weights, folds = map(np.array, (rows, labels, weights, folds))
    parameters = {**TYPES, "num_class": len(PAGE_TYPES)}
    fit_rows = lambda use: fit(parameters, TYPE_ROUNDS, rows[use], labels[use], weights[use])
    predict = lambda model, use: model.predict(rows[use], raw_score=True)
    use = np.ones(len(rows), bool)
    return fit_rows(use), labels, crossed(fit_rows, folds, use, predict).argmax(1)


class Labelled:
    """Blocks labelled by hand."""

    def __init__(self, sets, accepted):
        parts, self.accepted_by, self.late = [], accepted, sets[0].late
        for it in sets:
            own = self.accepted_by[it.name]
            known = own.any(1)
            # A page of many blocks, most of them menus, weighs more than one of few, but not in proportion.
            blocks = np.bincount(it.page[known], minlength=len(it.ids))
            weights = SETS[it.name]["labels"] / np.sqrt(blocks[it.page[known]])
            weights *= np.where(np.isin(own[known].argmax(1), GRAIN), GRAIN_WEIGHT, 1.0)
            parts.append((it.rows[known], own[known], it.folds[it.page][known], it.learned[known, 1:], weights))
        self.rows, self.accepted, self.folds, self.start, weights = (np.concatenate(it) for it in zip(*parts))
        self.weights = (weights / weights.mean()).astype("f4")

    def fit(self, fold=None):
        """The trees that saw no page of a fold."""
        use = self.folds != fold
        return boost.fit(self.rows[use], self.accepted[use], self.weights[use], self.start[use])

    def fit_first(self, fold=None):
        """Those that are asked first."""
        use = self.folds != fold
        rows = without(self.rows[use], self.late)
        size = {"rounds": boost.FIRST_ROUNDS, "max_depth": boost.FIRST_DEPTH}
        return boost.fit(rows, self.accepted[use], self.weights[use], self.start[use], **size)


def without(rows, late):
    """The rows as they are before the late features are worked out."""
    rows = rows.copy()
    rows[:, late] = 0
    return rows


def cross_labels(known, sets):
    """By set, the scores of all blocks by the trees that are asked first, if there are any, by EARLY_TREES, and by all:
    each of a model that saw no page of its site."""
    empty = lambda: [np.zeros((len(it.rows), len(LABELS)), "f4") for it in sets]
    first, early, scores = empty(), empty(), empty()
    for fold in range(FOLDS):
        model, small = known.fit(fold), known.fit_first(fold) if known.late else None
        for i, it in enumerate(sets):
            use = it.folds[it.page] == fold
            if use.any():
                start = it.said[use, 1:]
                early[i][use] = boost.scores(model, it.rows[use], start, EARLY_TREES)
                scores[i][use] = boost.scores(model, it.rows[use], start)
                if small:
                    first[i][use] = boost.scores(small, without(it.rows[use], it.late), start)
        print("labels: fold", fold, flush=True)
    return first, early, scores


def cut_labels(sets, early, scores, odds, weights, trees, is_first=False):
    """Cuts the scores of clear blocks as `labels.rs` does it; if the table of text is not asked then, their odds of
    text, too. The stage.

    A block is clear if its early scores are further ahead than a number of its label. They are multiplied with what
    makes their lead what it would be, in the mean."""
    side, guesses = weights
    by_labels = [text_odds(it) for it in early] if is_first else odds
    parts = []
    for it, first, out, own, first_odds in zip(sets, early, scores, odds, by_labels):
        guess = it.rows[:, it.features.index("rule-label")].astype(int)
        labels = [decided(*numbers, guess, side, guesses) for numbers in ((first, first_odds), (out, own))]
        parts.append((first.argmax(1), lead(first), lead(out), labels[0] != labels[1], it.counts))
    label, ahead, at_end, is_changed, words = map(np.concatenate, zip(*parts))
    clear = [clear_lead(*(it[label == i] for it in (ahead, is_changed, words))) for i in range(len(LABELS))]
    is_clear = ahead > np.array(clear)[label]
    growth = at_end[is_clear].sum() / ahead[is_clear].sum()
    print(f"labels: {is_clear.mean():.3f} of the blocks are clear after {trees} trees", growth, clear, flush=True)
    for first, out, own in zip(early, scores, odds):
        is_clear = lead(first) > np.array(clear)[first.argmax(1)]
        out[is_clear] = first[is_clear] * growth
        if is_first:
            own[is_clear] = text_odds(out[is_clear])
    return table.Stage(trees, clear, growth)


def clear_lead(ahead, is_changed, words):
    """How far the label of a block must be ahead for hardly any to change."""
    for clear in np.arange(1.0, 12.0, 0.25):
        is_clear = ahead > clear
        if is_clear.sum() < MIN_CLEAR:
            break
        changed = is_changed[is_clear]
        if max(changed.mean(), np.average(changed, weights=1 + words[is_clear])) <= MAX_CHANGED:
            return clear
    return np.inf


def text_odds(scores):
    """The log-odds of text by the scores of labels."""
    chances = boost.softmax(scores.astype("f8"))
    text = chances[:, TEXTS].sum(1)
    with np.errstate(divide="ignore"):
        odds = np.log(text) - np.log(np.delete(chances, TEXTS, 1).sum(1))
    return np.clip(odds, -MAX_SIDE, MAX_SIDE)


def decided(scores, odds, guess, side, guesses):
    """The labels that `decode.rs` gives where the threshold is one half."""
    total = with_side(scores, odds, side)
    total[np.arange(len(guess)), guess] += guesses[guess]
    return total.argmax(1)


def lead(scores):
    """How far the largest number of each row is ahead of the others."""
    first_two = np.partition(scores, -2, 1)[:, -2:]
    return first_two[:, 1] - first_two[:, 0]


def choose_weights(sets, text, scores, known):
    """How much the table of text counts, and by label the guess of the rules: one after the other, what makes most
    blocks right, of labels and of text."""
    parts = []
    for it, odds, numbers in zip(sets, text, scores):
        guess = it.rows[:, it.features.index("rule-label")].astype(int)
        accepted = known.accepted_by[it.name]
        use = accepted.any(1) | (it.weights > 0)
        parts.append((numbers[use], odds[use], guess[use], accepted[use], it.labels[use], it.weights[use]))
    numbers, odds, guess, accepted, is_text, weights = (np.concatenate(it) for it in zip(*parts))
    hand, rows = accepted.any(1), np.arange(len(guess))

    def right(total, guesses):
        total = total.copy()
        total[rows, guess] += guesses[guess]
        found = total.argmax(1)
        labels = accepted[rows[hand], found[hand]].mean()
        text = (weights * (np.isin(found, TEXTS) == (is_text == 1))).sum() / weights.sum()
        return labels + text

    guesses = np.full(len(LABELS), 0.5)
    side = max(SIDE_WEIGHTS, key=lambda it: right(with_side(numbers, odds, it), guesses))
    total = with_side(numbers, odds, side)
    best = right(total, guesses)
    for label in range(len(LABELS)):
        for weight in GUESS_WEIGHTS:
            tried = guesses.copy()
            tried[label] = weight
            if (now := right(total, tried)) > best:
                best, guesses = now, tried
    print("right:", best, "side:", side, dict(zip(LABELS, guesses)), flush=True)
    return side, guesses


def with_side(numbers, odds, weight):
    """What `decode.rs` makes of both tables where the threshold is one half, before the guess counts."""
    side = np.clip(odds, -MAX_SIDE, MAX_SIDE)
    text, other = -np.log1p(np.exp(-side)), -np.log1p(np.exp(side))
    total = numbers + weight * other[:, None]
    total[:, TEXTS] += weight * (text - other)[:, None]
    total[:, EITHER] += weight * (np.maximum(text, other) - other)[:, None]
    return total


def predict(it, text, labels):
    """Runs the whole extraction with the crossed scores. The path of the predictions."""
    path = it.folder + ".scores.jsonl"
    hundredths = lambda numbers: np.round(np.clip(numbers, -300, 300) * 100).astype(int).tolist()
    with open(path, "w", encoding="utf-8") as file:
        for i, page in enumerate(it.ids):
            at = it.blocks(i)
            object_ = {"id": page, "text": hundredths(text[at]), "labels": hundredths(labels[at])}
            file.write(json.dumps(object_, separators=(",", ":")) + "\n")
    out = it.folder + ".out.jsonl"
    program = os.path.join(PROGRAMS, "predict")
    options = [*SETS[it.name]["options"], *(["--plain"] if it.is_plain else []), "--blocks"]
    subprocess.run([program, *options, "--threads", "2", "--scores", path, it.folder, out], check=True)
    return out


def calibrate(pages):
    """Slope and base of a logistic regression from the log-odds of the expected F1 of a page to
    whether the F1 of its words is good. By Newton's method."""
    expected = np.clip([page["expected_f1"] for page in pages], 1e-4, MAX_EXPECTED_F1)
    inputs = np.stack([np.log(expected / (1 - expected)), np.ones(len(pages))], 1)
    is_good = np.array([page["f1"] >= GOOD_F1 for page in pages], float)
    weights = np.zeros(2)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (is_good - chance)
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs
        weights += np.linalg.solve(curve, slope)
    for page, chance in zip(pages, 1 / (1 + np.exp(-inputs @ weights))):
        page["confidence"] = chance
    return weights


def train(sets, labelled, name, more=()):
    """Trains the tables of some sets and writes them: of words, of text, of labels. `more` are further texts of their
    pages. The crossed scores."""
    contract, path = sets[0].contract, lambda table: os.path.join(TABLES, f"{name}-{table}.bin")
    accepted = gold.accepted(labelled, sets, LABELS)
    more = list(more)
    spoken = words.Words(sets, more, accepted)
    text, stages, odds = train_text(sets, more)
    odds = np.split(odds, np.cumsum([len(it.rows) for it in sets])[:-1])
    for it, own in zip(sets, odds):
        it.rows[:, it.features.index("text-score")] = shortened(own)
    table.write_text(path("text"), text, stages, contract)
    print(f"{name}-text.bin is written", flush=True)
    known = Labelled(sets, accepted)
    labels = known.fit()
    first, early, scores = cross_labels(known, sets)
    weights = choose_weights(sets, odds, scores, known)
    stage, trees = cut_labels(sets, early, scores, odds, weights, EARLY_TREES), [path("text")]
    if known.late:
        own = cut_labels(sets, first, scores, odds, weights, boost.FIRST_ROUNDS, is_first=True)
        trees.append(path("first"))
        table.write_labels(path("first"), known.fit_first(), len(LABELS), own, weights, contract)
    weights = choose_weights(sets, odds, scores, known)
    size = table.write_labels(path("labels"), labels, len(LABELS), stage, weights, contract)
    print(f"{name}-labels.bin is written:", size, "bytes", flush=True)
    size = spoken.write(path("words"), contract, [*trees, path("labels")])
    print(f"{name}-words.bin is written:", size, "bytes", flush=True)
    return odds, scores


def kept(sets):
    """The crossed scores that an earlier run left."""
    odds, scores = [], []
    for it in sets:
        with open(it.folder + ".scores.jsonl", encoding="utf-8") as lines:
            pages = [json.loads(line) for line in lines]
        blocks = [(page["id"], len(page["text"])) for page in pages]
        assert blocks == list(zip(it.ids, np.diff(it.starts))), f"{it.folder}: train all tables first"
        odds.append(np.concatenate([page["text"] for page in pages]) / 100)
        scores.append(np.concatenate([np.reshape(page["labels"], (-1, len(LABELS))) for page in pages]) / 100)
    return odds, scores


def main():
    data = sys.argv[1]
    # The other tables stay as they are.
    chosen = sys.argv[2:] or ["html", "lines"]
    assert set(chosen) <= {"html", "lines"}, chosen
    os.makedirs(WORK, exist_ok=True)
    sys.path[:0] = [data, os.path.join(data, "gold")]
    sets = [Set(data, name) for name in SETS]
    plain = [Set(data, name, SETS[name]["text"]) for name in SETS]
    types, true_types, found_types = train_types(sets)
    if "html" in chosen:
        # The program needs all tables to be of one contract.
        table.write_types(os.path.join(TABLES, "types.bin"), types, len(PAGE_TYPES), 1.0, 0.0, sets[0].contract)
    labelled = gold.labelled_pages(data, sets)
    found = [train(sets, labelled, "html") if "html" in chosen else kept(sets)]
    if "lines" in chosen:
        others = [(name, program) for name in SETS for program in TEXT_PROGRAMS if has_more(name, program)]
        found.append(train(plain, labelled, "lines", [Set(data, *it) for it in others]))
    else:
        found.append(kept(plain))
    odds, scores = (sum(it, []) for it in zip(*found))
    types = types if "html" in chosen else None
    finish(data, sets + plain, odds, scores, types, (PAGE_TYPES, true_types, found_types))


def has_more(name, program):
    """Whether the pages of a set are read as the text of this program, too."""
    return SETS[name]["weight"] and name not in PLAIN_STEP and program != SETS[name]["text"]


def finish(data, both, odds, scores, types, found_types):
    """Runs the whole extraction with the crossed scores, calibrates its confidence, and writes the report."""
    # The weights are part of the program.
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "predict"], check=True, cwd=ROOT)
    results, outs = {}, {}
    for it, own, numbers in zip(both, odds, scores):
        out = predict(it, own, numbers)
        outs[it.name, it.is_plain] = out
        if SETS[it.name]["weight"]:
            results[it.name, it.is_plain] = report.score(it.name, out)
    html = {name: result for (name, is_plain), result in results.items() if not is_plain}
    pages = [page for result in html.values() for page in report.pages_with_f1(result)]
    slope, base = calibrate(pages)
    if types:
        table.write_types(os.path.join(TABLES, "types.bin"), types, len(PAGE_TYPES), slope, base, both[0].contract)
    splits = table.splits(os.path.join(TABLES, "html-labels.bin"), len(LABELS))
    report.write(data, both[0].features, results, outs, pages, splits, found_types)


def shortened(numbers):
    """As a row holds them: rounded to the upper sixteen bits of a 32-bit float."""
    bits = np.asarray(numbers, "f4").view(np.uint32)
    return ((bits + 0x8000) & 0xFFFF0000).astype(np.uint32).view("f4")


if __name__ == "__main__":
    main()
