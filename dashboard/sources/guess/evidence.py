"""What a column's own values say about the field it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.sources import values
from dashboard.sources.dating import date_form, date_judge
from dashboard.sources.guess.phrases import meant_code
from dashboard.sources.mapping.texts import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dashboard.sources.mapping.fields import Field

FORMS: Final = (
    *("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"),
    *("%d %B %Y", "%d. %B %Y", "%B %d, %Y", "%d %b %Y", "%d-%b-%Y", "%B %Y", "%m.%Y", "%m/%Y"),
    *("%d %B %Y г.", "%d.%m.%Y г.", "%Y г.", "%d.%m.%y", "%d/%m/%y", "%m/%d/%y"),
    *("%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"),
)
"""Forms of dates that are tried, the likelier first."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Sample:
    """The first distinct texts of a column, and how many rows they stand for.

    ``unique``: whether no text stands twice among the rows looked at.
    """

    texts: tuple[str, ...]
    rows: int
    unique: bool


def likeness(field: Field, sample: Sample, day: date) -> float | None:
    """Return which share of a column's texts are what the field holds, None where any text is."""
    if not sample.texts:
        return None
    if field.name == "id":
        return 1.0 if sample.unique else 0.2
    if field.name == "summary":
        return min(1.0, sum(map(len, sample.texts)) / len(sample.texts) / 40)
    test = _test(field, sample, day)
    return None if test is None else sum(map(test, sample.texts)) / len(sample.texts)


def _test(field: Field, sample: Sample, day: date) -> Callable[[str], bool] | None:
    if field.kind == "date":
        judge = date_judge(tuple(map(date_form, date_forms(sample, day))), day)
        return lambda text: bool(judge(text).value)
    if field.kind == "code":
        return lambda text: meant_code(text, field) is not None
    if field.kind == "coordinate":
        most = 90 if field.name == "lat" else 180
        return lambda text: _within(text, most)
    return _PLAIN.get(field.kind)


_PLAIN: Final[dict[str, Callable[[str], bool]]] = {
    "country": lambda text: bool(values.country(text).value),
    "number": lambda text: bool(values.number(text).value),
    "url": lambda text: bool(re.match(ADDRESS, text)),
    "text": lambda text: not re.match(ADDRESS, text),
}


def _within(text: str, most: int) -> bool:
    return bool(_NUMBER.fullmatch(text)) and abs(float(text.replace(",", "."))) <= most


def date_forms(sample: Sample, day: date) -> tuple[str, ...]:
    """Return the fewest forms, besides ISO, that read most of a column's dates."""
    iso = date_judge((), day)
    left = [text for text in sample.texts if not iso(text).value]
    chosen: list[str] = []
    while left:
        read = {form: _read_by(form, left, day) for form in FORMS}
        best = max(read, key=lambda form: len(read[form]))
        if not read[best]:
            break
        chosen.append(best)
        left = [text for text in left if text not in read[best]]
    return tuple(chosen)


def other_order(form: str, sample: Sample, day: date) -> str:
    """Return the form with day and month in the other order, if it reads every date as well."""
    swapped = form.replace("%d", "%0").replace("%m", "%d").replace("%0", "%m")
    if "%d" not in form or "%m" not in form:
        return ""
    mine, other = (_read_by(one, list(sample.texts), day) for one in (form, swapped))
    return swapped if mine and mine == other else ""


def _read_by(form: str, texts: list[str], day: date) -> set[str]:
    judge = date_judge((date_form(form),), day)
    declared = date_form(form)
    return {text for text in texts if declared.read(text) is not None and judge(text).value}
