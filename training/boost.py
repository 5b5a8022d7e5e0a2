"""Trees whose leaves hold a number for each label, boosted on rows of which some labels are accepted.

The loss of a row is minus the log of the chance of all its accepted labels (learning from partial labels, Cour,
Sapp and Taskar 2011). Splits are looked for on a few random sums of the outputs, which takes less
time (SketchBoost, Iosipoi and Vakhrushev 2022).
"""

import numpy as np
import xgboost
from xgboost.objective import TreeObjective

ROUNDS = 150
# The trees that are asked first do without the features that cost most, and are small.
FIRST_ROUNDS = 32
FIRST_DEPTH = 5
SUMS = 12
PARAMETERS = {
    "tree_method": "hist",
    "multi_strategy": "multi_output_tree",
    "max_depth": 7,
    "eta": 0.3,
    "min_child_weight": 2,
    "subsample": 0.8,
    "colsample_bytree": 0.3,
    "reg_lambda": 4,
    "max_bin": 64,
    "nthread": 2,
    "seed": 3,
    "base_score": 0,
    "disable_default_eval_metric": 1,
}


class Partial(TreeObjective):
    def __init__(self, accepted, weights):
        self.accepted = accepted
        self.weights = weights[:, None]
        self.rng = np.random.default_rng(3)

    def __call__(self, iteration, y_pred, dtrain):
        chances = softmax(np.asarray(y_pred).reshape(self.accepted.shape))
        wanted = chances * self.accepted
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        slope = chances - wanted
        curve = np.maximum(chances * (1 - chances), 1e-4) * 2
        return (slope * self.weights).astype("f4"), (curve * self.weights).astype("f4")

    def split_grad(self, iteration, grad, hess):
        outputs = self.accepted.shape[1]
        sums = self.rng.normal(size=(outputs, SUMS)) / np.sqrt(SUMS)
        curve = np.repeat(np.asarray(hess).mean(1, keepdims=True), SUMS, 1)
        return (np.asarray(grad) @ sums).astype("f4"), curve.astype("f4")


def fit(rows, accepted, weights, start, rounds=ROUNDS, **parameters):
    """The trees. `weights` are 1 in the mean; `start` is what was said before, and what the trees add to."""
    target = np.zeros(accepted.shape, "f4")
    data = xgboost.QuantileDMatrix(rows, label=target, base_margin=start, max_bin=PARAMETERS["max_bin"])
    objective = Partial(accepted.astype("f4"), weights)
    return xgboost.train({**PARAMETERS, **parameters}, data, rounds, obj=objective)


def scores(model, rows, start, rounds=0):
    """By row and label, numbers whose exponentials are in proportion to the chances; of the first trees, if told how
    many."""
    return model.predict(xgboost.DMatrix(rows, base_margin=start), output_margin=True, iteration_range=(0, rounds))


def softmax(numbers):
    numbers = np.exp(numbers - numbers.max(1, keepdims=True))
    return numbers / numbers.sum(1, keepdims=True)
