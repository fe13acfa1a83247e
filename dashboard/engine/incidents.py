"""The prepared table: what a question looks at, apart from what an answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, Literal

import narwhals as nw
import numpy as np
import numpy.typing as npt

from dashboard import countries, schema, taxonomy
from dashboard.engine.folding import fold
from dashboard.engine.grid import quads
from dashboard.errors import DataError
from dashboard.filters import FACETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.typing import IntoDataFrame

Backend = Literal["polars", "pyarrow"]
Frame = nw.DataFrame[Any]
Values = npt.NDArray[Any]

DEGREE: Final = 100_000
"""Points are whole numbers of 1e-5 degrees (about a metre), so that means do not depend on the
order of rows: sums of whole numbers are exact."""

SEARCHED: Final = ("summary", "place", "admin1", "public_name")
"""The columns a text search looks into, besides the country's name."""

SEARCHES_KEPT: Final = 64
"""Searches whose rows are remembered: 8 MB for a million rows."""

PORTION: Final = 100_000
"""Rows whose texts are folded at a time."""

SPANS: Final = {"day": 1, "month": 1, "quarter": 3, "year": 12}
"""Months in which an incident may have begun, by the precision of its date."""

EXACT: Final = tuple(SPANS).index("day")


@dataclass(frozen=True, eq=False, slots=True)
class Incidents:
    """A released table made ready for questions; never changed, fit for any number of threads.

    Attributes
    ----------
    slim
        A Polars frame for a Polars frame, otherwise an Arrow table (a third of the time that
        pandas needs for a question to a few hundred rows). One row an incident, newest
        ``date_from`` first, then by id; 39 bytes each:
        ``row`` (its place in ``full``), ``qx``, ``qy`` (:mod:`dashboard.engine.grid`), ``lon``,
        ``lat`` (1e-5 degrees WGS84; the country's label point unless ``city``), ``city`` (whether
        the point is a city), ``day_from``, ``day_to`` (days since 1970-01-01), ``day_begun`` (the
        last day on which it may have begun), ``month`` (months since 1970-01 of ``day_from``),
        ``span`` (1, 3 or 12: months from there in which it may have begun), ``method`` (place in
        ``taxonomy.METHODS``) and for every facet its column with the place of the code in
        ``facet.codes``.
    full
        The table as released: the columns of ``schema.INCIDENTS``, in the order it came.
    found
        Which rows of ``slim`` hold all of some words (of :func:`dashboard.engine.folding.words`),
        as a boolean series. The last few are kept, a bit a row: a page asks a dozen questions
        about one search, and looking through all texts takes longer than all else.
    """

    slim: Frame
    full: Frame
    found: Callable[[tuple[str, ...]], nw.Series[Any]]

    def __len__(self) -> int:
        return len(self.slim)


def prepare(frame: IntoDataFrame) -> Incidents:
    """Return the table made ready for questions.

    Parameters
    ----------
    frame
        Released incidents: a GeoDataFrame, pandas or Polars frame with at least the columns of
        :data:`dashboard.schema.INCIDENTS`; dates as real dates, codes and texts as strings.

    Raises
    ------
    DataError
        A row has no point, no date or a code that the vocabulary does not hold.
    """
    full: Frame = nw.from_native(frame, eager_only=True).select(*schema.INCIDENTS.names)
    order = _newest_first(full)
    columns = {facet.column: _coded(full, facet.column, facet.codes) for facet in FACETS}
    columns |= {"method": _methods(columns["threat_type"])} | _dates(full)
    columns |= _points(full, columns["iso3"])
    backend: Backend = "polars" if full.implementation.is_polars() else "pyarrow"
    sorted_columns = {name: values[order] for name, values in columns.items()}
    slim = nw.from_dict({"row": order} | sorted_columns, backend=backend)
    texts = full.select(*SEARCHED, "iso3")
    search = nw.concat([_folded(texts[rows], backend) for rows in _portions(order)])
    return Incidents(slim, full, lru_cache(SEARCHES_KEPT)(partial(_found, search)))


