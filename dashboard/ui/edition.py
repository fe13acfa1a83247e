"""Which data the page shows: those a link is pinned to, or those the reader's session began with.

A page keeps the data it began with, so that nothing changes under the reader's hands; that there
are newer ones is said, and taking them is one click. Within one run of the page all answers come
from one data set, whatever happens meanwhile.
"""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.errors import QueryError
from dashboard.site import Site, open_site, state
from dashboard.ui import view
from dashboard.ui.plain import escaped
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ui.view import View

_SESSION: Final = "edition"
"""Where the session remembers its data, by :attr:`Site.version`; the data themselves are not held
by any session, so that they can be let go."""

_run: Final[ContextVar[Site | None]] = ContextVar("run", default=None)


def site() -> Site:
    """Return the data of the page being drawn or, in a callback, of the page the reader saw."""
    return _run.get() or _continued(st.session_state.get(_SESSION, "")) or open_site()


@contextmanager
def of(seen: View) -> Iterator[View]:
    """Hold one data set for one run of the page; yields the view, unpinned if it cannot be had."""
    seen, found = _resolved(seen)
    st.session_state[_SESSION] = found.version
    token = _run.set(found)
    try:
        yield seen
    finally:
        _run.reset(token)


def _resolved(seen: View) -> tuple[View, Site]:
    began = st.session_state.get(_SESSION, "")
    held = _continued(began)
    if seen.pinned and (held is None or held.data_version != seen.pinned):
        try:
            return seen, open_site(seen.pinned)
        except QueryError:
            _notice(say("notice.data.unknown", version=seen.pinned))
            return dataclasses.replace(seen, pinned=""), held or open_site()
    if held is not None:
        return seen, held
    found = open_site()
    if began:
        _notice(say("notice.data.gone", version=found.data_version))
    return seen, found


def _continued(began: str) -> Site | None:
    """Return the data a session began with, or what stands in their place under the same name."""
    for name in (began, began.rpartition("-")[0]):
        try:
            if name:
                return open_site(name)
        except QueryError:
            continue
    return None


def _notice(sentence: str) -> None:
    st.session_state["notices"] = (*st.session_state.get("notices", ()), sentence)


def draw_pin(seen: View) -> None:
    """Draw the switch that pins the link to these data."""
    version = site().data_version
    pinned = bool(seen.pinned)
    st.button(
        say("unpin") if pinned else say("pin"),
        key="pin",
        type="tertiary",
        icon=":material/keep:" if pinned else ":material/keep_public:",
        help=say("unpin.help", version=version) if pinned else say("pin.help", version=version),
        on_click=_pin,
        args=("" if pinned else version,),
    )


def _pin(version: str) -> None:
    view.change(pinned=version)


def draw_newer(seen: View) -> None:
    """Say that there are newer data, when there are, and offer them."""
    newest, shown = open_site(), site()
    if newest.version == shown.version:
        return
    with st.container(key="newer", horizontal=True, vertical_alignment="center", gap="small"):
        names = {"shown": escaped(shown.data_version), "version": escaped(newest.data_version)}
        st.caption(
            say("newer.pinned", **names) if seen.pinned else say("newer", version=names["version"]),
            width="content",
        )
        st.button(say("newer.show"), key="newer show", type="tertiary", on_click=_renew)


def _renew() -> None:
    st.session_state.pop(_SESSION, None)
    view.change(pinned="")


def draw_refusal() -> None:
    """Say that there are newer data that could not be opened, when there are, and why.

    Not on a page that shows older data anyway: what the newest are is said above it.
    """
    now = state()
    if now.refused is None or now.site.version != site().version:
        return
    shown, newer = escaped(now.site.data_version), escaped(now.refused.name)
    sentence = (
        say("foot.refused", shown=shown, newer=newer)
        if newer
        else say("foot.refused.unnamed", shown=shown)
    )
    st.caption(sentence, help=escaped(now.refused.reason))
