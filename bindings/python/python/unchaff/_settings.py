"""The settings that all functions have in common, as the part in Rust takes them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypedDict

from unchaff._native import Sites

#: Behind the end of every file.
NO_END = 2**63 - 1

Focus = Literal["precision", "balanced", "recall"]


class Settings(TypedDict):
    """What stands in the dictionary that goes to Rust."""

    focus: Focus
    comments: bool
    now: datetime | None
    max_bytes: int | None
    max_depth: int | None
    max_nodes: int | None
    sites: Sites | None


def settings(
    focus: Focus = "balanced",
    comments: bool = False,
    now: datetime | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_nodes: int | None = None,
    sites: Sites | None = None,
) -> Settings:
    """Names the settings."""
    if now is not None and now.tzinfo is None:
        raise ValueError("now is a time with a time zone")
    return Settings(
        focus=focus,
        comments=comments,
        now=now,
        max_bytes=max_bytes,
        max_depth=max_depth,
        max_nodes=max_nodes,
        sites=sites,
    )
