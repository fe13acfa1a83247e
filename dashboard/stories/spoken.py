"""Numbers and dates in the language of a story's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from dashboard import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FORMS: Final = {"en": 2, "ru": 3, "de": 2, "fr": 2}
"""How many forms a noun behind a number has."""

_ORDER: Final = ("one", "few", "many")
_LOCALES: Final = {"en": "en_GB", "ru": "ru", "de": "de", "fr": "fr"}


def number(value: float, language: str) -> str:
    """Return a number as the language writes it."""
    return str(format_decimal(value, format="#,##0.##", locale=_LOCALES[language]))


def plural(value: float, forms: Sequence[str], language: str) -> str:
    """Return the form of a noun that stands behind a number."""
    form = Locale.parse(_LOCALES[language]).plural_form(value)
    known = _ORDER[: len(forms)] if len(forms) > 2 else ("one", "other")
    return forms[known.index(form)] if form in known else forms[-1]


def day_words(day: date, language: str) -> str:
    """Return a day in words."""
    said = _plain(str(format_date(day, format="long", locale=_LOCALES[language])))
    return f"1er{said[1:]}" if language == "fr" and day.day == 1 else said


def date_words(text: str, language: str) -> str:
    """Return a partial date of the data in words, at its own precision."""
    first = dates.first_day(text)
    match dates.precision(text):
        case "day":
            return day_words(first, language)
        case "year":
            return str(first.year)
        case "month":
            skeleton = "yMMMM"
        case _:
            skeleton = "yQQQQ"
    return _plain(str(format_skeleton(skeleton, first, locale=_LOCALES[language])))


def _plain(said: str) -> str:
    """Return a date without the Russian mark for "year", which sentences do not need."""
    return re.sub(r"\sг\.$", "", said)
