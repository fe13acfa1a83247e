"""The page of stories: a card for each, to present, to read, to take along."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.stories.deck import DATA, LANGUAGE
from dashboard.stories.library import library
from dashboard.ui import answers, edition, language
from dashboard.ui.corridors import pinned
from dashboard.ui.plain import escaped, site_root
from dashboard.wording import counted, say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.stories.library import Shelved

_STYLE: Final = Path(__file__).parent / "stories.css"


def main(links: Callable[[], None]) -> None:
    """Draw the page; ``links`` leads to the others."""
    st.html(_STYLE)
    begun = pinned.current()
    with language.speak(begun), edition.of(begun) as seen:
        with st.container(key="top", gap="small"):
            with st.container(
                key="head", horizontal=True, vertical_alignment="bottom", gap="small"
            ):
                st.markdown(f"# {say('stories.title')}", width="content", anchors=False)
                links()
                language.draw()
            st.caption(say("stories.lead"))
        _draw()
        pinned.write(seen)


def _draw() -> None:
    held = library(answers.site())
    if held.stories:
        st.html(f'<div class="stories">{"".join(_card(one) for one in held.stories)}</div>')
    else:
        st.info(say("stories.none"))
    for problem in held.problems[:5]:
        st.caption(say("stories.problem", reason=escaped(str(problem))))


def _card(one: Shelved) -> str:
    told = one.story.language(spoken())
    words, name = one.story.titles[told], one.story.id
    version = answers.site().data_version
    other = say("stories.other", version=one.story.data) if one.story.data != version else ""
    picture = _address(f"{name}.svg")
    return (
        f'<article lang="{told}"><a class="picture" href="{escape(presented(name))}"'
        f' target="_self" tabindex="-1" aria-hidden="true"><img src="{escape(picture)}" alt=""'
        f' width="600" height="380" loading="lazy"></a>'
        f"<h2>{escape(words.heading)}</h2><p>{escape(words.text)}</p>"
        f'<p class="count">{escape(counted("stories.steps", len(one.steps)))}'
        f"{escape(f' · {other}' if other else '')}</p>"
        f'<p class="do"><a class="first" href="{escape(presented(name))}" target="_self">'
        f"{escape(say('stories.present'))}</a>"
        f'<a href="{escape(_address(name, read="1"))}" target="_self">'
        f"{escape(say('stories.read'))}</a>"
        f'<a href="{escape(_address(f"{name}.html"))}" download>'
        f"{escape(say('stories.save'))}</a>"
        f'<a href="{escape(_address(f"{name}.toml"))}" download>'
        f"{escape(say('stories.file'))}</a></p></article>"
    )


def presented(name: str, number: int = 0) -> str:
    """Return the address of a story's own page, of one of its steps if one is named."""
    return _address(name) + (f"#{number}" if number else "")


def _address(name: str, **given: str) -> str:
    asked = {**given, LANGUAGE: spoken(), DATA: answers.site().data_version}
    return f"{site_root()}present/{name}?" + "&".join(f"{k}={v}" for k, v in asked.items())
