"""Pages of one site know each other."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import unchaff
from conftest import response

BOX = "The Valley Post has been printed at the mill since 1911, and four of us still write it by hand, every week."
STORIES = {
    "Rain": "It rained all night in the valley, and by the morning the lower road and its bridge were gone.",
    "Wind": "The roof of the town hall came down in the square at noon, while everybody was at lunch.",
    "Snow": "Nobody has seen so much of it in April, says the man who has cleared the roads for thirty years.",
}


def html(title: str) -> str:
    text = STORIES[title]
    return f"<title>{title}</title><article><h1>{title}</h1><p>{text}<p>{text} Again.<p>{BOX}</article>"


def learned() -> unchaff.Sites:
    sites = unchaff.Sites()
    for title in STORIES:
        assert sites.learn(unchaff.extract(html(title), url=f"https://www.valley.example/{title}"))
    return sites


def test_what_stands_on_other_articles_is_no_text() -> None:
    sites = learned()
    assert (sites.hosts(), sites.articles("valley.example")) == (["valley.example"], 3)
    alone = unchaff.extract(html("Rain"), url="https://valley.example/")
    known = unchaff.extract(html("Rain"), url="https://valley.example/", sites=sites)
    assert BOX in alone.text and BOX not in known.text
    assert known.blocks[-1].reason == "site/repeated"
    batch = unchaff.extract_batch([html("Rain")], "https://valley.example/", sites=sites)
    assert batch["text"][0].as_py() == known.text
    # A pickle holds what was known then, of the one site.
    sites.learn(unchaff.extract(html("Wind"), url="https://hill.example/"))
    assert pickle.loads(pickle.dumps(known)).text == known.text
    assert b"hill.example" not in pickle.dumps(known)


def test_profiles_are_kept_and_merged() -> None:
    sites = learned()
    again = unchaff.Sites(bytes(sites))
    again.merge(pickle.loads(pickle.dumps(sites)))
    assert bytes(again) == bytes(sites)
    assert not sites.learn(unchaff.extract("<p>Nobody knows where this is from."))
    with pytest.raises(ValueError, match="no profile"):
        unchaff.Sites(b"<html>")


def test_a_file_is_learned(tmp_path: Path) -> None:
    folder = tmp_path / "pages.warc"
    pages = [response(f"https://www.valley.example/{title}", html(title)) for title in STORIES]
    folder.write_bytes(b"".join([*pages, response("https://a.example/", "%PDF-1.7")]))
    sites = unchaff.Sites()
    assert sites.learn_file(folder, max_bytes=1 << 20) == len(STORIES)
    assert bytes(sites) == bytes(learned())
    # Each record is learned by the part in which it begins.
    half = sum(map(len, pages[:2])) - 1
    parts = unchaff.Sites(), unchaff.Sites()
    assert (parts[0].learn_file(folder, 0, half), parts[1].learn_file(folder, half)) == (2, 1)
    parts[0].merge(parts[1])
    assert parts[0].articles("valley.example") == len(STORIES)
    with pytest.raises(OSError):
        sites.learn_file(tmp_path / "none.warc")
