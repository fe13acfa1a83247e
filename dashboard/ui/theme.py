"""Light or dark: what the reader's system or setting asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from dashboard.maps.look import Theme


def current() -> Theme:
    """Return the theme the page is shown in; light before the browser has told."""
    return "dark" if st.context.theme.type == "dark" else "light"
