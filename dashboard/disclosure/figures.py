"""The counts that are published with a release."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dashboard import schema
from dashboard.disclosure.policy import STATUSES

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.disclosure.people import People

LEAST: Final = 10
"""Fewest rows that are not shown of which a figure is given."""

ROUNDED: Final = 5
"""Such a figure is rounded down to a multiple of this."""


def touched(people: People, legs: pd.DataFrame, raw_legs: pd.DataFrame) -> dict[str, int]:
    """Return how many shown rows have each status and each generalisation.

    Rows that are not shown make two figures, rounded so that two releases tell nothing of one row:
    ``embargoed`` (0 stands for fewer than ten) and ``withheld`` (given from ten on).
    """
    rows = [shown.rows[shown.due] for shown in (people.incidents, people.journeys)]
    statuses = Counter(people.incidents.status[people.incidents.due])
    codes, left_out = (
        Counter(code for table in rows for text in table[column] for code in text.split(";"))
        for column in ("generalisations", "withheld")
    )
    raw_ends = raw_legs.loc[legs.index, ["from_place", "to_place"]]
    ends = (raw_ends != "") & (legs[["from_place", "to_place"]] == "")
    withheld = rounded(people.withheld)
    return {
        **{f"status:{status}": statuses[status] for status in STATUSES},
        **{term.code: codes[term.code] for term in schema.GENERALISATIONS},
        **{f"withheld:{term.code}": left_out[term.code] for term in schema.WITHHELD},
        "legs:place_to_country": int(ends.any(axis=1).sum()),
        "embargoed": rounded(people.embargoed),
        **({"withheld": withheld} if withheld else {}),
    }


def rounded(count: int) -> int:
    """Return a count of rows that are not shown as it may be told; 0 for fewer than ten."""
    return count // ROUNDED * ROUNDED if count >= LEAST else 0
