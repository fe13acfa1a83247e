"""What editors decide about single rows: an optional private file, never in the repository.

CSV with the columns of ``COLUMNS``. ``id`` is the editorial id of an incident, journey or leg, or
the content id of a host fact or figure (the release prints them). Making a row less exact takes one
editor's initials; making it more exact, two different ones: lowering a status, or lifting the
ratchet, by which a row never shows more than the last released set did. A ratchet is lifted for as
long as the line stands; take it out after the release.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.dates import ORDER
from dashboard.disclosure.policy import LEVELS, STATUSES
from dashboard.errors import DataError, PolicyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS: Final = ("id", "field", "value", "initials", "second_initials")

TEXTS: Final = frozenset({"summary", "note", "value", "outcome", "traveller_group"})
"""Fields whose value is a text that replaces the raw one."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "status": tuple(STATUSES),
    "public_name": ("",),
    "place": LEVELS[1:],
    "date": ORDER[1:],
    "link": ("withheld",),
    "ratchet": ("lifted",),
}
"""Other fields and the values they may be given: a status, no name, a level, a precision."""


@dataclass(frozen=True, eq=False, slots=True)
class Editors:
    """The editors' decisions; without any, every row is treated by rule alone."""

    decisions: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=list(COLUMNS), dtype="str")
    )

    @classmethod
    def read(cls, path: Path) -> Editors:
        """Read the editors' file; PolicyError for a decision that cannot be taken."""
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file, strict=True))
        except OSError as error:
            raise DataError(f"cannot be read ({error.strerror}).", file=path.name) from None
        except (csv.Error, UnicodeDecodeError):
            raise DataError("is not a CSV file in UTF-8.", file=path.name) from None
        for line, row in enumerate(rows, start=2):
            _check(row, path.name, line)
        frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str").fillna("")
        if frame.duplicated(["id", "field"]).any():
            line = int(frame.duplicated(["id", "field"]).to_numpy().argmax()) + 2
            raise PolicyError("decides a second time on one field.", file=path.name, row=line)
        return cls(frame)

    def on(self, name: str, ids: pd.Series[str]) -> pd.Series[str]:
        """Return the value decided for field ``name`` of each id, missing where there is none."""
        chosen = self.decisions[self.decisions["field"] == name]
        if chosen.empty:
            return pd.Series(index=ids.index, dtype="str")
        return ids.map(dict(zip(chosen["id"], chosen["value"], strict=True))).astype("str")

    def statuses(self, ids: pd.Series[str], derived: pd.Series[str]) -> pd.Series[str]:
        """Return the statuses with the editors' raised and lowered ones put in.

        Raises
        ------
        PolicyError
            One editor alone lowers a status.
        """
        decided = self.on("status", ids)
        lower = decided.notna() & (decided.fillna(derived) < derived)
        self._refuse_alone("status", ids[lower], "lowering a status")
        return derived.mask(decided.notna(), decided)

    def lifted(self, ids: pd.Series[str]) -> pd.Series[bool]:
        """Return for which ids two editors let the release show more than the last one did.

        Raises
        ------
        PolicyError
            One editor alone says so.
        """
        lifted = self.on("ratchet", ids).notna()
        self._refuse_alone("ratchet", ids[lifted], "lifting the ratchet")
        return lifted

    def _refuse_alone(self, name: str, ids: pd.Series[str], what: str) -> None:
        signed = self.decisions[self.decisions["field"] == name]
        alone = ids[~ids.isin(signed["id"][_by_two(signed)])]
        if len(alone):
            rule = f"{alone.iloc[0]}: {what} takes two different editors' initials."
            raise PolicyError(rule, file="editors", column="second_initials")

    def unknown(self, ids: frozenset[str]) -> list[str]:
        """Return the ids decided on that no raw row has."""
        return sorted(set(self.decisions["id"]) - ids)


def _by_two(signed: pd.DataFrame) -> pd.Series[bool]:
    second = signed["second_initials"]
    return (second != "") & (second.str.casefold() != signed["initials"].str.casefold())


def _check(row: Mapping[str, str | None], file: str, line: int) -> None:
    if set(row) != set(COLUMNS):
        rule = f"has other columns than {', '.join(COLUMNS)}."
        raise PolicyError(rule, file=file, row=line)
    if not row["id"] or not row["initials"]:
        raise PolicyError("needs an id and initials.", file=file, row=line)
    name, value = row["field"] or "", row["value"] or ""
    if name not in TEXTS and value not in FIELDS.get(name, ()):
        allowed = ", ".join(FIELDS.get(name, ())) or "a text"
        rule = (
            f"{name!r} may be one of {', '.join([*FIELDS, *sorted(TEXTS)])}; its value: {allowed}."
        )
        raise PolicyError(rule, file=file, row=line, column="field")
