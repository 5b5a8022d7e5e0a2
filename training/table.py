"""Writes boosted trees as the tables of `src/label/table/`."""

import json
import os
import struct

import numpy as np

# A whole number of a table is this many log-odds (`UNIT` in `trees.rs`).
UNIT = 1 / 4096
LEAF = 255
# Numbers of a table on one line.
COLUMNS = 16

HEAD = """//! {what} Written by `training/run`; not to be edited.

#![cfg_attr(rustfmt, rustfmt::skip)]

"""


class Columns:
    """The nodes of trees, each tree in preorder, by column."""

    def __init__(self):
        self.features, self.rights, self.values, self.cuts, self.starts = [], [], [], [], []

    def add(self, tree):
        self.starts.append(len(self.features))
        self.node(tree)

    def node(self, node):
        at = len(self.features)
        value = node["leaf_value"] if "leaf_value" in node else node["internal_value"]
        self.values.append(int(round(value / UNIT)))
        self.rights.append(0)
        if "leaf_value" in node:
            self.features.append(LEAF)
            self.cuts.append(0.0)
            return
        self.features.append(node["split_feature"])
        self.cuts.append(at_most(node["threshold"]))
        self.node(node["left_child"])
        self.rights[at] = len(self.features) - at
        self.node(node["right_child"])

    def checksum(self):
        """FNV-1a, 32 bits, over the nodes as `trees.rs` lays them out."""
        hash_ = 0x811C9DC5
        for feature, right, value, cut in zip(self.features, self.rights, self.values, self.cuts):
            head = bytes([feature, right]) + np.int16(value).tobytes() + np.float32(cut).tobytes()
            for byte in head:
                hash_ = (hash_ ^ byte) * 0x01000193 & 0xFFFFFFFF
        return hash_

    def rust(self, name, stages=()):
        count = len(self.features)
        lines = [
            f"pub(super) const {name}: Forest = Forest {{",
            f"    nodes: &{name}_NODES,",
            f"    starts: &{name}_STARTS,",
            f"    stages: &[{', '.join(map(str, stages))}],",
            "};",
            f"static {name}_STARTS: [u16; {len(self.starts)}] = [",
            *rows(self.starts),
            "];",
            f"static {name}_NODES: [Node; {count}] = pack(",
        ]
        cuts = [shortest(cut) for cut in self.cuts]
        for column in (self.features, self.rights, self.values, cuts):
            lines += ["    &[", *rows(column), "    ],"]
        return "\n".join([*lines, ");", ""])


def at_most(threshold):
    """The largest 32-bit float that is no larger."""
    cut = np.float32(threshold)
    return cut if cut <= threshold else np.nextafter(cut, np.float32(-np.inf))


def shortest(cut):
    text = np.format_float_positional(np.float32(cut), unique=True, trim="0")
    return text if len(text) < 16 else np.format_float_scientific(np.float32(cut), unique=True, trim="-")


def rows(numbers):
    for at in range(0, len(numbers), COLUMNS):
        yield "    " + ",".join(map(str, numbers[at : at + COLUMNS])) + ","


class Stage:
    """Where a sum may end before all trees are asked."""

    def __init__(self, trees, clear, growth):
        self.trees, self.clear, self.growth = trees, clear, growth

    def __str__(self):
        return f"Stage {{ trees: {self.trees}, clear: {self.clear:.2f}, growth: {self.growth:.2f} }}"


def write_text(path, model, stages, contract):
    trees = Columns()
    for tree in model.dump_model()["tree_info"]:
        trees.add(tree["tree_structure"])
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD.format(what="How likely a block is part of the text."))
        file.write("use super::trees::{Forest, Node, Stage, pack};\n\n")
        file.write("/// Which features it was trained for.\n#[cfg(test)]\n")
        file.write(f"pub(super) const CONTRACT: u32 = {contract:#010x};\n")
        file.write("/// Changes with any node.\n#[cfg(test)]\n")
        file.write(f"pub(super) const CHECKSUM: u32 = {trees.checksum():#010x};\n")
        file.write(trees.rust("FOREST", stages))


