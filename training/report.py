"""The report on a training: REPORT.md and the plot of the calibration."""

import json
import os

import numpy as np

from data import FOLDS, SETS

HERE = os.path.dirname(os.path.abspath(__file__))
# Features that the report lists.
LISTED = 40
# Classes of confidence in the table and the plot.
BINS = 10
# Languages with fewer pages say little and are put together.
MIN_PAGES = 5


def score(name, out):
    """What score.py of the data makes of the predictions in a file."""
    import score as scorer

    result = scorer.score(name, out, skip_suspect=True)
    with open(out, encoding="utf-8") as file:
        result["predictions"] = {page["id"]: page for page in map(json.loads, file)}
    return result


def pages_with_f1(result):
    """Expected and true F1 of the words of each page that has a whole truth."""
    for page in result["pages"]:
        prediction = result["predictions"].get(page["id"], {})
        if "word_f1" in page and prediction.get("expected_f1"):
            yield {"expected_f1": prediction["expected_f1"], "f1": page["word_f1"]}


def write(data, features, results, outs, pages, splits, types):
    html = {name: result for (name, is_plain), result in results.items() if not is_plain}
    parts = [
        "# Report on the learned tables\n",
        "Written by `training/run`. No figure is of a page whose site was in the training: the pages "
        f"of a site are in one of {FOLDS} folds, and each fold is scored by tables trained on the "
        "others, through the whole extraction. Pages with a questionable truth are left out.\n",
        "## Sets\n",
        sets_table(html),
        "## The same pages as text, scraped by another program\n",
        sets_table({name: result for (name, is_plain), result in results.items() if is_plain}),
        "## Labels of blocks\n",
        "Of the pages of which every block was labelled by hand. A row is right if eight in ten of its words "
        "have a label that a person would accept.\n",
        labels_part(data, outs, False),
        "The same pages as text:\n",
        labels_part(data, outs, True).split("\n\n")[0] + "\n",
        "## Page types (wcxb-dev)\n",
        groups_table(html["wcxb-dev"]["word_by_type"]),
        "## Languages (F1 of words)\n",
        languages_table(html),
        "## Which type a page is\n",
        "Rows are the truth, columns what the table says. News sets count as articles.\n",
        types_table(*types),
        "## Confidence\n",
        "The chance, by `Extraction::confidence`, that the F1 of words is 0.9 or more, and how often "
        "it is. The slope was fitted to these same pages.\n",
        "![Calibration](calibration.svg)\n",
        confidence_table(pages),
        "## The features that matter\n",
        "Share of the splits in the table of labels that ask a feature, all data.\n",
        features_table(features, splits),
    ]
    with open(os.path.join(HERE, "REPORT.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(parts))
    with open(os.path.join(HERE, "calibration.svg"), "w", encoding="utf-8") as file:
        file.write(plot(bins(pages)))


def labels_part(data, outs, is_plain):
    """Tables on the labels of blocks, by `score_labels.py` of the data."""
    import score_labels

    found = {}
    for (_, plain), out in outs.items():
        if plain == is_plain:
            with open(out, encoding="utf-8") as file:
                found.update((page["id"], page) for page in map(json.loads, file))
    with open(os.path.join(data, "gold", "labels.jsonl"), encoding="utf-8") as file:
        truth = [page for page in map(json.loads, file) if page["id"] in found]
    n, labels, confusion, pages = score_labels.score(truth, found)
    share = lambda part, all_: f"{n[part] / n[all_]:.4f}"
    by = lambda key: group_means(truth, pages, key)
    totals = [len(truth), n["rows"], share("ok", "rows"), f"{np.mean([page[0] for page in pages]):.4f}"]
    totals += [share("chaff_ok", "chaff"), share("grain_ok", "grain"), share("side", "rows")]
    head = ["pages", "rows", "right", "mean of pages", "chaff right", "grain right", "right side"]
    rows = []
    for label, it in sorted(labels.items(), key=lambda item: -item[1]["t"]):
        if it["t"]:
            precision, recall = it["hit"] / max(1, it["s"]), it["hit"] / it["t"]
            f1 = 2 * it["hit"] / (it["s"] + it["t"])
            rows.append([label, it["t"], f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"])
    wrong = [[truth_, found_, count] for (truth_, found_), count in confusion.most_common(15)]
    return "\n".join([
        table(head, [totals]),
        table(["label", "rows", "precision", "recall", "F1"], rows),
        table(["truth", "found", "rows"], wrong),
        table(["language", "pages", "right, mean of pages"], by("lang")),
        table(["page type", "pages", "right, mean of pages"], by("type")),
    ])


def group_means(truth, pages, key):
    of_page = {page["id"]: page.get(key) or "not told" for page in truth}
    found = {}
    for right, page, _ in pages:
        found.setdefault(of_page[page], []).append(right)
    groups = sorted(found.items(), key=lambda item: -len(item[1]))
    return [[name, len(it), f"{np.mean(it):.4f}"] for name, it in groups]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def sets_table(results):
    rows = []
    for name, result in results.items():
        entry = SETS[name]
        figures = [
            f"{result['aeb']['f1']:.4f}" if "aeb" in result else "",
            f"{result['word']['f1']:.4f}" if "word" in result else "",
            f"{result['para']['recall']:.4f}" if "para" in result else "",
            f"{result['snip']['f1']:.4f}" if name == "traf" else "",
        ]
        options = " ".join(entry["options"]) or "none"
        rows.append([name, entry["licence"], result["n"], options, *figures])
    head = ["set", "licence", "pages", "options", "F1 of 4-word shingles", "F1 of words"]
    return table([*head, "whole paragraphs found", "F of snippets"], rows)


def groups_table(groups):
    row = lambda name, it: [name, it["n"], *(f"{it[key]:.4f}" for key in ("f1", "precision", "recall"))]
    return table(["", "pages", "F1 of words", "precision", "recall"], [row(*it) for it in groups.items()])


def languages_table(results):
    found = {}
    for result in results.values():
        for page in result["pages"]:
            if "word_f1" in page:
                found.setdefault((page["lang"] or "not told")[:2], []).append(page["word_f1"])
    few = [f1 for pages in found.values() if len(pages) < MIN_PAGES for f1 in pages]
    rows = [(name, it) for name, it in found.items() if len(it) >= MIN_PAGES] + [("others", few)]
    rows.sort(key=lambda row: -len(row[1]))
    return table(["language", "pages", "F1"], [[n, len(it), f"{np.mean(it):.4f}"] for n, it in rows if it])


def types_table(names, truth, found):
    counts = np.zeros((len(names), len(names)), int)
    for row, column in zip(truth, found):
        counts[row, column] += 1
    rows = [[name, *counts[i], f"{counts[i, i] / counts[i].sum():.2f}"] for i, name in enumerate(names)]
    return table(["", *names, "right"], rows)


def bins(pages):
    """For each class of confidence: its mean, how many pages, how many of them are good."""
    out = []
    for low in range(BINS):
        inside = [it for it in pages if low / BINS <= it["confidence"] < (low + 1) / BINS]
        if inside:
            good = np.mean([it["f1"] >= 0.9 for it in inside])
            out.append((np.mean([it["confidence"] for it in inside]), len(inside), good))
    return out


def confidence_table(pages):
    rows = [[f"{mean:.2f}", count, f"{good:.2f}"] for mean, count, good in bins(pages)]
    return table(["confidence", "pages", "share with F1 of 0.9 or more"], rows)


def features_table(names, splits):
    order = np.argsort(-splits)[:LISTED]
    return table(["feature", "share"], [[f"`{names[i]}`", f"{splits[i] / splits.sum():.4f}"] for i in order])


def plot(points):
    """A square of 300 by 300: confidence to the right, share of good pages upwards."""
    place = lambda x, y: f'cx="{30 + 300 * x:.1f}" cy="{330 - 300 * y:.1f}"'
    largest = max(count for _, count, _ in points)
    circles = "\n".join(
        f'<circle {place(mean, good)} r="{3 + 9 * (count / largest) ** 0.5:.1f}" fill="#37c" opacity="0.7">'
        f"<title>{count} pages</title></circle>"
        for mean, count, good in points
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 360" font-family="sans-serif" font-size="11">
<rect x="30" y="30" width="300" height="300" fill="none" stroke="#999"/>
<path d="M30 330 330 30" stroke="#999" stroke-dasharray="4"/>
{circles}
<text x="180" y="352" text-anchor="middle">confidence, 0 to 1</text>
<text x="14" y="180" text-anchor="middle" transform="rotate(-90 14 180)">share of pages with F1 of 0.9 or more</text>
</svg>
"""
