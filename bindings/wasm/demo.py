"""What a reader can do with the demo page, done in a headless browser. Called by `run` beside it."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests/fixtures"
HOSTILE = ROOT / "cli/tests/browser/hostile.html"
# How often a page is split to take its time.
TRIES = 41
# The blocks of a page, without the demo around it.
SPLIT = """async (bytes) => {
    const { Page } = await import("./pkg/unchaff.js");
    const page = new Page(new Uint8Array(bytes));
    return JSON.parse(page.json()).blocks;
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    browser_path, demo = sys.argv[1], Path(sys.argv[2])
    axe = demo.parents[1] / "browser/package/axe.min.js"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=demo))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for act in (pastes, drops, chooses, tells_what_is_no_page, stays_text, agrees_with_the_library):
            visit(browser, url, act)
        if axe.exists():
            visit(browser, url, partial(obeys_axe, axe.read_text()))
        if "--times" in sys.argv:
            print(f"split in a browser: {visit(browser, url, times)}")
        browser.close()


def visit(browser, url, act):
    """Acts on the demo; at the end it has said nothing in the console and asked for its own files alone."""
    page, said, asked = browser.new_page(), [], set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.add(request.url))
    page.goto(url)
    page.locator("#status", has_not_text="Loading").wait_for()
    assert status(page) == "No page yet.", (status(page), said)
    found = act(page)
    page.close()
    assert not said, (act, said)
    own = {url, f"{url}pkg/unchaff.js", f"{url}pkg/unchaff_bg.wasm", "data:,", "about:srcdoc"}
    assert asked <= own, (act, asked - own)
    return found


def fixture(name):
    return (FIXTURES / name / "page.html").read_text()


def status(page):
    return page.locator("#status").inner_text()


def pastes(page):
    page.get_by_label("Source of a page").fill(fixture("wp-classic-en"))
    assert " kB, split in " in status(page), status(page)
    report = page.frame_locator("iframe[title=Report]")
    report.locator("#blocks > li").first.wait_for()
    assert report.locator("#blocks > li").count() > 50
    report.locator("#blocks > li[data-label=body]").first.focus()
    assert "region/prose" in report.locator("#why").inner_text(), "the script of the report runs"
    page.get_by_role("tab", name="Text").click()
    text = page.get_by_role("tabpanel").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Markdown").evaluate("it => it === document.activeElement")
    assert page.get_by_role("tabpanel").inner_text().startswith("# Ferry to Lamb Island")
    assert "#" not in text and len(text) > 1000
    page.get_by_role("tab", name="JSON").click()
    assert '"schema_version": 1' in page.get_by_role("tabpanel").inner_text()


def drops(page):
    drop(page, fixture("news-ja"), "rain.html")
    page.frame_locator("iframe").locator("#blocks > li").first.wait_for()
    assert status(page).startswith("rain.html: "), status(page)


def drop(page, text, name):
    page.evaluate(
        """([text, name]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name));
            for (const type of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [text, name],
    )
    page.get_by_text(f"{name}: ").wait_for()


def chooses(page):
    page.get_by_label("File").set_input_files(FIXTURES / "news-ru" / "page.html")
    page.frame_locator("iframe").locator("#blocks > li").first.wait_for()


def tells_what_is_no_page(page):
    drop(page, "%PDF-1.7\n", "a.pdf")
    assert status(page) == "a.pdf: not a web page: the bytes look like a PDF document", status(page)
    assert not page.locator("#out").is_visible()
    drop(page, "<p>It rained all night.", "b.html")
    assert page.locator("#out").is_visible()


def stays_text(page):
    drop(page, HOSTILE.read_text(), "hostile.html")
    blocks = page.frame_locator("iframe").locator("#blocks")
    blocks.locator("li").first.wait_for()
    assert 'alert("p")' in blocks.inner_text()
    assert blocks.locator("img, script, svg, a").count() == 0
    assert page.frames[1].evaluate("origin") == "null", "the report is in a sandbox"


def obeys_axe(axe, page):
    for tab in ("Report", "JSON"):
        page.get_by_label("Source of a page").fill(fixture("captions-en"))
        page.get_by_role("tab", name=tab).click()
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, { iframes: false })")["violations"]
        assert not found, (tab, [(it["id"], it["nodes"][0]["html"][:200]) for it in found])


def agrees_with_the_library(page):
    for expected in sorted(FIXTURES.glob("*/blocks.txt")):
        source = expected.with_name("page.html")
        if source.exists():
            blocks = page.evaluate(SPLIT, list(source.read_bytes()))
            found = [[block["label"], block["reason"]] for block in blocks]
            assert found == [line.split()[:2] for line in expected.read_text().splitlines()], source


def times(page):
    """What one page of 150 kB takes, with its text: a fixture, its article many times over."""
    html = fixture("wp-classic-en")
    start, end = html.index("<p>"), html.rindex("</p>") + len("</p>")
    html = html[:start] + html[start:end] * (150_000 // (end - start)) + html[end:]
    found = page.evaluate(
        """async ([html, tries]) => {
            const { Page } = await import("./pkg/unchaff.js");
            const bytes = new TextEncoder().encode(html), times = [];
            for (let at = 0; at < tries; at++) {
                const start = performance.now();
                const page = new Page(bytes);
                page.text();
                times.push(performance.now() - start);
                page.free();
            }
            return times.sort((a, b) => a - b);
        }""",
        [html, TRIES],
    )
    return f"{len(html.encode()) / 1000:.0f} kB in {found[TRIES // 2]:.1f} ms, the median of {TRIES} (best {found[0]:.1f} ms)"


main()
