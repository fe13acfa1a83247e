"""Invented incident files of any size: the same rows for the same seed.

Nothing in them is about anybody: country codes are real, cities are made-up points inside the
country, texts are put together from a short list of words. The skew is that of the engine's design
paper: 4,000 cities with Zipf weights; 60 % of rows on an exact city centre, 20 % within 0.05
degrees of one, 5 % anywhere in its country, 15 % known only to the region or country; dates that
grow from 2014 to 2025 and come in bursts; Zipf weights for what was done and to whom.

Run by name: ``python -m tests.benchmarks.synthetic incidents.parquet 1000000``.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl
import shapely

from dashboard import schema, taxonomy
from dashboard.countries import CODES, COUNTRIES
from dashboard.snapshot.near import outlines

Index = npt.NDArray[np.int64]
Points = npt.NDArray[np.float64]
Columns = dict[str, pl.Series]

CITIES: Final = 4000
VILLAGES: Final = 10
"""Smaller places for each city, anywhere in its country."""

FIRST, LAST = date(2014, 1, 1), date(2025, 12, 31)
ORDER: Final = 7
"""Seed of the invented cities, which stay the same in every file."""

PHRASES: Final = (
    ("A reporter", "An organiser", "A former officer", "A singer", "A lawyer", "Two brothers"),
    ("was followed", "was stopped", "was questioned", "was searched", "was threatened"),
    (
        "near the station",
        "in a café",
        "at the airport",
        "after a rally",
        "online",
        "at a consulate",
    ),
    ("and police opened a case", "and nobody was charged", "— sources differ on the date"),
    ("as one outlet reported.", "as several outlets reported.", "according to a rights group."),
)


def frame(rows: int, seed: int = 1) -> pl.DataFrame:
    """Return ``rows`` invented incidents in the columns of :data:`dashboard.schema.INCIDENTS`."""
    rng = np.random.default_rng(seed)
    columns = _what(rng, rows) | _when(rng, rows) | _where(rng, rows)
    return pl.DataFrame({name: columns[name] for name in schema.INCIDENTS.names})


def write(path: Path, rows: int, seed: int = 1) -> Path:
    """Write ``rows`` invented incidents to one Parquet file; return its path."""
    frame(rows, seed).write_parquet(path, compression="zstd")
    return path


def _what(rng: np.random.Generator, rows: int) -> Columns:
    """Codes, texts and identifiers; an odd factor permutes the 40-bit numbers: none comes twice."""
    number = np.arange(rows, dtype="uint64") * np.uint64(0x9E3779B97F) % np.uint64(2**40)
    phrases = pl.DataFrame([_pick(rng, words, rows, 0.3).alias(words[0]) for words in PHRASES])
    numbers = pl.Series(rng.permutation(number.astype("int64")))
    return {
        "id": pl.Series([f"{number:010x}" for number in numbers.to_list()], dtype=pl.String),
        "threat_type": _pick(rng, taxonomy.codes(taxonomy.THREAT_TYPES), rows),
        "target_group": _pick(rng, taxonomy.codes(taxonomy.TARGET_GROUPS), rows),
        "attributed_to": _pick(rng, taxonomy.codes(taxonomy.ATTRIBUTIONS), rows),
        "host_state_role": _pick(rng, taxonomy.codes(taxonomy.HOST_STATE_ROLES), rows),
        "outcome": _pick(rng, taxonomy.codes(taxonomy.OUTCOMES), rows),
        "verification": _pick(rng, taxonomy.codes(taxonomy.EVIDENCE), rows),
        "public_name": pl.Series(np.full(rows, "")),
        "summary": phrases.select(pl.concat_str(pl.all(), separator=" ")).to_series(),
        "source_ids": pl.Series(rng.integers(0, rows // 3 + 1, rows)).cast(pl.String),
        "generalisations": pl.Series(np.full(rows, "")),
        "withheld": pl.Series(np.full(rows, "")),
    }


def _when(rng: np.random.Generator, rows: int) -> Columns:
    """Dates: two thirds grow with the years, one third falls on thirty bursts of a week each."""
    length = (LAST - FIRST).days
    burst = rng.integers(length // 3, length, 30)[rng.integers(0, 30, rows)]
    steady = length * np.sqrt(rng.random(rows))
    day = np.where(rng.random(rows) < 1 / 3, burst + rng.integers(0, 7, rows), steady)
    lasting = np.where(rng.random(rows) < 0.1, rng.integers(1, 300, rows), 0)
    known = _pick(rng, taxonomy.codes(taxonomy.DATE_PRECISIONS), rows, 1.5)
    dates = pl.DataFrame({"day": np.minimum(day, length).astype("int64"), "lasting": lasting})
    return dict(
        dates.with_columns(date_precision=known)
        .with_columns(day=pl.lit(FIRST) + pl.duration(days="day"))
        .with_columns(
            event_date=_partial(pl.col("day")),
            date_from=_begin(pl.col("day")),
            lasting=pl.when(date_precision="day").then("lasting").otherwise(0),
        )
        .with_columns(
            date_to=pl.when(date_precision="day")
            .then(pl.min_horizontal(pl.col("day") + pl.duration(days="lasting"), pl.lit(LAST)))
            .otherwise(_end(pl.col("date_from"))),
        )
        .with_columns(
            event_date_end=pl.when(pl.col("lasting") > 0)
            .then(pl.col("date_to").dt.strftime("%Y-%m-%d"))
            .otherwise(pl.lit(""))
        )
        .to_dict()
    )


def _by_precision(**choices: pl.Expr) -> pl.Expr:
    return pl.coalesce(
        pl.when(date_precision=precision).then(value) for precision, value in choices.items()
    )


def _partial(day: pl.Expr) -> pl.Expr:
    quarter = pl.format("{}-Q{}", day.dt.year(), day.dt.quarter())
    year, month = day.dt.strftime("%Y"), day.dt.strftime("%Y-%m")
    return _by_precision(day=day.dt.strftime("%Y-%m-%d"), month=month, quarter=quarter, year=year)


def _begin(day: pl.Expr) -> pl.Expr:
    coarse = {"month": "1mo", "quarter": "1q", "year": "1y"}
    return _by_precision(day=day, **{name: day.dt.truncate(step) for name, step in coarse.items()})


def _end(begin: pl.Expr) -> pl.Expr:
    steps = {"month": "1mo", "quarter": "3mo", "year": "12mo"}
    return _by_precision(
        **{name: begin.dt.offset_by(step).dt.offset_by("-1d") for name, step in steps.items()}
    )


def _where(rng: np.random.Generator, rows: int) -> Columns:
    """Places: Zipf weights for cities and for countries, every point in its country."""
    fixed = np.random.default_rng(ORDER)
    home = fixed.permutation(len(COUNTRIES))[_zipf(fixed, len(COUNTRIES), CITIES, 0.8)]
    towns = _inland(fixed, home)
    villages = _inland(fixed, np.repeat(home, VILLAGES))
    city = _zipf(rng, CITIES, rows, 0.9)
    kind = rng.choice(4, rows, p=[0.60, 0.20, 0.05, 0.15])[:, None]
    near = towns[city] + rng.uniform(-0.05, 0.05, (rows, 2))
    far = villages[city * VILLAGES + rng.integers(0, VILLAGES, rows)]
    points = [towns[city], near, far, _labels()[home[city]]]
    lon, lat = np.select([kind == k for k in range(4)], points).T
    vague = kind[:, 0] == 3
    region = vague & (rng.random(rows) < 0.2)
    return {
        "iso3": pl.Series("", CODES).gather(home[city]),
        "admin1": _named("Region", city // 20, shown=region | ~vague),
        "place": _named("Town", city, shown=~vague),
        "lat": pl.Series(lat.round(2)),
        "lon": pl.Series(lon.round(2)),
        "geo_precision": pl.Series(["city", "region", "country"])[vague * 2 - region],
        "uncertainty_m": pl.Series(np.where(vague, 300_000, 15_000)),
    }


def _labels() -> Points:
    return np.array([(row.lon, row.lat) for row in COUNTRIES])


def _inland(rng: np.random.Generator, country: Index) -> Points:
    """Return a random point inside each country; its label point where forty tries miss."""
    shapes = np.array([outlines().get(code) for code in CODES])
    shapely.prepare(shapes)
    west, south, east, north = np.array([(r.west, r.south, r.east, r.north) for r in COUNTRIES])[
        country
    ].T
    points = _labels()[country]
    missing = np.arange(len(country))
    for _ in range(40):
        lon = rng.uniform(west[missing], east[missing])
        lat = rng.uniform(south[missing], north[missing])
        inside = shapely.contains_xy(shapes[country[missing]], lon, lat)
        points[missing[inside]] = np.column_stack([lon, lat])[inside]
        missing = missing[~inside]
    return points


def _named(kind: str, number: Index, *, shown: npt.NDArray[np.bool_]) -> pl.Series:
    names = pl.Series([*(f"{kind} {k:04d}" for k in range(CITIES)), ""])
    return names.gather(np.where(shown, number, CITIES))


def _pick(
    rng: np.random.Generator, values: tuple[str, ...], rows: int, power: float = 1.0
) -> pl.Series:
    return pl.Series("", values).gather(_zipf(rng, len(values), rows, power))


def _zipf(rng: np.random.Generator, kinds: int, size: int, power: float = 1.0) -> Any:
    """Draw kind numbers, kind k with a weight of 1 / (k + 1) ** power."""
    weights = 1 / np.arange(1, kinds + 1) ** power
    return rng.choice(kinds, size, p=weights / weights.sum())


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    arguments.add_argument("rows", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    print(write(given.path, given.rows, given.seed))
