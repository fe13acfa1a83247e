"""The host facts of a layer: graded once, asked for any day, gathered into parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from dashboard.risk import grades, terms
from dashboard.risk.hosts import HOSTS, positions
from dashboard.risk.in_force import DAY, dated, days, holding
from dashboard.risk.once import Once
from dashboard.risk.parts import Parts, dates_by_cell
from dashboard.risk.scores import EVIDENCE
from dashboard.wording import kept

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

    from dashboard.snapshot import Snapshot


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """Facts of one layer, sorted by country, field and id; one place an array for each.

    Attributes
    ----------
    cell
        Place of the host times the number of parts, plus the place of the part.
    field
        One number for each country and field.
    grade
        0..1, NaN: only shown.
    people
        Number of people where the field counts them, else 1.
    since, until, told
        First and last day it holds, and the day of its source; NaT where not known.
    listed
        The same facts as rows of :attr:`dashboard.risk.scores.Scores.evidence`.
    """

    cell: npt.NDArray[np.intp]
    field: npt.NDArray[np.intp]
    grade: npt.NDArray[np.float64]
    people: npt.NDArray[np.float64]
    since: npt.NDArray[np.datetime64]
    until: npt.NDArray[np.datetime64]
    told: npt.NDArray[np.datetime64]
    listed: pd.DataFrame


@dataclass(frozen=True, eq=False, slots=True)
class Held:
    """The graded ones of the facts that hold on a day, and all of them as evidence.

    ``seen`` is the newest day on which a source reports the fact, NaT when that is not known.
    """

    cell: npt.NDArray[np.intp]
    field: npt.NDArray[np.intp]
    grade: npt.NDArray[np.float64]
    people: npt.NDArray[np.float64]
    seen: npt.NDArray[np.datetime64]
    evidence: pd.DataFrame


_FACTS: Final[Once[Facts]] = Once()


def held_on(snapshot: Snapshot, layer: str, as_of: date) -> Held:
    """Return the facts of a layer that hold on a day (:mod:`dashboard.risk.in_force`)."""
    owners = (snapshot.host_facts, snapshot.sources)
    facts = _FACTS(owners, layer, lambda: _facts(snapshot, layer))
    rows = holding(facts.field, facts.since, facts.until, as_of)
    graded = rows[~np.isnan(facts.grade[rows])]
    told = facts.told[graded]
    told = np.where(told <= np.datetime64(as_of, "s"), told, np.datetime64("NaT", "s"))
    return Held(
        facts.cell[graded],
        facts.field[graded],
        facts.grade[graded],
        facts.people[graded],
        np.fmax(facts.since[graded], told),
        facts.listed.take(rows).reset_index(drop=True),
    )


def by_part(held: Held, layer: str) -> Parts:
    """Gather graded facts into parts.

    Facts of one country and field that hold at the same time are averaged, their least and
    greatest grade make the interval; fields of a part count alike.
    """
    shape = (len(HOSTS), len(terms.WEIGHTS[layer]))
    _, first, code = np.unique(held.field, return_index=True, return_inverse=True)
    low, high = np.ones(len(first)), np.zeros(len(first))
    np.minimum.at(low, code, held.grade)
    np.maximum.at(high, code, held.grade)
    facts = np.bincount(code, minlength=len(first))
    mean = np.bincount(code, held.grade, len(first)) / np.maximum(facts, 1)
    cell, n_cells = held.cell[first], shape[0] * shape[1]
    fields = np.bincount(cell, minlength=n_cells)
    some = np.where(fields > 0, fields, np.nan)
    value, lowest, highest = (
        (np.bincount(cell, numbers, n_cells) / some).reshape(shape) for numbers in (mean, low, high)
    )
    return Parts(value, lowest, highest, *dates_by_cell(held.cell, held.seen, shape))


def _facts(snapshot: Snapshot, layer: str) -> Facts:
    """Read and grade the facts of a layer: everything that depends on no day."""
    rows, parts = {row.field: row for row in grades.of(layer)}, [*terms.WEIGHTS[layer]]
    facts = snapshot.host_facts
    wanted = facts["field"].isin([*rows]).to_numpy() & (positions(facts["iso3"]) >= 0)
    kept = dated(facts[wanted]).sort_values(["iso3", "field", "id"], ignore_index=True)
    pairs = pd.MultiIndex.from_arrays([kept["iso3"], kept["field"]])
    part = kept["field"].map({field: parts.index(row.part) for field, row in rows.items()})
    read = _read(kept, rows)
    return Facts(
        positions(kept["iso3"]) * len(parts) + part.to_numpy().astype("intp"),
        pd.factorize(pairs)[0],
        read["grade"].to_numpy(),
        read["people"].to_numpy(),
        kept["since"].to_numpy().astype(DAY),
        kept["until"].to_numpy().astype(DAY),
        _told(kept, snapshot.sources),
        _listed(kept, rows, read),
    )


def _told(facts: pd.DataFrame, sources: pd.DataFrame) -> npt.NDArray[np.datetime64]:
    """Return the first day of each fact's source date, NaT when the source has none."""
    known = sources.drop_duplicates("id")
    day = np.append(days(known["date"], last=False), np.datetime64("NaT", "s"))
    told: npt.NDArray[np.datetime64] = day[pd.Index(known["id"]).get_indexer(facts["source_id"])]
    return told


def _read(facts: pd.DataFrame, rows: dict[str, grades.Grade]) -> pd.DataFrame:
    """Read every distinct pair of field and value once: ``grade``, ``people``, ``reason``."""
    pairs = pd.MultiIndex.from_arrays([facts["field"], facts["value"].astype("str")])
    code, distinct = pd.factorize(pairs)
    read = [_graded(rows[field], value) for field, value in distinct]
    kinds = {"grade": "float64", "people": "float64", "reason": "str"}
    return pd.DataFrame(read, columns=[*kinds]).astype(kinds).take(code).reset_index(drop=True)


def _graded(row: grades.Grade, value: str) -> tuple[float, float, str]:
    if row.read is None:
        return np.nan, 1.0, kept("risk.why.shown")
    grade = row.read(value)
    if np.isnan(grade):
        return np.nan, 1.0, kept("risk.why.unread")
    return grade, grades.number(value) if row.counts else 1.0, kept(f"risk.why.{row.field}")


def _listed(facts: pd.DataFrame, rows: dict[str, grades.Grade], read: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "iso3": facts["iso3"],
            "part": facts["field"].map({field: row.part for field, row in rows.items()}),
            "table": "host_facts",
            "record": facts["id"],
            "since": facts["since"],
            "grade": read["grade"],
            "reason": read["reason"],
        }
    ).astype(EVIDENCE)
