"""The bar of a story above the live map: which step of it is on show, what it says, the next."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.stories.deck import STEP, STORY, address
from dashboard.stories.drawing import fragment
from dashboard.stories.library import library
from dashboard.ui import answers, stories_page
from dashboard.ui.plain import site_root
from dashboard.wording import PARAMETER, say, spoken

if TYPE_CHECKING:
    from dashboard.stories.library import Shelved
    from dashboard.ui.view import View


def draw(seen: View) -> None:
    """Draw the step a reader came by; nothing when these data have no such story or step."""
    name, _, number = seen.told.partition("/")
    one = library(answers.site()).called(name) if seen.told else None
    if one is None or not 1 <= int(number) <= len(one.steps):
        return
    with st.container(key="story"):
        st.html(_bar(one, int(number)))


def _bar(one: Shelved, number: int) -> str:
    language = one.story.language(spoken())
    step = one.steps[number - 1]
    words, total = step.words(language), len(one.steps)
    title = escape(one.story.titles[language].heading)
    progress = escape(say("story.progress", n=number, total=total))
    links = [
        _link(one, number - 1, say("story.previous")) if number > 1 else "",
        _link(one, number + 1, say("story.next")) if number < total else "",
        _anchor(stories_page.presented(one.story.id, number), say("stories.present")),
        _anchor(f"{site_root()}", say("story.leave")),
    ]
    return (
        f'<nav class="story" aria-label="{title}"><p>{title} · {progress}</p>'
        f'<h2 lang="{language}">{escape(words.heading)}</h2>'
        f'<p lang="{language}">{escape(words.text)}</p><div>{"".join(links)}</div></nav>'
    )


def _link(one: Shelved, number: int, words: str) -> str:
    step = one.steps[number - 1]
    told = {PARAMETER: spoken(), STORY: one.story.id, STEP: str(number)}
    return _anchor(site_root() + address(step, answers.site(), told) + fragment(step), words)


def _anchor(address_: str, words: str) -> str:
    return f'<a href="{escape(address_)}" target="_self">{escape(words)}</a>'
