"""The page of corridors: what it is not, the question on the left, compared answers beside a map.

Every part stands in a container of its own that is always there, so that the map's frame never
moves in the page (a moved frame reloads and loses its view).
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.errors import QueryError
from dashboard.exports.about import parameters
from dashboard.filters import Query
from dashboard.ui import answers, edition, foot, language
from dashboard.ui.corridors import (
    asked,
    box,
    brief,
    cards,
    changed,
    clock,
    details,
    drawn,
    form,
    legend,
    none_known,
    picked,
    pinned,
    share,
    unused,
    words,
)
from dashboard.ui.plain import escaped
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dashboard.corridors import Answer, Corridor, Question
    from dashboard.ui.corridors.asked import Asked
    from dashboard.ui.corridors.details import Door
    from dashboard.ui.view import View

_LOGGER: Final = logging.getLogger(__name__)
_STYLE: Final = Path(__file__).parent / "corridors.css"


def main(links: Callable[[], None], door: Door) -> None:
    """Draw the page; ``links`` leads to other pages, ``door`` to a selection on the map's page."""
    st.html(_STYLE)
    begun = pinned.current()
    with language.speak(begun), edition.of(begun) as seen:
        asked.drawing(now=True)
        try:
            _draw(seen, links, door)
        except Exception as error:  # noqa: BLE001 - its words may hold the question
            _LOGGER.error("The page of corridors failed: %s", without_words(error))  # noqa: TRY400
            st.error(say("ask.failed"))
        pinned.write(seen)
        asked.drawing(now=False)


def without_words(error: Exception) -> str:
    """Return where an error arose and of which kind it is; what it says stays out of the log."""
    return "".join((*traceback.format_tb(error.__traceback__), type(error).__name__))


def _draw(seen: View, links: Callable[[], None], door: Door) -> None:
    """Lay the page out, then fill it."""
    top = st.container(key="top", gap="small")
    left, right = st.columns([0.25, 0.75], gap="medium")
    with right:
        said = st.container(key="said", gap="small")
        beside, around = st.columns([0.4, 0.6], gap="medium")
        found = beside.container(key="answers", height=drawn.HEIGHT + 190, border=False)
        map_place = around.container(key="map", gap="small")
        below = around.container(key="below", gap="small")
    more = st.container(key="in-full", gap="small")
    now = asked.current()
    latest = answers.site().snapshot.manifest.as_of
    day = now.on(latest)
    with top:
        _top(seen, links)
    with left, box.question():
        form.draw(now, answers.site().corridors.network, latest)
        box.draw_done()
    question, answer, trouble = _answered(now, day)
    chosen = _chosen(answer)
    with said:
        _said(now, day, question, trouble)
    with found:
        _found(answer, chosen, now, day, pinned.to_help(seen))
    with map_place:
        drawn.draw(answer, chosen, now.person, day)
    with below:
        clock.draw(now, latest)
        drawn.draw_layers(day)
        legend.draw(now.person, day, drawn.layers(), answered=chosen is not None)
    with more:
        _more(question, answer, chosen, door)
    # Nothing of the question stands in these links, and nothing of what the map's page shows.
    foot.draw(parameters(Query(), answers.site().data_version))


def _answered(now: Asked, day: date) -> tuple[Question | None, Answer | None, str]:
    """Return question and answer, or what is wrong with the question."""
    corridors = answers.site().corridors
    try:
        question = now.question(corridors.network, day)
    except QueryError as error:
        return None, None, str(error)
    return question, corridors.answer(question), ""


def _chosen(answer: Answer | None) -> Corridor | None:
    """Return the corridor shown in full: the chosen one while it is an answer, else the first."""
    if answer is None or answer.none_known:
        return None
    known = {corridor.id: corridor for corridor in answer.corridors}
    return known.get(asked.chosen(), answer.corridors[0])


def _top(seen: View, links: Callable[[], None]) -> None:
    with st.container(
        key="head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        st.markdown(f"# {say('title')}", width="content", anchors=False)
        st.caption(say("ask.subtitle"), width="content")
        links()
        language.draw()
        with st.container(
            key="shown", width="content", horizontal=True, vertical_alignment="center"
        ):
            version = escaped(answers.site().data_version)
            st.markdown(say("ask.data", version=version), width="content")
            edition.draw_pin(seen)
    edition.draw_newer(seen)
    with st.container(key="not-this"):
        st.markdown(say("ask.not", help=pinned.to_help(seen)))
    for notice in st.session_state.get("notices", ())[:3]:
        st.warning(escaped(notice))


def _said(now: Asked, day: date, question: Question | None, trouble: str) -> None:
    with st.container(key="sentence"):
        st.markdown(escaped(words.sentence(now, day)))
    for notice in asked.notices():
        st.warning(escaped(notice), icon=":material/link_off:")
    if now.day and now.day > day:
        st.warning(say("ask.link.later"), icon=":material/link_off:")
    if trouble:
        st.warning(escaped(trouble))
    with st.container(key="share", horizontal=True, gap="small"):
        share.draw(now)
        brief.draw(now, question, day)


def _found(
    answer: Answer | None, chosen: Corridor | None, now: Asked, day: date, to_help: str
) -> None:
    if answer is None:
        return
    risks = answers.site().corridors.risks(now.person, day)
    if answer.none_known:
        none_known.draw(answer, risks, to_help)
    else:
        cards.draw(answer, chosen, risks)


def _more(
    question: Question | None, answer: Answer | None, chosen: Corridor | None, door: Door
) -> None:
    """Draw what lies below: the selection, the chosen corridor, ways not used, what changed."""
    with st.container(key="picked"):
        picked.draw(door)
    if question is None or answer is None:
        return
    with st.container(key="details"):
        if chosen:
            risks = answers.site().corridors.risks(question.person, question.day)
            details.draw(chosen, risks, door)
    with st.container(key="unused"):
        unused.draw(answer)
    with st.container(key="changed"):
        changed.draw(question, answers.site().snapshot.manifest.as_of)
