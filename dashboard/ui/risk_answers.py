"""The risk layers as the page on show asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import risk
from dashboard.in_words import day as day_in_words
from dashboard.maps import base_map
from dashboard.maps.change_legend import Changed
from dashboard.maps.risk_legend import Coloured
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.risk_changes import ChangeAsked
from dashboard.ui.edition import site
from dashboard.ui.risk_view import COMPOSITE, REPORTED

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from dashboard.risk.difference import Difference
    from dashboard.site.risk_answers import Answer
    from dashboard.ui.view import View


def is_plain(seen: View) -> bool:
    """Whether countries show counts of reports under the filters, as the page opens."""
    return seen.risk == REPORTED and seen.as_of is None and seen.compare is None


def day(seen: View) -> date:
    """Return the day the layers are computed for: never after the data's own."""
    latest = site().snapshot.manifest.as_of
    return min(seen.as_of or latest, latest)


def asked(seen: View, layer: str = "") -> RiskAsked:
    """Return what is asked of a layer, by default of the one that colours the countries."""
    code = layer or seen.risk
    weights = seen.weights if code == COMPOSITE else ""
    return RiskAsked(code, seen.query, day(seen), weights)


def changed(seen: View, layer: str = "") -> ChangeAsked | None:
    """Return what is asked of a layer where it is compared with an earlier day, else None."""
    return ChangeAsked(asked(seen, layer), seen.compare) if seen.compare else None


def address(seen: View) -> str:
    """Return what the map is to colour countries by, as its address query has it; "" if plain."""
    if is_plain(seen):
        return ""
    what = asked(seen)
    given = {
        "layer": what.layer,
        "as_of": what.as_of.isoformat(),
        "compare": seen.compare.isoformat() if seen.compare else "",
        "weights": what.weights,
    }
    return base_map.query_string({name: value for name, value in given.items() if value})


def scores(what: RiskAsked) -> risk.Scores:
    """Return a layer."""
    return site().risks.scores(what)


def ranks(what: RiskAsked) -> pd.DataFrame:
    """Return the ranks of the composite with their intervals."""
    return site().risks.ranks.get(what)


def difference(what: ChangeAsked) -> Difference:
    """Return what changed in a layer."""
    return site().changes.differences.get(what)


def causes(what: ChangeAsked) -> pd.DataFrame:
    """Return because of what it changed (:data:`dashboard.risk.causes.CAUSES`)."""
    return site().changes.causes.get(what)


def change_classes(what: ChangeAsked) -> Changed:
    """Return what the legend says of a difference."""
    found = site().changes.coloured.get(what)
    return Changed(
        label=risk.layer(found["layer"]).label,
        unit=risk.layer(found["layer"]).unit,
        scale=found["scale"],
        upper=tuple(found["breaks"]),
        day=day_in_words(what.now.as_of),
        earlier=day_in_words(what.since),
        unobserved=found["unobserved"],
        only_now=found["only_now"],
        only_then=found["only_then"],
        of=len(found["classes"]),
    )


def classes_of_change(what: ChangeAsked) -> dict[str, int]:
    """Return the class of each country's difference, as the map colours it."""
    classes: dict[str, int] = site().changes.coloured.get(what)["classes"]
    return classes


def coloured(seen: View) -> Coloured:
    """Return what the legend says of the layer on show."""
    what = asked(seen)
    return in_legend(site().risks.coloured.get(what), day_in_words(what.as_of))


def in_legend(found: Answer, day: str) -> Coloured:
    """Return what the legend says of a layer as the map colours it; ``day`` in words."""
    return Coloured(
        label=risk.layer(found["layer"]).label,
        unit=risk.layer(found["layer"]).unit,
        scale=found["scale"],
        upper=tuple(found["breaks"]),
        day=day,
        unobserved=found["unobserved"],
        of=len(found["classes"]),
    )
