"""The legend of the map of answers: what colours and lines mean, for the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.in_words import day as day_in_words
from dashboard.maps import risk_legend, track_legend
from dashboard.maps.legend import sections
from dashboard.ui import answers, legend, theme
from dashboard.ui.risk_answers import in_legend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def draw(person: str, day: date, layers: Sequence[str], *, answered: bool) -> None:
    """Draw the kinds of line and the colours of the risk that answers are compared by.

    ``answered`` says whether there is an answer to draw as tracks.
    """
    found = answers.site().corridors.coloured(person, day)
    ground = theme.current()
    scored = risk_legend.section(in_legend(found, day_in_words(day)), theme=ground)
    tracks = track_legend.section(theme=ground, found=answered)
    others = sections([layer for layer in layers if layer != "legs"], theme=ground, scored=scored)
    legend.draw_sections((tracks, *others))
