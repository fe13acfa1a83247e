"""What the interface can be asked: parameters and operations, as the declared rows they are.

Routes, the OpenAPI document and the human page are all made from these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dashboard import schema
from dashboard.exports.risk_tables import COUNTRIES, EVIDENCE, PARTS
from dashboard.exports.tables import POINTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.site import Site

ROOT: Final = "/api/v1"
"""Where the interface lies below the base path."""

RISK_TABLES: Final = (COUNTRIES, PARTS, EVIDENCE)
"""What a risk layer is answered with."""

TABLES: Final = (
    *(POINTED if t.name == POINTED.name else t for t in schema.TABLES),
    *RISK_TABLES,
)
"""The tables as they are answered with."""

MOST_ROWS: Final = 1_000
"""Most rows of one page."""

USUAL_ROWS: Final = 100
"""Rows of one page when nothing is said."""

LAST_OFFSET: Final = 10_000_000
"""Where a page may begin at the latest: beyond any data set we can hold."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``key`` of the sentence that explains it, ``shape`` its JSON Schema.

    ``shape`` of a list-valued parameter is an array; its values are joined by commas.
    """

    name: str
    meaning: str
    shape: Mapping[str, Any]
    place: str = "query"


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A request that has been read: the data it is about, its parameters, what the path names."""

    site: Site
    given: Mapping[str, str]
    named: Mapping[str, str]
    form: str
    limit: int
    offset: int


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """Rows of one table: ``total`` answer the question, ``rows`` are those from ``offset`` on."""

    table: schema.Table
    rows: pd.DataFrame
    total: int
    question: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask for: its path, its parameters, the forms of its answer, who works it out.

    ``answer`` names the table whose rows come back, or the document (``documents.DOCUMENTS``).
    """

    path: str
    name: str
    summary: str
    answer: str
    parameters: tuple[Parameter, ...]
    forms: tuple[str, ...]
    work: Callable[[Asked], Page | Mapping[str, Any]]
    paged: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters of its address."""
        return tuple(p.name for p in self.parameters if p.place == "query")


def cut(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Return the page of ``rows`` that is asked for."""
    return rows.iloc[asked.offset : asked.offset + asked.limit]
