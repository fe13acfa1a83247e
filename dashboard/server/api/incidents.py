"""Incidents: the page's own question, in pages, and single records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import engine, in_words
from dashboard.exports.tables import POINT, POINTED
from dashboard.filters import PARAMETERS, Query
from dashboard.server.api.operations import Asked, Page
from dashboard.server.api.problems import NOT_FOUND, WITHDRAWN, ProblemError
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.site import Site


def incidents(asked: Asked) -> Page:
    """Answer with the incidents of a question, newest first."""
    query = Query.from_params({n: v for n, v in asked.given.items() if n in PARAMETERS})
    here = asked.site.incidents
    rows = engine.records(here, query, limit=asked.limit, offset=asked.offset)
    return Page(POINTED, _pointed(rows), engine.count(here, query), in_words.sentence(query))


def incident(asked: Asked) -> Page:
    """Answer with one incident; ProblemError when there is none or it was withdrawn."""
    identifier = asked.named["id"]
    found = engine.record(asked.site.incidents, identifier)
    if found is None:
        raise _absent(asked.site, identifier)
    days = {c.name: pd.Timestamp(found[c.name]) for c in _DAYS}
    rows = pd.DataFrame([found | days])[list(POINTED.names)]
    return Page(POINTED, _pointed(rows), 1, say("panel.id", id=identifier))


_DAYS = tuple(c for c in POINTED.columns if c.kind == "date")


def _pointed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with a point only where a city is shown, as in every file that is taken along."""
    city = rows["geo_precision"] == "city"
    return rows.assign(**{name: rows[name].where(city) for name in POINT})


def _absent(site: Site, identifier: str) -> ProblemError:
    buried = site.snapshot.tombstones
    for _, day, reason in buried[buried["id"] == identifier].itertuples(index=False, name=None):
        date = pd.Timestamp(day).date().isoformat()
        detail = say("api.detail.withdrawn", id=identifier, date=date, reason=reason)
        return ProblemError(WITHDRAWN, detail, date=date, reason=str(reason))
    return ProblemError(NOT_FOUND, say("api.detail.no_record", id=identifier[:40]))
