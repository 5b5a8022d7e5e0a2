"""python_peers.py SET OUT [EVERY]: seconds of CPU time of Python libraries, as the program beside it
writes them: a line of JSON a page."""

import gzip
import json
import os
import sys
import time

import resiliparse.extract.html2text as resiliparse
import trafilatura

TOOLS = {
    "resiliparse": lambda html: resiliparse.extract_plain_text(html, main_content=True),
    "trafilatura": lambda html: trafilatura.bare_extraction(html, with_metadata=True),
}


def read(folder, name):
    with gzip.open(os.path.join(folder, "pages", name)) as page:
        return page.read().decode("utf-8", "replace")


def cost(run, html):
    """Seconds of CPU time, or nothing if the library fails."""
    start = time.thread_time()
    try:
        run(html)
    except Exception:
        return None
    return time.thread_time() - start


def main(folder, out, every="1"):
    names = sorted(os.listdir(os.path.join(folder, "pages")))[:: int(every)]
    # What the first call of each sets up is not timed.
    for run in TOOLS.values():
        cost(run, read(folder, names[0]))
    with open(out, "w", encoding="utf-8") as file:
        for name in names:
            html = read(folder, name)
            costs = {}
            for tool, run in TOOLS.items():
                seconds = cost(run, html)
                if seconds is not None:
                    costs[tool] = seconds
            line = {"id": name.removesuffix(".html.gz"), "costs": costs}
            file.write(json.dumps(line) + "\n")


main(*sys.argv[1:])
