"""Country-year tables of counts: one figure a row, however the table is laid."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.sources.profiles.freedom_house import PROFILE, unfolded
from tests.mapping_worlds import EXAMPLES, cells, file_of, mapped, rules, said


def test_one_column_a_year_becomes_one_row_a_figure() -> None:
    found = mapped(
        file_of(
            {"Country": "Germany", "2014": "3", "2015": "", "2016": "0"},
            {"Country": "Türkei", "2014": "", "2015": "7", "2016": ""},
        )
    )
    assert said(found) == []
    assert found.table == "statistics"
    assert cells(found, "country") == ["DEU", "DEU", "TUR"]
    assert cells(found, "period_start") == cells(found, "period_end") == ["2014", "2016", "2015"]
    assert cells(found, "value") == ["3", "0", "7"]
    assert set(cells(found, "series")) == {"fh_tnr_incidents_by_host"}
    assert set(cells(found, "source_publisher")) == {"Freedom House"}


def test_the_long_form_is_read_as_it_is() -> None:
    row = {"Host country": "Georgia", "Year": "2020", "Incidents": "5", "Origin country": "Russia"}
    found = mapped(file_of(row))
    assert said(found) == []
    assert cells(found, "country") == ["GEO"]
    assert cells(found, "note") == ["Russia"]


def test_a_cell_that_is_no_figure_is_refused_alone() -> None:
    found = mapped(file_of({"Country": "Germany", "2014": "many", "2015": "4"}))
    assert said(found, "rejected") == [(0, "count", "is not a number")]
    assert rules(mapped(file_of({"Country": "Germany", "2030": "1", "2014": "2"}))) == [
        "lies in the future"
    ]


def test_a_table_without_years_or_country_is_not_unfolded() -> None:
    for row in ({"Country": "x", "2014": "1"}, {"a": "x", "2014": "1", "2015": "1"}):
        rows = file_of(row)
        assert unfolded(rows) is rows


FIGURES = some.lists(
    some.fixed_dictionaries(
        {
            "Country": some.sampled_from(["Germany", "Georgia", "Nowhere", ""]),
            "2014": some.sampled_from(["", "0", "1", "x"]),
            "2015": some.sampled_from(["", "2", " "]),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=EXAMPLES)
@given(FIGURES)
def test_as_many_rows_as_figures_and_unfolding_twice_is_unfolding_once(
    table: list[dict[str, str]],
) -> None:
    rows = file_of(*table)
    long = unfolded(rows)
    figures = sum(bool(row[year].strip()) for row in table for year in ("2014", "2015"))
    assert len(long.rows) == figures
    assert unfolded(long).rows.equals(long.rows)
    assert len(mapped(rows, PROFILE.name).rows) == figures
