"""The brief of a country: its incidents as ranges, its risk layers and what is behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard import engine
from dashboard.briefs.blocks import Block, Brief, Heading, Pair, Text
from dashboard.briefs.contents import drawn, figures, layers, method, records, view, whole
from dashboard.briefs.contents.sources import Sources
from dashboard.exports.about import about
from dashboard.exports.risk_shown import RiskShown
from dashboard.in_words import country, sentence
from dashboard.site.risk_answers import COMPOSITE
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.briefs.order import Order
    from dashboard.site import Site

LINES: Final = 100
"""Lines of the list of records: two columns of a bit more than a page."""


def brief(site: Site, order: Order) -> Brief:
    """Return the brief of the order's country, under the question of the view."""
    here_ = here(order)
    manifest = site.snapshot.manifest
    n = engine.count(site.incidents, here_.query)
    said = about(manifest, here_.query, n=n, address=order.home, shown=here_.shown)
    sources = Sources(site.snapshot.sources)
    blocks: tuple[Block, ...] = (
        Text(_lead(site, here_), "lead"),
        drawn.of_view(site, here_),
        *_figures(site, here_),
        *layers.blocks(site, replace(here_, query=order.query), sources),
        *records.listed(site.incidents, here_.query, sources, lines=LINES),
        *method.page(said, address=_address(here_, said.address)),
    )
    return whole.brief(
        said,
        kicker=say("brief.country"),
        title=country(order.country),
        deck=sentence(here_.query),
        lang=order.lang,
        blocks=blocks,
    )


def here(order: Order) -> Order:
    """Return the order of the incidents in its country alone, countries coloured by a layer."""
    query = replace(order.query, countries=(order.country,))
    return replace(order, query=query, shown=_scored(order.shown))


def _scored(shown: RiskShown) -> RiskShown:
    """Return what colours the map: the composite where the view shows counts of reports."""
    return replace(shown, layer=COMPOSITE) if shown.is_plain else shown


def _lead(site: Site, order: Order) -> str:
    if engine.count(site.incidents, order.query):
        return view.lead(site, replace(order, shown=RiskShown()), country(order.country))
    return say("country.silent")


def _figures(site: Site, order: Order) -> tuple[Block, ...]:
    if not engine.count(site.incidents, order.query):
        return ()
    left = figures.ladder(site.incidents, order.query)
    right = figures.by_method(site.incidents, order.query)
    return Heading(say("brief.figures")), Pair((left,), (right,))


def _address(order: Order, address: str) -> str:
    if not order.home:
        return ""
    return whole.spoken_in(f"{address}&sel=country:{order.country}", order.lang)
