"""Saves fixtures as MHTML with a browser, and compares the article with that of the HTML.

mhtml.py BROWSER UNCHAFF FOLDER
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

#: Fixtures in ten languages, with the encoding they are served in.
FIXTURES = {
    "wp-classic-en": "utf-8",
    "news-ru": "windows-1251",
    "news-ja": "shift_jis",
    "news-zh": "gbk",
    "news-ko": "euc-kr",
    "gutenberg-de": "utf-8",
    "opinion-fr": "windows-1252",
    "amp-es": "utf-8",
    "news-uk": "utf-8",
    "rtl-ar": "utf-8",
}
#: An image that makes a file large, in bytes.
LARGE = 15 << 20
#: The longest that a file of 20 MB may take, in seconds.
MAX_SECONDS = 1.0

browser_path, unchaff, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])


def facts(path: Path, *options: str) -> tuple[str, str, str]:
    """Text, title and address of a saved file."""
    run = subprocess.run([unchaff, "--json", "--quiet", *options, str(path)], capture_output=True, check=True)
    line = json.loads(run.stdout)
    return line["text"], line["title"], line["url"]


def main() -> None:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=browser_path, args=options)
        context = browser.new_context(java_script_enabled=False)
        for name, charset in FIXTURES.items():
            html = Path(f"tests/fixtures/{name}/page.html").read_text(encoding="utf-8")
            html = html.replace('charset="utf-8"', f'charset="{charset}"', 1)
            source = html.encode(charset, "xmlcharrefreplace")
            url = f"https://www.{name}.example/news?id=1"
            page = context.new_page()

            def answer(route, request, url=url, source=source):
                if request.url == url:
                    route.fulfill(body=source, content_type="text/html")
                else:
                    route.abort()

            page.route("**/*", answer)
            page.goto(url, wait_until="domcontentloaded")
            saved = context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
            page.close()
            plain, file = folder / f"{name}.html", folder / f"{name}.mhtml"
            plain.write_bytes(source)
            file.write_bytes(saved.encode())
            got, want = facts(file), facts(plain, "--url", url)
            assert got == want, (name, got, want)
            assert "Snapshot-Content-Location" in saved
        browser.close()
    # The last one, with an image that makes it 20 MB long.
    boundary = saved.split('boundary="')[1].split('"')[0]
    image = ("A" * 76 + "\r\n") * (LARGE * 4 // 3 // 76)
    part = f"--{boundary}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n{image}\r\n"
    large = folder / "large.mhtml"
    large.write_text(saved.replace(f"--{boundary}--", part + f"--{boundary}--"), newline="")
    best = min(timed(large) for _ in range(3))
    if "/release/" in unchaff:
        assert best <= MAX_SECONDS, best
    print(f"MHTML of {large.stat().st_size / 1e6:.1f} MB: {best:.2f} s")


def timed(path: Path) -> float:
    begin = time.perf_counter()
    facts(path)
    return time.perf_counter() - begin


main()
