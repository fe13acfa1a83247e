"""Sound rows to what may enter the vault: every row ends in exactly one of four outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from dashboard.sources.doubles import doubles
from dashboard.sources.few_texts import below_one_another, with_few_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.sources.soundness import Sound

Outcome = Literal["accepted", "warned", "rejected", "duplicate"]

_OUTCOMES: Final[tuple[Outcome, ...]] = ("accepted", "warned", "rejected", "duplicate")

OUTCOME_COLUMNS: Final = ("row", "outcome", "column", "value", "rule", "advice", "of")
"""``row``: label of the row in the file's frame; ``of``: the record a duplicate doubles, or empty;
the others as in ``rows.TROUBLE_COLUMNS``."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by outcome; ``accepted`` are those taken in without a warning."""

    read: int
    accepted: int
    warned: int
    rejected: int
    duplicate: int

    def __post_init__(self) -> None:
        if self.accepted + self.warned + self.rejected + self.duplicate != self.read:
            raise ValueError(f"rows without an outcome: {self}")

    @property
    def taken(self) -> int:
        """Rows that enter the vault."""
        return self.accepted + self.warned


@dataclass(frozen=True, eq=False, slots=True)
class Intake:
    """What became of one file.

    Parameters
    ----------
    file, form, first
        As in ``FileRows``.
    table
        Raw table its rows belong to.
    accepted
        The rows that enter the vault (columns as in ``RAW_COLUMNS``), in the file's order.
    outcomes
        Frame of ``OUTCOME_COLUMNS``: every row that is not plainly accepted, with all that is wrong
        with it (one line a trouble) and one outcome.
    held
        How many duplicates are records the vault has under the same id, which is no fault.
    """

    file: str
    form: str
    first: int
    table: str
    accepted: pd.DataFrame
    outcomes: pd.DataFrame
    counts: Counts
    held: int

    @property
    def faultless(self) -> bool:
        """Whether every row is plainly accepted, or held already under its id."""
        return self.counts.read == self.counts.accepted + self.held


def settle(sound: Sound, known: Mapping[str, pd.DataFrame], *, keep_likely: bool = False) -> Intake:
    """Set doubles aside and give every row its outcome.

    Parameters
    ----------
    known
        The vault's raw tables by name, and what was taken in of other files before.
    keep_likely
        Take in, with a warning, what only looks like a record that is known.
    """
    rows = sound.rows
    labels = ("row " + (rows.index.to_series() + sound.first).astype("str")).astype("str")
    found = doubles(sound.table, rows, known[sound.table], labels)
    kept = found.likely if keep_likely else found.likely.iloc[:0]
    refused = pd.concat([found.same, found.likely.drop(kept.index)])
    outcome = _outcomes(sound, kept, refused)
    out = rows.index.isin(refused["row"])
    counts = outcome.value_counts()
    return Intake(
        file=sound.file,
        form=sound.form,
        first=sound.first,
        table=sound.table,
        accepted=(rows[~out] if out.any() else rows).reset_index(drop=True),
        outcomes=_lines(outcome, sound.troubles, pd.concat([kept, refused])),
        counts=Counts(sound.read, *(int(counts.get(name, 0)) for name in _OUTCOMES)),
        held=found.held,
    )


def _outcomes(sound: Sound, kept: pd.DataFrame, refused: pd.DataFrame) -> pd.Series[str]:
    """Return the outcome of every row of the file."""
    outcome = pd.Series("accepted", index=range(sound.read), dtype="str")
    troubles = sound.troubles
    for name, labels in (
        ("warned", pd.concat([kept["row"], troubles["row"]])),
        ("duplicate", refused["row"]),
        ("rejected", troubles["row"][troubles["level"] == "rejected"]),
    ):
        outcome = outcome.mask(outcome.index.isin(labels), name)
    return outcome


def _lines(outcome: pd.Series[str], troubles: pd.DataFrame, doubled: pd.DataFrame) -> pd.DataFrame:
    """Return one line for each thing that decided on a row that is not plainly accepted."""
    ends = outcome.loc[troubles["row"]].to_numpy()
    # Warnings do not matter to a row that is refused, nor what is wrong with a double.
    counts = ends == troubles["level"].map({"rejected": "rejected", "warning": "warned"}).to_numpy()
    said = troubles[counts].assign(outcome=ends[counts], of="")
    others = doubled.assign(outcome=outcome.loc[doubled["row"]].to_numpy(), value="")
    both = below_one_another(
        [with_few_texts(lines[list(OUTCOME_COLUMNS)]) for lines in (said, others)]
    )
    return both.sort_values("row", kind="stable", ignore_index=True)
