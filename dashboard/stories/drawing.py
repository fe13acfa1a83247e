"""The map of a step: a picture that needs nothing else, where in the world it lies, its legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard import countries, in_words
from dashboard.maps.legend import sections
from dashboard.maps.swatches import swatch
from dashboard.pictures import Style, colours, picture, spoken
from dashboard.pictures.frame import fitted
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.risk_changes import ChangeAsked
from dashboard.stories.asked import REPORTED
from dashboard.taxonomy import METHOD_OF, METHODS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.filters import Area, Query
    from dashboard.maps.legend import Section
    from dashboard.site import Site
    from dashboard.stories.fitting import Fitted

WIDTH, HEIGHT = 1000.0, 860.0
"""Size of a picture in its own pixels; it is shown at any size."""

SCALE: Final = 1.35
"""How large its type and marks are: to be read across a room."""

SELECTABLE: Final = ("incidents", "legs", "journeys")
"""Tables whose records the map can mark."""

_WORLD: Final = 256.0
_ESCAPED: Final = str.maketrans({c: f"%{ord(c):02X}" for c in '%#"<>'})
"""What an address of data may not hold as it is; a picture is mostly figures."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture.

    Parameters
    ----------
    address
        The picture itself, as an address of data.
    words
        What it shows, for who does not see it.
    frame
        The middle (x, y) and width of what it shows, as shares of the Mercator world; None where
        the picture chose for itself.
    fragment
        The same as the page's address has it, or "".
    legend
        Titles, and the pictures and labels of the signs.
    """

    address: str
    words: str
    frame: tuple[float, float, float] | None
    fragment: str
    legend: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def drawn(step: Fitted, site: Site) -> Drawn:
    """Return the map of a step."""
    asked, coloured = step.step.asked, _coloured(step, site)
    style = Style(width=WIDTH, height=HEIGHT, scale=SCALE, legend="none", names=_names())
    svg = _picture(step, site, style)
    words = spoken(
        site.incidents, asked.query, names=style.names, layers=asked.layers, coloured=coloured
    )
    frame = _frame(step.step.bounds)
    return Drawn(
        address=f"data:image/svg+xml;charset=utf-8,{svg.translate(_ESCAPED)}",
        words=words,
        frame=frame,
        fragment=_fragment(frame),
        legend=_signs(_sections(step, site, coloured), asked.query),
    )


def cover(step: Fitted, site: Site) -> str:
    """Return the map of a step as it stands on a card: small, and without words around it."""
    style = Style(width=600.0, height=380.0, scale=0.9, legend="none", names=_names())
    return _picture(step, site, style)


def _names() -> dict[str, str]:
    return {iso3: in_words.country(iso3) for iso3 in countries.NAMES}


def _picture(step: Fitted, site: Site, style: Style) -> str:
    asked = step.step.asked
    return picture(
        site.snapshot,
        site.incidents,
        asked.query,
        layers=asked.layers,
        coloured=_coloured(step, site),
        as_of=step.days["as_of"],
        stressed=marked(step),
        bounds=step.step.bounds,
        style=style,
    )


def marked(step: Fitted) -> tuple[str, ...]:
    """Return the records that the map marks, as addresses select them."""
    return tuple(
        f"{record.table.removesuffix('s')}:{identifier}"
        for identifier in step.step.highlight
        if (record := step.records[identifier]).table in SELECTABLE
    )


def _coloured(step: Fitted, site: Site) -> dict[str, Any] | None:
    """Return the layer that colours the countries; None for counts of reports, or for none."""
    asked = step.step.asked
    if "totals" not in asked.layers or (asked.risk == REPORTED and not asked.compare):
        return None
    day = step.days["as_of"] or site.snapshot.manifest.as_of
    what = RiskAsked(asked.risk, asked.query, day, asked.weights)
    if asked.compare and asked.compare < day:
        return site.changes.coloured.get(ChangeAsked(what, asked.compare))
    return site.risks.coloured.get(what)


def _sections(step: Fitted, site: Site, coloured: dict[str, Any] | None) -> Sequence[Section]:
    asked = step.step.asked
    if coloured:
        scored = colours.layered(coloured, "light").scored
        return sections(asked.layers, scored=scored)
    fills = colours.counted(site.incidents, asked.query, Style().palette)
    return sections(asked.layers, breaks=fills.breaks)


def _signs(
    legend: Sequence[Section], query: Query
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the legend, without the methods that no incident asked for can be of."""
    methods = {METHOD_OF[code] for code in query.threat_types or METHOD_OF}
    absent = {method.label for method in METHODS if method.code not in methods}
    return tuple(
        (
            section.title,
            tuple((swatch(e), e.label) for e in section.entries if e.label not in absent),
        )
        for section in legend
    )


def _frame(bounds: Area | None) -> tuple[float, float, float] | None:
    if bounds is None:
        return None
    box = (0.0, 0.0, WIDTH / SCALE, HEIGHT / SCALE)
    frame = fitted(bounds, box, pad=0.0)
    wide = frame.width / frame.world
    return frame.west + wide / 2, frame.north + frame.height / frame.world / 2, wide


def fragment(step: Fitted) -> str:
    """Return where a step's map lies as the page's address has it."""
    return _fragment(_frame(step.step.bounds))


def _fragment(frame: tuple[float, float, float] | None) -> str:
    """Return the view as the live map's address has it: ``#v=zoom/lat/lng``."""
    if frame is None:
        return ""
    x, y, wide = frame
    zoom = int(np.clip(np.floor(np.log2(WIDTH / wide / _WORLD)), 1, 9))
    lat = float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))
    return f"#v={zoom}/{lat:.2f}/{x * 360 - 180:.2f}"
