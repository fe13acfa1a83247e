"""A picture in words, for who cannot see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard import engine
from dashboard.in_words import day as day_in_words
from dashboard.wording import counted, joined, number, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.filters import Query

NAMED: Final = 3
"""How many countries are named."""


def spoken(
    incidents: engine.Incidents,
    query: Query,
    *,
    names: Mapping[str, str],
    layers: Sequence[str],
    coloured: Mapping[str, Any] | None = None,
) -> str:
    """Return what a picture shows, in a few sentences."""
    said = [_incidents(incidents, query, names)] if "incidents" in layers else []
    if "totals" in layers:
        said.append(_colours(coloured))
    if "legs" in layers:
        said.append(say("picture.spoken.legs"))
    return " ".join(said) or say("picture.spoken.none")


def _incidents(incidents: engine.Incidents, query: Query, names: Mapping[str, str]) -> str:
    found = engine.totals(incidents, query).sort_values(["n", "iso3"], ascending=[False, True])
    total = int(found["n"].sum())
    if not total:
        return say("picture.spoken.none")
    first = found.head(NAMED)
    if total == 1:
        return counted("picture.spoken", total, places=names[first["iso3"].iloc[0]])
    places = [
        say("picture.spoken.place", country=names[iso3], n=number(n))
        for iso3, n in zip(first["iso3"].tolist(), first["n"].tolist(), strict=True)
    ]
    return counted("picture.spoken", total, places=joined(places, last="and"))


def _colours(coloured: Mapping[str, Any] | None) -> str:
    if coloured is None:
        return say("picture.spoken.counted")
    day = day_in_words(date.fromisoformat(coloured["as_of"]))
    if "compare" in coloured:
        earlier, layer = coloured["earlier"], coloured["label"]
        return say("picture.spoken.change", layer=layer, day=day, earlier=earlier)
    return say(
        "picture.spoken.layer",
        layer=coloured["label"],
        day=day,
        unobserved=number(coloured["unobserved"]),
        of=number(len(coloured["classes"])),
    )
