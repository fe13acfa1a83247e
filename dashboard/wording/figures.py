"""Numbers and lists as the language spoken writes them, after CLDR."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.wording.languages import PSEUDO, SOURCE, language, spoken
from dashboard.wording.pseudo import disguised

_TRIED: Final = 200
"""Numbers among which every form of every language's plurals occurs."""


def number(value: float, form: str = ",") -> str:
    """Return a number as the language writes it.

    Parameters
    ----------
    form
        As of :func:`format`: ``,`` parts thousands, ``.1f`` gives one decimal.

    Examples
    --------
    >>> number(12345.678, ",.1f")
    '12,345.7'
    """
    return rewritten(format(value, form))


def rewritten(figure: str) -> str:
    """Return a number that is written as in English as the language writes it."""
    code = spoken()
    return figure if code == SOURCE.code else figure.translate(_signs(code))


@cache
def _signs(code: str) -> dict[int, str]:
    locale = language(code).locale
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}


def joined(words: list[str], *, last: Literal["or", "and"] = "or") -> str:
    """Join words as prose does: ``a``, ``a or b``, ``a, b or c``."""
    style: Literal["or", "standard"] = "or" if last == "or" else "standard"
    code = spoken()
    if code != PSEUDO.code or len(words) < 2:
        return format_list(words, style, language(code).locale) if words else ""
    between = disguised(format_list(["{}"] * len(words), style, language(code).locale))
    return between.format(*words)


def plurals(code: str) -> dict[str, int]:
    """Return every category of a language's plurals with the largest small number in it."""
    rule = Locale.parse(language(code).locale).plural_form
    found = {rule(n): n for n in range(_TRIED)}
    return {**found, "other": found.get("other", _TRIED)}
