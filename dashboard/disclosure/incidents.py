"""Incidents as shown: place, date, name, link and text of each row by its status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard import dates, schema
from dashboard.disclosure.hidden_names import says_any
from dashboard.disclosure.places import PLACE_COLUMNS, finest_levels, shown_places
from dashboard.disclosure.policy import EVERYWHERE
from dashboard.disclosure.ratchet import LINKS
from dashboard.disclosure.reading import Reading, coarsened, due
from dashboard.disclosure.summaries import says_name, shown_summaries

if TYPE_CHECKING:
    from datetime import date

    from dashboard import taxonomy
    from dashboard.disclosure.raw import Finding

AS_TOLD: Final = (
    *("threat_type", "target_group", "attributed_to", "host_state_role", "outcome"),
    "verification",
)
"""Columns of codes that every row shows as they are."""


@dataclass(frozen=True, eq=False, slots=True)
class ShownIncidents:
    """Incidents without ids and sources (index and order of the raw rows), and what they cost.

    Parameters
    ----------
    rows
        The schema's columns but ``id`` and ``source_ids``.
    status
        Status of each row; never written.
    link
        How much of the sources is shown; see ``citations.limited``.
    due
        False for rows whose embargo is not over: they are not released yet.
    findings
        What the screen replaced.
    """

    rows: pd.DataFrame
    status: pd.Series[str]
    link: pd.Series[str]
    due: pd.Series[bool]
    findings: tuple[Finding, ...]

    @property
    def private(self) -> pd.Series[bool]:
        """Rows about people who are not public."""
        return self.status >= "S4"


def shown_incidents(reading: Reading, *, as_of: date, titles: pd.Series[str]) -> ShownIncidents:
    """Return raw incidents as the policy lets them be shown.

    Parameters
    ----------
    titles
        All that is printed of each row's sources (titles and addresses), same index: a name that is
        withheld must not stand there either.
    """
    raw = reading.raw
    finest = finest_levels(raw, reading.finest_place, reading.home)
    where = shown_places(raw, finest, reading.geography, reading.policy)
    when = _dates(raw, reading.finest_day("date"), reading.finest_day("date_end"))
    link = _links(reading, titles)
    text, findings = shown_summaries(reading, where, when)
    touched = {
        "place_to_region": where["place_rule"] == "place_to_region",
        "place_to_country": where["place_rule"] == "place_to_country",
        **_date_rules(raw, when),
        "text_generalised": text != raw["summary"],
    }
    left_out = {"name": reading.withheld_name != "", "link": link != "full"}
    rows = raw[list(AS_TOLD)].assign(
        **{name: where[name] for name in PLACE_COLUMNS},
        **{str(name): column for name, column in when.items()},
        iso3=raw["country"],
        public_name=reading.public_name,
        summary=text,
        generalisations=joined(touched, schema.GENERALISATIONS),
        withheld=joined(left_out, schema.WITHHELD),
    )
    ready = due(raw, reading.status, reading.policy, as_of)
    return ShownIncidents(rows, reading.status, link, ready, findings)


def joined(
    touched: dict[str, pd.Series[bool]], vocabulary: tuple[taxonomy.Term, ...]
) -> pd.Series[str]:
    """Return the codes whose mask is true of each row, in the vocabulary's order, by semicolons."""
    codes = [term.code for term in vocabulary if term.code in touched]
    masks = pd.DataFrame({code: touched[code] for code in codes}).astype(bool)
    names = masks.columns.to_numpy(dtype=object)
    kinds, which = np.unique(masks.to_numpy(), axis=0, return_inverse=True)
    texts = np.array([";".join(names[row]) for row in kinds], dtype=object)[which.ravel()]
    return pd.Series(texts, index=masks.index, dtype="str")


def _dates(raw: pd.DataFrame, limit: pd.Series[str], end_limit: pd.Series[str]) -> pd.DataFrame:
    """Return the date columns, no more exact than the limits of begin and end."""
    begin, end = coarsened(raw["date_start"], limit), coarsened(raw["date_end"], end_limit)
    end = end.mask(end == begin, "")
    return pd.DataFrame(
        {
            "event_date": begin,
            "event_date_end": end,
            "date_precision": begin.map(dates.precision),
            "date_from": begin.map(dates.first_day).astype("str"),
            "date_to": end.where(end != "", begin).map(dates.last_day).astype("str"),
        },
        dtype="str",
    )


def _date_rules(raw: pd.DataFrame, when: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """Return which rows show their date less exactly, by the precision they show."""
    end = raw["date_end"].mask(raw["date_end"] == raw["date_start"], "")
    begin_less = when["event_date"] != raw["date_start"]
    end_less = (when["event_date_end"] != end) & (end != "")
    precision = when["date_precision"]
    return {
        f"date_to_{to}": (begin_less | end_less) & (precision == to)
        for to in ("month", "quarter", "year")
    }


def _links(reading: Reading, titles: pd.Series[str]) -> pd.Series[str]:
    """Return how much of each source may be shown: a link is a name, when its words hold it."""
    allowed = (reading.treated("link") == "full") & ~reading.limits["link"].isin(LINKS[1:])
    full = allowed & reading.decided("link").isna() & ~says_name(titles, reading.withheld_name)
    full &= ~says_any(titles, reading.hidden)
    return full.map({True: "full", False: EVERYWHERE}).astype("str")
