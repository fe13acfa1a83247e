"""Invented worlds of a dozen rows: the same story as a GeoDataFrame and as a Polars frame.

Nothing here happened to anybody. A story is a tuple of rows; :func:`incident` fills in what a row
does not say, so that each test names only what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import polars as pl

from dashboard import countries, dates, schema
from dashboard.units import CRS

Row = Mapping[str, Any]
Story = tuple[Row, ...]

PLAIN: Final = {
    "id": "i0000000001",
    "event_date": "2024-02-13",
    "event_date_end": "",
    "iso3": "KAZ",
    "admin1": "",
    "place": "",
    "geo_precision": "country",
    "uncertainty_m": 1_000_000,
    "threat_type": "detention",
    "target_group": "journalist",
    "attributed_to": "unknown",
    "host_state_role": "none_reported",
    "outcome": "unknown",
    "verification": "single_source",
    "public_name": "",
    "summary": "A reporter was held for a day.",
    "source_ids": "s1",
    "generalisations": "",
    "withheld": "",
}


def incident(**given: Any) -> Row:
    """Return one whole released row; a row with ``lon`` and ``lat`` is known to the city."""
    row: dict[str, Any] = PLAIN | ({"geo_precision": "city"} if "lon" in given else {}) | given
    home = countries.country(row["iso3"])
    if row["geo_precision"] != "city":
        row |= {"lon": home.lon, "lat": home.lat}
    ends = [row["event_date"], row["event_date_end"] or row["event_date"]]
    row["date_precision"] = dates.precision(ends[0])
    row["date_from"] = dates.first_day(ends[0])
    row["date_to"] = max(dates.last_day(end) for end in ends)
    return {name: row[name] for name in schema.INCIDENTS.names}


def story(*rows: Mapping[str, Any]) -> Story:
    """Return a story of incidents, numbered in their order unless they name themselves."""
    numbered = ({"id": f"i{number:010d}"} | dict(row) for number, row in enumerate(rows, 1))
    return tuple(incident(**row) for row in numbered)


def pandas_frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Return the rows as a plain pandas frame in the types the snapshot reads."""
    kinds = {"date": "datetime64[s]", "number": "float64", "integer": "int64"}
    frame = pd.DataFrame(list(rows), columns=list(schema.INCIDENTS.names))
    return frame.astype({c.name: kinds.get(c.kind, "str") for c in schema.INCIDENTS.columns})


def geo_frame(rows: Iterable[Row]) -> gpd.GeoDataFrame:
    """Return the rows as the GeoDataFrame a folder is read into."""
    frame = pandas_frame(rows)
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"], crs=CRS))


def polars_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """Return the rows as the Polars frame a Parquet file is read into."""
    kinds = {"date": pl.Date(), "number": pl.Float64(), "integer": pl.Int64()}
    types = {c.name: kinds.get(c.kind, pl.String()) for c in schema.INCIDENTS.columns}
    return pl.DataFrame([dict(row) for row in rows], schema=types, orient="row")


FRAMES: Final[tuple[Callable[[Iterable[Row]], Any], ...]] = (geo_frame, polars_frame)
"""The frames every answer has to be the same from."""

ALMATY: Final = {"iso3": "KAZ", "place": "Almaty", "lon": 76.93, "lat": 43.25}
BERLIN: Final = {"iso3": "DEU", "place": "Berlin", "lon": 13.41, "lat": 52.52}

NOTHING: Final[Story] = ()

ONE_INCIDENT: Final = story(BERLIN)

ONE_CITY: Final = story(
    *({**BERLIN, "threat_type": t} for t in ("assault", "poisoning", "detention", "harassment"))
)
"""Four incidents on the very same point."""

SILENT_COUNTRY: Final = story(
    *({**ALMATY, "event_date": f"2024-{month:02d}"} for month in range(1, 7)),
    *({**BERLIN, "event_date": f"2024-{month:02d}-15"} for month in range(1, 6)),
)
"""Eleven incidents in Kazakhstan and Germany; nobody reports anything from Armenia."""

VAGUE: Final = story(
    {"event_date": "2023"},
    {"event_date": "2024-Q2", "geo_precision": "region", "admin1": "Almaty Region"},
    {"event_date": "2024-02"},
    {"event_date": "2022-12-30", "event_date_end": "2023-02"},
)
"""Nothing known to the city; dates known to the year, the quarter, the month and the day."""

EDGES: Final = story(
    {"iso3": "FJI", "lon": 180.0, "lat": -17.0},
    {"iso3": "FJI", "lon": -180.0, "lat": -17.0},
    {"iso3": "FJI", "lon": 179.99, "lat": -16.0},
    {"iso3": "NOR", "lon": 15.0, "lat": 90.0},
    {"iso3": "NOR", "lon": 15.0, "lat": 85.06},
    {"iso3": "ARG", "lon": -60.0, "lat": -90.0},
    {"iso3": "GBR", "lon": 0.0, "lat": 51.48},
    {"iso3": "KEN", "lon": 37.0, "lat": 0.0},
)
"""Where the map ends, tears or turns over."""

ALPHABETS: Final = story(
    {"summary": "Задержана ЖУРНАЛИСТКА Ёлкина."},
    {"summary": "Held on Große Straße (twice)."},
    {"summary": "Stopped in İstanbul; the café’s owner was asked, too."},
    {"summary": "100% [sic] a.b*c? \\d+ $^ {0} | <b>"},
    {"summary": "", "place": "Osh", "lon": 72.8, "lat": 40.53, "iso3": "KGZ"},
    {"summary": "Nothing else.", "public_name": "Ivan Example", "admin1": "Île-de-France"},
)
"""Texts in which a careless search goes wrong."""