def write_types(path, model, names, slope, base, contract):
    classes = [Columns() for _ in names]
    for i, tree in enumerate(model.dump_model()["tree_info"]):
        classes[i % len(names)].add(tree["tree_structure"])
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD.format(what="What sort of page it is, and how sure the extraction is."))
        file.write("use super::trees::{Forest, Node, pack};\nuse crate::PageType;\n\n")
        file.write("/// Slope and base of the confidence over the log-odds of the expected F1.\n")
        file.write(f"pub(in crate::label) const CONFIDENCE: (f32, f32) = ({slope:.4f}, {base:.4f});\n")
        file.write("/// Which features it was trained for.\n#[cfg(test)]\n")
        file.write(f"pub(super) const CONTRACT: u32 = {contract:#010x};\n")
        file.write("/// Each change with any node of its trees.\n#[cfg(test)]\n")
        sums = ", ".join(f"{columns.checksum():#010x}" for columns in classes)
        file.write(f"pub(super) const CHECKSUMS: [u32; {len(names)}] = [{sums}];\n")
        file.write("pub(super) const FORESTS: &[(PageType, Forest)] = &[\n")
        for name in names:
            file.write(f"    (PageType::{name.capitalize()}, {name.upper()}),\n")
        file.write("];\n")
        for name, columns in zip(names, classes):
            file.write(columns.rust(name.upper()))


def write_labels(path, model, outputs, stage, weights, contract):
    """The trees with a number for each label in each leaf, as `labels.rs` reads them. Returns the bytes."""
    starts, nodes, leaves = [], [], []
    for tree in json.loads(model.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]:
        starts.append(len(nodes))
        values = np.array(tree["leaf_weights"], "f4").reshape(-1, outputs)
        walk_tree(tree, values, 0, nodes, leaves)
    leaves = np.array(leaves)
    unit = float(np.abs(leaves).max()) / 127
    whole = np.clip(np.round(leaves / unit), -127, 127).astype(np.int8)
    side, guesses = weights
    head = struct.pack("<IIIIff", contract, len(starts), len(nodes), len(leaves), unit, side)
    head += struct.pack("<Iff", stage.trees, stage.clear, stage.growth) + np.array(guesses, "<f4").tobytes()
    body = b"".join(struct.pack("<BBH", *node) for node in nodes)
    with open(path, "wb") as file:
        file.write(head + np.array(starts, "<u4").tobytes() + body + whole.tobytes())
    return os.path.getsize(path)


def splits(path, outputs):
    """How many splits ask each feature."""
    with open(path, "rb") as file:
        data = file.read()
    _, trees, nodes = struct.unpack("<III", data[:12])
    at = 4 * (9 + outputs + trees)
    columns = np.frombuffer(data[at : at + 4 * nodes], np.uint8).reshape(-1, 4)
    return np.bincount(columns[columns[:, 1] > 0, 0], minlength=256)


def walk_tree(tree, values, at, nodes, leaves):
    """Adds a node and all below it, in preorder."""
    own = len(nodes)
    left, right = tree["left_children"][at], tree["right_children"][at]
    if left < 0:
        nodes.append((0, 0, len(leaves)))
        # Of a leaf the right child is its number among the leaves.
        leaves.append(values[right])
        return
    nodes.append(None)
    walk_tree(tree, values, left, nodes, leaves)
    feature, cut = tree["split_indices"][at], below(tree["split_conditions"][at])
    nodes[own] = (feature, len(nodes) - own, cut)
    walk_tree(tree, values, right, nodes, leaves)


def below(threshold):
    """The key (`Row::keys`) of the largest number of sixteen bits that is smaller."""
    bits = int(np.float32(threshold).view(np.uint32))
    key = (bits >> 16) | 0x8000 if bits < 1 << 31 else 0xFFFF - (bits >> 16)
    # What was cut off made a number nearer to 0, so a positive one is smaller already.
    is_exact = bits & 0xFFFF == 0
    return key - 1 if is_exact or bits >= 1 << 31 else key
