"""A corridor as a line of stations: countries with their risk, legs with their terms; as HTML.

Every word comes from our own vocabularies and tables of names, and is escaped all the same.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard import taxonomy
from dashboard.in_words import country, partial_date
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corridors import Exposure, Hop


def diagram(hops: Iterable[Hop], risks: Mapping[str, Exposure]) -> str:
    """Return a chain of legs as an ordered list of stations and legs.

    Parameters
    ----------
    hops
        In the order of the way, at least one.
    risks
        Of the countries entered; one without is drawn without a bar.
    """
    chain = tuple(hops)
    stations = [_station(chain[0].leg.from_iso3, None)]
    for hop in chain:
        stations += [_leg(hop), _station(hop.leg.to_iso3, risks.get(hop.leg.to_iso3))]
    return f'<ol class="way">{"".join(stations)}</ol>'


def bar(exposure: Exposure) -> str:
    """Return a risk as a small bar on a scale of 100 with its range in figures beside it.

    Hatched, and without a mark, where there is not enough reporting for a value.
    """
    low, high = 100 * exposure.low, 100 * exposure.high
    doubt = exposure.value is None
    mark = "" if exposure.value is None else f'<b style="left:{100 * exposure.value:.1f}%"></b>'
    kind = "range doubt" if doubt else "range"
    band = f'<i style="left:{low:.1f}%;width:{max(high - low, 1.0):.1f}%"></i>'
    return (
        f'<span class="risk" title="{escape(in_words(exposure))}">'
        f'<span class="{kind}" aria-hidden="true">{band}{mark}</span>'
        f'<span class="points">{escape(_points(exposure))}</span></span>'
    )


def in_words(exposure: Exposure) -> str:
    """Return a risk as one sentence, with its range."""
    low, high = round(100 * exposure.low), round(100 * exposure.high)
    if exposure.value is None:
        return say("ask.risk.unknown", low=low, high=high)
    return say("ask.risk.known", value=round(100 * exposure.value), low=low, high=high)


def _points(exposure: Exposure) -> str:
    low, high = round(100 * exposure.low), round(100 * exposure.high)
    if exposure.value is None:
        return say("ask.points.unknown", low=low, high=high)
    return say("ask.points", value=round(100 * exposure.value), low=low, high=high)


def _station(iso3: str, exposure: Exposure | None) -> str:
    drawn = bar(exposure) if exposure else ""
    return f'<li class="stop"><span>{escape(country(iso3))}</span>{drawn}</li>'


def _leg(hop: Hop) -> str:
    leg = hop.leg
    mode = taxonomy.label(taxonomy.MODES, leg.mode)
    words = say(
        "ask.leg",
        mode=mode,
        document=taxonomy.label(taxonomy.DOCUMENTS, leg.document),
        status=taxonomy.label(taxonomy.LEG_STATUSES, leg.status),
    )
    stale = say("ask.leg.stale", day=partial_date(hop.verified_on)) if hop.stale else ""
    old = f"<em>{escape(stale)}</em>" if stale else ""
    kind = f"leg {leg.mode} {leg.status}"
    return f'<li class="{kind}"><i aria-hidden="true"></i><span>{escape(words)}{old}</span></li>'
