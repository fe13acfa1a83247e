"""Briefs to take along: links for the view and for a country, each made when it is followed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

import streamlit as st

from dashboard.ui import answers, risk_answers
from dashboard.ui.view import DEFAULT_LAYERS
from dashboard.wording import SOURCE, say, spoken

if TYPE_CHECKING:
    from dashboard.exports.risk_shown import RiskShown
    from dashboard.ui.view import View

PATH: Final = "download/brief"


def draw(seen: View, shown: RiskShown, root: str) -> None:
    """Draw the links to the brief of the view; the style is that of the other downloads."""
    st.markdown(f"## {say('brief.take')}")
    lines = [
        _card(address(seen, shown, root, "pdf"), say("brief.take.a4"), say("brief.take.pdf")),
        _card(
            address(seen, shown, root, "pdf", paper="letter"),
            say("brief.take.letter"),
            say("brief.take.pdf"),
        ),
        _card(address(seen, shown, root, "html"), say("brief.take.html"), say("brief.take.mail")),
        _card(address(seen, shown, root, "png"), say("brief.take.png"), say("brief.take.slide")),
        _card(address(seen, shown, root, "svg"), say("brief.take.svg"), say("brief.take.vector")),
    ]
    st.html(f'<div class="take">{"".join(lines)}</div>')


def draw_country(seen: View, shown: RiskShown, root: str, iso3: str) -> None:
    """Draw the links to the brief of a country on one line."""
    links = [
        _plain(address(seen, shown, root, "pdf", about=iso3), say("brief.take.a4")),
        _plain(address(seen, shown, root, "pdf", about=iso3, paper="letter"), _letter()),
        _plain(address(seen, shown, root, "html", about=iso3), say("brief.take.html")),
    ]
    label = escape(say("brief.take.country"))
    st.html(f'<p class="take-country"><b>{label}</b> {" · ".join(links)}</p>')


def address(
    seen: View, shown: RiskShown, root: str, ending: str, *, about: str = "", paper: str = ""
) -> str:
    """Return the address of a brief of the view, pinned to the data on show."""
    given = {**seen.query.to_params(), **shown.to_params()}
    if seen.layers != DEFAULT_LAYERS:
        given["layers"] = ",".join(seen.layers) or "none"
    if seen.compare and seen.compare < risk_answers.day(seen):
        given["compare"] = seen.compare.isoformat()
    lang = spoken() if spoken() != SOURCE.code else ""
    own = {"about": about, "paper": paper, "lang": lang, "data": answers.site().data_version}
    given |= {name: text for name, text in own.items() if text}
    return f"{root}{PATH}.{ending}?{urlencode(given, safe=',:', quote_via=quote)}"


def _letter() -> str:
    return say("brief.take.letter")


def _card(where: str, label: str, use: str) -> str:
    return (
        f'<a href="{escape(where)}" download><b>{escape(label)}</b><span>{escape(use)}</span></a>'
    )


def _plain(where: str, label: str) -> str:
    return f'<a href="{escape(where)}" download>{escape(label)}</a>'
