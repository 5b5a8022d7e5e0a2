"""Writes boosted trees as the tables of `src/label/table/`."""

import json
import os
import struct

import numpy as np

# A whole number of a table is this many log-odds (`UNIT` in `trees.rs`).
UNIT = 1 / 4096
# What a table of labels may take (`MAX_BYTES` in `table/mod.rs`).
MAX_BYTES = 512 << 10


class Trees:
    """Trees as `trees.rs` reads them, each in preorder."""

    def __init__(self, trees):
        self.starts, self.nodes = [], []
        for tree in trees:
            self.starts.append(len(self.nodes))
            self.add(tree["tree_structure"])

    def add(self, node):
        at = len(self.nodes)
        value = int(round(node.get("leaf_value", node.get("internal_value")) / UNIT))
        self.nodes.append((0, 0, value, 0.0))
        if "leaf_value" in node:
            return
        self.add(node["left_child"])
        right = len(self.nodes) - at
        self.nodes[at] = (node["split_feature"], right, value, at_most(node["threshold"]))
        self.add(node["right_child"])

    def pack(self, contract, stages=()):
        numbers = [contract, len(stages), len(self.starts), len(self.nodes)]
        parts = [struct.pack("<4I", *numbers)]
        parts += [struct.pack("<Iff", it.trees, it.clear, it.growth) for it in stages]
        parts.append(np.array(self.starts, "<u4").tobytes())
        parts += [struct.pack("<BBhf", *node) for node in self.nodes]
        return b"".join(parts)


def at_most(threshold):
    """The largest 32-bit float that is no larger."""
    cut = np.float32(threshold)
    return cut if cut <= threshold else np.nextafter(cut, np.float32(-np.inf))


class Stage:
    """Where a sum may end before all trees are asked: `clear` is one number, or one for each label."""

    def __init__(self, trees, clear, growth):
        self.trees, self.clear, self.growth = trees, clear, growth


def write_text(path, model, stages, contract):
    with open(path, "wb") as file:
        file.write(Trees(model.dump_model()["tree_info"]).pack(contract, stages))


def write_types(path, model, count, slope, base, contract):
    """The trees of each of so many types, which take turns in the model."""
    trees = model.dump_model()["tree_info"]
    with open(path, "wb") as file:
        file.write(struct.pack("<ff", slope, base))
        for i in range(count):
            file.write(Trees(trees[i::count]).pack(contract))


def write_labels(path, model, outputs, stage, weights, contract):
    """The trees with a number for each label in each leaf, as `labels.rs` reads them: as many as there is room for.
    Returns the bytes."""
    starts, nodes, leaves = [], [], []
    for tree in json.loads(model.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]:
        values = np.array(tree["leaf_weights"], "f4").reshape(-1, outputs)
        before = len(nodes), len(leaves)
        walk_tree(tree, values, 0, nodes, leaves)
        if 4 * (8 + 2 * outputs + len(starts) + 1 + len(nodes)) + outputs * len(leaves) > MAX_BYTES:
            del nodes[before[0] :], leaves[before[1] :]
            break
        starts.append(before[0])
    leaves = np.array(leaves)
    unit = float(np.abs(leaves).max()) / 127
    whole = np.clip(np.round(leaves / unit), -127, 127).astype(np.int8)
    side, guesses = weights
    head = struct.pack("<IIIIff", contract, len(starts), len(nodes), len(leaves), unit, side)
    head += struct.pack("<If", stage.trees, stage.growth)
    head += np.array(stage.clear, "<f4").tobytes() + np.array(guesses, "<f4").tobytes()
    body = b"".join(struct.pack("<BBH", *node) for node in nodes)
    with open(path, "wb") as file:
        file.write(head + np.array(starts, "<u4").tobytes() + body + whole.tobytes())
    return os.path.getsize(path)


def splits(path, outputs):
    """How many splits ask each feature."""
    with open(path, "rb") as file:
        data = file.read()
    _, trees, nodes = struct.unpack("<III", data[:12])
    at = 4 * (8 + 2 * outputs + trees)
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
