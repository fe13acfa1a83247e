"""The ratchet: a release never shows more of a row than the one before, unless two editors say so.

A policy may change, a private file may be lost, a raw row may be told in more detail. What the last
released set showed of a row is a limit to all of that. Limits are frames with the index of the raw
rows; a missing value is no limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import dates
from dashboard.disclosure.policy import EVERYWHERE, LEVELS
from dashboard.disclosure.screen import folded, in_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.disclosure.earlier import Earlier

LINKS: Final = ("full", EVERYWHERE, "year")
"""How much of a source was shown, from most to least."""

PRECISIONS: Final = (*dates.ORDER, "none")
"""How exactly a date was shown, from most to least."""

KEPT: Final = "kept"
"""Rule of a finding: the earlier text stays in the place of another raw one."""

BETWEEN: Final = "\x1f"
"""Between several texts of one limit; no shown text holds it."""

TOLD: Final = ("summary", "outcome", "traveller_group")
"""Texts of a journey."""

BOTH_LIMITS: Final = ("date", "date_end", "link", "public_name")
INCIDENT_LIMITS: Final = ("place", *BOTH_LIMITS, "summary")
JOURNEY_LIMITS: Final = (*BOTH_LIMITS, "cities", "most", *TOLD)


def incident_limits(raw: pd.DataFrame, same: pd.DataFrame, earlier: Earlier) -> pd.DataFrame:
    """Return what each raw incident may show at most, by the earlier rows it may be.

    Parameters
    ----------
    same
        Columns ``row`` (index of ``raw``) and ``id``, as ``found_again.same_rows`` gives them.

    Returns
    -------
    pandas.DataFrame
        Index of ``raw``. ``place`` (a level), ``date`` and ``date_end`` (of ``PRECISIONS``),
        ``link`` (of ``LINKS``), ``public_name`` (the words a name may have) and ``summary`` (the
        texts that were shown; one made of codes is empty, because codes may be corrected).
    """
    if same.empty:
        return pd.DataFrame(index=raw.index, columns=list(INCIDENT_LIMITS), dtype="str")
    held = earlier.table("incidents")
    shown = pd.DataFrame(
        {
            "id": held["id"],
            "place": held["geo_precision"],
            **_precisions(held["event_date"], held["event_date_end"]),
            "link": _links("incidents", held, earlier),
            "public_name": held["public_name"],
            "summary": held["summary"].mask(held["summary"] == in_codes(held), ""),
        }
    )
    pairs = same.merge(shown, on="id")
    limits = {
        "place": _coarsest(pairs, "place", LEVELS),
        **_shared(pairs),
        "summary": _each(pairs, "summary", _texts),
    }
    return pd.DataFrame(limits, index=raw.index, dtype="str")


def journey_limits(raw: pd.DataFrame, same: pd.DataFrame, earlier: Earlier) -> pd.DataFrame:
    """Return what each raw journey may show at most; see :func:`incident_limits`.

    Besides what is there: ``cities`` (the stops that may keep their city, by semicolons), ``most``
    (how many stops there may be) and, for each of ``TOLD``, the texts that were shown.
    """
    if same.empty:
        return pd.DataFrame(index=raw.index, columns=list(JOURNEY_LIMITS), dtype="str")
    held = earlier.table("journeys")
    shown = held[["id", "public_name", "stops", *TOLD]].assign(
        **_precisions(held["date_start"], held["date_end"]), link=_links("journeys", held, earlier)
    )
    pairs = same.merge(shown, on="id")
    limits = {
        **_shared(pairs),
        "cities": _each(pairs, "stops", _cities),
        "most": _each(pairs, "stops", _fewest),
        **{name: _each(pairs, name, _texts) for name in TOLD},
    }
    return pd.DataFrame(limits, index=raw.index, dtype="str")


def name_allowed(names: pd.Series[str], limit: pd.Series[str]) -> pd.Series[bool]:
    """Return where a name has no word that the limit does not have."""
    pairs = zip(names, limit.fillna(""), limit.isna(), strict=True)
    return pd.Series(
        [free or _within(name, words) for name, words, free in pairs],
        index=names.index,
        dtype=bool,
    )


def kept(
    texts: pd.Series[str], limit: pd.Series[str], otherwise: str | pd.Series[str]
) -> pd.Series[str]:
    """Return the texts that were shown before.

    A text once shown stays until an editor writes another. Where it is not known which of several
    it was, and the new one is none of them, ``otherwise`` stands.
    """
    shown = limit.fillna("")
    again = limit.isna() | pd.Series(
        [text in before.split(BETWEEN) for text, before in zip(texts, shown, strict=True)],
        index=texts.index,
        dtype=bool,
    )
    only = shown.where(~shown.str.contains(BETWEEN, regex=False), "")
    return texts.where(again, only.where(only != "", otherwise)).astype("str")


def _shared(pairs: pd.DataFrame) -> dict[str, pd.Series[str]]:
    return {
        "date": _coarsest(pairs, "date", PRECISIONS),
        "date_end": _coarsest(pairs, "date_end", PRECISIONS),
        "link": _coarsest(pairs, "link", LINKS),
        "public_name": _each(pairs, "public_name", _words_of_all),
    }


def _precisions(begin: pd.Series[str], end: pd.Series[str]) -> dict[str, pd.Series[str]]:
    """Return how exactly begin and end were shown; an end not yet shown may be like the begin."""
    known = begin.map(lambda text: dates.precision(text) if text else "none").astype("str")
    ended = end.map(lambda text: dates.precision(text) if text else "").astype("str")
    return {"date": known, "date_end": ended.where(ended != "", known)}


def _links(name: str, held: pd.DataFrame, earlier: Earlier) -> pd.Series[str]:
    """Return how much was shown of each earlier row's sources."""
    cited = earlier.cited(name)
    told = (cited["url"] != "") | (cited["title"] != "")
    by_row = cited.assign(told=told, month=cited["date"].str.len() > 4).groupby("id")
    seen = by_row[["told", "month"]].any().reindex(held["id"])
    withheld = held["withheld"].str.contains("link") | (seen["told"] == False).to_numpy()  # noqa: E712
    yearly = (seen["month"] == False).to_numpy()  # noqa: E712
    link = pd.Series("full", index=held.index, dtype="str").mask(withheld, EVERYWHERE)
    return link.mask(withheld & yearly, "year")


def _coarsest(pairs: pd.DataFrame, name: str, order: tuple[str, ...]) -> pd.Series[str]:
    ranks = pairs[name].map({code: rank for rank, code in enumerate(order)})
    return ranks.groupby(pairs["row"]).max().map(dict(enumerate(order))).astype("str")


def _each(pairs: pd.DataFrame, name: str, limit: Callable[[list[str]], str]) -> pd.Series[str]:
    return pairs.groupby("row")[name].agg(lambda values: limit(list(values))).astype("str")


def _words_of_all(names: list[str]) -> str:
    return " ".join(sorted(set.intersection(*(set(folded(name).split()) for name in names))))


def _within(name: str, words: str) -> bool:
    return not name or (words != "" and set(folded(name).split()) <= set(words.split()))


def _texts(texts: list[str]) -> str:
    return BETWEEN.join(sorted(set(texts)))


def _cities(journeys: list[str]) -> str:
    stops = [{stop for stop in text.split(";") if "/" in stop} for text in journeys]
    return ";".join(sorted(set.intersection(*stops)))


def _fewest(journeys: list[str]) -> str:
    return str(min(text.count(";") + 1 for text in journeys))
