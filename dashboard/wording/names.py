"""Names of months, countries and languages as the language spoken has them, after CLDR."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from dashboard.wording.languages import PSEUDO, SOURCE, language, spoken
from dashboard.wording.pseudo import disguised

_APART: Final = {"XKX": "XK"}
"""Codes of ours that ISO 3166-1 does not have."""

_NAMED: Final[dict[str, dict[str, str]]] = {
    "ru": {
        "COD": "ДР Конго",
        "COG": "Республика Конго",
        "HKG": "Гонконг",
        "KGZ": "Кыргызстан",
        "MAC": "Макао",
        "MMR": "Мьянма",
        "PSE": "Палестина",
        "USA": "США",
    },
    "de": {
        "COD": "DR Kongo",
        "COG": "Kongo",
        "HKG": "Hongkong",
        "MAC": "Macau",
        "MDA": "Moldau",
        "PSE": "Palästina",
    },
    "fr": {
        "BLR": "Bélarus",
        "COD": "RD Congo",
        "COG": "Congo",
        "HKG": "Hong Kong",
        "MAC": "Macao",
        "MMR": "Myanmar",
        "PSE": "Palestine",
    },
}
"""Names that CLDR has otherwise than the United Nations or than we have them in English."""


def month(number: int) -> str:
    """Return the name of a month as it stands alone, 1 to 12."""
    return _months(spoken())[number - 1]


def month_of_day(number: int) -> str:
    """Return the name of a month as it stands after a day, 1 to 12."""
    return _months_of_days(spoken())[number - 1]


def short_month(number: int) -> str:
    """Return the short name of a month as it stands alone, 1 to 12."""
    return _short_months(spoken())[number - 1]


@cache
def _months(code: str) -> tuple[str, ...]:
    return _drawn(code, "stand-alone", "wide")


@cache
def _months_of_days(code: str) -> tuple[str, ...]:
    return _drawn(code, "format", "wide")


@cache
def _short_months(code: str) -> tuple[str, ...]:
    return tuple(name.rstrip(".") for name in _drawn(code, "stand-alone", "abbreviated"))


def _drawn(code: str, context: str, width: str) -> tuple[str, ...]:
    names = Locale.parse(language(code).locale).months[context][width]
    return tuple(_worn(code, names[number]) for number in range(1, 13))


def country(iso3: str, english: str) -> str:
    """Return the name of a country; ``english``, our own name, where CLDR has none."""
    code = spoken()
    if code == SOURCE.code:
        return english
    return _worn(code, english) if code == PSEUDO.code else _countries(code).get(iso3, english)


@cache
def _countries(code: str) -> dict[str, str]:
    names = Locale.parse(language(code).locale).territories
    two_letters = {**get_global("territory_aliases"), **{k: [v] for k, v in _APART.items()}}
    known = {
        three: names[two[0]]
        for three, two in two_letters.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and two[0] in names
    }
    return {**known, **_NAMED.get(code, {})}


def tongue(code: str) -> str:
    """Return the name of a language, of ISO 639; the code itself where CLDR has none."""
    named: str = Locale.parse(language(spoken()).locale).languages.get(code, "")
    return _worn(spoken(), named) if named else code


def in_order(name: str) -> tuple[str, str]:
    """Return what puts names in the order of an alphabet, whatever stands above the letters."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)), name


def within(label: str) -> str:
    """Return a label as it stands within a sentence: small, where the language writes so.

    German nouns stay as they are, and so do abbreviations in any language.
    """
    if not language(spoken()).small or label[1:2].isupper():
        return label
    return f"{label[:1].lower()}{label[1:]}"


def _worn(code: str, name: str) -> str:
    return disguised(name) if code == PSEUDO.code else name
