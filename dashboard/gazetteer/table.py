"""The table of places, and how one is found by its name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.errors import DataError
from dashboard.gazetteer.spelling import CYRILLIC, key, keys

COLUMNS: Final = ("name", "iso3", "admin1", "lat", "lon", "population", "capital", "alternates")
"""Columns of ``places.csv``; alternates are joined by semicolons."""

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "places.csv"

_UMLAUT: Final = re.compile("([aou])e")

_ORDER: Final = ["population", "name", "iso3", "admin1", "lat", "lon"]
"""What puts places of one name in order, the largest first, however the table is sorted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city or town: centre in degrees WGS84 (2 decimals) and people living there."""

    name: str
    iso3: str
    admin1: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Places of the world by name.

    Parameters
    ----------
    places
        One row a place, columns as in ``COLUMNS``.
    """

    places: pd.DataFrame

    @classmethod
    def read(cls, path: Path = SHIPPED) -> Gazetteer:
        """Read ``places.csv``.

        Raises
        ------
        DataError
            The file is missing or its columns are not ``COLUMNS``.
        """
        if not path.is_file():
            raise DataError("the file is missing", file=path.name)
        kinds = {"lat": "float64", "lon": "float64", "population": "int64", "capital": "int64"}
        try:
            places = pd.read_csv(path, dtype=dict.fromkeys(COLUMNS, "str") | kinds, na_filter=False)
        except (ValueError, pd.errors.ParserError) as error:
            raise DataError(f"cannot be read as a table: {error}", file=path.name) from error
        if tuple(places.columns) != COLUMNS:
            raise DataError(f"the columns must be {', '.join(COLUMNS)}", file=path.name, row=1)
        return cls(places)

    def find(self, name: str, iso3: str) -> Place | None:
        """Return the place called ``name`` in the country, the one with most people, or None.

        Case, accents, apostrophes, hyphens, "St" for "Saint", "ue" for "ü" and Cyrillic letters
        for Latin ones make no difference. Own names come before other names: a town is not
        mistaken for a city that was once called the same. "Name, Region" is the place of that own
        name in that region.
        """
        row = self._row(name, iso3)
        if row is None:
            return None
        found = self.places.iloc[row]
        return Place(
            name=str(found["name"]),
            iso3=str(found["iso3"]),
            admin1=str(found["admin1"]),
            lat=float(found["lat"]),
            lon=float(found["lon"]),
            population=int(found["population"]),
        )

    def admin1_population(self, iso3: str, admin1: str) -> int:
        """Return the people of all listed places of a region, 0 for a region we do not know.

        Only listed places are counted, so this is less than the region has; a floor that is met
        here is met in the region.
        """
        return self._regions.get(f"{iso3} {key(admin1)}", 0)

    @cached_property
    def aliases(self) -> pd.DataFrame:
        """Every name of every place.

        Columns ``row`` (position in ``places``), ``iso3``, ``alias``, ``rank`` (0 for the own
        name, 1 for other names) and ``key``; own names first, larger places first.
        """
        table = self.places[[*_ORDER, "alternates"]].reset_index(drop=True)
        own = table.assign(alias=table["name"], rank=0)
        other = table.assign(alias=table["alternates"].str.split(";"), rank=1).explode("alias")
        both = pd.concat([own, other[other["alias"] != ""]]).rename_axis("row").reset_index()
        both["alias"] = both["alias"].astype("str")
        both["key"] = keys(both["alias"])
        falling = [True, False] + [True] * (len(_ORDER) - 1)
        ordered = both.sort_values(["rank", *_ORDER], ascending=falling, kind="stable")
        return ordered[["row", "iso3", "alias", "rank", "key"]].reset_index(drop=True)

    @cached_property
    def shown_names(self) -> pd.Series[str]:
        """The name by which :meth:`find` gives each place of ``places`` (index: position).

        The own name; with the region behind it where a larger place of the country has the name
        too. Of two places of one name in one region the smaller is not ``findable``: its name
        means the larger.
        """
        table = self.places.reset_index(drop=True)
        first = self.aliases.drop_duplicates(["iso3", "key"]).set_index("row")["rank"]
        plain = table.index.isin(first.index[first == 0])
        return table["name"].where(plain, table["name"] + ", " + table["admin1"])

    @cached_property
    def findable(self) -> pd.Series[bool]:
        """Which places (index: position) :meth:`find` gives by their ``shown_names``."""
        given = pd.Series(list(self._in_regions.values())).unique()
        return pd.Series(range(len(self.places))).isin(given)

    def _row(self, name: str, iso3: str) -> int | None:
        sought = key(name)
        for spelling in (sought, _UMLAUT.sub(r"\1", sought), self._written(sought)):
            row = self._rows.get(f"{iso3} {spelling}")
            if row is not None:
                return row
        town, _, region = name.partition(",")
        return self._in_regions.get(f"{iso3} {key(town)}, {key(region)}") if region else None

    def _written(self, sought: str) -> str:
        return sought.translate(CYRILLIC)

    @cached_property
    def _rows(self) -> dict[str, int]:
        """Country and key to row number."""
        return _first(self.aliases, self.aliases["iso3"] + " " + self.aliases["key"])

    @cached_property
    def _in_regions(self) -> dict[str, int]:
        """Country, key and key of the region to row number, by own names."""
        own = self.aliases[self.aliases["rank"] == 0]
        regions = keys(self.places["admin1"].reset_index(drop=True)).loc[own["row"]].to_numpy()
        return _first(own, own["iso3"] + " " + own["key"] + ", " + regions)

    @cached_property
    def _regions(self) -> dict[str, int]:
        known = self.places[self.places["admin1"] != ""]
        region = known["iso3"] + " " + keys(known["admin1"])
        total = known["population"].groupby(region).sum()
        return {str(name): int(people) for name, people in total.items()}


def _first(aliases: pd.DataFrame, addresses: pd.Series[str]) -> dict[str, int]:
    """Return the first row of each address."""
    rows = pd.Series(aliases["row"].to_numpy(), index=addresses.to_numpy())
    return {str(address): int(row) for address, row in rows[~rows.index.duplicated()].items()}


def write(places: pd.DataFrame, path: Path) -> None:
    """Write ``places`` (columns as in ``COLUMNS``) so that :meth:`Gazetteer.read` reads it back."""
    places[list(COLUMNS)].to_csv(
        path, index=False, float_format="%.2f", lineterminator="\n", quoting=csv.QUOTE_MINIMAL
    )
