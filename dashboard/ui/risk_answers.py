"""The risk layers as the page on show asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.in_words import day as day_in_words
from dashboard.maps import base_map
from dashboard.maps.risk_legend import Coloured
from dashboard.site.risk_answers import RiskAsked
from dashboard.ui.edition import site
from dashboard.ui.risk_view import COMPOSITE, REPORTED

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from dashboard import risk
    from dashboard.ui.view import View


def is_plain(seen: View) -> bool:
    """Whether countries show counts of reports under the filters, as the page opens."""
    return seen.risk == REPORTED and seen.as_of is None


def day(seen: View) -> date:
    """Return the day the layers are computed for: never after the data's own."""
    latest = site().snapshot.manifest.as_of
    return min(seen.as_of or latest, latest)


def asked(seen: View, layer: str = "") -> RiskAsked:
    """Return what is asked of a layer, by default of the one that colours the countries."""
    code = layer or seen.risk
    weights = seen.weights if code == COMPOSITE else ""
    return RiskAsked(code, seen.query, day(seen), weights)


def address(seen: View) -> str:
    """Return what the map is to colour countries by, as its address query has it; "" if plain."""
    if is_plain(seen):
        return ""
    what = asked(seen)
    given = {"layer": what.layer, "as_of": what.as_of.isoformat(), "weights": what.weights}
    return base_map.query_string({name: value for name, value in given.items() if value})


def scores(what: RiskAsked) -> risk.Scores:
    """Return a layer."""
    return site().risks.scores(what)


def ranks(what: RiskAsked) -> pd.DataFrame:
    """Return the ranks of the composite with their intervals."""
    return site().risks.ranks.get(what)


def coloured(seen: View) -> Coloured:
    """Return what the legend says of the layer on show."""
    what = asked(seen)
    found = site().risks.coloured.get(what)
    return Coloured(
        label=found["label"],
        unit=found["unit"],
        scale=found["scale"],
        upper=tuple(found["breaks"]),
        day=day_in_words(what.as_of),
        unobserved=found["unobserved"],
        of=len(found["classes"]),
    )
