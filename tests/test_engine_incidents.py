"""Preparing: what is refused, what is left out, what stands in the slim frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pytest

from dashboard import engine, taxonomy
from dashboard.errors import DataError
from dashboard.filters import FACETS, Query
from tests import worlds

if TYPE_CHECKING:
    from collections.abc import Callable

BERLIN = worlds.pandas_frame(worlds.ONE_INCIDENT)


@pytest.mark.parametrize("column", ["date_precision", *(f.column for f in FACETS)])
@pytest.mark.parametrize("large", [False, True], ids=["pandas", "polars"])
def test_an_unknown_code_is_refused_by_column(column: str, *, large: bool) -> None:
    wrong = BERLIN.assign(**{column: "zz-nothing"})
    with pytest.raises(DataError, match=f"incidents, column {column}: 'zz-nothing'"):
        engine.prepare(pl.from_pandas(wrong) if large else wrong)


@pytest.mark.parametrize("column", ["date_from", "date_to"])
def test_a_missing_date_is_refused(column: str) -> None:
    undated = BERLIN.copy()
    undated[column] = pd.NaT
    for given in (undated, _without(pl.from_pandas(BERLIN), column)):
        with pytest.raises(DataError, match=f"column {column}: the date is missing"):
            engine.prepare(given)


@pytest.mark.parametrize("column", ["lon", "lat"])
def test_a_missing_coordinate_is_refused(column: str) -> None:
    for given in (
        BERLIN.assign(**{column: float("nan")}),
        _without(pl.from_pandas(BERLIN), column),
    ):
        with pytest.raises(DataError, match=f"column {column}: the coordinate is missing"):
            engine.prepare(given)


@pytest.mark.parametrize("frame", worlds.FRAMES)
def test_the_slim_frame_is_small_and_holds_no_text(
    frame: Callable[[worlds.Story], Any],
) -> None:
    incidents = engine.prepare(frame(worlds.story(*[worlds.BERLIN] * 1000)))
    assert incidents.slim.estimated_size() / 1000 < 40
    assert not [name for name, kind in incidents.slim.schema.items() if not _small(str(kind))]


def test_every_threat_type_stands_under_its_method() -> None:
    kinds = taxonomy.codes(taxonomy.THREAT_TYPES)
    rows = worlds.story(*({"threat_type": kind} for kind in kinds))
    methods = engine.prepare(worlds.polars_frame(rows)).slim.get_column("method").to_list()
    order = taxonomy.codes(taxonomy.METHODS)
    assert [order[m] for m in methods] == [taxonomy.METHOD_OF[kind] for kind in kinds]


def test_a_point_of_an_unknown_place_is_its_countrys() -> None:
    astray = worlds.pandas_frame(worlds.VAGUE).assign(lon=0.0, lat=0.0)
    incidents = engine.prepare(astray)
    assert engine.count(incidents, Query(area=(40.0, 40.0, 90.0, 60.0))) == len(worlds.VAGUE)


def test_missing_texts_are_empty() -> None:
    row = _without(pl.from_pandas(BERLIN), "place", "admin1", "public_name", "generalisations")
    incidents = engine.prepare(row)
    record = engine.record(incidents, row["id"][0])
    assert record is not None
    assert record["place"] == record["generalisations"] == ""
    assert engine.count(incidents, Query(text="reporter germany")) == 1
    assert engine.count(incidents, Query(text="null")) == 0


def _without(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return frame.with_columns(pl.lit(None, frame.schema[name]).alias(name) for name in columns)


def _small(kind: str) -> bool:
    return kind in {"Int32", "Int16", "UInt8", "Int8", "Boolean"}
