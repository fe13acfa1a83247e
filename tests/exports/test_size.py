"""Sizes in words: two figures, no more than is known."""

from __future__ import annotations

import pytest

from dashboard.exports.size import in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (6_280, "about 6.3 KB"),
        (89_720, "about 90 KB"),
        (999_999, "about 1,000 KB"),
        (1_000_000, "about 1 MB"),
        (33_012_000, "about 33 MB"),
        (1_500_003_000, "about 1,500 MB"),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert in_words(size) == words
