"""One page."""

from __future__ import annotations

import json
import pickle
import subprocess
from datetime import datetime, timezone

import pytest
import unchaff
from conftest import PAGE, fixture


def check(html: str | bytes, text: str, **settings: object) -> unchaff.Extraction:
    """Extracts a page and compares the beginning of its text."""
    page = unchaff.extract(html, **settings)
    assert page.text.startswith(text)
    return page


def test_a_page_is_blocks_images_and_facts() -> None:
    page = check(PAGE.format(3), "It rained for 3 nights", url="https://a.example/rain")
    assert page.title == page.metadata.title == "River takes the road"
    assert page.metadata.authors == ("Ann Lee",)
    assert [(it.url, it.caption, it.credit) for it in page.images] == [
        ("https://a.example/road.jpg", "The road at dawn", "Jo Ray")
    ]
    assert [it.label for it in page.blocks][:3] == ["navigation", "navigation", "title"]
    assert page.blocks[0].links[0].url == "https://a.example/"
    assert page.markdown.startswith("# River takes the road")
    assert page.html.startswith("<article>")
    assert "phrase/navigation" in page.report
    assert page.page_type == "article" and 0 < page.confidence <= 1
    assert repr(page).startswith("<Extraction article: 'River takes the road'")


def test_what_plays_in_the_article_has_an_address() -> None:
    page = check(PAGE.format('<video src="/rain.mp4" title="Rain"></video>'), "It rained", url="https://a.example/rain")
    assert [(it.url, it.title) for it in page.players] == [("https://a.example/rain.mp4", "Rain")]


def test_the_encoding_of_bytes_is_found_or_told() -> None:
    html = "<p>Дождь шёл всю ночь, и к утру река забрала нижнюю дорогу.</p>"
    check(html.encode("windows-1251"), "Дождь шёл", encoding="windows-1251")
    check(b"<meta charset=windows-1251>" + html.encode("windows-1251"), "Дождь шёл")
    check(html, "Дождь шёл")
    check("<p>It rained \ud800 all night.", "It rained")


def test_what_is_no_page_is_an_error() -> None:
    with pytest.raises(ValueError, match="PDF"):
        unchaff.extract(b"%PDF-1.7\n")
    with pytest.raises(ValueError, match="too large"):
        unchaff.extract(b"<p>Rain", max_bytes=3)
    with pytest.raises(TypeError):
        unchaff.extract(7)
    with pytest.raises(ValueError, match="focus"):
        unchaff.extract("", focus="no")
    assert unchaff.extract("<p>Rain", max_bytes=5).warnings == ["truncated"]


def test_settings_are_those_of_the_library() -> None:
    html = "<h1>Rain</h1><p class=date>2 hours ago</p><p>It rained all night, and the road is gone.</p>"
    now = datetime(2024, 5, 3, 10, 5, tzinfo=timezone.utc)
    assert check(html, "It rained", now=now).metadata.published.startswith("2024-05-03")
    with pytest.raises(ValueError, match="time zone"):
        unchaff.extract(html, now=datetime(2024, 5, 3))
    standfirst = "<h1>Rain</h1><p class=standfirst>The road is gone.</p><p>It rained all night.</p>"
    assert unchaff.extract(standfirst).text_with(standfirst=True).startswith("The road")


def test_a_pickle_is_the_same_page() -> None:
    for page in (
        unchaff.extract(fixture("captions-de"), url="https://a.example/", focus="recall"),
        unchaff.extract_text("Skip to content\nIt rained all night in the valley, and the road is gone."),
    ):
        assert pickle.loads(pickle.dumps(page)).to_dict() == page.to_dict()


@pytest.mark.parametrize("name", ["captions-en", "news-ru", "wp-classic-en"])
def test_it_says_what_the_command_says(command: str, name: str) -> None:
    html = fixture(name)
    output = subprocess.run([command, "--json"], input=html, capture_output=True, check=True)
    line = json.loads(output.stdout)
    del line["id"]
    assert unchaff.extract(html).to_dict() == line
