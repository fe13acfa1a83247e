"""A reader's own story: the view on show becomes a step, kept in the session alone, and a file.

Nothing is sent anywhere: the file is made when it is asked for and goes to the reader. Figures are
offered as placeholders, so that the story stays true when the data are renewed.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final, cast

import streamlit as st

from dashboard.errors import DataError
from dashboard.stories.asked import PARAMETERS, Asked
from dashboard.stories.filling import misused
from dashboard.stories.reading import LONGEST, MOST_STEPS, read
from dashboard.stories.records import TABLES
from dashboard.stories.story import LANGUAGES, Step, Story, Words
from dashboard.stories.writing import written
from dashboard.ui import answers
from dashboard.ui.plain import escaped
from dashboard.wording import SOURCE, counted, say, spoken

if TYPE_CHECKING:
    from dashboard.ui.view import View

_STEPS: Final = "own story"
_TITLE: Final = "own story title"
_HEADING, _TEXT = "own step heading", "own step text"
_WRONG: Final = "own step wrong"
_MARKED: Final = tuple(f"{table.removesuffix('s')}:" for table in TABLES[:3])


def draw(seen: View) -> None:
    """Draw the place where a story is made of views."""
    steps = _steps()
    opened = st.expander(
        say("maker.begin"), icon=":material/slideshow:", key="story maker", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(say("maker.lead"))
        st.text_input(say("maker.heading"), key=_HEADING, max_chars=LONGEST["heading"])
        st.text_area(
            say("maker.text"),
            key=_TEXT,
            max_chars=LONGEST["text"],
            help=say("maker.text.help", n="{n}", countries="{countries}"),
        )
        st.button(
            say("maker.add"),
            key="own step add",
            icon=":material/add:",
            type="primary",
            on_click=_add,
            args=(seen,),
            disabled=len(steps) >= MOST_STEPS,
        )
        if wrong := st.session_state.pop(_WRONG, ""):
            st.warning(escaped(wrong))
        if steps:
            st.markdown(f"**{counted('maker.title', len(steps))}**")
        for at in range(len(steps)):
            _draw_step(at, steps)
        if steps:
            _draw_file(steps)


def _draw_step(at: int, steps: list[Step]) -> None:
    heading = next(iter(steps[at].words.values())).heading
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{at + 1}. {escaped(heading)}", width="stretch")
        for name, icon, moved, off in (
            (say("maker.up"), "arrow_upward", at - 1, at == 0),
            (say("maker.down"), "arrow_downward", at + 1, at == len(steps) - 1),
            (say("maker.remove"), "delete", None, False),
        ):
            st.button(
                "",
                key=f"own step {icon} {at}",
                icon=f":material/{icon}:",
                help=name,
                type="tertiary",
                on_click=_move,
                args=(at, moved),
                disabled=off,
            )


def _draw_file(steps: list[Step]) -> None:
    title = st.text_input(say("maker.name"), key=_TITLE, max_chars=LONGEST["title"])
    story = own(title, steps)
    st.download_button(
        say("maker.save"),
        data=written(story),
        file_name=f"{story.id}.toml",
        mime="application/toml",
        icon=":material/download:",
        key="own story save",
        on_click="ignore",
    )
    st.caption(say("maker.present", command=f"`exile-atlas present {story.id}.toml`"))


def own(title: str, steps: list[Step]) -> Story:
    """Return the story of a session's steps, all in the language of the first."""
    language = next(iter(steps[0].words))
    kept = tuple(
        dataclasses.replace(step, words={language: next(iter(step.words.values()))})
        for step in steps
    )
    plain = " ".join(title.split()) or say("maker.untitled")
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-") or "my-story"
    subtitle = say("maker.subtitle", version=answers.site().data_version)
    return Story(
        id=name,
        titles={language: Words(plain, subtitle)},
        authors=(),
        data=answers.site().data_version,
        steps=kept,
    )


def step_of(seen: View, heading: str, text: str, language: str) -> Step:
    """Return a view as a step; DataError for words that a story may not hold."""
    params = seen.to_params()
    view = {name: value for name, value in params.items() if name in PARAMETERS}
    marked = (seen.selected.partition(":")[2],) if seen.selected.startswith(_MARKED) else ()
    words = Words(*(" ".join(one.split()) for one in (heading, text)))
    if not words.heading or not words.text:
        raise DataError(say("maker.empty"), file=say("maker.step"))
    for one in (words.heading, words.text):
        if wrong := misused(one, marked, language):
            raise DataError(f"{wrong}.", file=say("maker.step"))
    step = Step(words={language: words}, view=view, asked=Asked.of(view), highlight=marked)
    read(written(own(words.heading, [step])), say("maker.step"))
    return step


def _language() -> str:
    """Return the language a step is written in: that of the page."""
    return spoken() if spoken() in LANGUAGES else SOURCE.code


def _add(seen: View) -> None:
    given = (st.session_state.get(_HEADING, ""), st.session_state.get(_TEXT, ""))
    try:
        step = step_of(seen, *given, _language())
    except DataError as error:
        st.session_state[_WRONG] = str(error)
        return
    st.session_state[_STEPS] = [*_steps(), step]
    st.session_state[_HEADING] = st.session_state[_TEXT] = ""


def _move(at: int, to: int | None) -> None:
    """Move a step to another place, or drop it."""
    steps = list(_steps())
    if not 0 <= at < len(steps):
        return
    step = steps.pop(at)
    if to is not None:
        steps.insert(max(to, 0), step)
    st.session_state[_STEPS] = steps


def _steps() -> list[Step]:
    return cast("list[Step]", st.session_state.get(_STEPS, []))
