"""Text from the data stays text (the browser tests look at the page itself)."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as some

from dashboard.ui.plain import escaped


@given(some.text(alphabet=string.printable + "ёж—“”", max_size=80))
def test_every_letter_is_kept(text: str) -> None:
    shown = escaped(text).replace("\u2060", "")
    unescaped = shown.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
    assert unescaped.split() == text.split()


def test_no_mark_of_markdown_is_left_bare() -> None:
    shown = escaped("![x](y) *b* _i_ `c` $m$ :red[z] <b> # h")
    for i, letter in enumerate(shown):
        if letter in string.punctuation and letter != "\\":
            assert shown[i - 1] == "\\"


def test_addresses_do_not_become_links() -> None:
    for text in ("https://example.org", "www.example.org", "HTTP://EXAMPLE.ORG", "mailto:a@b.c"):
        assert text.split(":")[0].split(".")[0] not in escaped(text)
