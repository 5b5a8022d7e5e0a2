"""Trains the learned table by cross-validation and on everything; see README.md."""

import json
import os
import subprocess
import sys

import lightgbm
import numpy as np

import report
import table
from data import FOLDS, PROGRAMS, ROOT, SETS, WORK, Set

MODEL = os.path.join(ROOT, "src", "label", "model")
# Small trees, many features each of which says little: as in the study that the design follows.
BLOCKS = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.08,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 127,
}
BLOCK_ROUNDS = 200
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
# The variants of `PageType` that the table tells apart, by their names in the truth.
PAGE_TYPES = ["article", "documentation", "service", "forum", "listing", "collection", "product"]
# Tables of other seeds are as good; with this one most fixtures come out as before.
FIXED = {"seed": 3, "deterministic": True, "force_row_wise": True, "verbose": -1, "num_threads": 2}
# A page is a good one if the F1 of its words reaches this.
GOOD_F1 = 0.9
# After how many trees a block is clear whose log-odds are further from 0 than this. Of 473,463 blocks
# of pages that a table had not seen about seven in ten are, and none of them crossed the middle afterwards.
CLEAR = [(48, 3.0), (96, 2.5)]
# Beyond this expected F1 its logarithm says nothing any more.
MAX_EXPECTED_F1 = 0.9999


def fit(parameters, rounds, rows, labels, weights):
    dataset = lightgbm.Dataset(rows, labels, weight=weights, params={"verbose": -1})
    return lightgbm.train({**FIXED, **parameters}, dataset, rounds)


def crossed(fit_rows, rows, folds, use, predict):
    """For each row the prediction of a model that saw no page of its site."""
    out = None
    for fold in range(FOLDS):
        found = predict(fit_rows(use & (folds != fold)), rows[folds == fold])
        out = np.zeros((len(rows), *found.shape[1:])) if out is None else out
        out[folds == fold] = found
    return out


def log_odds(model, rows):
    return model.predict(rows, raw_score=True)


def staged(model, rows):
    """A column for the log-odds after each of the numbers of trees in CLEAR, and after all."""
    counts = [*(trees for trees, _ in CLEAR), None]
    return np.stack([model.predict(rows, raw_score=True, num_iteration=count) for count in counts], 1)


def end_early(sums, asked):
    """The log-odds as `trees.rs` sums them, and its stages.

    A clear sum is multiplied with what makes it, in the mean over clear blocks, the chance that all
    trees give (least squares, a number with two decimals)."""
    chance = lambda sums: 1 / (1 + np.exp(-sums))
    out, left, stages = sums[:, -1].copy(), asked.copy(), []
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


def train_blocks(sets):
    rows = np.vstack([it.rows for it in sets])
    labels = np.concatenate([it.labels for it in sets])
    weights = np.concatenate([it.weights for it in sets])
    folds = np.concatenate([it.folds[it.page] for it in sets])
    fit_rows = lambda use: fit(BLOCKS, BLOCK_ROUNDS, rows[use], labels[use], weights[use])
    use = weights > 0
    asked = ~np.concatenate([it.settled for it in sets])
    scores, stages = end_early(crossed(fit_rows, rows, folds, use, staged), asked)
    return fit_rows(use), stages, scores


def train_types(sets):
    """The model of page types, the true types, and the crossed predictions."""
    rows, labels, weights, folds = [], [], [], []
    for it in sets:
        words = it.features.index("words")
        for i in range(len(it.ids)):
            name = it.types[i] or ("" if it.name == "traf" else "article")
            page = it.rows[it.blocks(i)]
            if name not in PAGE_TYPES or not len(page):
                continue
            share = page[:, words] / max(1, page[:, words].sum())
            rows.append((page * share[:, None]).sum(0))
            labels.append(PAGE_TYPES.index(name))
            # Sets of articles alone must not make everything an article.
            weights.append(1.0 if it.name == "wcxb-dev" else 0.5)
            folds.append(it.folds[i])
    rows, labels, weights, folds = map(np.array, (rows, labels, weights, folds))
    parameters = {**TYPES, "num_class": len(PAGE_TYPES)}
    fit_rows = lambda use: fit(parameters, TYPE_ROUNDS, rows[use], labels[use], weights[use])
    use = np.ones(len(rows), bool)
    return fit_rows(use), labels, crossed(fit_rows, rows, folds, use, log_odds).argmax(1)


def predict(data, it, scores):
    """Runs the whole extraction with the crossed scores. The path of the predictions."""
    path = os.path.join(WORK, it.name + ".scores.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for i, page in enumerate(it.ids):
            numbers = [round(float(score), 4) for score in scores[it.blocks(i)]]
            file.write(json.dumps({"id": page, "scores": numbers}) + "\n")
    out = os.path.join(WORK, it.name + ".out.jsonl")
    program = os.path.join(PROGRAMS, "predict")
    options = [*SETS[it.name]["options"], "--scores", path]
    subprocess.run([program, *options, os.path.join(data, it.name), out], check=True)
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


def main():
    data = sys.argv[1]
    os.makedirs(WORK, exist_ok=True)
    sys.path.insert(0, data)
    sets = [Set(data, name) for name in SETS]
    blocks, stages, crossed_scores = train_blocks(sets)
    types, true_types, found_types = train_types(sets)
    ends = np.cumsum([len(it.rows) for it in sets])
    results = {}
    for it, end in zip(sets, ends):
        out = predict(data, it, crossed_scores[end - len(it.rows) : end])
        results[it.name] = report.score(it.name, out)
    pages = [page for result in results.values() for page in report.pages_with_f1(result)]
    slope, base = calibrate(pages)
    table.write_blocks(os.path.join(MODEL, "blocks.rs"), blocks, stages)
    table.write_types(os.path.join(MODEL, "types.rs"), types, PAGE_TYPES, slope, base)
    report.write(sets, results, pages, blocks, (PAGE_TYPES, true_types, found_types))
    files = ["blocks.rs", "types.rs"]
    subprocess.run(["rustfmt", "--edition", "2024", *(os.path.join(MODEL, it) for it in files)], check=True)


if __name__ == "__main__":
    main()
