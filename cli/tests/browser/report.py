"""What a reader can do with a report, done in a headless browser. Called by `run` beside it."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = ["wp-classic-en", "captions-en", "product-tabs-en", "rtl-ar", "news-ja", "hostile", "diff"]
PHONE = {"width": 375, "height": 720}
DESK = {"width": 1280, "height": 860}


def main():
    browser_path, work = sys.argv[1], Path(sys.argv[2])
    axe = work / "package" / "axe.min.js"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name in PAGES:
            for viewport, scheme in ((DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")):
                with Visit(browser, work / f"{name}.html", viewport, scheme) as page:
                    fits(page, f"{name} {viewport['width']}")
                    can_be_read(page, f"{name} {viewport['width']} {scheme}")
                    if axe.exists():
                        obeys_axe(page, axe, f"{name} {viewport['width']} {scheme}")
        with Visit(browser, work / "wp-classic-en.html") as page:
            filters(page)
        with Visit(browser, work / "wp-classic-en.html") as page:
            tells_reasons(page)
        with Visit(browser, work / "product-tabs-en.html") as page:
            tells_figures(page)
        with Visit(browser, work / "captions-en.html") as page:
            shows_images(page)
        with Visit(browser, work / "wp-classic-en.html", PHONE) as page:
            closes_on_a_phone(page)
        with Visit(browser, work / "hostile.html") as page:
            stays_text(page)
        with Visit(browser, work / "diff.html") as page:
            shows_differences(page)
        with Visit(browser, work / "wp-classic-en.html", has_script=False) as page:
            assert page.locator("#blocks > li").count() > 50, "without a script there are blocks"
        if "--screenshot" in sys.argv:
            take_picture(browser, work, sys.argv[sys.argv.index("--screenshot") + 1])
        browser.close()


class Visit:
    """A page, open; at the end it has said nothing in the console and asked for nothing."""

    def __init__(self, browser, file, viewport=None, scheme="light", has_script=True):
        self.context = browser.new_context(
            viewport=viewport or DESK, color_scheme=scheme, java_script_enabled=has_script
        )
        self.file, self.said, self.asked = file, [], []

    def __enter__(self):
        page = self.page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(self.file.as_uri())
        return page

    def __exit__(self, kind, *_):
        if kind is None:
            assert not self.said, (self.file.name, self.said)
            assert self.asked == [self.file.as_uri()], (self.file.name, self.asked)
        self.context.close()


def fits(page, what):
    """Nothing is wider than the screen."""
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1], (what, widths)


def can_be_read(page, what):
    """Every text has a contrast of 4.5 or more. The browser itself paints the colours to be compared."""
    page.locator("li").first.focus()
    pale = page.evaluate("""() => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        const paint = (colours) => {
            for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((it) => it / 255);
        };
        const light = (rgb) => {
            const [r, g, b] = rgb.map((it) => it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
        };
        const pale = [];
        for (const node of document.body.querySelectorAll("*:not(script, style, svg, svg *)")) {
            const hasText = [...node.childNodes].some((it) => it.nodeType === 3 && it.data.trim());
            if (!hasText || !node.checkVisibility({ visibilityProperty: true })) continue;
            const grounds = [];
            for (let at = node; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
            const ground = light(paint(grounds)), ink = light(paint([...grounds, getComputedStyle(node).color]));
            const ratio = (Math.max(ground, ink) + .05) / (Math.min(ground, ink) + .05);
            if (ratio < 4.5) pale.push([node.outerHTML.slice(0, 120), ratio]);
        }
        return pale;
    }""")
    assert not pale, (what, pale[:5])


def obeys_axe(page, axe, what):
    blocks = page.locator("#blocks > li")
    if blocks.count():
        blocks.nth(min(5, blocks.count() - 1)).focus()
    page.evaluate(axe.read_text())
    found = page.evaluate("axe.run()")["violations"]
    told = [(it["id"], it["nodes"][0]["html"][:200], it["nodes"][0]["failureSummary"]) for it in found]
    assert not told, (what, told)


def filters(page):
    blocks, status = page.locator("#blocks > li"), page.locator("#count")
    total = blocks.count()
    assert status.inner_text() == f"{total} blocks"
    teaser = page.get_by_role("button", name="teaser")
    assert teaser.get_attribute("aria-pressed") == "true"
    teaser.press("Space")
    assert teaser.get_attribute("aria-pressed") == "false"
    assert page.locator("#blocks > li[data-label=teaser]:visible").count() == 0
    hidden = page.locator("#blocks > li[data-label=teaser]").count()
    assert hidden > 0 and status.inner_text() == f"{total - hidden} of {total} blocks"
    page.get_by_role("button", name="Only the article").click()
    assert page.locator("#blocks > li.chaff:visible").count() == 0
    assert page.locator("#blocks > li.content:visible").count() > 10
    page.get_by_role("button", name="Only the rest").click()
    assert page.locator("#blocks > li.content:visible").count() == 0
    page.get_by_role("button", name="Everything").click()
    assert page.locator("#blocks > li:visible").count() == total


def tells_reasons(page):
    why, blocks = page.locator("#why"), page.locator("#blocks > li")
    assert "No block is chosen." in why.inner_text()
    navigation = page.locator("#blocks > li[data-reason='phrase/navigation']").first
    navigation.hover()
    assert "phrase/navigation" in why.inner_text()
    assert "Its own words are those of the table “navigation”." in why.inner_text()
    body = page.locator("#blocks > li[data-label=body]").first
    body.focus()
    assert "region/prose" in why.inner_text() and "Score" in why.inner_text(), why.inner_text()
    # Where the focus is, the mouse does not take it away.
    page.locator("#blocks > li[data-label=caption]").first.hover()
    assert "region/prose" in why.inner_text()
    at = page.evaluate("[...document.querySelectorAll('#blocks > li')].indexOf(document.activeElement)")
    page.keyboard.press("ArrowDown")
    assert blocks.nth(at + 1).evaluate("it => it === document.activeElement")
    page.keyboard.press("Home")
    assert blocks.first.evaluate("it => it === document.activeElement")
    page.keyboard.press("End")
    assert blocks.last.evaluate("it => it === document.activeElement")
    assert page.locator("#blocks > li[tabindex='0']").count() == 1, "one stop for the tab key"
    # From the start the tab key comes to the blocks behind the legend.
    page.locator("[data-preset=chaff]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentNode.id") == "blocks"


def tells_figures(page):
    page.locator("#blocks > li[data-factors]").first.focus()
    names = page.locator("#why dt").all_inner_texts()
    assert names[:2] == ["Sure", "Score"] and len(names) >= 7, names
    assert page.locator("#why .meter em").count() == 1


def shows_images(page):
    cards = page.locator(".cards > li")
    assert cards.count() == 7
    assert "Dorrit Quayle" in cards.first.inner_text()
    assert page.locator("img").count() == 0
    boxes = [it.bounding_box() for it in cards.first.locator(".pair > div").all()]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"], "side by side"
    page.locator("#blocks > li[data-label=credit]").first.focus()
    page.locator("#why").get_by_role("link", name="Image 1").click()
    assert page.url.endswith("#image-0")


def closes_on_a_phone(page):
    why = page.locator("#why")
    assert not why.is_visible()
    page.locator("#blocks > li[data-label=body]").first.click()
    assert why.is_visible()
    box = why.bounding_box()
    assert box["height"] <= PHONE["height"] / 2 and box["y"] + box["height"] <= PHONE["height"] + 1, box
    page.get_by_role("button", name="Close").click()
    assert not why.is_visible()
    page.locator("#blocks > li[data-label=body]").nth(1).click()
    page.keyboard.press("Escape")
    assert not why.is_visible()


def stays_text(page):
    assert page.locator("script").count() == 1 and page.locator("style").count() == 1
    assert page.locator("#blocks img, #blocks script, #blocks svg, #blocks a").count() == 0
    assert 'alert("p")' in page.locator("#blocks").inner_text()
    for link in page.locator("a").all():
        assert link.get_attribute("href").startswith(("#", "https://")), link.get_attribute("href")


def shows_differences(page):
    assert page.locator(".was").count() > 0
    assert "as before" in page.locator("main").inner_text()


def take_picture(browser, work, path):
    with Visit(browser, work / "wp-classic-en.html", {"width": 1180, "height": 1000}) as page:
        page.get_by_role("button", name="navigation").click()
        page.locator("#blocks > li[data-label=body]").nth(1).focus()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=path)


main()
