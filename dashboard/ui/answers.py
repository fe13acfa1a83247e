"""The engine's answers, kept for the questions asked lately (in memory, bounded, never written)."""

from __future__ import annotations

import dataclasses
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from dashboard import breakdown, engine, summary
from dashboard.filters import Query
from dashboard.maps import base_map
from dashboard.ui.edition import site
from dashboard.wording import LANGUAGES, speaking, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import pandas as pd

    from dashboard.site import Site

__all__ = ["LISTED_ROWS", "PART_OF_TABLE", "WHOLE_TABLE", "site"]

P = ParamSpec("P")
T = TypeVar("T")

WHOLE_TABLE = 1_000
"""Up to so many records the table holds all of them."""

PART_OF_TABLE = 100
"""Of more records it holds the newest, and says so: they travel with every change of filter."""

LISTED_ROWS = 500
"""Most records read for a list in the panel, which shows fewer."""


def _kept(size: int) -> Callable[[Callable[Concatenate[Site, P], T]], Callable[P, T]]:
    """Keep the latest answers of a function of the page's data, for as long as the data are kept.

    The function is asked without the data: it gets those the page is about.
    """

    def keep(answer: Callable[Concatenate[Site, P], T]) -> Callable[P, T]:
        @wraps(answer)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            here = site()
            key = (*args, *sorted(kwargs.items()))
            work = partial(answer, here, *args, **kwargs)
            return here.memory.recall(answer, key, lambda _: work(), capacity=size)

        return asked

    return keep


def map_config() -> dict[str, Any]:
    """Return the map's constant configuration, in the language spoken."""
    return _map_config(spoken())


@_kept(len(LANGUAGES) + 1)
def _map_config(here: Site, lang: str) -> dict[str, Any]:
    """Return the configuration with the borders and names of these data."""
    with speaking(lang):
        return base_map.config(here.asset_version)


@_kept(512)
def count(here: Site, query: Query) -> int:
    """Return how many incidents answer the question."""
    return engine.count(here.incidents, query)


@_kept(512)
def facet(here: Site, query: Query, field: str) -> dict[str, int]:
    """Return how many incidents each code of ``field`` would give, the other filters kept."""
    return engine.facet_counts(here.incidents, query, field)


@_kept(64)
def ranked_bars(here: Site, others: Query, field: str) -> tuple[breakdown.Bar, ...]:
    """Return the bars of a field under the other filters (see :func:`dashboard.breakdown.bars`)."""
    return breakdown.bars(here.incidents, others, field)


@_kept(64)
def over_time(here: Site, others: Query, field: str) -> breakdown.Timeline:
    """Return the small charts of a field under the other filters."""
    return breakdown.over_time(here.incidents, others, field)


@_kept(64)
def breaks(here: Site, query: Query) -> tuple[int, ...]:
    """Return the classes of reports per country, as the map colours them."""
    return summary.breaks(engine.totals(here.incidents, query)["n"])


@_kept(64)
def loosened(here: Site, query: Query) -> tuple[summary.Loosened, ...]:
    """Return each field in use with the count without it, the most helpful to let go first."""
    return summary.loosened(here.incidents, query)


@_kept(64)
def ranked(here: Site, query: Query, field: str) -> tuple[summary.Ranked, ...]:
    """Return the codes the question's incidents hold, most frequent first."""
    return summary.ranked(here.incidents, query, field)


@_kept(64)
def records(here: Site, query: Query) -> pd.DataFrame:
    """Return all records up to :data:`WHOLE_TABLE`, of more the newest ones."""
    few = count(query) <= WHOLE_TABLE
    return engine.records(here.incidents, query, limit=WHOLE_TABLE if few else PART_OF_TABLE)


@_kept(64)
def in_cell(here: Site, query: Query, zoom: int, x: int, y: int) -> pd.DataFrame:
    """Return the records that stand in one bubble of the map."""
    return engine.in_cell(here.incidents, query, zoom, x, y, limit=LISTED_ROWS)


@_kept(64)
def records_of(here: Site, query: Query, iso3: str) -> pd.DataFrame:
    """Return the question's records in one country; none when it asks for others."""
    if query.countries and iso3 not in query.countries:
        return engine.records(here.incidents, query, limit=0)
    within = dataclasses.replace(query, countries=(iso3,))
    return engine.records(here.incidents, within, limit=LISTED_ROWS)


def reported_in(iso3: str) -> int:
    """Return how many incidents the data hold for a country, whatever is asked."""
    return count(Query(countries=(iso3,)))


@_kept(1)
def sources(here: Site) -> pd.DataFrame:
    """Return the table of sources by id."""
    return here.snapshot.sources.set_index("id")


@_kept(64)
def period(here: Site, query: Query) -> tuple[date, date]:
    """Return the first and last day of the question's incidents (of all, when there are none)."""
    found = summary.period(here.incidents, query) or summary.period(here.incidents, Query())
    return found or (here.snapshot.manifest.as_of,) * 2


def span() -> tuple[date, date]:
    """Return the first and the last day of the whole data set."""
    return period(Query())
