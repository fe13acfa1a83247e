"""The view a link carries: question, layers and selection, each declared once, both ways.

Centre and zoom live in the address's fragment, written by the map itself, so that moving the map
never reruns Python. The session holds one :class:`View`; controls show it and ask to change it.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.filters import PARAMETERS, Query, clean_text
from dashboard.site import FORM
from dashboard.ui import risk_view, story_step
from dashboard.wording import PARAMETER, is_offered, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Layer = Literal["incidents", "totals", "legs", "journeys"]
LAYERS: Final[tuple[Layer, ...]] = ("incidents", "totals", "legs", "journeys")
DEFAULT_LAYERS: Final[tuple[Layer, ...]] = ("incidents", "totals")
SELECTIONS: Final = {
    "incident": re.compile(r"[a-z2-7]{4,32}"),
    "journey": re.compile(r"[a-z2-7]{4,32}"),
    "leg": re.compile(r"[a-z0-9-]{4,120}"),
    "country": re.compile(r"[A-Z]{3}"),
    "cell": re.compile(r"\d/\d{1,4}/\d{1,4}"),
}
"""Kinds of thing a reader can select, with the form of their identifiers."""

IGNORED: Final = ("embed", "embed_options")
_OWN: Final = (PARAMETER, "layers", "sel", "data")
_KNOWN: Final = frozenset(
    (*PARAMETERS, *IGNORED, *_OWN, *risk_view.PARAMETERS, *story_step.PARAMETERS)
)
_SESSION: Final = "view"
_ADDRESSES: Final = "addresses"
"""Addresses the browser may be showing: the last it told, then those written since, in order."""
_DRAWING: Final = "drawing"
_MOST: Final = 50
"""Addresses remembered: more than a websocket may have unanswered (server.limits)."""


@dataclass(frozen=True, slots=True)
class View:
    """What is asked, of which data, which layers are drawn, what is selected.

    ``selected`` is ``kind:identifier`` or ""; ``pinned`` is the data version the link holds on to,
    or "" for whatever is newest. ``risk`` is the layer that colours the countries, ``as_of`` the
    day it is computed for (None: the data's own), ``weights`` those of the composite as they are
    printed ("": the default ones), ``compare`` an earlier day, of which the difference is shown.
    ``lang`` is the language of its words, "" for the one the reader's browser asks for; ``told``
    the story and step the reader came by, as ``long-arm/3``, or "".
    """

    query: Query = dataclasses.field(default_factory=Query)
    layers: tuple[Layer, ...] = DEFAULT_LAYERS
    selected: str = ""
    pinned: str = ""
    risk: str = risk_view.REPORTED
    as_of: date | None = None
    weights: str = ""
    compare: date | None = None
    lang: str = ""
    told: str = ""

    def to_params(self) -> dict[str, str]:
        """Write the view as address parameters; defaults are left out."""
        params = self.query.to_params()
        if self.layers != DEFAULT_LAYERS:
            params["layers"] = ",".join(self.layers) or "none"
        if self.selected:
            params["sel"] = self.selected
        if self.pinned:
            params["data"] = self.pinned
        if self.risk != risk_view.REPORTED:
            params["risk"] = self.risk
        if self.as_of:
            params["as_of"] = self.as_of.isoformat()
        if self.weights:
            params["weights"] = self.weights
        if self.compare:
            params["compare"] = self.compare.isoformat()
        if self.lang:
            params[PARAMETER] = self.lang
        return {**params, **story_step.to_params(self.told)}

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
        """Read a view; whatever cannot be read falls back and is named in a notice."""
        query, notices = Query.lenient(params)
        layers, about_layers = _layers(params.get("layers"))
        selected, about_selected = _selected(params.get("sel", ""))
        pinned, about_pinned = _pinned(params.get("data", ""))
        risk, about_risk = risk_view.layer(params)
        as_of, about_day = risk_view.day(params)
        weights, about_weights = risk_view.weights(params)
        compare, about_compare = risk_view.compare(params)
        lang, about_lang = tongue(params)
        story, about_story = story_step.read(params)
        strange = [name for name in params if name not in _KNOWN]
        about_strange = [say("notice.parameter", name=_quoted(name)) for name in strange[:3]]
        return (
            cls(query, layers, selected, pinned, risk, as_of, weights, compare, lang, story),
            (
                *notices,
                *about_layers,
                *about_selected,
                *about_pinned,
                *about_risk,
                *about_day,
                *about_weights,
                *about_compare,
                *about_lang,
                *about_story,
                *about_strange,
            ),
        )


def _layers(text: str | None) -> tuple[tuple[Layer, ...], list[str]]:
    if text is None:
        return DEFAULT_LAYERS, []
    given = set() if text == "none" else set(text.split(","))
    known = cast("tuple[Layer, ...]", tuple(layer for layer in LAYERS if layer in given))
    strange = given.difference(LAYERS)
    return (known if known or not strange else DEFAULT_LAYERS), [
        say("notice.layer", name=_quoted(name)) for name in sorted(strange)[:3]
    ]


def tongue(params: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the language that an address names, "" for the browser's, and what is said of it."""
    code = params.get(PARAMETER, "")
    if not code or is_offered(code):
        return code, []
    return "", [say("notice.lang", name=_quoted(code))]


def _quoted(text: str) -> str:
    """Return what stood in an address as a notice may repeat it: short, nothing unseen in it."""
    return clean_text(text)[:40]


def checked_selection(text: str) -> str:
    """Return a selection in a known form, "" for anything else."""
    return _selected(text)[0]


def _selected(text: str) -> tuple[str, list[str]]:
    kind, _, identifier = text.partition(":")
    if not text or (kind in SELECTIONS and SELECTIONS[kind].fullmatch(identifier)):
        return text, []
    return "", [say("notice.selection", text=_quoted(text))]


def _pinned(text: str) -> tuple[str, list[str]]:
    if not text or FORM.fullmatch(text):
        return text, []
    return "", [say("notice.data.form", text=_quoted(text))]


def current() -> View:
    """Return the session's view; adopt the address when the reader has gone to another one.

    A browser tells the address with every question, also one that it asks before it has heard of
    the latest address written for it: on a slow line or phone that is every quick second click. An
    address it may still be showing is no news, unless the reader went back to it; and even then
    it will still follow what was written before it was heard of.
    """
    params = st.query_params.to_dict()
    shown: list[dict[str, str]] = st.session_state.get(_ADDRESSES, [])
    if params not in shown or (_went() and shown != [params]):
        view, notices = View.from_params(params)
        st.session_state[_SESSION] = view
        st.session_state["notices"] = notices
        st.session_state[_ADDRESSES] = [params, *shown[1:]]
    else:
        st.session_state[_ADDRESSES] = shown[shown.index(params) :]
    return cast("View", st.session_state[_SESSION])


def told() -> View:
    """Return the view of the address that the browser told: what the reader had before the eyes.

    With what was touched last it may not be the session's: that one the browser may have to hear.
    """
    return View.from_params(st.query_params.to_dict())[0]


def held() -> View:
    """Return the session's view as it is, for a page whose address carries none."""
    return cast("View", st.session_state.get(_SESSION, View()))


def hold(view: View) -> None:
    """Put the view into the session, for a page whose address carries none."""
    st.session_state[_SESSION] = view


def begin() -> View:
    """Return the view to draw: callbacks are over, a run of the page begins."""
    found = current()
    st.session_state[_DRAWING] = True
    return found


def behind() -> bool:
    """Whether the browser asked, in a callback, before it had heard the answer to its last touch.

    Then the last run was broken off, or the address told is not the last one written.
    """
    current()
    return bool(st.session_state.get(_DRAWING)) or len(st.session_state[_ADDRESSES]) > 1


def _went() -> bool:
    """Whether the reader went back or forward in the browser's history."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def change(**fields: Any) -> None:
    """Change the view from a control's callback (before the script runs).

    Who touched a control and went back at once has left what was touched.
    """
    if _went():
        return
    st.session_state[_SESSION] = dataclasses.replace(
        held(),
        **fields,
    )
    st.session_state["notices"] = ()


def ask(query: Query) -> None:
    """Change the question, keep layers and selection."""
    change(query=query)


def select(selected: str) -> None:
    """Change what is selected."""
    change(selected=selected)


def write(view: View) -> None:
    """Put the view, as it could be shown, into the session and into the address; ends a run.

    Remembered before it is sent: a run may be broken off in between.
    """
    st.session_state[_SESSION] = view
    params = view.to_params()
    shown = st.session_state[_ADDRESSES]
    if shown != [params]:
        st.session_state[_ADDRESSES] = [*shown, params][-_MOST:]
        st.query_params.from_dict(params)
    st.session_state[_DRAWING] = False
