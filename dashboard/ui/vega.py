"""How charts write numbers and months: as the language spoken does (d3-format, d3-time-format)."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.wording import language, names, speaking, spoken


def locale() -> dict[str, Any]:
    """Return the ``locale`` of a chart's ``config``."""
    return _locale(spoken())


@cache
def _locale(code: str) -> dict[str, Any]:
    name = language(code).locale
    days = Locale.parse(name).days["format"]
    with speaking(code):
        months = [names.month(number) for number in range(1, 13)]
        short = [names.short_month(number) for number in range(1, 13)]
    return {
        "number": {
            "decimal": get_decimal_symbol(name),
            "thousands": get_group_symbol(name),
            "grouping": [3],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%e %B %Y %X",
            "date": "%d.%m.%Y",
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": [days["wide"][(number - 1) % 7] for number in range(7)],
            "shortDays": [days["abbreviated"][(number - 1) % 7] for number in range(7)],
            "months": months,
            "shortMonths": short,
        },
    }
