"""Saves fixtures with real programs, and compares what comes out of the files with what comes out of the HTML.

real.py BROWSER UNCHAFF FOLDER

A headless Chromium (MHTML), Python's email, mailbox, plistlib, zipfile and gzip, and warcio and wacz. In FOLDER is left
`large.mhtml`, of 20 MB.
"""

from __future__ import annotations

import gzip
import io
import json
import mailbox
import os
import plistlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright
from wacz.main import main as wacz
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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
#: What the browser leaves out when it saves a page. A link without it is none, which may tip the label of a line.
DROPPED = ' href="javascript:;"'
#: When the files say that they were saved.
SAVED = "2024-05-03T10:05:00Z"
MAIL_DATE = "Fri, 03 May 2024 10:05:00 +0000"
#: A paragraph of pages made here.
PARAGRAPH = "<p>It rained all night in the valley, and by the morning the river had taken the lower road.</p>\n"
#: An advertisement in a frame, with enough text for an article.
FRAME = "<!DOCTYPE html><title>Umbrellas</title><h1>Umbrellas</h1>" + PARAGRAPH.replace("It rained", "They sold them") * 9
#: How large the file is that is made for taking the time: HTML and images, in bytes before they are encoded.
LARGE_HTML, LARGE_IMAGE, LARGE_IMAGES = 3 << 20, 1 << 20, 12

Facts = tuple[str, str, "str | None"]


class Page:
    """A fixture as it is served."""

    def __init__(self, name: str, charset: str) -> None:
        html = Path(f"tests/fixtures/{name}/page.html").read_text(encoding="utf-8")
        html = html.replace('charset="utf-8"', f'charset="{charset}"', 1).replace(DROPPED, "")
        self.name, self.charset, self.url = name, charset, f"https://www.{name}.example/news?id=1"
        self.bytes = html.encode(charset, "xmlcharrefreplace")

    @property
    def text(self) -> str:
        return self.bytes.decode(self.charset)


def html_part(page: Page, coding: str) -> MIMEPart:
    part = MIMEPart(policy=SMTP)
    part.set_content(page.text, subtype="html", charset=page.charset, cte=coding)
    part["Content-Location"] = page.url
    return part


def image_part(bytes_: bytes, number: int) -> MIMEPart:
    part = MIMEPart(policy=SMTP)
    part.set_content(bytes_, "image", "png", cid=f"<{number}@a.example>")
    part["Content-Location"] = f"https://a.example/{number}.png"
    return part


def mhtml(page: Page, coding: str, images: list[bytes]) -> bytes:
    """A page in one file, made by Python."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["Date"] = "<Saved by Python>", MAIL_DATE
    message["Snapshot-Content-Location"] = page.url
    message.make_related()
    message.set_param("type", "text/html")
    message.attach(html_part(page, coding))
    for number, image in enumerate(images):
        message.attach(image_part(image, number))
    return message.as_bytes()


def mail(page: Page, coding: str) -> EmailMessage:
    """A newsletter: text, HTML and a picture."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = "a@a.example", "b@b.example", "News", MAIL_DATE
    message.set_content("View it in a browser.")
    message.add_alternative(page.text, subtype="html", charset=page.charset, cte=coding)
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a@a.example>")
    return message


def mbox(page: Page, path: Path) -> bytes:
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    box.add(mail(page, "quoted-printable"))
    box.close()
    return path.read_bytes()


def webarchive(page: Page, kind: plistlib.PlistFormat) -> bytes:
    def resource(url: str, mime: str, source: bytes) -> dict[str, object]:
        return {"WebResourceURL": url, "WebResourceMIMEType": mime, "WebResourceData": source}

    main = resource(page.url, "text/html", page.bytes) | {"WebResourceTextEncodingName": page.charset}
    frame = {"WebMainResource": resource("https://ads.example/", "text/html", FRAME.encode())}
    image = resource("https://a.example/a.png", "image/png", b"\x89PNG")
    archive = {"WebMainResource": main, "WebSubresources": [image], "WebSubframeArchives": [frame]}
    return plistlib.dumps(archive, fmt=kind)


def zipped(page: Page) -> bytes:
    """A complete page: with a folder beside it, and the comment that says where it is from."""
    doctype, rest = page.bytes.split(b">", 1)
    comment = f">\n<!-- saved from url=({len(page.url):04}){page.url} -->".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/page.html", doctype + comment + rest)
        archive.writestr("a/page_files/frame.html", FRAME)
        archive.writestr("a/page_files/a.png", b"\x89PNG")
    return out.getvalue()


def warc(page: Page, packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "warcio"}))

    def add(url: str, content_type: str, source: bytes, status: str = "200 OK") -> None:
        http = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(source), http_headers=http, warc_headers_dict={"WARC-Date": SAVED}
        )
        writer.write_record(record)

    add(page.url, f"text/html; charset={page.charset}", page.bytes)
    add("https://a.example/a.png", "image/png", b"\x89PNG")
    add("https://a.example/gone", "text/html", b"<p>Gone.", "404 Not Found")
    return out.getvalue()


