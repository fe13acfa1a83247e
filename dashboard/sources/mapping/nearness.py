"""What somebody may have meant: the nearest of the known names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dashboard.sources.values import NEAR, key

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return the nearest known name as a question, empty when none is near."""
    near = process.extractOne(
        text, tuple(known), scorer=fuzz.ratio, processor=key, score_cutoff=NEAR
    )
    return f"did you mean {near[0]}?" if near else ""
