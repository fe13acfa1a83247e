"""Raw tables and released ones: two types, so that the one cannot be mistaken for the other.

Only :func:`dashboard.disclosure.release` makes a :class:`Released`, and only a :class:`Released`
can be written as a data set.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

SOURCE: Final = ("source_title", "source_publisher", "source_date", "source_url")

RISK_SOURCE: Final = tuple(f"risk_{column}" for column in SOURCE)

RAW_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "incidents": (
        *("id", "date_start", "date_end", "country", "place", "lat", "lon", "place_precision"),
        *("threat_type", "target_group", "attributed_to", "host_state_role", "outcome"),
        *("verification", "public_name", "summary", *SOURCE, "source2_url"),
    ),
    "hosts": ("country", "field", "value", "valid_from", "valid_to", "note", *SOURCE),
    "legs": (
        *("id", "from_country", "from_place", "to_country", "to_place", "mode", "documents"),
        *("status", "valid_from", "valid_to", "note", *SOURCE),
    ),
    "journeys": (
        *("id", "date_start", "date_end", "traveller_group", "places", "outcome", "summary"),
        *("public_name", *SOURCE),
    ),
    "statistics": (
        *("series", "country", "period_start", "period_end", "value", "unit", "note", *SOURCE),
    ),
    "organisations": (
        *("name", "work", "helps", "countries", "languages", "url"),
        *("risk_in_russia", "risk_since", "last_checked", *SOURCE, *RISK_SOURCE),
    ),
}
"""Columns of the raw tables; one source a row, incidents may have the address of a second, and
organisations have another of what they were declared to be in Russia."""


@dataclass(frozen=True, eq=False, slots=True)
class Raw:
    """The compiled facts, one frame of texts a table (columns as in ``RAW_COLUMNS``).

    Without ``organisations`` (None, not a table without rows) those of the earlier release stay.
    """

    incidents: pd.DataFrame
    hosts: pd.DataFrame
    legs: pd.DataFrame
    journeys: pd.DataFrame
    statistics: pd.DataFrame
    organisations: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        for name, columns in RAW_COLUMNS.items():
            frame: pd.DataFrame | None = getattr(self, name)
            if frame is None:
                continue
            for column in columns:
                if column not in frame.columns:
                    raise DataError("is missing.", file=f"{name}.csv", row=1, column=column)
            if "id" in columns and frame["id"].duplicated().any():
                row = int(frame["id"].duplicated().to_numpy().argmax()) + 2
                raise DataError("stands twice.", file=f"{name}.csv", row=row, column="id")

    @property
    def helping(self) -> pd.DataFrame:
        """The organisations; without rows where none are told of."""
        if self.organisations is not None:
            return self.organisations
        empty = self.hosts.iloc[:0].reindex(columns=list(RAW_COLUMNS["organisations"]))
        return empty.astype("str")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the screen found in one raw row, for the editors alone: never written with the data."""

    table: str
    id: str
    rule: str
    found: str


class Released(ABC):
    """What may be shown, and the counts that are published with it.

    Nobody can make one but the gate: the class is abstract (calling it is an error for mypy and for
    Python), it is no dataclass (``replace`` cannot put other tables in), what is in it is final.

    Parameters
    ----------
    tables
        Table name to frame, columns as in ``schema.py``, rows sorted by id.
    policy
        Name and version of the policy.
    touched
        Rows by status (``status:S5``), by generalisation, by what is withheld (``withheld:name``);
        ``embargoed`` and ``withheld``: rows that are not shown yet or at all, rounded.
    k
        The k figure: how many shown incidents share country, year, coarse group and method.
    ids
        Private: editorial id to opaque id. Never written with the data.
    findings
        Private: what the screen found and replaced, and texts kept from the earlier release.
    """

    def __init__(
        self,
        *,
        tables: Mapping[str, pd.DataFrame],
        policy: str,
        touched: Mapping[str, int],
        k: Mapping[str, float],
        ids: Mapping[str, str],
        findings: tuple[Finding, ...],
    ) -> None:
        self.tables: Final = tables
        self.policy: Final = policy
        self.touched: Final = touched
        self.k: Final = k
        self.ids: Final = ids
        self.findings: Final = findings

    @abstractmethod
    def passed(self) -> None:
        """Stand for having come through the gate; it is there so that nothing else can."""
