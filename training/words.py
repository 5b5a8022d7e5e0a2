"""What the words of a block and the names around it say: a linear model over the hashes of `src/label/table/words.rs`."""

import os
import struct

import numpy as np
import scipy.sparse
from scipy.optimize import minimize

from data import FOLDS, hash_of

# The words of the table, and the names, are those on most sites. Of 6144 names .8574 of the blocks of unseen sites were
# right by the linear model alone, of 4096 .8567.
WORDS = 4096
NAMES = 4096
# How much large weights cost: of text or not, and of labels.
PENALTIES = (6.0, 3.0)
# How many steps a fit may take.
STEPS = 60
# The trees add what is missing: to so much of what words say of text, and of labels, as they are too sure of pages that
# were learned. Without mark-up the loss of text was .2368 with .7 of it and .2452 with all; of labels .8413 were right
# with .6 and .8392 with all. With mark-up the loss of text was .1774 without words, .1731 with .3 and .1787 with .6.
PLAIN_SHARES = (0.6, 0.6)
SHARES = (0.3, 0.6)
# Of every so many pages with mark-up one is learned as if its words were in a language that nobody knows (dropout,
# Srivastava et al. 2014), so that the rest is enough where the words are unknown.
FOREIGN_STEP = 4


class Words:
    """The words of all blocks of which something is known, and what they say of text and of each label."""

    def __init__(self, sets, more, accepted):
        """`sets` have labels, `accepted` by name of a set; `more` are further texts of their pages, each of which
        counts as much as the first. Sets in each what its words say, by models fitted to no page of its site: all of it,
        and what is to be learned from."""
        both = sets + more
        self.shares = PLAIN_SHARES if sets[0].is_plain else SHARES
        words = most_common(both, lambda it: (it.words, it.word_ends), WORDS)
        names = most_common(both, lambda it: (it.names, it.name_ends), NAMES)
        self.keys = np.union1d(words, names)
        rows, learned = zip(*map(self.matrices, both))
        is_text = lambda it: np.stack([it.labels != 1, it.labels == 1], 1)
        self.text = Part([known(it, own, is_text(it), it.weights) for it, own in zip(both, learned)])
        of = lambda it: accepted[it.name]
        self.labels = Part([known(it, own, of(it), of(it).any(1)) for it, own in zip(sets, learned)])
        for it in both:
            it.said, it.learned = np.zeros((2, len(it.rows), 1 + accepted[sets[0].name].shape[1]), "f4")
        for fold in range(FOLDS):
            numbers, units, bases = self.fit(fold)
            said = lambda rows: bases + (rows @ numbers.astype("f4")) * units
            for it, all_, some in zip(both, rows, learned):
                use = it.folds[it.page] == fold
                it.said[use], it.learned[use] = said(all_[use]), said(some[use])
            print("words: fold", fold, flush=True)

    def matrices(self, it):
        """A row for each block of a set, a column for each word and name of the table: of all, and of what is to be
        learned."""
        words, names = self.of(it.words, it.word_ends), self.of(it.names, it.name_ends)
        is_foreign = [not it.is_plain and hash_of(page) % FOREIGN_STEP == 0 for page in it.ids]
        heard = scipy.sparse.diags_array(1.0 - np.array(is_foreign)[it.page], dtype="f4")
        return words + names, (heard @ words + names).tocsr()

    def of(self, hashes, block_ends):
        counts = np.diff(block_ends)
        at = np.minimum(np.searchsorted(self.keys, hashes), len(self.keys) - 1)
        is_known = self.keys[at] == hashes
        ends = np.concatenate([[0], np.cumsum(is_known)])[block_ends]
        values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)[is_known].astype("f4")
        rows = scipy.sparse.csr_matrix((values, at[is_known], ends), shape=(len(counts), len(self.keys)))
        rows.sum_duplicates()
        return rows

    def fit(self, fold=None):
        """The numbers of all words in units, the units, and what holds of a block without words; of models that saw no
        page of a fold."""
        text, labels = (part.fit(fold, penalty) for part, penalty in zip((self.text, self.labels), PENALTIES))
        of_text, of_labels = self.shares
        text, labels = text[:, 1:] - text[:, :1], labels - labels.mean(1, keepdims=True)
        weights = np.hstack([of_text * text, of_labels * labels])
        weights, bases = weights[:-1], weights[-1].astype("f4")
        units = np.abs(weights).max(0).astype("f4") / 127
        return np.round(weights / np.maximum(units, 1e-12)).astype(np.int8), units, bases

    def write(self, path, contract, trees):
        """`trees` are the files of the trees that add to this table."""
        numbers, units, bases = self.fit()
        with open(path, "wb") as file:
            file.write(struct.pack("<II", contract, len(self.keys)))
            file.write(units.astype("<f4").tobytes() + bases.astype("<f4").tobytes())
            file.write(self.keys.astype("<u4").tobytes() + numbers.tobytes())
            file.write(struct.pack("<I", checksum(trees)))
        return os.path.getsize(path)


def known(it, rows, wanted, weights):
    """Of the blocks of a set that have a weight: rows, wanted outcomes, folds, weights."""
    use = weights > 0
    return rows[use], wanted[use].astype("f8"), it.folds[it.page][use], weights[use].astype("f8")


def checksum(paths):
    """FNV-1a, 32 bits, over some files."""
    number = 0x811C9DC5
    for path in paths:
        with open(path, "rb") as file:
            for byte in file.read():
                number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    return number


class Part:
    """The rows of which one thing is known."""

    def __init__(self, parts):
        rows, *others = zip(*parts)
        self.rows = scipy.sparse.vstack(rows).tocsr()
        self.wanted, self.folds, weights = map(np.concatenate, others)
        self.weights = weights / weights.mean()

    def fit(self, fold, penalty):
        """By word and outcome, a weight; the last row is of no word. The loss of a row is minus the log of the chance
        of all its accepted outcomes."""
        use = self.folds != fold
        rows = scipy.sparse.hstack([self.rows[use], np.ones((use.sum(), 1))]).tocsr()
        columns, wanted, weights = rows.T.tocsr(), self.wanted[use], self.weights[use][:, None]
        shape = (rows.shape[1], wanted.shape[1])

        def loss(numbers):
            chances = rows @ numbers.reshape(shape)
            chances = np.exp(chances - chances.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            right = chances * wanted
            total = np.maximum(right.sum(1, keepdims=True), 1e-12)
            slope = columns @ (weights * (chances - right / total))
            return penalty / 2 * numbers @ numbers - (weights * np.log(total)).sum(), slope.ravel() + penalty * numbers

        start = np.zeros(shape).ravel()
        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
        return found.x.reshape(shape)


def most_common(sets, hashes_of, most):
    """The hashes on most sites, so many of them."""
    pairs, sites = [], {}
    for it in sets:
        hashes, ends = hashes_of(it)
        counts = np.diff(ends)
        number = np.array([sites.setdefault(site, len(sites)) for site in it.sites], "u8")
        owner = np.repeat(number[it.page], counts)
        pairs.append(np.unique(hashes.astype("u8") << np.uint64(32) | owner))
    hashes, counts = np.unique(np.unique(np.concatenate(pairs)) >> np.uint64(32), return_counts=True)
    return hashes[np.lexsort((hashes, -counts))[:most]].astype("u4")
