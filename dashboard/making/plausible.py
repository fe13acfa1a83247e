"""Whether a new release looks like the one before it, or like an accident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard import countries, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

LARGEST_SHARE: Final = 0.2
"""Share of a table's rows that may come and go in one release before somebody has to say so."""

FEWEST_ROWS: Final = 20
"""As many rows may come and go in any table: small sets grow in large shares."""

FEWEST_TOGETHER: Final = 5
"""Changes a removal should be one of: alone, it points at somebody."""

GONE: Final = ("removed", "withdrawn")
PEOPLE: Final = ("incidents", "journeys")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be an accident; ``stops``: only on demand is it built all the same."""

    sentence: str
    stops: bool


def doubts(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the step from one set of released tables to the next.

    Parameters
    ----------
    before, after
        Tables by name; ``after`` holds its ``changes``. Without ``before`` nothing is doubtful.
    """
    if not before:
        return ()
    told = after["changes"]
    if "changes" in before:
        told = told[~told["id"].isin(set(before["changes"]["id"]))]
    return (*_many(before, told), *_emptied(before, after), *_pointing(told))


def _many(before: Mapping[str, pd.DataFrame], told: pd.DataFrame) -> Iterator[Doubt]:
    whole = told[told["kind"].isin(["added", *GONE])].groupby("table").size()
    for table in schema.TABLES:
        moved, held = int(whole.get(table.name, 0)), len(before.get(table.name, ()))
        if moved > max(FEWEST_ROWS, LARGEST_SHARE * held):
            said = f"{table.name}: {moved:,} rows come or go, of {held:,} there were"
            yield Doubt(f"{said}: more than {LARGEST_SHARE:.0%}.", stops=True)


def _emptied(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]
) -> Iterator[Doubt]:
    if "incidents" not in before:
        return
    lost = set(before["incidents"]["iso3"]) - set(after["incidents"]["iso3"])
    for iso3 in sorted(lost & set(countries.CODES)):
        yield Doubt(f"incidents: none is left in {countries.country(iso3).name}.", stops=True)


def _pointing(told: pd.DataFrame) -> Iterator[Doubt]:
    records = told[told["table"].isin(PEOPLE)].drop_duplicates(["table", "record"])
    gone, others = records["kind"].isin(GONE).sum(), told["record"].nunique()
    if gone and others < FEWEST_TOGETHER:
        yield Doubt(
            f"{gone} of only {others} changes takes a record out, which points at it; better "
            f"release it together with {FEWEST_TOGETHER} or more.",
            stops=False,
        )
