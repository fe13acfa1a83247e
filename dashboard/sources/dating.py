"""Dates as other people write them, into partial dates.

ISO dates (``2024-02-13``, ``2024-02``, ``2024-Q1``, ``2024``, with or without a time of day, which
is dropped) are always understood. Everything else must be declared, in the directives of
``strptime``; names of months are read in four languages whatever the machine's own language is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from dashboard import dates
from dashboard.sources.verdicts import Judge, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LANGUAGES: Final = ("en", "ru", "de", "fr")
"""Languages in which names of months, countries, columns and codes are known."""

EARLIEST: Final = 1900
"""First year that is taken for a year."""

DIRECTIVES: Final[Mapping[str, str]] = {
    "%d": r"(?P<day>[0-9]{1,2})",
    "%m": r"(?P<month>[0-9]{1,2})",
    "%b": r"(?P<name>[^\W\d_]+)\.?",
    "%B": r"(?P<name>[^\W\d_]+)\.?",
    "%Y": r"(?P<year>[0-9]{4})",
    "%y": r"(?P<short>[0-9]{2})",
    "%H": r"[0-9]{1,2}",
    "%M": r"[0-9]{2}",
    "%S": r"[0-9]{2}",
    "%p": r"[AaPp]\.?[Mm]\.?",
    "%%": "%",
}
"""Directives a declared form may hold, and what each matches; a time of day is read and dropped."""

_ISO_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?",
    re.ASCII,
)
_LOOKS_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-Q\d)?", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d\d", re.ASCII)
_BY_NUMBERS: Final = re.compile(r"\d{1,2}([./-])\d{1,2}[./-]\d{4}", re.ASCII)

NOT_A_DATE: Final = "is not a date in a form that is understood"
AHEAD: Final = ("lies in the future", "check the date: only what has happened is taken")
NO_SUCH_DAY: Final = "is not a day of the calendar"
WRITE_ISO: Final = (
    "write it as 2024-02-13, 2024-02, 2024-Q1 or 2024, or declare its form under [dates] in a "
    "mapping file"
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """One declared form, and the expression that reads it."""

    text: str
    pattern: re.Pattern[str]

    def read(self, text: str) -> str | None:
        """Return a partial date (not yet that the day exists), None for another form."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        parts = found.groupdict()
        month = parts.get("month") or _months().get((parts.get("name") or "").casefold(), "")
        if not month:
            return None if parts.get("name") else _year(parts)
        pieces = [_year(parts), month.zfill(2), (parts.get("day") or "").zfill(2)]
        return "-".join(pieces[: 3 if parts.get("day") else 2])


def _year(parts: dict[str, str]) -> str:
    """Return four digits; two are read as POSIX does, 69 to 99 in the last century."""
    short = parts.get("short")
    if short is None:
        return parts["year"]
    return f"{'19' if int(short) >= 69 else '20'}{short}"


def date_form(text: str) -> DateForm:
    """Compile a declared form.

    Raises
    ------
    ValueError
        What is wrong with it, as a clause.
    """
    pieces = re.split(r"(%.)", text)
    asked = pieces[1::2]
    unknown = [piece for piece in asked if piece not in DIRECTIVES]
    if unknown or any("%" in piece for piece in pieces[::2]):
        raise ValueError(
            f"holds {unknown[0] if unknown else '%'}; known are {' '.join(DIRECTIVES)}"
        )
    kinds = [{"%B": "%b", "%y": "%Y"}.get(piece, piece) for piece in asked if piece != "%%"]
    if len(kinds) != len(set(kinds)) or {"%b", "%m"} <= set(kinds):
        raise ValueError("names one part of the date twice")
    if "%Y" not in kinds or ("%d" in kinds and not {"%b", "%m"} & set(kinds)):
        raise ValueError("needs a year (%Y), and a month (%m or %B) beside a day")
    pattern = "".join(DIRECTIVES.get(piece) or re.escape(piece) for piece in pieces)
    if re.search("%[dmYy]%[dmYy]", text):
        pattern = pattern.replace("{1,2}", "{2}")
    return DateForm(text, re.compile(pattern))


@cache
def _months() -> Mapping[str, str]:
    """Return the number of each month's name and abbreviation (CLDR), without its full stop."""
    names = {
        name.casefold().rstrip("."): str(number)
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(language).months[context][width].items()
    }
    return names | {"sept": "9", "сен": "9", "ноя": "11", "фев": "2"}


def date_judge(forms: tuple[DateForm, ...], day: date) -> Judge:
    """Return what judges the dates of a column on ``day``: what has happened lies before its end.

    Declared forms come before ISO; a text that two of them read as two dates is refused.
    """

    def judge(text: str) -> Verdict:
        readings = {read for form in forms if (read := form.read(text)) is not None}
        if not readings:
            timed = _ISO_TIME.fullmatch(text)
            readings = {timed.group(1)} if timed else set()
        if not readings and _LOOKS_ISO.fullmatch(text):
            readings = {text}
        return _verdict(text, sorted(readings), day)

    return judge


def _verdict(text: str, readings: list[str], day: date) -> Verdict:
    if not readings:
        return _unread(text)
    real = [reading for reading in readings if dates.is_date(reading)]
    if len(real) > 1:
        rule = f"can be read as {' or '.join(real)}"
        return Verdict("", rule, "declare only the form the column has")
    first = real[0] if real else readings[0]
    rule, advice = _out_of_time(first, day) or ("", "")
    if not rule and not real:
        rule, advice = NO_SUCH_DAY, "check day and month, and which of the two stands first"
    elif not rule and dates.first_day(first) > day:
        rule, advice = AHEAD
    return Verdict("" if rule else first, rule, advice)


def _out_of_time(reading: str, day: date) -> tuple[str, str] | None:
    """Return what is wrong with the year alone (of a day that may not exist)."""
    if int(reading[:4]) < EARLIEST:
        return f"lies before {EARLIEST}", "check the year"
    return AHEAD if int(reading[:4]) > day.year else None


def _unread(text: str) -> Verdict:
    if _SHORT_YEAR.fullmatch(text):
        advice = 'write the year with four digits, or declare the form under [dates], as "%d.%m.%y"'
        return Verdict("", "has a year of two digits", advice)
    if found := _BY_NUMBERS.fullmatch(text):
        sign = found.group(1)
        one, other = f"%d{sign}%m{sign}%Y", f"%m{sign}%d{sign}%Y"
        advice = f'declare its form under [dates] in a mapping file: "{one}" or "{other}"'
        return Verdict("", NOT_A_DATE, advice)
    return Verdict("", NOT_A_DATE, WRITE_ISO)


def first_day(text: str) -> str:
    """Return the first day of a partial date as text; empty stays empty."""
    return dates.first_day(text).isoformat() if text else ""


def last_day(text: str) -> str:
    """Return the last day of a partial date as text; empty stays empty."""
    return dates.last_day(text).isoformat() if text else ""
