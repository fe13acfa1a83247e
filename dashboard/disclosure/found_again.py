"""Which rows of an earlier release a raw row was shown as.

The private map of ids knows. What it does not know is found by what was shown: the codes, a source
in common and days that meet. Where several earlier rows fit, all of them are given, because any of
them may be the one; whoever asks obeys the strictest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates
from dashboard.disclosure.sources import shown_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.disclosure.earlier import Earlier

FOUND_BY: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "incidents": (("iso3", "threat_type"), ("iso3",), ("threat_type",)),
    "journeys": (("first", "last"), ()),
}
"""Codes that must agree, the surest first: a later line is asked only of rows that found none
before, and only for earlier rows that nobody has found. One code may have been corrected."""


def asked(name: str, raw: pd.DataFrame) -> pd.DataFrame:
    """Return raw incidents or journeys as they are looked for.

    Columns ``editorial``, ``begin``, ``end`` (days), the codes of ``FOUND_BY``; same index.
    """
    last = raw["date_end"].where(raw["date_end"] != "", raw["date_start"])
    codes = (
        {"iso3": raw["country"], "threat_type": raw["threat_type"]}
        if name == "incidents"
        else _ends(raw["places"])
    )
    asked_of = {"editorial": raw["id"], **days(raw["date_start"], last), **codes}
    return pd.DataFrame(asked_of, index=raw.index)


def same_rows(
    name: str, wanted: pd.DataFrame, cited: pd.DataFrame, earlier: Earlier
) -> pd.DataFrame:
    """Return which earlier rows may be which raw ones.

    Parameters
    ----------
    name
        ``incidents`` or ``journeys``.
    wanted
        Raw rows, as :func:`asked` gives them.
    cited
        Their sources in their fullest form: columns ``row`` (index of ``wanted``), ``url``,
        ``publisher``, ``date``.

    Returns
    -------
    pandas.DataFrame
        Columns ``row`` and ``id`` (of the earlier release), one line a possible pair.
    """
    if earlier.table(name).empty:
        return pd.DataFrame({"row": wanted.index[:0], "id": pd.Series(dtype="str")})
    held = _held(name, earlier)
    mapped = wanted["editorial"].map(dict(earlier.ids))
    mapped = mapped[mapped.isin(held["id"])]
    found = [pd.DataFrame({"row": mapped.index, "id": mapped.to_numpy()})]
    rest, free = wanted.drop(index=mapped.index), held[~held["id"].isin(mapped)]
    for codes in FOUND_BY[name]:
        pairs = _alike(rest, free, codes, cited, earlier.cited(name))
        rest, free = rest[~rest.index.isin(pairs["row"])], free[~free["id"].isin(pairs["id"])]
        found.append(pairs)
    return pd.concat(found, ignore_index=True).astype({"id": "str"})


def _held(name: str, earlier: Earlier) -> pd.DataFrame:
    rows = earlier.table(name)
    if name == "incidents":
        last = rows["event_date_end"].where(rows["event_date_end"] != "", rows["event_date"])
        return rows[["id", "iso3", "threat_type"]].assign(**days(rows["event_date"], last))
    last = rows["date_end"].where(rows["date_end"] != "", rows["date_start"])
    return rows[["id"]].assign(**days(rows["date_start"], last), **_ends(rows["stops"]))


def days(begin: pd.Series[str], end: pd.Series[str]) -> dict[str, pd.Series[str]]:
    """Return the first and the last day of two columns of partial dates, as comparable texts."""
    return {
        "begin": begin.map(lambda text: dates.first_day(text).isoformat() if text else "0"),
        "end": end.map(lambda text: dates.last_day(text).isoformat() if text else "9"),
    }


def _ends(stops: pd.Series[str]) -> dict[str, pd.Series[str]]:
    """Return the first and the last country of journeys."""
    countries = stops.str.split(";").map(lambda each: [stop.strip()[-3:] for stop in each])
    return {
        "first": countries.str[0].astype("str"),
        "last": countries.str[-1].astype("str"),
    }


def _alike(
    rest: pd.DataFrame,
    free: pd.DataFrame,
    codes: tuple[str, ...],
    cited: pd.DataFrame,
    shown: pd.DataFrame,
) -> pd.DataFrame:
    """Return pairs with the same codes, days that meet and a source in common."""
    if free.empty:
        return pd.DataFrame({"row": rest.index[:0], "id": pd.Series(dtype="str")})
    mine = rest.rename_axis("row").reset_index().merge(_printed(cited), on="row")
    theirs = free.merge(_printed(shown), on="id")
    linked = mine[mine["url"] != ""].merge(theirs, on=["url", *codes], suffixes=("", "_shown"))
    unlinked = theirs[theirs["url"] == ""].drop(columns="url")
    withheld = mine.merge(unlinked, on=["publisher", *codes], suffixes=("", "_shown"))
    withheld = withheld[_meet(withheld["date"], withheld["date_shown"])]
    columns = ["row", "id", "begin", "end", "begin_shown", "end_shown"]
    pairs = pd.concat([linked[columns], withheld[columns]])
    meet = (pairs["begin"] <= pairs["end_shown"]) & (pairs["begin_shown"] <= pairs["end"])
    return pairs.loc[meet, ["row", "id"]].drop_duplicates()


def _printed(cited: pd.DataFrame) -> pd.DataFrame:
    """Return citations as they are compared: addresses as shown, publishers without case."""
    return cited.assign(
        url=cited["url"].map(shown_address), publisher=cited["publisher"].str.casefold()
    )


def _meet(one: pd.Series[str], other: pd.Series[str]) -> pd.Series[bool]:
    """Return where two partial dates may be the same day; an empty one may be any."""
    pairs = zip(one, other, strict=True)
    return pd.Series([_may_be_one(*pair) for pair in pairs], index=one.index, dtype=bool)


def _may_be_one(one: str, other: str) -> bool:
    if not one or not other:
        return True
    earliest = max(dates.first_day(one), dates.first_day(other))
    return earliest <= min(dates.last_day(one), dates.last_day(other))
