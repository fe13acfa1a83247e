"""Which language a source is in: guessed from its title, the address deciding in doubt.

Needs the extra ``make`` (lingua); used when a set is made, never when it is shown.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from lingua import LanguageDetector

OCCURRING: Final = (
    *("EN", "RU", "DE", "FR", "ES", "IT", "PL", "CS", "DA", "NB", "SV", "FI", "NL", "PT", "HU"),
    *("BG", "UK", "RO", "HR", "BS", "SR", "SK", "SL", "TR", "EL", "HY", "KA", "AZ", "KK", "LT"),
    *("LV", "ET", "HE", "AR", "ID", "KO", "ZH", "JA", "VI", "TH", "MK", "SQ"),
)
"""Languages that may be guessed (ISO 639-1)."""

KNOWN: Final = frozenset({"no", *(code.lower() for code in OCCURRING)})

COUNTRY: Final = {
    "ru": "ru",
    "su": "ru",
    "de": "de",
    "at": "de",
    "fr": "fr",
    "es": "es",
    "it": "it",
    "pl": "pl",
    "cz": "cs",
    "dk": "da",
    "no": "no",
    "se": "sv",
    "fi": "fi",
    "hu": "hu",
    "bg": "bg",
    "ua": "uk",
    "ro": "ro",
    "hr": "hr",
    "ba": "bs",
    "rs": "sr",
    "tr": "tr",
    "gr": "el",
    "am": "hy",
    "lt": "lt",
    "lv": "lv",
    "ee": "et",
    "br": "pt",
    "pt": "pt",
    "me": "sr",
    "sk": "sk",
    "si": "sl",
    "nl": "nl",
    "is": "is",
    "uk": "en",
    "us": "en",
    "au": "en",
    "ca": "en",
    "ie": "en",
    "nz": "en",
    "za": "en",
    "in": "en",
    "gov": "en",
}
"""Language most written under the country ending of an address; other endings tell nothing."""

NAMED: Final = re.compile(
    r"(?:^|[/.])(en|eng|english|ru|rus|de|fr|es|it|pl|ukr|ua|tr|hy|ka|ky)(?:-[A-Z]{2})?(?=[/.])"
)
"""A language named in an address: a part of the path, or the first part of the host."""

OTHER_CODES: Final = {"eng": "en", "english": "en", "rus": "ru", "ukr": "uk", "ua": "uk"}

PLAIN: Final = frozenset({"en", "de", "fr", "es", "it", "pt"})
"""Languages guessed from the words of an address."""

SURE: Final = 0.5
"""Least confidence at which words alone decide."""

FEWEST_WORDS: Final = 5
"""Fewest words of an address that are guessed from."""

TRANSLATED: Final = re.compile(r"\btranslated\b", re.IGNORECASE)
RELAYED: Final = re.compile(
    r"\s*\((?:copy|after|summary|via|citing|The |title).*\)$", re.IGNORECASE
)


@cache
def languages_of(title: str, url: str) -> tuple[str, ...]:
    """Return the language of a source (one code, or none when nothing tells).

    The words of the title decide. Below ``SURE`` the address has its say first (a language it
    names, then the one its country writes), if the words may be in it; then English, the
    commonest, if they may; then the best guess. Without a title, or with one that says it was
    translated, the address decides: the language it names, that of its own words if it is one of
    ``PLAIN`` (others are often written in foreign letters there), or the one its country writes.
    """
    named, country = _named(url), COUNTRY.get((urlsplit(url).hostname or "").rpartition(".")[2], "")
    own = "" if TRANSLATED.search(title) else RELAYED.sub("", title)
    if not own:
        words = [code for code, share in _guesses(_words(url))[:1] if share >= SURE]
        found = [named, *PLAIN.intersection(words), country]
        return tuple([code for code in found if code][:1])
    if named and named not in KNOWN:
        return (named,)
    guesses = _guesses(own)
    if guesses[0][1] >= SURE:
        return (guesses[0][0],)
    likely = [code for code, _ in guesses[:6]]
    return next(((code,) for code in (named, country, "en") if code in likely), (guesses[0][0],))


def _words(url: str) -> str:
    """Return the longest part of an address as words, when it holds enough of them."""
    parts = [re.findall(r"[^\W\d_]{2,}", part) for part in unquote(urlsplit(url).path).split("/")]
    longest = max(parts, key=len, default=[])
    return " ".join(longest) if len(longest) >= FEWEST_WORDS else ""


def _named(url: str) -> str:
    parts = urlsplit(url)
    path = NAMED.findall(f"{parts.path}/")
    first = NAMED.findall(f"{(parts.hostname or '').partition('.')[0]}.")
    found = (*path, *first)
    return OTHER_CODES.get(found[0], found[0]) if found else ""


def _guesses(words: str) -> list[tuple[str, float]]:
    if not words:
        return []
    values = _detector().compute_language_confidence_values(words)
    codes = [(str(v.language.iso_code_639_1.name).lower(), float(v.value)) for v in values]
    return [("no" if code == "nb" else code, value) for code, value in codes]


@cache
def _detector() -> LanguageDetector:
    from lingua import IsoCode639_1, LanguageDetectorBuilder  # noqa: PLC0415  (extra "make")

    codes: list[Any] = [getattr(IsoCode639_1, code) for code in OCCURRING]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
