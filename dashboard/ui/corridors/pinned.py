"""All that the page's address may carry: the data version a link holds on to, and the language.

A question never stands there. What else is found in the address is taken out, so that it does not
stay in the history, and is said.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from dashboard.site import FORM
from dashboard.ui import view
from dashboard.wording import PARAMETER, say

if TYPE_CHECKING:
    from dashboard.ui.view import View

_WRITTEN: Final = "corridors address"
_LEFT: Final = ("embed", "embed_options")


def current() -> View:
    """Return the session's view with the data that the address asks for."""
    params = {k: v for k, v in st.query_params.to_dict().items() if k not in _LEFT}
    st.session_state["notices"] = ()
    # Clicks on the map's page are told by their number, which begins anew with a map drawn anew.
    st.session_state.pop("clicks", None)
    if st.session_state.get(_WRITTEN) == params:
        return view.held()
    pin, notices = params.get("data", ""), []
    if set(params) - {"data", PARAMETER}:
        notices.append(say("ask.address"))
    if pin and not FORM.fullmatch(pin):
        notices.append(say("ask.address"))
        pin = ""
    lang, about_lang = view.tongue(params)
    st.session_state["notices"] = tuple(dict.fromkeys((*notices, *about_lang)))
    return dataclasses.replace(view.held(), pinned=pin, lang=lang)


def write(seen: View) -> None:
    """Put the pin and the language into the address, and nothing else."""
    view.hold(seen)
    params = carried(seen)
    if {k: v for k, v in st.query_params.to_dict().items() if k not in _LEFT} != params:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = params


def to_help(seen: View) -> str:
    """Return the address of the list of organisations, for the data on show if they are pinned."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/about/help" if base else "/about/help"
    asked = urlencode(carried(seen))
    return f"{path}?{asked}" if asked else path


def carried(seen: View) -> dict[str, str]:
    """Return what an address may carry of a view, beside a question."""
    given = {"data": seen.pinned, PARAMETER: seen.lang}
    return {name: value for name, value in given.items() if value}
