"""Draft: to be replaced whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable


def main(links: Callable[[], None]) -> None:
    """Draw the page."""
    st.markdown(f"## {say('corridors.title')}")
    links()
