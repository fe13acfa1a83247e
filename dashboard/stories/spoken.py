"""Numbers, nouns behind them and dates in the language of a story's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel import Locale

from dashboard import in_words, wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FORMS: Final = {"en": 2, "ru": 3, "de": 2, "fr": 2}
"""How many forms a noun behind a number has."""

_ORDER: Final = ("one", "few", "many")


def number(value: float, language: str) -> str:
    """Return a number as the language writes it."""
    with wording.speaking(language):
        return wording.number(value, ",.10g")


def plural(value: float, forms: Sequence[str], language: str) -> str:
    """Return the form of a noun that stands behind a number."""
    form = Locale.parse(wording.language(language).locale).plural_form(value)
    known = _ORDER[: len(forms)] if len(forms) > 2 else ("one", "other")
    return forms[known.index(form)] if form in known else forms[-1]


def day_words(day: date, language: str) -> str:
    """Return a day in words."""
    with wording.speaking(language):
        return _first(in_words.day(day), language)


def date_words(text: str, language: str) -> str:
    """Return a partial date of the data in words, at its own precision."""
    with wording.speaking(language):
        return _first(in_words.partial_date(text), language)


def _first(said: str, language: str) -> str:
    """Return a date as a French sentence has it: the first of a month is no plain number."""
    return re.sub(r"^1 ", "1er ", said) if language == "fr" else said


def set_in(text: str, language: str) -> str:
    """Return a text as the language is set: French signs never begin a line."""
    if language != "fr":
        return text
    tight = re.sub(r" (?=[;:!?»])", "\N{NARROW NO-BREAK SPACE}", text)
    return tight.replace("« ", "«\N{NARROW NO-BREAK SPACE}")
