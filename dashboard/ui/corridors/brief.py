"""The comparison on show as a brief: made within the reader's session, asked for by no address.

What makes the file is handed to the page's own connection and called when the button is pressed;
the file then has an address that says nothing of the question.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import briefs
from dashboard.ui import answers
from dashboard.ui.corridors import asked, share, words
from dashboard.wording import say, spoken

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corridors import Question
    from dashboard.site import Site
    from dashboard.ui.corridors.asked import Asked

_CARRY: Final = "corridors brief carries"
_PAPER: Final = "corridors brief paper"

_KINDS: Final = ("pdf", "html")


def draw(now: Asked, question: Question | None, day: date) -> None:
    """Draw the box that makes a brief of the comparison; nothing without an answer."""
    if question is None:
        return
    with st.popover(say("brief.take"), icon=":material/description:", key="ask brief"):
        st.caption(say("brief.take.ways"))
        paper = st.radio(
            say("brief.take.paper"),
            briefs.PAPERS,
            format_func=lambda code: say(f"brief.paper.{code}"),
            horizontal=True,
            key=_PAPER,
        )
        carries = st.checkbox(
            say("brief.take.carry"), help=say("brief.take.carry.help"), key=_CARRY
        )
        where = share.address(replace(now, day=day)) if carries else share.here()
        wanted = briefs.Comparison(
            question,
            words.sentence(now, day),
            chosen=asked.chosen(),
            address=where,
            carries=carries,
            lang=spoken(),
        )
        for ending in _KINDS:
            _button(ending, partial(_made, answers.site(), wanted, paper, ending))


def _button(ending: str, make: partial[bytes]) -> None:
    form = briefs.form_called(ending)
    if form is None:
        return
    st.download_button(
        say(f"brief.take.as.{ending}"),
        data=make,
        file_name=f"exile-atlas-{answers.site().data_version}-corridors.{ending}",
        mime=form.media_type,
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
        key=f"ask brief {ending}",
    )


def _made(site: Site, wanted: briefs.Comparison, paper: briefs.Paper, ending: str) -> bytes:
    form = briefs.form_called(ending)
    assert form is not None  # noqa: S101 - one of _KINDS
    return briefs.compared(site, wanted, paper, form)
