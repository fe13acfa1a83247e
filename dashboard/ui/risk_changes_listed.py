"""The same changes as a list: on a phone a table would cut off what they are because of.

Both are on the page; the stylesheet shows the one that the screen has room for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def draw(found: pd.DataFrame, changes: Sequence[str]) -> None:
    """Draw a line for each row of ``risk_changes.table``, with its change as written."""
    lines = zip(found["country"], changes, found["range"], found["because"], strict=True)
    items = "".join(
        f"<li><b>{escape(country)}</b> <b>{escape(change)}</b> <span>{escape(range_)}</span>"
        f"<p>{escape(because)}</p></li>"
        for country, change, range_, because in lines
    )
    st.html(f'<ol class="changes-listed">{items}</ol>')
