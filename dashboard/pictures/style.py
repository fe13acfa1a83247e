"""How a picture looks: its size, type, ground and what stands around the map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dashboard.in_words import country_names
from dashboard.maps import look
from dashboard.pictures import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

Legend = Literal["right", "below", "none"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a picture looks.

    Parameters
    ----------
    width, height
        Of the whole picture, pixels.
    scale
        How large type, marks and lines are: 1 as on the page, 2 to be read across a room.
    theme
        Light, or dark for slides.
    title
        Stands above the map; "" for none.
    legend
        Where the legend stands.
    names
        What countries are called, by code: in the reader's language.
    font
        Typeface, as CSS writes it.
    """

    width: float = 1600.0
    height: float = 900.0
    scale: float = 1.0
    theme: look.Theme = "light"
    title: str = ""
    legend: Legend = "right"
    names: Mapping[str, str] = field(default_factory=country_names)
    font: str = svg.FONT

    @property
    def palette(self) -> look.Palette:
        """The colours of its theme."""
        return look.PALETTES[self.theme]