def _newest_first(full: Frame) -> Values:
    """Return the row numbers in the order of every list: newest begin first, then by id."""
    ordered = (
        full.select("date_from", "id")
        .with_row_index("row")
        .sort("date_from", "id", descending=[True, False])
    )
    return ordered.get_column("row").to_numpy().astype("int32")


def _coded(full: Frame, column: str, codes: tuple[str, ...]) -> Values:
    """Return the place of each row's code in its vocabulary, in the smallest whole numbers."""
    given = full.get_column(column)
    places = given.replace_strict(codes, range(len(codes)), default=-1, return_dtype=nw.Int16)
    numbers = places.to_numpy().astype("int16")
    if (numbers < 0).any():
        unknown = str(given[int(numbers.argmin())])[:40]
        raise DataError(f"{unknown!r} is not a known code.", file="incidents", column=column)
    return numbers.astype("uint8") if len(codes) <= 256 else numbers


def _methods(threats: Values) -> Values:
    """Return the method of each threat type, as its place in ``taxonomy.METHODS``."""
    methods = taxonomy.codes(taxonomy.METHODS)
    return np.array([methods.index(t.method) for t in taxonomy.THREAT_TYPES], "uint8")[threats]


def _dates(full: Frame) -> dict[str, Values]:
    first, last = _days(full, "date_from"), _days(full, "date_to")
    known = _coded(full, "date_precision", tuple(SPANS))
    span = np.array([*SPANS.values()], "int8")[known]
    month = first.astype("datetime64[M]").astype("int32")
    after = (month + span).astype("datetime64[M]").astype("datetime64[D]")
    begun = np.where(known == EXACT, first, np.minimum(after - np.timedelta64(1, "D"), last))
    return {
        "day_from": first.astype("int32"),
        "day_to": last.astype("int32"),
        "day_begun": begun.astype("datetime64[D]").astype("int32"),
        "month": month,
        "span": span,
    }


def _days(full: Frame, column: str) -> Values:
    days = full.get_column(column).to_numpy().astype("datetime64[D]")
    if np.isnat(days).any():
        raise DataError("the date is missing.", file="incidents", column=column)
    return days


def _points(full: Frame, country: Values) -> dict[str, Values]:
    """Return points; what is not known to the city stands at its country's label point."""
    city = (full.get_column("geo_precision") == "city").to_numpy().astype(bool)
    labels = np.array([(row.lon, row.lat) for row in countries.COUNTRIES])[country]
    lon = np.where(city, _degrees(full, "lon"), labels[:, 0])
    lat = np.where(city, _degrees(full, "lat"), labels[:, 1])
    qx, qy = quads(lon, lat)
    exact = {"lon": np.rint(lon * DEGREE), "lat": np.rint(lat * DEGREE)}
    whole = {name: values.astype("int32") for name, values in exact.items()}
    return {"city": city, "qx": qx, "qy": qy, **whole}


def _degrees(full: Frame, column: str) -> Values:
    degrees = full.get_column(column).to_numpy().astype("float64")
    if not np.isfinite(degrees).all():
        raise DataError("the coordinate is missing.", file="incidents", column=column)
    return degrees


def _portions(order: Values) -> list[Values]:
    """Cut the row numbers so that only some texts at a time are Python objects."""
    return np.array_split(order, 1 + len(order) // PORTION)


def _folded(rows: Frame, backend: Backend) -> Frame:
    """Return ``search``, one folded text a row; a line end, in no searched word, parts its fields.

    Row by row, once: no frame library folds Unicode.
    """
    texts = [nw.col(name).fill_null("") for name in SEARCHED]
    country = nw.col("iso3").replace_strict(countries.NAMES, return_dtype=nw.String)
    joined = rows.select(nw.concat_str(*texts, country, separator="\n")).get_column(SEARCHED[0])
    folded = [fold(text) for text in joined.to_list()]
    return nw.new_series("search", folded, nw.String, backend=backend).to_frame()


def _found(search: Frame, words: tuple[str, ...]) -> nw.Series[Any]:
    """Return where every word occurs, as it is, not as a pattern."""
    each = [nw.col("search").str.contains(word, literal=True) for word in words]
    return search.select(found=nw.all_horizontal(*each, ignore_nulls=False)).get_column("found")
