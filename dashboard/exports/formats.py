"""The formats that records and countries are offered in: one row and one module each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.exports import csv_zip, geojson, geopackage, geoparquet, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.exports.bundle import Bundle


class Size(NamedTuple):
    """How large a file is, in bytes, from the shipped data."""

    at_least: int
    a_record: int

    def of(self, records: int) -> int:
        """Return about how large the file of so many records is."""
        return self.at_least + self.a_record * records


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Parameters
    ----------
    code, label
        What it is called in the code and on the page.
    ending
        How the file's name ends, without the first dot.
    media_type
        What the server calls it.
    write
        Makes the file.
    most
        The most records, or rows of evidence, that it is made for; measured, so that one reader's
        file is not everybody's wait (``tests/benchmarks/export_speed.py``).
    size, size_of_countries
        Of a file of so many records, and of the countries by a layer with so many rows of evidence.
    """

    code: str
    label: str
    ending: str
    media_type: str
    write: Callable[[Bundle], bytes]
    most: int
    size: Size
    size_of_countries: Size


FORMATS: Final = (
    Format(
        "csv", "CSV", "csv.zip", "application/zip", csv_zip.write,
        1_000_000, Size(7_000, 355), Size(12_000, 77),
    ),
    Format(
        "xlsx", "Excel", "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.write, 100_000, Size(11_000, 530), Size(29_000, 150),
    ),
    Format(
        "geojson", "GeoJSON", "geojson", "application/geo+json", geojson.write,
        100_000, Size(2_000, 1_700), Size(824_000, 386),
    ),
    Format(
        "gpkg", "GeoPackage", "gpkg", "application/geopackage+sqlite3", geopackage.write,
        1_000_000, Size(138_000, 1_150), Size(1_076_000, 294),
    ),
    Format(
        "parquet", "GeoParquet", "parquet", "application/vnd.apache.parquet", geoparquet.write,
        1_000_000, Size(18_000, 305), Size(343_000, 41),
    ),
)  # fmt: skip
"""In the order they are offered."""


def format_called(ending: str) -> Format | None:
    """Return the format whose files end so, or None."""
    return {format_.ending: format_ for format_ in FORMATS}.get(ending)
