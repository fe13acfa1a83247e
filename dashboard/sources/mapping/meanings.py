"""What the right-hand sides of a mapping file may be: codes, countries, dates, texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard import dates
from dashboard.sources import values
from dashboard.sources.mapping.texts import ADDRESS
from dashboard.sources.verdicts import Verdict, hidden_rule, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.sources.mapping.fields import Field


class MappingError(ValueError):
    """A mistake in a mapping file, as a clause that begins with its key."""


def meaning_of(field: Field, text: str, place: str) -> str:
    """Return ``text`` as the raw table holds it.

    Raises
    ------
    MappingError
        It is no value of the field; the sentence begins with ``place``.
    """
    rule = hidden_rule(text)
    verdict = Verdict("", rule, "take it out") if rule else _CHECKS[field.kind](field, text)
    if verdict.rule:
        raise MappingError(f'{place}: "{cut(text)}" {verdict.rule}; {verdict.advice}')
    return verdict.value


def cut(text: str) -> str:
    """Return a text as an error repeats it: on one line, and not all of it."""
    return " ".join(shown(text).split())[:60]


def _code(field: Field, text: str) -> Verdict:
    return values.code(text, field.vocabulary)


def _country(_: Field, text: str) -> Verdict:
    return values.country(text)


def _date(_: Field, text: str) -> Verdict:
    if dates.is_date(text):
        return Verdict(text)
    return Verdict("", "is not a date", "write it as 2024-02-13, 2024-02, 2024-Q1 or 2024")


def _number(_: Field, text: str) -> Verdict:
    return values.number(text)


def _url(_: Field, text: str) -> Verdict:
    if re.fullmatch(ADDRESS, text):
        return Verdict(text)
    return Verdict("", "is not a web address", "write it with http:// or https://")


def _text(field: Field, text: str) -> Verdict:
    if not text.strip() or len(text) > field.longest:
        return Verdict("", "is empty or too long", f"write 1 to {field.longest} characters")
    return Verdict(text)


_CHECKS: Final[Mapping[str, Callable[[Field, str], Verdict]]] = {
    "code": _code,
    "country": _country,
    "coordinate": _number,
    "date": _date,
    "number": _number,
    "text": _text,
    "url": _url,
}
