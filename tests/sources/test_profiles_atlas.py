"""Our own schema in its three forms."""

from __future__ import annotations

import pandas as pd

from dashboard import schema
from dashboard.sources.profiles import atlas
from dashboard.sources.rows import FileRows
from tests.mapping_worlds import STATISTIC, cells, file_of, incident, mapped, rules, said

RELEASED = {
    "id": "abcdefghij234567",
    "event_date": "2024-Q2",
    "event_date_end": "",
    "date_precision": "quarter",
    "date_from": "2024-04-01",
    "date_to": "2024-06-30",
    "iso3": "KAZ",
    "admin1": "Upperland",
    "place": "Bigtown",
    "lat": "48.0",
    "lon": "67.0",
    "geo_precision": "city",
    "uncertainty_m": "10000",
    "threat_type": "detention",
    "target_group": "journalist",
    "attributed_to": "unknown",
    "host_state_role": "none_reported",
    "outcome": "released",
    "verification": "single_source",
    "public_name": "",
    "summary": "A journalist was held and set free.",
    "source_ids": "aaaaaaaaaa",
    "generalisations": "date_to_quarter",
}
SOURCE = {
    "source_title": "Held and freed",
    "source_publisher": "The Invented Courier",
    "source_date": "2024-05",
    "source_url": "https://courier.example.org/held",
}


def test_raw_incidents_and_figures_stay_what_they_are() -> None:
    found = mapped(file_of(incident()))
    assert said(found) == []
    assert cells(found, "id") == cells(found, "their_id") == ["case-1"]
    figures = mapped(file_of(dict(STATISTIC)))
    assert said(figures) == []
    assert figures.rows.drop(columns="their_id").iloc[0].to_dict() == dict(STATISTIC)


def test_mapping_raw_rows_again_changes_nothing() -> None:
    first = mapped(file_of(incident(), incident(id="case-2", place_precision="country")))
    again = mapped(FileRows(first.rows.drop(columns="their_id"), "x.csv", "csv", 2))
    pd.testing.assert_frame_equal(first.rows, again.rows)


def test_released_incidents_with_their_sources_are_read() -> None:
    found = mapped(file_of({**RELEASED, **SOURCE}))
    row = found.rows.iloc[0]
    assert rules(found, "rejected") == []
    assert row["id"] == RELEASED["id"]
    assert row["date_start"] == "2024-Q2"
    assert row["country"] == "KAZ"
    assert (row["place"], row["place_precision"]) == ("Bigtown", "city")
    assert row["source_url"] == SOURCE["source_url"]


def test_the_released_columns_it_reads_are_released() -> None:
    read = {name for names in atlas.RELEASED.values() for name in names}
    assert read <= set(schema.INCIDENTS.names)


def test_released_incidents_without_sources_are_rejected_with_advice() -> None:
    found = mapped(file_of(RELEASED))
    assert rules(found, "rejected") == ["says nothing: the row names no source"]
    assert "source_publisher" in found.troubles["advice"].iloc[0]


def test_a_released_region_or_country_is_not_made_a_city_by_its_label_point() -> None:
    region = {**RELEASED, **SOURCE, "place": "", "geo_precision": "region"}
    country = {**region, "admin1": "", "geo_precision": "country"}
    found = mapped(file_of(region, country))
    assert rules(found, "rejected") == []
    assert cells(found, "place_precision") == ["region", "country"]
    assert cells(found, "lat") == ["", ""]
    assert cells(found, "place") == ["Upperland", ""]
