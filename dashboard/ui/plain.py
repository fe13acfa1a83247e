"""Text from the data as text: nothing in it may become a link, a picture, a formula or an icon.

And where our own links begin.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

import streamlit as st

from dashboard.wording import SOURCE, spoken

_MARKUP: Final = re.compile(r"([!-/:-@\[-`{-~])")
_AUTOLINK: Final = re.compile(r"(?i)(https?|ftp|www|mailto)")


def escaped(text: str) -> str:
    r"""Return ``text`` so that Streamlit's Markdown shows it letter by letter.

    CommonMark lets every ASCII punctuation mark be escaped by a backslash; addresses are broken
    with a word joiner (U+2060, no width) because GitHub-style autolinks ignore escapes.

    Examples
    --------
    >>> escaped("*a* $x$")
    '\\*a\\* \\$x\\$'
    """
    unlinked = _AUTOLINK.sub(lambda match: f"{match[0][0]}\u2060{match[0][1:]}", text)
    return re.sub(r"\s+", " ", _MARKUP.sub(r"\\\1", unlinked)).strip()


def site_root() -> str:
    """Return the path our site lives below, with a slash at both ends."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def draw_told(text: str) -> None:
    """Draw a text of the data, which is in English whatever the page is in, and say so there."""
    if spoken() == SOURCE.code:
        st.text(text)
    else:
        st.html(f'<div class="told" lang="{SOURCE.code}">{escape(text)}</div>')
