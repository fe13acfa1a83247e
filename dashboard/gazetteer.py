"""Place names to city centres, without asking anyone: a table of places and how names are compared.

City level is the finest there is: a place is its centre, to two decimals (about a kilometre).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.errors import DataError

COLUMNS: Final = ("name", "iso3", "admin1", "lat", "lon", "population", "capital", "alternates")
"""Columns of ``places.csv``; alternates are joined by semicolons."""

SHIPPED: Final = Path(__file__).resolve().parents[1] / "data" / "places.csv"

_PLAIN: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}
)
"""Latin letters that Unicode does not take apart into a letter and a mark."""


_UMLAUT: Final = re.compile("([aou])e")


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

        Case, accents, apostrophes, hyphens, "St" for "Saint" and "ue" for "ü" make no difference.
        Own names come before other names: a town is not mistaken for a city that was once called
        the same.
        """
        sought = key(name)
        plain = _UMLAUT.sub(r"\1", sought)
        row = self._rows.get(f"{iso3} {sought}", self._rows.get(f"{iso3} {plain}"))
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
    def _rows(self) -> dict[str, int]:
        """Country and key to row number."""
        table = self.places[["name", "iso3", "population", "alternates"]].reset_index(drop=True)
        own = table.assign(alias=table["name"], rank=0)
        other = table.assign(alias=table["alternates"].str.split(";"), rank=1).explode("alias")
        both = pd.concat([own, other[other["alias"] != ""]]).rename_axis("row").reset_index()
        both["key"] = both["iso3"] + " " + keys(both["alias"])
        best = both.sort_values(["rank", "population"], ascending=[True, False], kind="stable")
        first = best.drop_duplicates("key")
        return dict(zip(first["key"], first["row"].astype(int), strict=True))

    @cached_property
    def _regions(self) -> dict[str, int]:
        known = self.places[self.places["admin1"] != ""]
        region = known["iso3"] + " " + keys(known["admin1"])
        total = known["population"].groupby(region).sum()
        return {str(name): int(people) for name, people in total.items()}


def key(name: str) -> str:
    """Return what ``name`` is compared by."""
    return str(keys(pd.Series([name], dtype="str")).iloc[0])


def keys(names: pd.Series[str]) -> pd.Series[str]:
    """Return what each of ``names`` is compared by: small plain letters and single spaces.

    Marks are taken off letters (NFKD), apostrophes dropped, every other sign made a space, a
    leading "st" or "sankt" read as "saint".
    """
    plain = (
        names.str.casefold().str.normalize("NFKD").str.replace("[\u0300-\u036f]", "", regex=True)
    )
    words = (
        plain.str.translate(_PLAIN)
        .str.replace("['’‘`´ʻʼʿʾ′]", "", regex=True)
        .str.replace(r"[\W_]+", " ", regex=True)
        .str.strip()
    )
    return words.str.replace(r"^(?:st|sankt) (?=\w)", "saint ", regex=True)


def write(places: pd.DataFrame, path: Path) -> None:
    """Write ``places`` (columns as in ``COLUMNS``) so that :meth:`Gazetteer.read` reads it back."""
    places[list(COLUMNS)].to_csv(
        path, index=False, float_format="%.2f", lineterminator="\n", quoting=csv.QUOTE_MINIMAL
    )
