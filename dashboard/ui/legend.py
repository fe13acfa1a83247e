"""The legend under the map: every mark of the layers that are on, drawn as the map draws it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.maps import change_legend, risk_legend
from dashboard.maps.legend import Entry, Section, sections
from dashboard.maps.swatches import swatch
from dashboard.ui import answers, risk_answers, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.maps.look import Theme
    from dashboard.ui.view import View


def draw(seen: View) -> None:
    """Draw the legend of ``seen``; its words and pictures come from our own tables only."""
    scored, breaks = _scored(seen), answers.breaks(seen.query)
    draw_sections(sections(seen.layers, theme=theme.current(), breaks=breaks, scored=scored))


def draw_sections(shown: Iterable[Section]) -> None:
    """Draw groups of entries."""
    ground = theme.current()
    st.html("".join(_section(section, ground) for section in shown))


def draw_layer(seen: View) -> None:
    """Draw the legend of the risk layer alone, if one colours the countries."""
    if scored := _scored(seen):
        st.html(_section(scored, theme.current()))


def _scored(seen: View) -> Section | None:
    if risk_answers.is_plain(seen) or "totals" not in seen.layers:
        return None
    if what := risk_answers.changed(seen):
        return change_legend.section(risk_answers.change_classes(what), theme=theme.current())
    return risk_legend.section(risk_answers.coloured(seen), theme=theme.current())


def _section(section: Section, ground: Theme) -> str:
    entries = "".join(
        f'<span title="{entry.meaning}"><img alt="" src="{_picture(entry, ground)}">'
        f"{entry.label}</span>"
        for entry in section.entries
    )
    note = f"<em>{section.note}</em>" if section.note else ""
    return f'<div class="legend"><b>{section.title}</b><div>{entries}{note}</div></div>'


def _picture(entry: Entry, ground: Theme) -> str:
    """Return the picture as an address that holds it: Streamlit takes bare SVG out of HTML."""
    drawn = swatch(entry, theme=ground).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
