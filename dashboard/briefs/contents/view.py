"""The brief of a view: how many, where, how well established; the records; how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import engine, summary
from dashboard.briefs.blocks import Block, Brief, Heading, Pair, Text
from dashboard.briefs.contents import drawn, figures, layers, method, records, whole
from dashboard.briefs.contents.sources import Sources
from dashboard.exports.about import about
from dashboard.in_words import day, sentence
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    from dashboard.briefs.order import Order
    from dashboard.site import Site

LINES: Final = 250
"""Lines of the list of records: two columns of a bit more than two pages."""


def brief(site: Site, order: Order) -> Brief:
    """Return the brief of a view."""
    manifest, query = site.snapshot.manifest, order.query
    n = engine.count(site.incidents, query)
    said = about(manifest, query, n=n, address=order.home, shown=order.shown)
    sources = Sources(site.snapshot.sources)
    blocks: tuple[Block, ...] = (
        Text(lead(site, order), "lead"),
        drawn.of_view(site, order),
        *_shown(site, order),
        *_figures(site, order),
        *_layer(site, order),
        *records.listed(site.incidents, query, sources, lines=LINES),
        *method.page(said, address=_address(order, said.address), risk=not order.shown.is_plain),
    )
    return whole.brief(
        said,
        kicker=say("brief.view"),
        title=say("brief.view.title"),
        deck=sentence(query),
        lang=order.lang,
        blocks=blocks,
    )


def lead(site: Site, order: Order, country: str = "") -> str:
    """Return the first sentences: how many, well established to all, where and when.

    Parameters
    ----------
    country
        The name of the only country asked about; else the countries are counted.
    """
    query = order.query
    steps = figures.up_to(site.incidents, query)
    total = steps[-1][1]
    if not total:
        return say("brief.lead.none")
    first, last = summary.period(site.incidents, query) or (None, None)
    firm = figures.solid(query)
    sure = engine.count(site.incidents, firm) if firm else 0
    said = [
        _many(site, order, total)
        if not country
        else counted("brief.lead.in", total, country=country),
        say("brief.lead.firm", n=number(sure), of=number(total)),
    ]
    if first and last:
        said.append(say("brief.lead.period", first=day(first), last=day(last)))
    return " ".join(said)


def _many(site: Site, order: Order, total: int) -> str:
    countries = len(engine.totals(site.incidents, order.query))
    return counted("brief.lead", total, countries=counted("brief.countries", countries))


def _figures(site: Site, order: Order) -> tuple[Block, ...]:
    if not engine.count(site.incidents, order.query):
        return ()
    left = figures.ladder(site.incidents, order.query)
    right = figures.by_method(site.incidents, order.query)
    countries = figures.by_country(site.incidents, order.query)
    return (
        Heading(say("brief.figures")),
        Pair((left, right), (countries,)) if len(countries.rows) > 1 else Pair((left,), (right,)),
    )


def _shown(site: Site, order: Order) -> tuple[Block, ...]:
    """Return what colours the countries of the map, with its weights."""
    if order.shown.is_plain:
        return ()
    return (Text(order.shown.words(site.snapshot.manifest.as_of), "note"),)


def _layer(site: Site, order: Order) -> tuple[Block, ...]:
    """Return the highest values of the layer that colours the countries, if one does."""
    if order.shown.is_plain or order.compare:
        return ()
    return layers.highest(site, drawn.risk_asked(site, order))


def _address(order: Order, address: str) -> str:
    return whole.spoken_in(address, order.lang) if order.home else ""
