"""Texts into the vocabularies: countries by code or name in four languages, codes by code or label.

Names of countries are those of the atlas, of Unicode's CLDR and of ``exonyms``. What is not
understood is refused with the nearest thing that would be.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from dashboard import countries
from dashboard.gazetteer import spelling
from dashboard.sources.dating import LANGUAGES
from dashboard.sources.exonyms import EXONYMS, SEVERAL
from dashboard.sources.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.taxonomy import Term

NEAR: Final = 75.0
"""Least likeness (rapidfuzz ratio, 0 to 100) at which something is proposed."""

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+)(?:\.[0-9]+)?")
"""A figure: digits, a full stop before decimals, thousands set apart by spaces or not at all."""

LONGEST_NUMBER: Final = 18
"""Most characters of a figure."""


def folded(text: str) -> str:
    """Return text as the tables of a mapping compare it: without case and extra spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def key(text: str) -> str:
    """Return text as names are compared: as places are, and without "the" and signs for "and"."""
    words = spelling.key(text.replace("&", " and ")).split()
    return " ".join("saint" if word == "st" else word for word in words).removeprefix("the ")


def number(text: str) -> Verdict:
    """Return a figure as digits, and a full stop before decimals."""
    plain = re.sub(r"[ \u00a0\u202f+]", "", text)
    if _NUMBER.fullmatch(text) and len(plain) <= LONGEST_NUMBER:
        return Verdict(plain)
    advice = "write digits alone, with a full stop before decimals, as in 1234.5"
    return Verdict("", "is not a number", advice)


def country(text: str) -> Verdict:
    """Return the ISO 3166-1 alpha-3 code of a country written as code or name."""
    sought = key(text.removesuffix(".0"))
    if sought.isdigit():
        sought = sought.zfill(3)
    if found := _countries().get(sought):
        return Verdict(found)
    if several := _several().get(sought):
        rule = f"may mean {' or '.join(several)}"
        return Verdict("", rule, f"write the three-letter code ({several[0]} …)")
    return Verdict("", "is not a country", _country_advice(sought))


def _country_advice(sought: str) -> str:
    plain = "write one country, as three-letter code (ISO 3166-1) or English name"
    if len(sought) < 4:
        return plain
    near = process.extractOne(
        sought, _names_by_letter().get(sought[0], ()), scorer=fuzz.ratio, score_cutoff=NEAR
    )
    if near is None:
        return plain
    iso3 = _countries()[near[0]]
    return f"did you mean {countries.NAMES[iso3]}? Then write {iso3}"


@cache
def _countries() -> Mapping[str, str]:
    """Return every known key of a country; the atlas's own codes and names come first."""
    own = {code: code for code in countries.CODES} | {
        name: iso3 for iso3, name in countries.NAMES.items()
    }
    pairs = [*_exonyms(), *_iso_codes().items(), *_cldr_names(), *own.items()]
    return {key(name): iso3 for name, iso3 in pairs if key(name) not in _several()}


def _exonyms() -> Iterable[tuple[str, str]]:
    return ((name, iso3) for iso3, names in EXONYMS.items() for name in names.split("; "))


@cache
def _several() -> Mapping[str, tuple[str, ...]]:
    return {key(name): codes for names, codes in SEVERAL.items() for name in names.split("; ")}


@cache
def _alpha2() -> dict[str, str]:
    """Return ISO alpha-2 to the atlas's alpha-3."""
    aliases = get_global("territory_aliases")
    pairs = {code: aliases[code][0] for code in countries.CODES if code in aliases}
    return {alpha2: code for code, alpha2 in pairs.items()} | {"XK": "XKX"}


def _iso_codes() -> dict[str, str]:
    """Return alpha-2, numeric and replaced codes to alpha-3, where they mean one country."""
    aliases = get_global("territory_aliases")
    replaced = {
        code: _alpha2()[now[0]]
        for code, now in aliases.items()
        if len(now) == 1 and now[0] in _alpha2()
    }
    return replaced | _alpha2()


def _cldr_names() -> Iterable[tuple[str, str]]:
    return (
        (name, _alpha2()[alpha2])
        for language in LANGUAGES
        for alpha2, name in Locale.parse(language).territories.items()
        if alpha2 in _alpha2()
    )


@cache
def _names_by_letter() -> Mapping[str, tuple[str, ...]]:
    """Return the names (not the codes) by first letter: a slip of the pen seldom hits that one."""
    names: dict[str, list[str]] = {}
    for name in _countries():
        if len(name) > 3:
            names.setdefault(name[0], []).append(name)
    return {letter: tuple(listed) for letter, listed in names.items()}


@cache
def codes_by_key(vocabulary: tuple[Term, ...]) -> Mapping[str, str]:
    """Return every key by which a code is understood: the code itself and its label."""
    labels = {key(term.label): term.code for term in vocabulary}
    return labels | {key(term.code): term.code for term in vocabulary}


def code(text: str, vocabulary: tuple[Term, ...]) -> Verdict:
    """Return the code of a vocabulary that ``text`` is, or is the label of."""
    sought = key(text)
    known = codes_by_key(vocabulary)
    if found := known.get(sought):
        return Verdict(found)
    return Verdict("", "is not one of the codes", code_advice(sought, vocabulary))


def code_advice(sought: str, vocabulary: tuple[Term, ...]) -> str:
    """Return what to write instead: the nearest code, or all of them."""
    known = codes_by_key(vocabulary)
    near = process.extractOne(sought, tuple(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    if near is not None:
        return f"did you mean {known[near[0]]}?"
    listed = ", ".join(term.code for term in vocabulary)
    return f"write one of: {listed}"
