"""What a mapping may fill: the columns of the raw tables, and how each is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dashboard import taxonomy

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["text", "date", "code", "country", "number", "url", "coordinate"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column a mapping may fill.

    Parameters
    ----------
    name
        Column of the raw table, or one of ``EXTRA``.
    kind
        How its texts are understood.
    required
        A row without it is rejected.
    default
        What a row without it gets, with a warning.
    vocabulary
        Codes of a ``code``.
    longest
        Most characters of a ``text`` or ``url``; a longer one is rejected.
    """

    name: str
    kind: Kind
    required: bool = False
    default: str = ""
    vocabulary: tuple[taxonomy.Term, ...] = ()
    longest: int = 300


SOURCE_FIELDS: Final = (
    Field("source_title", "text", longest=500),
    Field("source_publisher", "text"),
    Field("source_date", "date"),
    Field("source_url", "url", longest=2000),
)

# A country is not required here: where it is empty the gazetteer may know it by the place, and
# rejects the row where it does not.
INCIDENT_FIELDS: Final = (
    Field("id", "text", longest=200),
    Field("date_start", "date", required=True),
    Field("date_end", "date"),
    Field("date_precision", "code", vocabulary=taxonomy.DATE_PRECISIONS),
    Field("country", "country"),
    Field("place", "text"),
    Field("lat", "coordinate"),
    Field("lon", "coordinate"),
    Field("place_precision", "code", vocabulary=taxonomy.GEO_PRECISIONS),
    Field("threat_type", "code", required=True, vocabulary=taxonomy.THREAT_TYPES),
    Field("target_group", "code", default="other", vocabulary=taxonomy.TARGET_GROUPS),
    Field("attributed_to", "code", default="unknown", vocabulary=taxonomy.ATTRIBUTIONS),
    Field("host_state_role", "code", default="none_reported", vocabulary=taxonomy.HOST_STATE_ROLES),
    Field("outcome", "code", default="unknown", vocabulary=taxonomy.OUTCOMES),
    Field("verification", "code", default="single_source", vocabulary=taxonomy.EVIDENCE),
    Field("public_name", "text"),
    Field("summary", "text", required=True, longest=5000),
    *SOURCE_FIELDS,
    Field("source2_url", "url", longest=2000),
)

STATISTIC_FIELDS: Final = (
    Field("id", "text", longest=200),
    Field("series", "text", required=True, longest=120),
    Field("country", "country"),
    Field("period_start", "date", required=True),
    Field("period_end", "date"),
    Field("value", "number", required=True),
    Field("unit", "text", required=True, longest=120),
    Field("note", "text", longest=1000),
    *SOURCE_FIELDS,
)

EXTRA: Final = frozenset({"date_precision"})
"""Fields of incidents that are no raw column: ``date_start`` and ``date_end`` are made as exact as
it says."""

FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "incidents": INCIDENT_FIELDS,
    "statistics": STATISTIC_FIELDS,
}
"""Fields by table, in the order of the raw columns."""

SOURCE_FILLS: Final = ("source_title", "source_publisher", "source_url")
"""One of these must be filled."""


def fields_of(table: str) -> dict[str, Field]:
    """Return the fields of a table by name."""
    return {field.name: field for field in FIELDS[table]}
