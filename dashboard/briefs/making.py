"""A brief made: of which kind, in which form, as bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import pictures
from dashboard.briefs import pages, typesetting
from dashboard.briefs.contents import comparison, country, drawn, view
from dashboard.errors import QueryError
from dashboard.in_words import sentence
from dashboard.pictures import svg
from dashboard.wording import speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.briefs.blocks import Brief
    from dashboard.briefs.contents.comparison import Comparison
    from dashboard.briefs.order import Order, Paper
    from dashboard.site import Site


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a brief: how its files end, and what they are."""

    ending: str
    media_type: str


FORMS: Final = (
    Form("pdf", "application/pdf"),
    Form("html", "text/html; charset=utf-8"),
    Form("png", "image/png"),
    Form("svg", "image/svg+xml"),
)
"""PDF and HTML are the whole brief, PNG and SVG its map alone, at the size of a slide."""

SLIDE_SCALE: Final = 1.7
"""Type of a slide beside that of the page."""


def form_called(ending: str) -> Form | None:
    """Return the form whose files end so, or None."""
    return {form.ending: form for form in FORMS}.get(ending)


def made(site: Site, order: Order, form: Form) -> bytes:
    """Return a brief of a view or country; the same order always gives the same bytes."""
    with speaking(order.lang):
        return _MADE[form.ending](site, order)


def compared(site: Site, asked: Comparison, paper: Paper, form: Form) -> bytes:
    """Return a brief that compares ways, as PDF or HTML.

    Raises
    ------
    QueryError
        The form is for pictures only.
    """
    set_ = _SET.get(form.ending)
    if set_ is None:
        raise QueryError("Ways are compared as PDF or HTML.", parameter="format")
    with speaking(asked.lang):
        return set_(comparison.brief(site, asked), paper)


def told(site: Site, order: Order) -> Brief:
    """Return the brief of a view or country as plain data."""
    with speaking(order.lang):
        return country.brief(site, order) if order.country else view.brief(site, order)


def slide(site: Site, order: Order, *, font: str = svg.FONT) -> str:
    """Return the map alone, as a slide."""
    width, height = typesetting.SLIDE
    here = country.here(order) if order.country else order
    title = pictures.Style().names[order.country] if order.country else sentence(order.query)
    look = pictures.Style(
        width=width, height=height, scale=SLIDE_SCALE, legend="right", font=font, title=title
    )
    return drawn.picture(site, here, look)


def _pdf(site: Site, order: Order) -> bytes:
    return typesetting.pdf(told(site, order), order.paper)


def _html(site: Site, order: Order) -> bytes:
    return pages.html(told(site, order), order.paper)


def _png(site: Site, order: Order) -> bytes:
    width, height = typesetting.SLIDE
    return typesetting.png(slide(site, order, font=drawn.FONT), width=width, height=height)


def _svg(site: Site, order: Order) -> bytes:
    return slide(site, order).encode()


_MADE: Final[dict[str, Callable[[Site, Order], bytes]]] = {
    "pdf": _pdf,
    "html": _html,
    "png": _png,
    "svg": _svg,
}
_SET: Final[dict[str, Callable[[Brief, Paper], bytes]]] = {
    "pdf": typesetting.pdf,
    "html": pages.html,
}
