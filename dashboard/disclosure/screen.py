"""Free text is screened: what a summary must not say, as one declared table of patterns.

*Hard* rules hold for everybody and no editor can lift them. *Soft* rules hold for people who are
not public; a text that trips one is replaced unless an editor has read it and written another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard import taxonomy

MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DAY: Final = rf"\b\d{{1,2}}(?:[-–/]\d{{1,2}})? (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b(?!\d)"
"""A day of a month, in words."""
MONTH: Final = rf"\b(?:{MONTHS})\b(?! \w+ed\b)"
"""A month, in words."""

RELATIVES: Final = (
    r"\b(?:mother|father|parent|brother|sister|wi[fv]e|husband|spouse|twin|son|daughter|sibling"
    r"|relative|in-law|child|kid)s?(?:ren)?\b|\bwives\b"
)


@dataclass(frozen=True, slots=True)
class ScreenRule:
    """``pattern`` finds what may not be said; ``sentence`` says so."""

    code: str
    sentence: str
    pattern: str
    hard: bool = True
    ignore_case: bool = True


SCREEN: Final = (
    ScreenRule(
        "character",
        "a character with a meaning in templates, markup or scripts, or an invisible one",
        "[{}<>`$\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]",
    ),
    ScreenRule("e-mail", "an e-mail address", r"[\w.+-]+@[\w-]+\.\w+"),
    ScreenRule("handle", "an account name", r"(?<![\w.])@\w{3,}"),
    ScreenRule("link", "a web address", r"https?://|\bwww\.|\bt\.me/"),
    ScreenRule("phone", "a telephone number", r"(?:\+|\b00)\d[\d ()/-]{6,}\d"),
    ScreenRule("digits", "a run of five or more digits", r"\d{5,}"),
    ScreenRule(
        "coordinates",
        "coordinates",
        r"\b\d{1,3}[.,]\d{3,}\s?°?\s?[NSEW]\b|\d\s?°|(?<![\d.])\d{1,3}\.\d{3,}\b",
    ),
    ScreenRule(
        "street",
        "a street",
        r"\b\d{1,4}[a-z]?,? (?:[A-ZÀ-Ž]\w+ ){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Square)"
        r"|\b(?:[Rr]ue|[Cc]alle|[Uu]lica|[Uu]litsa|[Uu]l\.|[Уу]л\.|[Уу]лица|[Pp]rospekt|[Пп]роспект)"
        r" (?:d\w{1,2} |la )?[A-ZÀ-ŽА-Я]\w+|\b\w+(?:straße|strasse|gasse|gatan|vej|veien) \d",
        ignore_case=False,
    ),
    ScreenRule(
        "clock",
        "a time of day",
        r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b\d{1,2} ?(?:a\.m\.|p\.m\.|am|pm|o[’']clock)(?!\w)",
    ),
    ScreenRule(
        "flight", "a flight, train or plate number", r"\b[A-Z]{2}[ -]?\d{3,4}\b", ignore_case=False
    ),
    ScreenRule(
        "age",
        "an exact age",
        r"\baged \d{1,2}\b|\b\d{1,2}[- ]year[- ]old\b"
        r"|\b(?:man|woman|men|women|girl|boy|chechen|russian|ingush|deserter|worker|applicant)"
        r"(?: (?!of\b)[\w-]+){0,3} of \d{2}\b|\bof \d{1,2} years\b",
        hard=False,
    ),
    ScreenRule("relatives", "relatives of a person who is not public", RELATIVES, hard=False),
    ScreenRule(
        "lodging",
        "where a person sleeps or is treated",
        r"\b(?:hotel|hostel|shelter|clinic|hospital|flat|apartment|lodging|balcony)s?\b"
        r"|\bfrom home\b",
        hard=False,
    ),
    ScreenRule(
        "health",
        "the health of a person who is not public",
        r"\b(?:mental(?:ly)?|diagnos\w+|HIV|pregnan\w+|depress\w+|illness)\b",
        hard=False,
    ),
)
"""In order of gravity; the first that fits is named."""


def plain(texts: pd.Series[str]) -> pd.Series[str]:
    """Return texts in NFC with single spaces and none of the characters that are never shown."""
    return texts.map(_plain).astype("str")


def _plain(text: str) -> str:
    tidy = unicodedata.normalize("NFC", text).translate(_REPLACED)
    return " ".join(_UNSAFE.sub(" ", tidy).split())


_REPLACED: Final = str.maketrans({"{": "(", "}": ")", "<": "‹", ">": "›", "`": "'", "\\": "/"})

_UNSAFE: Final = re.compile(SCREEN[0].pattern)


def tripped(texts: pd.Series[str], private: pd.Series[bool]) -> pd.Series[str]:
    """Return the code of the first screen rule each text trips, or empty (same index).

    Parameters
    ----------
    texts
        Texts that are meant to be shown.
    private
        Where the soft rules hold too.
    """
    codes = [_first(text, closed) for text, closed in zip(texts, private, strict=True)]
    return pd.Series(codes, index=texts.index, dtype="str")


def _first(text: str, private: bool) -> str:  # noqa: FBT001  (one of two columns, by position)
    found = (
        rule.code for rule, pattern in _PATTERNS if (private or rule.hard) and pattern.search(text)
    )
    return next(found, "")


_PATTERNS: Final = tuple(
    (rule, re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else re.NOFLAG))
    for rule in SCREEN
)


def hard_codes() -> frozenset[str]:
    """Return the codes of the rules that no editor can lift."""
    return frozenset(rule.code for rule in SCREEN if rule.hard)


CONTACT: Final = frozenset({"e-mail", "handle", "phone", "street", "coordinates"})
"""Rules that the titles of sources keep too: by these somebody is found."""


def tokens(name: str) -> frozenset[str]:
    """Return the words of a name that would give it away, as compared: small plain letters."""
    return frozenset(word for word in folded(name).split() if len(word) > 3)


def folded(text: str) -> str:
    """Return text without case, accents and punctuation, for comparing names."""
    base = unicodedata.normalize("NFKD", text.casefold())
    letters = (c if c.isalnum() else " " for c in base if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def in_codes(incidents: pd.DataFrame) -> pd.Series[str]:
    """Return a sentence made of codes alone: what stands where a summary cannot be shown."""
    kind = incidents["threat_type"].map(_labels(taxonomy.THREAT_TYPES))
    group = incidents["target_group"].map(_labels(taxonomy.TARGET_GROUPS))
    outcome = incidents["outcome"].map(_labels(taxonomy.OUTCOMES))
    return (
        kind
        + ". Target: "
        + group.str.lower()
        + ". At the last report: "
        + outcome.str.lower()
        + "."
    )


def _labels(vocabulary: tuple[taxonomy.Term, ...]) -> dict[str, str]:
    return {term.code: term.label for term in vocabulary}
