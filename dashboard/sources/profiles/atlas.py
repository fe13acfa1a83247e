"""Our own schema: the raw tables of a vault, and the released incidents of ``data/`` or an export.

Three forms, told apart by their columns. Identifiers stay as they are. Released incidents say no
more than the release showed, and name their sources by id alone unless the file was exported with
the sources' own columns: rows without any are rejected. Exported as plain text, a cell that a
spreadsheet would take for a formula has an apostrophe more, which is taken away again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.sources.mapping import Choice, Crosswalk
from dashboard.sources.mapping.fields import fields_of
from dashboard.sources.profiles.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "atlas"

RELEASED: Final[Mapping[str, tuple[str, ...]]] = {
    "date_start": ("event_date",),
    "date_end": ("event_date_end",),
    "country": ("iso3",),
    # A released region has no town: its own name stands for it.
    "place": ("place", "admin1"),
    "place_precision": ("geo_precision",),
}
"""Raw column to the released columns it is read from, where the names differ."""


def forms() -> tuple[Crosswalk, ...]:
    """Return the three forms."""
    return (
        _form("incidents", {}, {"date_start", "country", "threat_type", "summary"}),
        _form("statistics", {}, {"series", "country", "period_start", "value", "unit"}),
        _form("incidents", RELEASED, {"event_date", "iso3", "threat_type", "summary"}),
    )


def _form(table: str, renamed: Mapping[str, tuple[str, ...]], known_by: set[str]) -> Crosswalk:
    columns = {name: Choice(renamed.get(name, (name,))) for name in fields_of(table)}
    return Crosswalk(
        name=NAME,
        table=table,
        about="The atlas's own tables.",
        columns=columns,
        recognise=(frozenset(known_by),),
        own_ids=True,
        guarded=bool(renamed),
    )


PROFILE: Final = Profile(NAME, forms)
