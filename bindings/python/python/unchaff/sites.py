"""What pages of a site have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unchaff import _native

if TYPE_CHECKING:
    from unchaff.page import Extraction


class Sites(_native.Sites):
    """Profiles of sites, one for each host, for crawls of many pages: what stands on two articles of a site is hardly
    ever part of either.

    `Sites()` knows nothing yet; `Sites(data)` reads what `bytes(sites)` gave, or a file of `unchaff learn`. All functions
    that extract take `sites=`. A site takes 256 KiB, all together 512 MiB; when there is more to know, what stood on the
    fewest articles is forgotten first.

    Raises:
        ValueError: The bytes are of another kind or release, cut off or changed.
    """

    def learn(self, page: Extraction) -> bool:
        """Learns a page. Whether its site is known: by `url`, or by what the page says of itself."""
        return self._learn(page._page)
