"""What every file is made of: tables, the shapes of the first one's rows, what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.tables import SOURCES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dashboard import schema
    from dashboard.exports.about import About
    from dashboard.snapshot import Snapshot

KINDS: Final = {
    "date": pa.date32(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}
"""Arrow types of the kinds of columns; all others are texts."""

Shape = Literal["Point", "MultiPolygon"]


class Part(NamedTuple):
    """One table of a file: what its columns are, and its rows in the types of :data:`KINDS`."""

    table: schema.Table
    rows: pa.Table


@dataclass(frozen=True, eq=False, slots=True)
class Bundle:
    """The answer to one question, ready to be written in any format.

    Attributes
    ----------
    parts
        The records first, the sources they cite last. Days are date32, numbers float64 or int64,
        the rest booleans or strings; null where nothing is known.
    shapes
        Shapely geometry of each record (lon, lat in degrees WGS84), None where it has none.
    shape
        What all of them are.
    about
        What a file says of itself.
    """

    parts: tuple[Part, ...]
    shapes: npt.NDArray[np.object_]
    shape: Shape
    about: About

    @property
    def name(self) -> str:
        """What the records are called in a file."""
        return self.parts[0].table.name

    @property
    def records(self) -> pa.Table:
        """The rows of the first table."""
        return self.parts[0].rows

    @property
    def sources(self) -> pa.Table:
        """The rows of the last table."""
        return self.parts[-1].rows

    @property
    def tables(self) -> tuple[schema.Table, ...]:
        """Every table as it is described."""
        return tuple(part.table for part in self.parts)

    def __len__(self) -> int:
        return int(self.records.num_rows)


def cited(snapshot: Snapshot, identifiers: Any) -> Part:
    """Return the sources that ``identifiers`` (ids joined by a semicolon) name, by id."""
    held = pa.Table.from_pandas(snapshot.sources, preserve_index=False)
    columns = pa.table(typed(held, SOURCES))
    wanted = pc.unique(pc.list_flatten(pc.split_pattern(identifiers, ";")))
    rows = columns.filter(pc.is_in(columns["id"], value_set=wanted)).sort_by("id")
    return Part(SOURCES, rows)


def typed(found: pa.Table, table: schema.Table) -> dict[str, Any]:
    """Return a table's columns in the types of the schema; a text that is empty is null."""
    return {column.name: _typed(found[column.name], column) for column in table.columns}


def _typed(values: Any, column: schema.Column) -> Any:
    if column.kind in KINDS:
        return values.cast(KINDS[column.kind], safe=False)
    texts = values.cast(pa.string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
