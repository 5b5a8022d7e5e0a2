"""Pages in NeMo Curator: an `HTMLExtractorAlgorithm`, by its contract and without its base class."""

from __future__ import annotations

from typing import Any

from unchaff.page import extract


class UnchaffExtractor:
    """Gives the paragraphs of the article. Stop words and language are not needed and not read."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings

    def extract_text(
        self, html: str, stop_words: frozenset[str] = frozenset(), language: str = ""
    ) -> list[str]:
        """The blocks of the running text, in their order."""
        text = extract(html, **self.settings).text
        return text.split("\n\n") if text else []
