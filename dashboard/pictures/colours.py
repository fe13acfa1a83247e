"""What each country is filled with: the classes, colours and patterns of the live map."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard import engine, summary
from dashboard.filters import Query
from dashboard.in_words import day as day_in_words
from dashboard.maps import change_legend, look, risk_legend
from dashboard.pictures import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.maps.legend import Section
    from dashboard.maps.look import Palette

UNINHABITED: Final = ("ATA",)
"""Drawn without a figure: nobody lives there who could report."""

APART: Final = {-1: "unobserved", -2: "only_now", -3: "only_then"}
"""How a country is covered whose class is below 0 (:mod:`dashboard.maps.breaks`)."""

_PATTERNS: Final = {
    "unreported": ("hatch", 7.0, "M-1.75 1.75l3.5-3.5M0 7l7-7M5.25 8.75l3.5-3.5"),
    "unobserved": ("doubt", 7.0, "M-1.75 1.75l3.5-3.5M0 7l7-7M5.25 8.75l3.5-3.5"),
    "only_now": ("doubt", 7.0, ""),
    "only_then": ("doubt", 9.8, "M.98 2.45h6.37M5.88 7.35h3.92M0 7.35h2.45"),
}
"""Ink, side of a tile in pixels and lines of each pattern; dots have none."""


@dataclass(frozen=True, slots=True)
class Fills:
    """What countries are coloured by.

    Parameters
    ----------
    standings
        By code: a class from 0 up, or how it stands apart (``unreported``, ``unobserved``,
        ``only_now``, ``only_then``, ``zero``); who has none is plain land.
    ramp
        Colours of the classes.
    breaks
        Upper bounds of counts of reports; empty for a layer.
    scored
        The legend's section of a layer; None for counts of reports.
    """

    standings: Mapping[str, int | str] = field(default_factory=dict)
    ramp: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    scored: Section | None = None

    def of(self, iso3: str, palette: Palette, prefix: str) -> str:
        """Return a country's fill: a colour, or the address of a pattern."""
        standing = self.standings.get(iso3, "plain")
        if isinstance(standing, int):
            return self.ramp[min(standing, len(self.ramp) - 1)]
        return f"url(#{prefix}-{standing})" if standing in _PATTERNS else palette.land


def counted(incidents: engine.Incidents, query: Query, palette: Palette) -> Fills:
    """Return the colours of the numbers of reports under a question."""
    found = engine.totals(incidents, query)
    counts = dict(zip(found["iso3"].tolist(), found["n"].tolist(), strict=True))
    upper = summary.breaks(counts.values())
    reported = set(engine.totals(incidents, Query())["iso3"].tolist())
    standings: dict[str, int | str] = dict.fromkeys(reported, "zero")
    for iso3, n in counts.items():
        standings[iso3] = next(at for at, bound in enumerate(upper) if n <= bound)
    return Fills(_Unreported(standings), palette.ramp, upper)


def layered(found: Mapping[str, Any], theme: look.Theme) -> Fills:
    """Return the colours of a risk layer, or of what changed in one, as the site answers it."""
    ramp: tuple[str, ...] = getattr(look.PALETTES[theme], found["ramp"])
    standings = {iso3: APART.get(place, place) for iso3, place in found["classes"].items()}
    return Fills(standings, ramp, scored=_section(found, theme))


def patterns(palette: Palette, prefix: str) -> str:
    """Return the definitions of what covers countries without a class."""
    return "".join(
        _pattern(f"{prefix}-{name}", getattr(palette, ink), side, lines, palette)
        for name, (ink, side, lines) in _PATTERNS.items()
    )


class _Unreported(dict[str, "int | str"]):
    """Standings in which every country that is not named has no reports at all."""

    def get(self, iso3: str, default: Any = None) -> Any:
        return super().get(iso3, default if iso3 in UNINHABITED else "unreported")


def _pattern(name: str, ink: str, side: float, lines: str, palette: Palette) -> str:
    ground = svg.element("rect", width=side, height=side, fill=palette.land)
    drawn = (
        svg.element("path", d=lines, stroke=ink, fill="none", stroke_width=1)
        if lines
        else svg.element("circle", cx=side / 2, cy=side / 2, r=side / 6, fill=ink)
    )
    return svg.element(
        "pattern",
        ground + drawn,
        id=name,
        width=side,
        height=side,
        patternUnits="userSpaceOnUse",
    )


def _section(found: Mapping[str, Any], theme: look.Theme) -> Section:
    said = {name: found[name] for name in ("label", "unit", "scale", "unobserved")}
    said |= {"upper": tuple(found["breaks"]), "of": len(found["classes"])}
    if "compare" not in found:
        day = day_in_words(date.fromisoformat(found["as_of"]))
        return risk_legend.section(risk_legend.Coloured(day=day, **said), theme=theme)
    days = {"day": day_in_words(date.fromisoformat(found["as_of"])), "earlier": found["earlier"]}
    apart = {name: found[name] for name in ("only_now", "only_then")}
    return change_legend.section(change_legend.Changed(**said, **days, **apart), theme=theme)
