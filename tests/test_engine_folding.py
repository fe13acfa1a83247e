"""Texts as compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.engine.folding import fold, words

letters = some.text(some.characters(max_codepoint=0x52F, exclude_categories=["Cs"]), max_size=20)
"""Latin, Greek and Cyrillic with their marks."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Große STRASSE", "grosse strasse"),
        ("İzmir", "izmir"),
        ("Ёлка, йод", "елка, иод"),
        ("e\u0301té ÉTÉ", "ete ete"),
        ("Putin’s", "putin's"),
        ("ﬁne １２", "fine 12"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("already plain", "already plain"),
    ],
)
def test_case_accents_and_width_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(letters)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(letters, letters, letters)
def test_a_part_of_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    assert fold(part) in fold(before + part + after)


@given(letters)
def test_the_words_say_the_same_as_the_text(text: str) -> None:
    kept = words(text)
    assert all(any(word in longer for longer in kept) for word in fold(text).split())
    assert not any(a != b and a in b for a in kept for b in kept)


def test_nothing_but_marks_is_no_word() -> None:
    assert words("\u0301 \u0308") == words("") == ()
