"""The formats a question's records are offered in: one row and one module each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.exports import csv_zip, geojson, geopackage, geoparquet, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.exports.bundle import Bundle


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
        The most records it is made for; measured, so that one reader's file is not everybody's
        wait (``tests/benchmarks/export_speed.py``).
    bytes_a_record, bytes_at_least
        For a hint at the size, from the shipped data.
    """

    code: str
    label: str
    ending: str
    media_type: str
    write: Callable[[Bundle], bytes]
    most: int
    bytes_a_record: int
    bytes_at_least: int

    def about_bytes(self, records: int) -> int:
        """Return about how large the file of so many records is, in bytes."""
        return self.bytes_at_least + self.bytes_a_record * records


FORMATS: Final = (
    Format(
        "csv", "CSV", "csv.zip", "application/zip", csv_zip.write, 1_000_000, 355, 7_000,
    ),
    Format(
        "xlsx", "Excel", "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.write, 100_000, 530, 11_000,
    ),
    Format(
        "geojson", "GeoJSON", "geojson", "application/geo+json", geojson.write,
        100_000, 1_700, 2_000,
    ),
    Format(
        "gpkg", "GeoPackage", "gpkg", "application/geopackage+sqlite3", geopackage.write,
        1_000_000, 1_150, 138_000,
    ),
    Format(
        "parquet", "GeoParquet", "parquet", "application/vnd.apache.parquet", geoparquet.write,
        1_000_000, 305, 18_000,
    ),
)  # fmt: skip
"""In the order they are offered."""


def format_called(ending: str) -> Format | None:
    """Return the format whose files end so, or None."""
    return {format_.ending: format_ for format_ in FORMATS}.get(ending)
