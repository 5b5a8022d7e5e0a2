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


def main(folder, out, every="1"):
    for run in TOOLS.values():
        run("<html><body><p>One two three</p></body></html>")
    names = sorted(os.listdir(os.path.join(folder, "pages")))[:: int(every)]
    with open(out, "w", encoding="utf-8") as file:
        for name in names:
            with gzip.open(os.path.join(folder, "pages", name)) as page:
                html = page.read().decode("utf-8", "replace")
            costs = {}
            for tool, run in TOOLS.items():
                start = time.thread_time()
                try:
                    run(html)
                except Exception:  # A library that fails has no time for the page.
                    continue
                costs[tool] = time.thread_time() - start
            line = {"id": name.removesuffix(".html.gz"), "costs": costs}
            file.write(json.dumps(line) + "\n")


main(*sys.argv[1:])