def wacz_of(page: Page, folder: Path) -> bytes:
    """The archive of warcio, of which wacz is told the page."""
    source, pages, out = folder / "wacz.warc.gz", folder / "pages.jsonl", folder / "wacz.wacz"
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    listed = {"id": "1", "url": page.url, "ts": SAVED, "title": page.name}
    pages.write_text("".join(json.dumps(it) + "\n" for it in (header, listed)))
    source.write_bytes(warc(page, True))
    out.unlink(missing_ok=True)
    with open(os.devnull, "w", encoding="utf-8") as quiet:
        stdout, sys.stdout = sys.stdout, quiet
        try:
            assert not wacz(["create", "--pages", str(pages), "-o", str(out), str(source)])
        finally:
            sys.stdout = stdout
    assert any(json.loads(line).get("url") == page.url for line in zipfile.ZipFile(out).read("pages/pages.jsonl").splitlines())
    return out.read_bytes()


def by_python(page: Page, folder: Path) -> Iterator[tuple[str, bytes, bool]]:
    """Each form: its name, the file, and whether that says the address."""
    for coding in ("quoted-printable", "base64", "8bit"):
        yield f"{coding}.mhtml", mhtml(page, coding, [b"\x89PNG"]), True
        yield f"{coding}.eml", mail(page, coding).as_bytes(), False
    yield "mail.mbox", mbox(page, folder / "box"), False
    yield "binary.webarchive", webarchive(page, plistlib.FMT_BINARY), True
    yield "xml.webarchive", webarchive(page, plistlib.FMT_XML), True
    yield "complete.zip", zipped(page), True
    yield "plain.warc", warc(page, False), True
    yield "packed.warc.gz", warc(page, True), True
    yield "crawl.wacz", wacz_of(page, folder), True
    yield "packed.html.gz", gzip.compress(page.bytes), False
    yield "packed.mhtml.gz", gzip.compress(mhtml(page, "base64", [])), True


def snapshot(context: BrowserContext, url: str, pages: dict[str, tuple[bytes, str]]) -> bytes:
    """MHTML of what is served under an address, as the browser saves it."""
    page = context.new_page()

    def answer(route, request) -> None:
        source = pages.get(request.url)
        if source is None:
            route.abort()
        else:
            route.fulfill(body=source[0], content_type=source[1])

    page.route("**/*", answer)
    page.goto(url, wait_until="load")
    saved = context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    page.close()
    return saved.encode()


def frames(context: BrowserContext, read: Callable[..., list[Facts]], folder: Path) -> None:
    """The page itself is read if it shows anything, else the frame it shows."""
    url, inner = "https://www.valley.example/", "https://frames.example/a"
    for name, body in {"article": "<h1>Rain</h1>" + PARAGRAPH * 9, "shell": "The Valley Post"}.items():
        html = f"<!DOCTYPE html><meta charset=utf-8><title>Rain</title><main>{body}<iframe src={inner}></iframe></main>"
        pages = {url: (html.encode(), "text/html"), inner: (FRAME.encode(), "text/html")}
        saved = folder / f"{name}.mhtml"
        saved.write_bytes(snapshot(context, url, pages))
        ((text, title, address),) = read(saved)
        if name == "article":
            assert (title, address) == ("Rain", url) and "sold" not in text, (text, title, address)
        else:
            assert (title, address) == ("Umbrellas", inner) and "sold" in text, (text, title, address)


def main(browser_path: str, unchaff: str, folder: Path) -> None:
    def read(*args: str | Path) -> list[Facts]:
        """Text, title and address of each page, in the order of the files."""
        run = subprocess.run([unchaff, "--json", "--quiet", *map(str, args)], capture_output=True, check=True)
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        return [(line["text"], line["title"], line["url"]) for line in lines]

    shutil.rmtree(folder, ignore_errors=True)
    files = folder / "files"
    files.mkdir(parents=True)
    pages = [Page(*it) for it in FIXTURES.items()]
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=browser_path, args=options)
        context = browser.new_context(java_script_enabled=False)
        frames(context, read, folder)
        snapshots = {it.name: snapshot(context, it.url, {it.url: (it.bytes, "text/html")}) for it in pages}
        browser.close()
    for page in pages:
        plain = folder / "plain.html"
        plain.write_bytes(page.bytes)
        (without,), (at_address,) = read(plain), read(plain, "--url", page.url)
        forms = [("chromium.mhtml", snapshots[page.name], True), *by_python(page, folder)]
        for name, source, _ in forms:
            (files / name).write_bytes(source)
        found = read(*(files / name for name, _, _ in forms))
        assert len(found) == len(forms), (page.name, len(found))
        for (name, _, has_address), facts in zip(forms, found):
            want = at_address if has_address else without
            assert facts == want, (page.name, name, facts, want)
    large = Page("wp-classic-en", "utf-8")
    large.bytes += (PARAGRAPH * (LARGE_HTML // len(PARAGRAPH))).encode()
    images = [os.urandom(LARGE_IMAGE) for _ in range(LARGE_IMAGES)]
    (folder / "large.mhtml").write_bytes(mhtml(large, "quoted-printable", images))


main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
