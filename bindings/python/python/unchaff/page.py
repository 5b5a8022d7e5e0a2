"""One page: what goes in and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from unchaff import _native
from unchaff._settings import Focus, Settings, settings
from unchaff.sites import Sites


@dataclass(frozen=True)
class Link:
    """A link in a block. `start` and `end` are bytes of the text in UTF-8."""

    url: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A visible piece of text.

    `kind` is what the mark-up says it is, `label` what it does on the page, `reason` the rule that chose
    the label, `confidence` how likely the label is right, 0 to 1, `factors` what moved the learned table, `image` the image that a caption or a credit
    belongs to, `time` when, of dates and of the entries of a live blog.
    """

    kind: str
    label: str
    reason: str
    confidence: float | None
    factors: tuple[str, ...]
    image: int | None
    time: str | None
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Image:
    """An image of the article with its caption, its credit, and where both were found.

    `credit_raw` is the credit as shown, `position` the place among the blocks.
    """

    url: str | None
    alt: str | None
    caption: str | None
    caption_source: str | None
    credit: str | None
    credit_raw: str | None
    credit_source: str | None
    is_lead: bool
    is_video: bool
    position: int


@dataclass(frozen=True)
class Player:
    """A video, a sound or a map that plays in the article. `position` is the place among the blocks."""

    url: str
    title: str | None
    position: int


@dataclass(frozen=True)
class Metadata:
    """Facts about the article. What the page does not tell is `None`. `sources` says where each was found."""

    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    direction: str | None
    site_name: str | None
    url: str | None
    description: str | None
    image: str | None
    license: str | None
    access: str | None
    sources: dict[str, str]


class Extraction:
    """A page split into labelled blocks. `extract` makes one.

    It keeps the source: a pickle holds the source and the settings, and the page is extracted again
    from them.
    """

    def __init__(self, page: _native.Page, again: partial[Extraction], source: str | bytes) -> None:
        self._page = page
        self._again = again
        self._source = source

    @property
    def text(self) -> str:
        """The running text: headings, paragraphs, lists, tables, quotes and code, an empty line apart."""
        return self.text_with()

    def text_with(self, *, standfirst: bool = False, embeds: bool = False) -> str:
        """The running text with the standfirst or with posts of social networks, too."""
        return self._page.text(standfirst, embeds)

    @property
    def markdown(self) -> str:
        """The article as Markdown, with headline, standfirst and captions."""
        return self._page.markdown()

    @property
    def html(self) -> str:
        """The article as HTML that needs no sanitiser: it is written from the blocks."""
        return self._page.html()

    @property
    def report(self) -> str:
        """A self-contained page to look at in a browser: every block with the reason for its label."""
        return self._page.report()

    @property
    def title(self) -> str | None:
        """The headline."""
        return self._page.title()

    @property
    def confidence(self) -> float | None:
        """The chance that `text` is right, 0 to 1. `None` for text without mark-up."""
        return self._page.confidence()

    @property
    def page_type(self) -> str:
        """What sort of page it is, such as `article`."""
        return self._page.page_type()

    @property
    def warnings(self) -> list[str]:
        """What went wrong on the way: malformed bytes, cut input, each limit that was hit."""
        return self._page.warnings()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in the order of the page, boilerplate included."""
        return tuple(_block(item) for item in self._facts["blocks"])

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """The images of the article in the order of the page."""
        return tuple(_of(Image, item) for item in self._facts["images"])

    @cached_property
    def players(self) -> tuple[Player, ...]:
        """The videos, sounds and maps that play in the article, in the order of the page."""
        return tuple(_of(Player, item) for item in self._facts["players"])

    @cached_property
    def metadata(self) -> Metadata:
        """Title, authors, dates and the like, from structured data and from the blocks."""
        facts = self._facts
        return _of(Metadata, facts | {"authors": tuple(facts["authors"]), "tags": tuple(facts["tags"])})

    def to_dict(self) -> dict[str, Any]:
        """What the command prints with `--json`, without the identifier: made of plain lists and texts."""
        facts: dict[str, Any] = json.loads(self._page.json())
        return facts

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return self.to_dict()

    def __reduce__(self) -> tuple[partial[Extraction], tuple[str | bytes]]:
        return self._again, (self._source,)

    def __repr__(self) -> str:
        return f"<Extraction {self.page_type}: {self.title!r}, {len(self.blocks)} blocks>"


def _of(kind: type, facts: dict[str, Any]) -> Any:
    return kind(**{field.name: facts[field.name] for field in fields(kind)})


def _block(facts: dict[str, Any]) -> Block:
    links = tuple(_of(Link, link) for link in facts["links"])
    block: Block = _of(Block, facts | {"factors": tuple(facts["factors"]), "links": links})
    return block


def extract(
    html: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    local: bool = False,
    focus: Focus = "balanced",
    comments: bool = False,
    now: datetime | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> Extraction:
    """Extracts an HTML document.

    A string never fails: what is longer than `max_bytes` (16 MiB by default) is cut, with a warning.

    Args:
        html: The page. Of bytes the encoding is found.
        url: The address of the page; relative links and images are resolved against it.
        encoding: What the server said of bytes: a label or the whole value of `Content-Type`.
        local: Whether relative addresses lead to files beside the page, and stay as they are.
        focus: "precision" rather loses a paragraph than keeps boilerplate, "recall" the opposite.
        comments: Whether comments of readers count as content.
        now: When the page was saved, with a time zone; dates such as "2 hours ago" are reckoned from it.
        max_bytes: The largest page.
        max_depth: Elements nested deeper are read as if they were not nested.
        max_nodes: Beyond so many elements and texts tags are ignored.
        sites: What other pages of the site have in common; the site is that of `url`, else what the page says.

    Raises:
        ValueError: The bytes are no page (a PDF, an image, a program) or more than `max_bytes`.
    """
    chosen = settings(focus, comments, now, max_bytes, max_depth, max_nodes, sites)
    page = _native.extract(html, url, encoding, local, chosen)
    again = partial(extract, url=url, encoding=encoding, local=local, **_kept(chosen, url, page))
    return Extraction(page, again, html)


def extract_text(
    text: str,
    *,
    url: str | None = None,
    focus: Focus = "balanced",
    comments: bool = False,
    now: datetime | None = None,
    max_bytes: int | None = None,
    sites: Sites | None = None,
) -> Extraction:
    """Extracts text that was scraped from a page by someone else. It never fails."""
    chosen = settings(focus, comments, now, max_bytes, sites=sites)
    page = _native.extract_text(text, url, chosen)
    again = partial(
        extract_text,
        url=url,
        focus=focus,
        comments=comments,
        now=now,
        max_bytes=max_bytes,
        sites=_kept(chosen, url, page)["sites"],
    )
    return Extraction(page, again, text)


def _kept(chosen: Settings, url: str | None, page: _native.Page) -> Settings:
    """The settings with what is known now of the one site of a page."""
    if chosen["sites"] is None:
        return chosen
    return {**chosen, "sites": chosen["sites"]._of(url or page.address())}
