"""Figures in a story's text: placeholders, filled from the records each time it is shown.

``{n}`` incidents that answer the step's question; ``{firm}`` those of them that rest on more than
one source; ``{countries}`` in how many countries. ``{n|incident|incidents}`` puts the noun behind
it, in as many forms as the language has. ``{since}``, ``{until}`` and ``{as_of}`` are the view's
days. ``{value.ID}``, ``{date.ID}``, ``{end.ID}``, ``{year.ID}`` and ``{name.ID}`` come from a
record that the step rests on; a value may have nouns behind it, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from dashboard.stories.spoken import FORMS, date_words, day_words, number, plural, set_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.stories.records import Record

T = TypeVar("T")

COUNTS: Final = ("n", "firm", "countries")
DAYS: Final = ("since", "until", "as_of")
OF_RECORDS: Final = ("value", "date", "end", "year", "name")
PLACEHOLDER: Final = re.compile(r"\{([a-z_]*)(?:\.([a-z0-9]*))?(?:\|([^{}]*))?\}")


def typed_figure(text: str) -> str:
    """Return the first figure that was typed into a text instead of being filled in, or ""."""
    found = re.search(r"\d[\d.,]*", PLACEHOLDER.sub(" ", text))
    return found[0] if found else ""


def misused(text: str, records: Sequence[str], language: str) -> str:
    """Return what is wrong with the placeholders of a text, or ""."""
    for match in PLACEHOLDER.finditer(text):
        if wrong := _misused(match, records, language):
            return wrong
    if set("{}") & set(PLACEHOLDER.sub("", text)):
        return "a curly bracket stands alone; placeholders are written as {n}"
    return ""


def _misused(match: re.Match[str], records: Sequence[str], language: str) -> str:
    name, identifier, forms = match.groups()
    shown = match[0][:60]
    if identifier is None and name not in (*COUNTS, *DAYS):
        return f"{shown} is no placeholder; write {{n}}, or one of a record, as {{date.ID}}"
    if identifier is not None and name not in OF_RECORDS:
        return f"{shown} is no placeholder of a record; write one of {', '.join(OF_RECORDS)}"
    if identifier is not None and identifier not in records:
        return f"{shown} is about a record that the step does not rest on; add it to rests_on"
    return "" if forms is None else _misused_forms(shown, name, forms, language)


def _misused_forms(shown: str, name: str, forms: str, language: str) -> str:
    if name not in (*COUNTS, "value"):
        return f"{shown} is no number, so no noun can stand behind it"
    if len(forms.split("|")) != FORMS[language]:
        return f"{shown} needs {FORMS[language]} forms of the noun in this language"
    return ""


def fill(
    text: str,
    *,
    counts: Mapping[str, int],
    days: Mapping[str, date | None],
    records: Mapping[str, Record],
    language: str,
) -> str:
    """Return a text with its figures; KeyError for a record or a value that is not there.

    Parameters
    ----------
    counts, days
        Values of the placeholders of those names.
    records
        The step's records by id.
    """

    def value(match: re.Match[str]) -> str:
        name, identifier, forms = match.groups()
        if name in DAYS:
            return day_words(_there(days[name]), language)
        if name in COUNTS:
            return _counted(counts[name], forms, language)
        record = records[identifier]
        if name == "value":
            return _counted(float(_there(record.cell("value"))), forms, language)
        return _of_record(record, name, language)

    return set_in(PLACEHOLDER.sub(value, text), language)


def _counted(n: float, forms: str | None, language: str) -> str:
    figure = number(n, language)
    if forms is None:
        return figure
    return f"{figure}\N{NO-BREAK SPACE}{plural(n, forms.split('|'), language)}"


def _of_record(record: Record, name: str, language: str) -> str:
    match name:
        case "name":
            return _there(record.cell("public_name"))
        case "year":
            return _there(record.begins)[:4]
        case "end":
            return date_words(_there(record.ends), language)
        case _:
            return date_words(_there(record.begins), language)


def _there(value: T | None) -> T:
    """Return what a record or a view has to say; KeyError when that is nothing."""
    if value in (None, ""):
        raise KeyError
    return value
