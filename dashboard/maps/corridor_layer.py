"""Legs and journeys as lines for the map: curves between cities, never routes.

An end known only to the country is drawn at its capital; the legend says so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard import countries, dates
from dashboard.gazetteer import Gazetteer
from dashboard.maps import arcs

if TYPE_CHECKING:
    from datetime import date

Line = dict[str, Any]
"""Ready for JSON: id, kind, ends (codes of the countries in order), status, mode, documents, ended,
parts ([[lat, lon], …] each); for legs, the first and last day they can have been valid on (from,
until; "" where no end was seen); for journeys, stops ([lat, lon] of the cities named)."""

BETWEEN: Final = arcs.LEAST + arcs.STEP / 2
"""Bend of the first journey between two places: between those of the first two legs."""

_ENDS: Final = ("from_lon", "from_lat", "to_lon", "to_lat")


def leg_lines(legs: pd.DataFrame, as_of: date, gazetteer: Gazetteer | None = None) -> list[Line]:
    """Return the legs that have begun by a day, as lines.

    Parameters
    ----------
    legs
        The released table (``schema.LEGS``), texts empty where missing.
    as_of
        The day asked about. A leg whose first possible day is later is left out; one whose last
        possible day is earlier is marked as ended. No end means that none was seen.
    gazetteer
        Where capitals lie; by default the shipped one.

    Returns
    -------
    list
        One line a leg, sorted by id.
    """
    begun = legs[_days(legs["valid_from"], dates.first_day) <= pd.Timestamp(as_of)]
    begun = begun.sort_values("id", ignore_index=True)
    until = _days(begun["valid_to"], dates.last_day)
    frame = begun.assign(
        ended=until.notna() & (until < pd.Timestamp(as_of)),
        first=_written(_days(begun["valid_from"], dates.first_day)),
        last=_written(until),
    )
    for side in ("from", "to"):
        frame = _joined_to_capital(frame, side, gazetteer or _shipped())
    columns = [
        "id",
        "from_iso3",
        "to_iso3",
        "status",
        "mode",
        "documents",
        "ended",
        "first",
        "last",
    ]
    rows = frame[columns].to_dict("records")
    return [
        {
            "id": row["id"],
            "kind": "leg",
            "ends": [row["from_iso3"], row["to_iso3"]],
            "status": row["status"],
            "mode": row["mode"],
            "documents": row["documents"],
            "ended": bool(row["ended"]),
            "from": row["first"],
            "until": row["last"],
            "parts": arcs.parts(curve),
        }
        for row, curve in zip(rows, _curves(frame), strict=True)
    ]


def journey_lines(journeys: pd.DataFrame, gazetteer: Gazetteer | None = None) -> list[Line]:
    """Return the journeys as lines through their stops.

    Parameters
    ----------
    journeys
        The released table (``schema.JOURNEYS``); stops are ``City/ISO3`` or ``ISO3``.
    gazetteer
        Where cities lie; by default the shipped one. A city it does not know is drawn like a stop
        known only to the country: through the capital, and not marked as a stop.

    Returns
    -------
    list
        One line a journey, sorted by id; one that stays at one point has no parts.
    """
    stops = _stops(journeys, gazetteer or _shipped())
    steps = _steps(stops)
    parts: dict[str, list[arcs.Part]] = {}
    for name, curve in zip(steps["id"], _curves(steps, BETWEEN), strict=True):
        parts.setdefault(name, []).extend(arcs.parts(curve))
    cities = stops[stops["is_city"]].drop_duplicates(["id", "lat", "lon"])
    marked = cities.groupby("id")[["lat", "lon"]].apply(lambda g: g.to_numpy().tolist()).to_dict()
    ends = stops.groupby("id")["iso3"].agg(list).to_dict()
    return [
        {
            "id": name,
            "kind": "journey",
            "ends": _without_repeats(ends[name]),
            "status": "",
            "mode": "",
            "documents": "",
            "ended": False,
            "parts": parts.get(name, []),
            "stops": marked.get(name, []),
        }
        for name in sorted(journeys["id"])
    ]


def _joined_to_capital(frame: pd.DataFrame, side: str, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the legs with ends known only to the country moved to its capital.

    A label point in the middle of a large country would make its lines start where nobody leaves.
    """
    capitals = _capitals(gazetteer)
    moved = (frame[f"{side}_place"] == "") & frame[f"{side}_iso3"].isin(capitals.index)
    at = capitals.reindex(frame[f"{side}_iso3"]).set_axis(frame.index)
    return frame.assign(
        **{
            f"{side}_{axis}": frame[f"{side}_{axis}"].mask(moved, at[axis])
            for axis in ("lat", "lon")
        }
    )


