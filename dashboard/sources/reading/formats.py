"""The formats that are read, and which of them a file is: by its ending, and by its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.sources.reading import (
    delimited,
    geojson,
    geopackage,
    objects,
    parquet,
    workbook,
    zipped,
)
from dashboard.sources.reading.content import HEAD, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.sources.reading.source import Source
    from dashboard.sources.rows import FileRows


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Parameters
    ----------
    code
        What ``FileRows.form`` calls it.
    label
        What a reader calls it.
    endings
        Endings of file names, small letters.
    sniff
        Whether the first bytes of a file agree.
    read
        How it is read.
    """

    code: str
    label: str
    endings: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[Source], FileRows]


FORMATS: Final = (
    Format(delimited.CODE, "a table of text", delimited.ENDINGS, delimited.sniff, delimited.read),
    Format(workbook.CODE, "an Excel workbook", workbook.ENDINGS, workbook.sniff, workbook.read),
    Format(geojson.CODE, "GeoJSON", geojson.ENDINGS, geojson.sniff, geojson.read),
    Format(objects.CODE, "a JSON list", objects.ENDINGS, objects.sniff, objects.read),
    Format(geopackage.CODE, "a GeoPackage", geopackage.ENDINGS, geopackage.sniff, geopackage.read),
    Format(parquet.CODE, "a Parquet file", parquet.ENDINGS, parquet.sniff, parquet.read),
    Format(zipped.CODE, "a zip archive", zipped.ENDINGS, zipped.sniff, zipped.read),
)


def format_of(source: Source) -> Format:
    """Return the format that a file's ending and its bytes agree on.

    Raises
    ------
    DataError
        The ending is none we read, or the bytes are something else.
    """
    ending = source.path.suffix.lower()
    named = [form for form in FORMATS if ending in form.endings]
    if not named:
        known = ", ".join(dict.fromkeys(end for form in FORMATS for end in form.endings))
        rule = f"is of no kind we read ({ending[:20] or 'no ending'}); save it as one of {known}."
        raise source.refused(rule)
    head = source.bytes_at(0, HEAD)
    found = next((form for form in named if form.sniff(head)), None)
    if found is None:
        labels = " or ".join(form.label for form in named)
        rule = f"should be {labels} by its name but holds {kind_of(head)}; export it again."
        raise source.refused(rule)
    return found
