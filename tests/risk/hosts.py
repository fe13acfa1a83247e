"""Invented host states: a few facts, decisions and incidents, and what is asked of them.

Nothing here happened to anybody. Each helper fills in what a row does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from hypothesis import strategies as some

from dashboard import engine, schema
from dashboard.filters import Query
from dashboard.risk import grades
from dashboard.risk.scores import Asked, Scores
from dashboard.snapshot import Manifest, Snapshot
from tests import worlds

DAY: Final = date(2024, 6, 30)

LAYERS: Final = ("exposure", "conduct", "entry", "protection")
"""The layers made of facts."""

Row = Mapping[str, Any]


def fact(iso3: str, field: str, value: str, since: str = "", until: str = "", **more: str) -> Row:
    """Return one host fact."""
    given = {"iso3": iso3, "field": field, "value": value, "valid_from": since, "valid_to": until}
    return {"note": "", "source_id": "s1", **given, **more}


def decisions(iso3: str, year: str, recognised: float, rejected: float) -> tuple[Row, Row]:
    """Return the two figures of one country and year."""
    common = {"iso3": iso3, "period_start": year, "period_end": year}
    return (
        {"series": "unhcr_decisions_recognized", "value": recognised, **common},
        {"series": "unhcr_decisions_rejected", "value": rejected, **common},
    )


def frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a released table; rows without an id are numbered."""
    table = schema.table(name)
    numbered = [{"id": f"{name[0]}{n:06d}", **row} for n, row in enumerate(rows)]
    made = pd.DataFrame(numbered, columns=list(table.names), dtype=object)
    kinds = {c.name: "float64" if c.kind == "number" else "str" for c in table.columns}
    texts = [column for column, kind in kinds.items() if kind == "str"]
    return made.assign(**{n: made[n].where(made[n].notna(), "") for n in texts}).astype(kinds)


def asked(
    facts: Iterable[Row] = (),
    figures: Iterable[Row] = (),
    incidents: Iterable[Row] = (),
    *,
    as_of: date = DAY,
    query: Query | None = None,
    sources: Iterable[Row] = (),
) -> Asked:
    """Return what a layer is asked in an invented world."""
    tables: dict[str, Any] = {
        table.name: pd.DataFrame(columns=list(table.names), dtype="str") for table in schema.TABLES
    }
    tables["host_facts"] = frame("host_facts", facts)
    tables["statistics"] = frame("statistics", figures)
    tables["sources"] = frame("sources", sources)
    tables["incidents"] = worlds.geo_frame(incidents)
    manifest = Manifest("2024.7.1", DAY, "0" * 64, "public 1", {}, {})
    snapshot = Snapshot(**tables, manifest=manifest, folder=None)
    return Asked(snapshot, engine.prepare(snapshot.incidents), query or Query(), as_of)


def country(scores: Scores, iso3: str) -> pd.Series[Any]:
    """Return what a layer says of one country."""
    rows = scores.countries[scores.countries["iso3"] == iso3]
    return rows.iloc[0]


def part(scores: Scores, iso3: str, code: str) -> pd.Series[Any] | None:
    """Return what a layer says of one part of a country; None when it is unobserved."""
    rows = scores.parts[(scores.parts["iso3"] == iso3) & (scores.parts["part"] == code)]
    return None if rows.empty else rows.iloc[0]


def same(one: Scores, other: Scores) -> None:
    """Fail unless both say the same of every country."""
    for name in ("countries", "parts"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True)


VALUES: Final = (
    *("yes", "no", "0", "30", "90", "360", "1951", "not_party", "practised", "case_by_case"),
    *("refused", "reported", "limited", "open", "restricted", "closed", "none", "normal"),
    *("suspended", "liberal", "slow", "12.5", "3", "nan", "-1", "Refused unless a court says so."),
)
"""Values that some field reads and others do not."""

DATES: Final = ("", "2022", "2023-Q2", "2023-11", "2024-06-30", "2024-07", "2025")


@some.composite
def facts(draw: some.DrawFn, codes: tuple[str, ...] = ("ARM", "DEU", "KAZ", "RUS")) -> Row:
    """A fact of any field, any value and any dates, the last day not before the first."""
    field = draw(some.sampled_from([row.field for row in grades.GRADES] + ["freedom_house_score"]))
    since, until = draw(some.sampled_from(DATES)), draw(some.sampled_from(DATES))
    if since and until and until < since[:4]:
        since, until = until, since
    row = fact(draw(some.sampled_from(codes)), field, draw(some.sampled_from(VALUES)), since, until)
    return {**row, "source_id": draw(some.sampled_from(["s1", "s2"]))}


@some.composite
def figures(draw: some.DrawFn) -> Row:
    """A figure of decisions, or of something else."""
    series = ("recognized", "complementary", "rejected", "closed")
    year = draw(some.sampled_from(["2019", "2021", "2022", "2023", "2024"]))
    return {
        "series": f"unhcr_decisions_{draw(some.sampled_from(series))}",
        "iso3": draw(some.sampled_from(["ARM", "DEU", "KAZ"])),
        "period_start": year,
        "period_end": year,
        "value": draw(some.sampled_from([0.0, 5.0, 40.0, 900.0, np.nan])),
    }


SOURCES: Final = ({"id": "s1", "date": "2024-05-02"}, {"id": "s2", "date": ""})
