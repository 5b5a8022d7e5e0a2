"""Saved files, made by the programs of the standard library."""

from __future__ import annotations

import gzip
import io
import mailbox
import pickle
import plistlib
import zipfile
from datetime import datetime, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest
import unchaff
from conftest import PAGE

URL = "https://a.example/rain"
HTML = PAGE.format(3)
SAVED = datetime(2024, 5, 3, 10, 5, tzinfo=timezone.utc)


def mail(charset: str = "utf-8", coding: str = "base64") -> EmailMessage:
    """A newsletter: text, HTML and a picture."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.example", "b@b.example", "Regen"
    message["Date"] = SAVED
    message.set_content("View it in a browser.")
    message.add_alternative(HTML, subtype="html", charset=charset, cte=coding)
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a@a.example>")
    return message


def webarchive(kind: plistlib.PlistFormat) -> bytes:
    """What Safari saves."""
    main = {
        "WebResourceData": HTML.encode("utf-16-le"),
        "WebResourceURL": URL,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "utf-16le",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=kind)


def zipped() -> bytes:
    """A page with a folder beside it, and a page that is none."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rain.html", f"<!-- saved from url=(0022){URL} -->" + HTML)
        archive.writestr("rain_files/road.jpg", b"\xff\xd8\xff")
        archive.writestr("broken.eml", b"Subject: a\nDate: b\nContent-Type: image/png\n\n")
    return out.getvalue()


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (HTML.encode(), None),
        (gzip.compress(HTML.encode()), None),
        (mail().as_bytes(), None),
        (mail("iso-8859-15", "quoted-printable").as_bytes(), None),
        (webarchive(plistlib.FMT_BINARY), URL),
        (webarchive(plistlib.FMT_XML), URL),
        (zipped(), URL),
    ],
)
def test_every_form_gives_the_page_itself(tmp_path: Path, source: bytes, url: str | None) -> None:
    (tmp_path / "a").write_bytes(source)
    page = unchaff.extract_file(tmp_path / "a")
    want = unchaff.extract(HTML, url=url)
    assert (page.text, page.title, page.metadata.url) == (want.text, want.title, want.metadata.url)
    assert pickle.loads(pickle.dumps(page)).text == want.text


def test_a_file_of_many_is_read_page_by_page(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for _ in range(2):
        box.add(mail())
    box.close()
    pages = list(unchaff.iter_pages(tmp_path / "a.mbox"))
    assert [page.id for page in pages] == [f"{tmp_path}/a.mbox: message {n}" for n in (1, 2)]
    assert [page.saved for page in pages] == [SAVED, SAVED]
    assert pages[0].images == ("cid:a@a.example",)


def test_a_page_that_cannot_be_read_has_its_error(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped())
    good, bad = unchaff.iter_pages(tmp_path / "a.zip")
    assert (good.url, good.images, good.error) == (URL, ("rain_files/road.jpg",), None)
    assert good.page is not None and good.page.images[0].url == "road.jpg"
    assert bad.page is None and bad.error == "the mail holds neither HTML nor text"
    (tmp_path / "b").write_bytes(b'{"a": 1}')
    with pytest.raises(ValueError, match="JSON"):
        unchaff.extract_file(tmp_path / "b")
    with pytest.raises(OSError):
        unchaff.extract_file(tmp_path / "nowhere")
