"""Who cites which source, and the sources' ids put into the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.disclosure import sources
from dashboard.disclosure.organisations import RISKS
from dashboard.disclosure.policy import EVERYWHERE
from dashboard.disclosure.raw import RISK_SOURCE, SOURCE, Raw

if TYPE_CHECKING:
    from collections.abc import Mapping

OPAQUE: Final = frozenset({"incidents", "journeys"})
"""Tables with random ids and several sources a row; the others have one and ids by content."""


def citations(raw: Raw) -> pd.DataFrame:
    """Return who cites what; an incident's second address follows its first.

    Columns ``table``, ``row`` (index of the raw row), ``url``, ``title``, ``publisher``, ``date``.
    """
    parts = [
        _cited(name, getattr(raw, source), SOURCE)
        for name, source in (
            ("incidents", "incidents"),
            ("host_facts", "hosts"),
            ("legs", "legs"),
            ("journeys", "journeys"),
            ("statistics", "statistics"),
            ("organisations", "organisations"),
        )
    ]
    declared = raw.helping[raw.helping["risk_in_russia"] != ""]
    parts.append(_cited(RISKS, declared, RISK_SOURCE))
    second = raw.incidents[raw.incidents["source2_url"] != ""]
    by_address = pd.DataFrame(
        {
            "source_title": "",
            "source_publisher": second["source2_url"].map(sources.host),
            "source_date": "",
            "source_url": second["source2_url"],
        },
        dtype="str",
    )
    return pd.concat([*parts, _cited("incidents", by_address, SOURCE)], ignore_index=True)


def _cited(name: str, rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    named = rows[list(columns)].rename(columns=lambda column: column.rpartition("source_")[2])
    return named.assign(table=name, row=rows.index)


def printed(cited: pd.DataFrame, name: str, index: pd.Index[int]) -> pd.Series[str]:
    """Return, for each row of a table, all titles and addresses printed of its sources."""
    texts = cited.assign(text=cited["title"] + " " + cited["url"])
    whole = texts.groupby("url")["text"].agg(" ".join)
    mine = cited[cited["table"] == name]
    return mine["url"].map(whole).groupby(mine["row"]).agg(" ".join).reindex(index, fill_value="")


def limited(
    cited: pd.DataFrame,
    shown: Mapping[str, pd.DataFrame],
    limits: Mapping[str, pd.Series[str]],
    secret: pd.Series[bool],
) -> pd.DataFrame:
    """Return the citations of shown rows, each with how much of its source may be shown.

    Tables about countries show a source in full unless it was withheld for somebody (or that row
    is still under embargo) and no other row about a person shows it: a page that could not be
    linked beside a person is not linked beside a border rule either.

    Parameters
    ----------
    shown
        Table name to the rows that are shown.
    limits
        For the tables about people, of every row: ``full``, ``month`` or ``year`` (how much may be
        shown), or ``month everywhere`` (that, and withheld in the other tables too).
    secret
        Citations in tables about countries that may not be shown (index of ``cited``).
    """
    limit = pd.Series("full", index=cited.index, dtype="str")
    visible = pd.Series(data=False, index=cited.index)
    for name, rows in shown.items():
        mine = cited["table"] == name
        visible |= mine & cited["row"].isin(rows.index)
        if name in limits:
            limit = limit.mask(mine, cited["row"].map(limits[name]))
    people = cited["table"].isin(list(limits))
    closed = people & (~visible | (limit == EVERYWHERE))
    told = people & visible & (limit == "full")
    hidden = cited["url"].isin(set(cited["url"][closed]) - set(cited["url"][told]))
    limit = limit.mask(~people & (hidden | secret), "month").replace(EVERYWHERE, "month")
    return cited.assign(link=limit)[visible].reset_index(drop=True)


def with_sources(
    shown: Mapping[str, pd.DataFrame], cited: pd.DataFrame, language_of: sources.LanguageOf
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Return the tables with their sources' ids, and the sources."""
    table, ids = sources.sources_table(cited, language_of)
    tables = {}
    for name, rows in shown.items():
        mine = cited.assign(source=ids)[cited["table"] == name]
        joined = mine.groupby("row")["source"].agg(lambda s: ";".join(dict.fromkeys(s)))
        column = "source_ids" if name in OPAQUE else "source_id"
        whole = rows.assign(**{column: joined.reindex(rows.index)})
        if name not in OPAQUE:
            whole = whole.assign(id=sources.content_id(whole))
        tables[name] = whole
    return tables, table
