"""peer_trafilatura.py SET OUT: title, authors and date by trafilatura 2.3.1, a line of JSON a page.

SET holds pages/ID.html.gz. OUT is scored like that of dev/examples/predict.rs. Install the peer first:
pip install trafilatura==2.3.1 lxml_html_clean
"""

import gzip
import json
import os
import sys

from trafilatura.metadata import extract_metadata


def main(folder, out):
    pages = os.path.join(folder, "pages")
    with open(out, "w", encoding="utf-8") as file:
        for name in sorted(os.listdir(pages)):
            with gzip.open(os.path.join(pages, name)) as page:
                found = extract_metadata(page.read())
            line = {"id": name.removesuffix(".html.gz"), "text": ""}
            if found is not None:
                authors = (found.author or "").replace("; ", ", ")
                line |= {"title": found.title, "author": authors or None, "date": found.date}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
