"""What pages of a site have in common."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from unchaff import _native
from unchaff._settings import NO_END, settings

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

    def learn_file(
        self,
        path: str | os.PathLike[str],
        begin: int = 0,
        end: int | None = None,
        *,
        encoding: str | None = None,
        **chosen: Any,
    ) -> int:
        """Learns the pages of a file, or of a part of it, that `extract_warc` reads. How many of their sites are known.

        It works in the thread of the caller. The other arguments are those of `extract`, such as `max_bytes`. What cannot
        be read is passed over: `extract_warc` gives a row with an `error` for it.

        Raises:
            OSError: The file cannot be read.
        """
        last = NO_END if end is None else end
        return self._learn_file(os.fspath(path), begin, last, encoding, settings(**chosen))
