"""report.py RUNS: what the runs in the folder RUNS come to, as a table and a plot beside this script.

RUNS has SET.ROUND.rust, SET.ROUND.python and SET.memory. Of the rounds the fastest counts for each page
and library. Ratios are of one page, so the drift of the machine's speed touches both sides.
"""

import collections
import glob
import json
import math
import os
import statistics
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
UNIT, OURS = "html5ever", "unchaff"
NAMES = {
    "html5ever": "html5ever, parse, nothing kept (c)",
    "unchaff": "**unchaff, everything**",
    "unchaff-parse": "unchaff, parse",
    "unchaff-by-html5ever": "unchaff by html5ever's tokenizer, labels",
    "scraper-parse": "scraper, parse",
    "lol_html-text": "lol_html, text, no tree",
}


def quantile(values, share):
    values = sorted(values)
    return values[min(int(len(values) * share), len(values) - 1)]


def read(runs, name):
    """By page, by library, the least cost; and the bytes of each page."""
    costs, sizes = collections.defaultdict(dict), {}
    for path in glob.glob(os.path.join(runs, name)):
        with open(path, encoding="utf-8") as file:
            for page in map(json.loads, file):
                sizes.setdefault(page["id"], page.get("bytes"))
                sizes[page["id"]] = sizes[page["id"]] or page.get("bytes")
                for tool, cost in page["costs"].items():
                    known = costs[page["id"]].get(tool, cost)
                    costs[page["id"]][tool] = min(known, cost)
    return costs, sizes


def table(runs, name):
    costs, sizes = read(runs, f"{name}.[0-9]*.*")
    memory, _ = read(runs, f"{name}.memory")
    tools = {tool for page in costs.values() for tool in page}
    rows = []
    for tool in tools:
        pages = {id: page[tool] for id, page in costs.items() if tool in page}
        total, size = sum(pages.values()), sum(sizes[id] for id in pages)
        unit = sum(costs[id][UNIT] for id in pages)
        ratios = [seconds / costs[id][OURS] for id, seconds in pages.items()]
        peaks = [page[tool] / sizes[id] for id, page in memory.items() if tool in page]
        rows.append({
            "tool": tool,
            "ratio": total / unit,
            "pages": len(pages) / total,
            "mb": size / total / 1e6,
            "median": statistics.median(pages.values()) * 1e3,
            "p99": quantile(pages.values(), 0.99) * 1e3,
            "peak": statistics.median(peaks) if peaks else None,
            "ours": statistics.median(ratios),
            "low": quantile(ratios, 0.1),
            "high": quantile(ratios, 0.9),
            "failed": len(costs) - len(pages),
        })
    rows.sort(key=lambda row: row["ratio"])
    print(f"\n### {name}: {len(costs)} pages, {sum(sizes.values()) / 1e6:.1f} MB\n")
    print("| | × c | pages/s | MB/s | median ms | p99 ms | peak heap / input | × unchaff, median (10–90 %) |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        label = NAMES.get(row["tool"], row["tool"])
        label += f" ({row['failed']} pages failed)" if row["failed"] else ""
        peak = "" if row["peak"] is None else f"{row['peak']:.2f}"
        print(
            f"| {label} | {row['ratio']:.2f} | {row['pages']:.0f} | {row['mb']:.1f} | {row['median']:.2f}"
            f" | {row['p99']:.2f} | {peak} | {row['ours']:.2f} ({row['low']:.2f}–{row['high']:.2f}) |"
        )
    return rows


def plot(rows, path):
    """Pages a second, on a logarithmic scale."""
    rows = sorted(rows, key=lambda row: -row["pages"])
    low, high, left, width, height = 10, 10_000, 190, 420, 24
    x = lambda pages: width * math.log(max(pages, low) / low) / math.log(high / low)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height * len(rows) + 50}"'
        ' font-family="sans-serif" font-size="12"><style>text{fill:#222}.o{fill:#0b6e4f}.p{fill:#9aa5b1}'
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.o{fill:#3fbf8f}.p{fill:#667}}</style>"
    ]
    for mark in (10, 100, 1000, 10_000):
        at = left + x(mark)
        lines.append(f'<path d="M{at:.0f} 8V{height * len(rows) + 14}" stroke="#8888"/>')
        lines.append(f'<text x="{at:.0f}" y="{height * len(rows) + 30}" text-anchor="middle">{mark:,}</text>')
    for at, row in enumerate(rows):
        y = 14 + at * height
        label = NAMES.get(row["tool"], row["tool"]).replace("*", "").replace(", nothing kept (c)", "")
        style = "o" if row["tool"] == OURS else "p"
        lines.append(f'<text x="{left - 8}" y="{y + 11}" text-anchor="end">{label}</text>')
        lines.append(f'<rect class="{style}" x="{left}" y="{y}" width="{x(row["pages"]):.0f}" height="14" rx="2"/>')
        lines.append(f'<text x="{left + x(row["pages"]) + 5:.0f}" y="{y + 11}">{row["pages"]:,.0f}</text>')
    lines.append(f'<text x="{left + width / 2}" y="{height * len(rows) + 46}" text-anchor="middle">pages a second, one thread</text></svg>')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main(runs, *names):
    for name in names:
        rows = table(runs, name)
        if name == names[0]:
            plot(rows, os.path.join(HERE, "speed.svg"))


main(*sys.argv[1:])
