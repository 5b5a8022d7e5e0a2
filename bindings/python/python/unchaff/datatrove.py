"""Pages in datatrove: `Unchaff()` takes the place of its `Trafilatura()` in a pipeline."""

from __future__ import annotations

from typing import Any

from datatrove.pipeline.extractors.base import BaseExtractor

from unchaff.page import extract


class Unchaff(BaseExtractor):
    """Puts the text of the article in the place of the page. A page without one is dropped."""

    name = "⛏ Unchaff"

    def __init__(self, timeout: float = 1, **settings: Any) -> None:
        super().__init__(timeout)
        self.settings = settings

    def extract(self, text: str) -> str:
        """The text of a page."""
        return extract(text, **self.settings).text
