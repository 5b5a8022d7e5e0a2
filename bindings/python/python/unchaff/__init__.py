"""Splits a saved web page into labelled blocks, and tells the article from the rest.

>>> import unchaff
>>> page = unchaff.extract("<nav><a href=/>Home</a></nav><h1>Rain</h1><p>It rained all night in the valley.</p>")
>>> page.text
'It rained all night in the valley.'
>>> [(block.label, block.reason) for block in page.blocks]
[('navigation', 'phrase/navigation'), ('title', 'context/title'), ('body', 'region/inside')]

One page: `extract`, `extract_text`, `extract_file`. Many pages: `iter_pages` of a saved file,
`extract_batch` takes Arrow arrays and gives a record batch, `extract_warc` reads archives. Engines: `unchaff.spark`, `unchaff.ray`, `unchaff.datatrove`,
`unchaff.nemo`.
"""

from unchaff.batch import SCHEMA, extract_batch, extract_warc
from unchaff.page import Block, Extraction, Image, Link, Metadata, Player, extract, extract_text
from unchaff.saved import Saved, extract_file, iter_pages
from unchaff.sites import Sites

__all__ = [
    "SCHEMA",
    "Block",
    "Extraction",
    "Image",
    "Link",
    "Metadata",
    "Player",
    "Saved",
    "Sites",
    "extract",
    "extract_batch",
    "extract_file",
    "extract_text",
    "extract_warc",
    "iter_pages",
]
__version__ = "0.1.0"
