"""Engines that are not Spark."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import pyarrow as pa
import pytest
import unchaff
from conftest import PAGE


def test_nemo_curator() -> None:
    from unchaff.nemo import UnchaffExtractor

    # The package itself is too heavy for a test; this is what it asks of an extractor.
    @runtime_checkable
    class HTMLExtractorAlgorithm(Protocol):
        def extract_text(self, html: str, stop_words: frozenset[str], language: str) -> list[str] | None: ...

    extractor = UnchaffExtractor()
    assert isinstance(extractor, HTMLExtractorAlgorithm)
    found = extractor.extract_text(PAGE.format(3), frozenset({"the"}), "ENGLISH")
    assert [it.split()[0] for it in found] == ["It", "Nobody"]
    assert extractor.extract_text("", frozenset(), "") == []


def test_datatrove() -> None:
    pytest.importorskip("datatrove")
    from datatrove.data import Document

    from unchaff.datatrove import Unchaff

    pages = [Document(text=PAGE.format(3), id="a"), Document(text="", id="b")]
    found = list(Unchaff(timeout=20).run(iter(pages)))
    assert [(it.id, it.text.split()[0]) for it in found] == [("a", "It")]


def test_ray() -> None:
    pytest.importorskip("ray")
    ray_data = pytest.importorskip("ray.data")
    from unchaff.ray import Extract

    html = [PAGE.format(it) for it in range(8)]
    pages = pa.table({"n": list(range(8)), "url": ["https://a.example/"] * 8, "content": html})
    found = ray_data.from_arrow(pages).map_batches(Extract(), batch_format="pyarrow", batch_size=4)
    table = pa.concat_tables(found.iter_batches(batch_format="pyarrow")).sort_by("n")
    assert table.schema.names == ["n", *unchaff.SCHEMA.names]
    assert table["text"].to_pylist() == unchaff.extract_batch(html)["text"].to_pylist()