@cache
def _capitals(gazetteer: Gazetteer) -> pd.DataFrame:
    """Return lat and lon of each country's capital, by code; the largest if several."""
    capitals = gazetteer.places.query("capital == 1").sort_values("population", ascending=False)
    return capitals.drop_duplicates("iso3").set_index("iso3")[["lat", "lon"]]


def _days(texts: pd.Series[str], day: Any) -> pd.Series[pd.Timestamp]:
    """Return the first or last days of partial dates; NaT for empty ones."""
    known = {text: pd.Timestamp(day(text)) for text in texts.unique() if text}
    return pd.to_datetime(texts.map(known))


def _written(days: pd.Series[pd.Timestamp]) -> pd.Series[str]:
    """Return days as ISO 8601 writes them; "" for none."""
    return days.map(lambda day: "" if pd.isna(day) else day.date().isoformat())


def _curves(frame: pd.DataFrame, first: float = arcs.LEAST) -> arcs.Floats:
    """Return the curve of each row; those with the same ends are fanned out in row order."""
    pair = frame.groupby(list(_ENDS), sort=False)["id"]
    rank, size = pair.cumcount().to_numpy(), pair.transform("size").to_numpy(np.int64)
    ends = frame[list(_ENDS)].to_numpy(float)
    return arcs.curves(ends[:, :2], ends[:, 2:], arcs.bends(rank, size, first))


def _stops(journeys: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return one row a stop, in order: id, iso3, lat, lon, is_city."""
    ordered = journeys.sort_values("id", ignore_index=True)
    texts = ordered.set_index("id")["stops"].str.split(";").explode()
    spots = {text: _spot(text, gazetteer) for text in texts.unique()}
    rows = [(name, *spots[text]) for name, text in texts.items()]
    frame = pd.DataFrame(rows, columns=["id", "iso3", "lat", "lon", "is_city"])
    return frame.astype({"lat": "float64", "lon": "float64", "is_city": "bool"})


def _spot(stop: str, gazetteer: Gazetteer) -> tuple[str, float, float, bool]:
    """Return code, latitude, longitude of a stop and whether it is a city."""
    place, _, iso3 = stop.strip().rpartition("/")
    city = gazetteer.find(place, iso3) if place else None
    if city is not None:
        return iso3, city.lat, city.lon, True
    capitals = _capitals(gazetteer)
    if iso3 in capitals.index:
        lat, lon = capitals.loc[iso3].to_numpy(float)
        return iso3, float(lat), float(lon), False
    country = countries.country(iso3)
    return iso3, country.lat, country.lon, False


def _steps(stops: pd.DataFrame) -> pd.DataFrame:
    """Return one row from each stop to the next one elsewhere."""
    following = stops.groupby("id", sort=False)[["lat", "lon"]].shift(-1)
    steps = pd.DataFrame(
        {
            "id": stops["id"],
            "from_lon": stops["lon"],
            "from_lat": stops["lat"],
            "to_lon": following["lon"],
            "to_lat": following["lat"],
        }
    )
    elsewhere = (steps["from_lon"] != steps["to_lon"]) | (steps["from_lat"] != steps["to_lat"])
    return steps[elsewhere & steps["to_lon"].notna()].reset_index(drop=True)


def _without_repeats(codes: list[str]) -> list[str]:
    return [code for code, last in zip(codes, ["", *codes], strict=False) if code != last]


@cache
def _shipped() -> Gazetteer:
    return Gazetteer.read()
