"""The pages of the site: each drawn by a module of its own, with the same links at its head."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.ui import language, page, stories_page, view
from dashboard.ui.corridors import page as corridors_page
from dashboard.ui.corridors import pinned
from dashboard.wording import say

_HERE: Final = Path(__file__).parent
_STYLE: Final = _HERE / "style.css"
_ACCESS: Final = _HERE / "access.css"
_ICON: Final = _HERE / "icon.svg"

CORRIDORS: Final = "corridors"
"""Path of the page of corridors; it carries no parameters, so that no log can hold a question."""


STORIES: Final = "stories"
"""Path of the page of stories."""


def main() -> None:
    """Draw the page that the address names, in the language of its reader."""
    with language.begin():
        _draw()


def _draw() -> None:
    st.set_page_config(page_icon=str(_ICON), layout="wide", initial_sidebar_state=page.SIDEBAR)
    st.html(_STYLE)
    st.html(_ACCESS)
    pages = [_map_page(), _corridors_page(), _stories_page()]
    st.navigation(pages, position="hidden").run()


def _map_page() -> st.Page:
    return st.Page(_draw_map, title=say("title"), default=True)


def _corridors_page() -> st.Page:
    title = say("view.title", view=say("corridors.title"))
    return st.Page(_draw_corridors, title=title, url_path=CORRIDORS)


def _stories_page() -> st.Page:
    title = say("view.title", view=say("stories.title"))
    return st.Page(_draw_stories, title=title, url_path=STORIES)


def _draw_map() -> None:
    page.main(_links)


def _draw_corridors() -> None:
    corridors_page.main(_links, _door)


def _draw_stories() -> None:
    stories_page.main(_links)


def _door(label: str, selected: str) -> None:
    """Draw a link to a selection on the map's page, the rest of what is on show there kept."""
    asked = {**view.held().to_params(), "sel": selected}
    st.page_link(_map_page(), label=label, icon=":material/map:", query_params=asked)


def _links() -> None:
    """Draw the links between the pages; the map's keeps what is on show there."""
    with st.container(key="pages", horizontal=True, width="content", gap="small"):
        st.page_link(
            _map_page(),
            label=say("pages.map"),
            icon=":material/map:",
            query_params=view.held().to_params(),
        )
        corridors_link(say("pages.corridors"))
        st.page_link(
            _stories_page(),
            label=say("pages.stories"),
            icon=":material/slideshow:",
            query_params=pinned.carried(view.held()),
        )


def corridors_link(label: str) -> None:
    """Draw a link to the page of corridors, for the data that are on show."""
    st.page_link(
        _corridors_page(),
        label=label,
        icon=":material/route:",
        query_params=pinned.carried(view.held()),
    )
