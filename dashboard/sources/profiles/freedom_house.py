"""Country-year tables of counts, as Freedom House's: one figure is one record."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dashboard.sources.profiles.profile import Profile, shipped
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from dashboard.sources.rows import FileRows

YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")

COUNTRY: Final = frozenset({"country", "host country", "host_country", "country/territory", "iso3"})


def unfolded(rows: FileRows) -> FileRows:
    """Return a table with one column a year as one with a row for each figure.

    Rows stay in the file's order, the years of each in the order of the columns; empty cells are no
    figures. A table of another form stays as it is.
    """
    names = [str(column) for column in rows.rows.columns]
    years = [name for name in names if YEAR.fullmatch(name.strip())]
    if len(years) < 2 or not COUNTRY & set(map(folded, names)):
        return rows
    kept = [name for name in names if name not in years and folded(name) not in ("year", "count")]
    long = rows.rows.melt(
        id_vars=kept, value_vars=years, var_name="year", value_name="count", ignore_index=False
    )
    ordered = long.sort_index(kind="stable").reset_index(drop=True).astype("str")
    figures = ordered[ordered["count"].str.strip() != ""].reset_index(drop=True)
    return replace(rows, rows=figures, first=1)


PROFILE: Final = Profile("freedom-house", partial(shipped, "freedom-house"), unfolded)
