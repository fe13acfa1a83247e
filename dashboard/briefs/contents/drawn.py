"""The map of a brief, sized for the width of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard import pictures
from dashboard.briefs.blocks import Map
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.risk_changes import ChangeAsked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.briefs.order import Order, Paper
    from dashboard.site import Site

FONT: Final = "Libertinus Serif"
"""The typeface that the engine brings along, Cyrillic included."""

WIDTH, HEIGHT = 680.0, 490.0
"""Pixels; printed 170 mm wide a pixel is 0.7 points, so the smallest type is 6.7 points."""


LOWER: Final[dict[Paper, float]] = {"a4": 0.0, "letter": 70.0}
"""Pixels that the map is lower on a kind of paper."""


def coloured(site: Site, order: Order) -> Mapping[str, Any] | None:
    """Return the layer that colours the countries of a view; None for counts of reports."""
    if order.shown.is_plain and order.compare is None:
        return None
    asked = risk_asked(site, order)
    if order.compare is not None and order.compare < asked.as_of:
        return site.changes.coloured.get(ChangeAsked(asked, order.compare))
    return site.risks.coloured.get(asked)


def risk_asked(site: Site, order: Order) -> RiskAsked:
    """Return the layer of a view as the site is asked for it."""
    day = order.shown.day(site.snapshot.manifest.as_of)
    return RiskAsked(order.shown.layer, order.query, day, order.shown.used)


def style(**given: Any) -> pictures.Style:
    """Return how a picture in a brief looks."""
    asked: dict[str, Any] = {"width": WIDTH, "height": HEIGHT, "legend": "below", "font": FONT}
    return pictures.Style(**asked | given)


def of_view(site: Site, order: Order) -> Map:
    """Return the map of a view; lower on Letter, which is shorter, so that figures fit below."""
    return Map(picture(site, order, style(height=HEIGHT - LOWER[order.paper])), told(site, order))


def picture(site: Site, order: Order, look: pictures.Style) -> str:
    """Return the map of a view, or of a country, in any look."""
    stressed, bounds = _country(order.country)
    return pictures.picture(
        site.snapshot,
        site.incidents,
        order.query,
        layers=order.layers,
        coloured=coloured(site, order),
        as_of=order.shown.as_of or order.query.until,
        stressed=stressed,
        bounds=bounds,
        style=look,
    )


def told(site: Site, order: Order) -> str:
    """Return the map of a view in words."""
    return pictures.spoken(
        site.incidents,
        order.query,
        names=style().names,
        layers=order.layers,
        coloured=coloured(site, order),
    )


def _country(iso3: str) -> tuple[tuple[str, ...], pictures.Bounds | None]:
    if not iso3:
        return (), None
    return (f"country:{iso3}",), pictures.around_country(iso3)
