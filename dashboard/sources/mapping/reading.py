"""A mapping file (TOML) into a checked crosswalk; every mistake is named with what to do.

::

    name = "archive"                     # begins the ids of the rows
    table = "incidents"                  # or "statistics"
    about = "What it is for."            # a sentence
    missing = ["unbekannt"]              # marks for nothing, besides "-", "n/a" …
    recognise = [["Nr", "Datum"]]        # columns by which such a file is known

    [columns]                            # ours = theirs
    id = "Nr"                            # one column, which must be there
    country = ["Land", "Staat"]          # the first that is filled and understood
    summary = { join = ["Titel", "Text"], with = ". " }

    [dates]                              # forms besides ISO, of one field or of all
    all = ["%d.%m.%Y"]

    [values.threat_type]                 # their value = our code; * stands for anything
    "Festnahme*" = "detention"

    [refused.threat_type]                # their value = why it is not taken, as a clause
    "Unfall" = "is an accident"

    [constants]                          # what every row gets
    source_publisher = "The archive"

    [defaults]                           # what rows without one get, with a warning
    outcome = "unknown"
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final

from dashboard.errors import DataError
from dashboard.sources.mapping import sections
from dashboard.sources.mapping.crosswalk import Crosswalk
from dashboard.sources.mapping.fields import fields_of
from dashboard.sources.mapping.meanings import MappingError
from dashboard.sources.values import folded

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 1_000_000
"""Largest mapping file."""

KEYS: Final = (
    *("name", "table", "about", "missing", "recognise", "columns", "dates", "values", "refused"),
    *("constants", "defaults"),
)
"""What a mapping file may hold."""


def read_crosswalk(path: Path) -> Crosswalk:
    """Read a mapping file.

    Raises
    ------
    DataError
        The first mistake: file, key, and what to write instead.
    """
    try:
        held = path.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None
    return crosswalk_from(held, file=path.name)


def crosswalk_from(held: bytes, *, file: str) -> Crosswalk:
    """Return the crosswalk a mapping file's bytes say; errors as in ``read_crosswalk``."""
    if len(held) > MOST_BYTES:
        raise DataError(f"is larger than {MOST_BYTES:,} bytes; no mapping file is.", file=file)
    try:
        told = tomllib.loads(held.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DataError("is not text in UTF-8; save it as UTF-8.", file=file) from None
    except (ValueError, RecursionError) as error:
        raise DataError(f"is not TOML: {_clause(error)}.", file=file) from None
    try:
        return _crosswalk(told)
    except MappingError as error:
        raise DataError(f"{error}.", file=file) from None


def _clause(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error).splitlines()[0][:200].rstrip(".") or "it cannot be read"


def _crosswalk(told: dict[str, Any]) -> Crosswalk:
    sections.only_known(told, KEYS)
    table = sections.table_of(told.get("table", "incidents"))
    fields = fields_of(table)
    crosswalk = Crosswalk(
        name=sections.name_of(told.get("name")),
        table=table,
        about=sections.text(told.get("about", ""), "about"),
        columns=sections.columns(told, fields),
        dates=sections.dates(told, fields),
        values=sections.lookups(told, "values", fields),
        refused=sections.lookups(told, "refused", fields),
        constants=sections.givens(told, "constants", fields),
        defaults=sections.givens(told, "defaults", fields),
        missing=frozenset(map(folded, sections.texts(told.get("missing", []), "missing"))),
        recognise=sections.recognise(told.get("recognise", [])),
    )
    _coherent(crosswalk)
    return crosswalk


def _coherent(crosswalk: Crosswalk) -> None:
    if not crosswalk.columns:
        raise MappingError("columns names nothing; a mapping takes at least one column of the file")
    for name in crosswalk.constants:
        if name in crosswalk.columns:
            raise MappingError(f"{name} stands under columns and under constants; take one out")
    told = {*crosswalk.columns, *crosswalk.constants, *crosswalk.defaults}
    for field in crosswalk.fields.values():
        if field.required and field.name not in told:
            raise MappingError(
                f"columns.{field.name} is missing, and every row needs it; name its column, or "
                "give it under constants"
            )
