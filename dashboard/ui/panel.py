"""What is selected: one place that opens the right panel for a record, country, leg or bubble."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import countries
from dashboard.in_words import countries_named, country
from dashboard.pages.changes import withdrawals
from dashboard.site import open_site
from dashboard.ui import answers, country_panel, incident_panel, line_panel, view
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.ui.view import View

LISTED: Final = 8
"""Countries offered when nothing is selected."""

_COUNTRY: Final = "open a country"

PANELS: Final[dict[str, Callable[[View, str], bool]]] = {
    "incident": incident_panel.draw,
    "cell": incident_panel.draw_cell,
    "country": country_panel.draw,
    "leg": line_panel.draw_leg,
    "journey": line_panel.draw_journey,
}
"""Kind of selection to the function that draws it; False when there is no such thing."""


def draw(seen: View) -> None:
    """Draw the selection of ``seen``, or how to select."""
    kind, _, identifier = seen.selected.partition(":")
    if not kind:
        _invite(seen)
        return
    st.button(
        say("panel.close"),
        key="panel close",
        type="tertiary",
        icon=":material/close:",
        on_click=view.select,
        args=("",),
    )
    if not PANELS[kind](seen, identifier):
        _gone(identifier)


def _gone(identifier: str) -> None:
    """Say that there is no such record, and if it was withdrawn, when and why.

    The newest data know it best: older ones may have been purged of the record.
    """
    for site in (answers.site(), open_site()):
        if said := withdrawals(site.snapshot).get(identifier):
            st.info(f"{said} {say('withdrawn.more')}")
            return
    st.info(say("panel.gone"))


def _invite(seen: View) -> None:
    """Say how to select, and offer countries by name: the way in that needs no map."""
    st.markdown(f"## {say('panel.empty.title')}")
    st.markdown(say("panel.empty.text"))
    st.selectbox(
        say("panel.empty.country"),
        countries_named(countries.NAMES),
        index=None,
        format_func=country,
        placeholder=say("panel.empty.country.placeholder"),
        key=_COUNTRY,
        on_change=_open_country,
    )
    ranked = answers.ranked(seen.query, "countries")[:LISTED]
    if ranked:
        st.caption(say("panel.empty.most"), help=say("panel.empty.most.help"))
    for line in ranked:
        st.button(
            f"**{number(line.n)}** · {country(line.code)}",
            key=f"most {line.code}",
            type="tertiary",
            on_click=view.select,
            args=(f"country:{line.code}",),
        )


def _open_country() -> None:
    if chosen := st.session_state.get(_COUNTRY):
        view.select(f"country:{chosen}")
