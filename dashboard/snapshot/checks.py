"""Every broken rule of a table, as errors that say file, line, column and rule.

Rules that an expression can say are asked of all rows at once. What needs the calendar or a
polygon is asked of the *distinct* values only (a million rows hold a few thousand dates and
places), and turned into an expression again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from dashboard import dates, schema
from dashboard.errors import DataError
from dashboard.snapshot import near
from dashboard.snapshot.rules import Rule, table_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date

    from dashboard.schema import Table

LINES_SHOWN: Final = 20
"""How many lines are named for one rule before the rest is only counted."""

NOT_AHEAD: Final = frozenset(
    {
        *("event_date", "event_date_end", "date_start", "date_end", "period_start", "date"),
        *("last_checked", "risk_since"),
    }
)
"""Partial dates of things that have happened: none may begin after the set was made."""

PERIODS: Final = (
    ("event_date", "event_date_end"),
    ("date_start", "date_end"),
    ("valid_from", "valid_to"),
    ("period_start", "period_end"),
)

NOT_A_DATE: Final = "is not a date (write 2024-02-13, 2024-02, 2024-Q1 or 2024)."
AHEAD: Final = "lies after the day this set was made ({as_of})."


def check(
    frame: nw.DataFrame[Any], table: Table, *, file: str, as_of: date, first_line: int = 2
) -> list[DataError]:
    """Return every rule of ``table`` that ``frame`` breaks, line by line.

    Parameters
    ----------
    frame
        Typed columns named as in the schema: texts without nulls, dates, floats.
    as_of
        The day the set was made; what happened lies before its end.
    first_line
        What the first row is called: 2 in a CSV file with a header.
    """
    rules = [*table_rules(table), Rule("id", "stands twice.", nw.col("id").is_duplicated())]
    rules += _date_rules(frame, table, as_of)
    if table.name == "incidents":
        rules += _interval_rules(frame) + near.rules(frame)
    return broken(frame, rules, file=file, first_line=first_line)


def broken(
    frame: nw.DataFrame[Any], rules: Iterable[Rule], *, file: str, first_line: int
) -> list[DataError]:
    """Return one error for each of the first lines that break each rule, and one for the rest."""
    asked = list(rules)
    if not asked or frame.is_empty():
        return []
    counts = frame.select(*(rule.bad.sum().alias(f"{i}") for i, rule in enumerate(asked))).row(0)
    numbered = frame.with_row_index("_line")
    return [
        error
        for rule, count in zip(asked, counts, strict=True)
        if count
        for error in _errors(numbered, rule, int(count), file, first_line)
    ]


def _errors(
    numbered: nw.DataFrame[Any], rule: Rule, count: int, file: str, first_line: int
) -> list[DataError]:
    lines = numbered.filter(rule.bad).head(LINES_SHOWN)["_line"].to_list()
    errors = [
        DataError(rule.sentence, file=file, row=int(line) + first_line, column=rule.column)
        for line in lines
    ]
    if count > LINES_SHOWN:
        more = f"{rule.sentence} So do {count - LINES_SHOWN:,} more lines."
        errors.append(DataError(more, file=file, column=rule.column))
    return errors


def bad_tuples(
    frame: nw.DataFrame[Any], columns: tuple[str, ...], wrong: Callable[..., bool]
) -> nw.Expr | None:
    """Return where ``columns`` hold a combination that ``wrong`` is true of; None for nowhere."""
    distinct: list[tuple[Hashable, ...]] = frame.select(*columns).unique().rows()
    return _is_one_of(columns, [values for values in distinct if wrong(*values)])


def _is_one_of(columns: tuple[str, ...], bad: list[tuple[Any, ...]]) -> nw.Expr | None:
    if not bad:
        return None
    if len(columns) == 1:
        return nw.col(columns[0]).is_in([values[0] for values in bad])
    each = [
        nw.all_horizontal(
            *(nw.col(name) == value for name, value in zip(columns, values, strict=True)),
            ignore_nulls=True,
        )
        for values in bad[: 5 * LINES_SHOWN]
    ]
    return nw.any_horizontal(*each, ignore_nulls=True)


def _rule(column: str, sentence: str, bad: nw.Expr | None) -> list[Rule]:
    return [] if bad is None else [Rule(column, sentence, bad)]


def _date_rules(frame: nw.DataFrame[Any], table: Table, as_of: date) -> list[Rule]:
    columns = [column.name for column in table.columns if column.kind == "partial_date"]
    rules: list[Rule] = []
    for name in columns:
        rules += _rule(name, NOT_A_DATE, bad_tuples(frame, (name,), _unreal))
    if rules:
        return rules
    for name in NOT_AHEAD.intersection(columns):
        rules += _rule(name, AHEAD.format(as_of=as_of), bad_tuples(frame, (name,), _ahead(as_of)))
    for begin, end in PERIODS:
        if {begin, end} <= set(columns):
            sentence = f"lies before {begin}."
            rules += _rule(end, sentence, bad_tuples(frame, (begin, end), _backwards))
    return rules


def _unreal(text: str) -> bool:
    return bool(text) and not dates.is_date(text)


def _ahead(as_of: date) -> Callable[[str], bool]:
    return lambda text: bool(text) and dates.first_day(text) > as_of


def _backwards(begin: str, end: str) -> bool:
    return bool(begin and end) and dates.first_day(begin) > dates.last_day(end)


def _interval_rules(frame: nw.DataFrame[Any]) -> list[Rule]:
    """Return the rules between an incident's date as shown and the days it stands for."""
    if bad_tuples(frame, ("event_date",), _unreal) is not None:
        return []
    if bad_tuples(frame, ("event_date_end",), _unreal) is not None:
        return []
    return [
        *_rule(
            "date_precision",
            "does not fit the form of event_date.",
            bad_tuples(frame, ("event_date", "date_precision"), _other_precision),
        ),
        *_rule(
            "date_from",
            "is not the first day of event_date.",
            bad_tuples(frame, ("event_date", "date_from"), _other_begin),
        ),
        *_rule(
            "date_to",
            "is not the last day of event_date_end (or of event_date, when that is empty).",
            bad_tuples(frame, ("event_date", "event_date_end", "date_to"), _other_end),
        ),
    ]


def _other_precision(shown: str, precision: str) -> bool:
    return bool(shown) and dates.precision(shown) != precision


def _other_begin(shown: str, begin: date | None) -> bool:
    return bool(shown) and begin is not None and dates.first_day(shown) != _day(begin)


def _other_end(shown: str, shown_end: str, end: date | None) -> bool:
    last = shown_end or shown
    return bool(last) and end is not None and dates.last_day(last) != _day(end)


def _day(value: Any) -> date:
    """Return a date, whatever the frame calls it (Polars dates, pandas timestamps)."""
    return value.date() if hasattr(value, "date") else value  # type: ignore[no-any-return]


def reference_problems(
    rows: nw.DataFrame[Any], column: schema.Column, known: nw.Series[Any], *, file: str
) -> list[DataError]:
    """Return the lines whose ``column`` names a row that the table it refers to does not hold."""
    ids = set(known.to_list())
    missing = bad_tuples(
        rows, (column.name,), lambda given: not ids.issuperset(filter(None, given.split(";")))
    )
    sentence = f"names a row that {column.refers_to}.csv does not hold."
    return broken(rows, _rule(column.name, sentence, missing), file=file, first_line=2)
