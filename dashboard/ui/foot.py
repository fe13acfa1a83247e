"""The foot of a page: what the atlas is not for, whose outlines it draws, and the plain pages."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import pages
from dashboard.ui import edition
from dashboard.ui.plain import site_root
from dashboard.wording import say


def draw(cited: str) -> None:
    """Draw the foot.

    Parameters
    ----------
    cited
        Query string of what the page on how to cite is to answer: the data, and of the map's page
        its question.
    """
    with st.container(key="foot"):
        edition.draw_refusal()
        st.caption(say("foot.not_for"))
        st.caption(say("foot.credits"))
        st.html(_links(cited))


def _links(cited: str) -> str:
    """Return links to our plain pages, in the same tab, below whatever path the site lives."""
    root = site_root()
    links = (
        f'<a href="{escape(root + pages.address(place, cited))}"'
        f' target="_self">{escape(place.name)}</a>'
        for place in pages.places()
    )
    return f'<nav class="foot">{"".join(links)}</nav>'
