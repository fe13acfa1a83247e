"""The languages of the site, and which one is spoken now.

A page, a request or a command says :func:`speaking`; all words within come in that language. Where
nobody said so (a control's callback, a thread of its own), whoever knows the reader is asked
(:func:`provide`). Otherwise it is English.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARAMETER: Final = "lang"
"""The parameter of an address that names the language."""

PSEUDO_VARIABLE: Final = "EXILE_ATLAS_PSEUDO"
"""Environment variable that offers the language of the tests, ``qps``."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    Parameters
    ----------
    code
        As addresses and ``<html lang>`` have it.
    locale
        Whose plurals, numbers and names of CLDR are used.
    name, short
        What its own readers call it, and that on a narrow switch.
    day
        How a day is written, of ``{day}``, ``{month}`` and ``{year}``.
    small
        Whether a label begins with a small letter within a sentence.
    """

    code: str
    locale: str
    name: str
    short: str
    day: str = "{day} {month} {year}"
    small: bool = True


SOURCE: Final = Language("en", "en_GB", "English", "EN")
"""The language the code is written in."""

LANGUAGES: Final = (
    SOURCE,
    Language("ru", "ru", "Русский", "РУ"),
    Language("de", "de", "Deutsch", "DE", day="{day}. {month} {year}", small=False),
    Language("fr", "fr", "Français", "FR"),
)
"""Every language that is offered, in the order of the switch."""

PSEUDO: Final = Language("qps", "en_GB", "⟦Þšéúðó⟧", "⟦QP⟧")
"""English in disguise: what a test does not find disguised was never up for translation."""

_spoken: Final[ContextVar[str]] = ContextVar("language", default="")
_named: Final[ContextVar[bool]] = ContextVar("language named", default=False)
_providers: Final[list[Callable[[], str]]] = []


def is_offered(code: str) -> bool:
    """Whether a reader can have the language called ``code``."""
    asked = (*LANGUAGES, PSEUDO) if os.environ.get(PSEUDO_VARIABLE) else LANGUAGES
    return any(language.code == code for language in asked)


def language(code: str) -> Language:
    """Return the language called ``code``; English for any other name."""
    return next((row for row in (*LANGUAGES, PSEUDO) if row.code == code), SOURCE)


def spoken() -> str:
    """Return the code of the language spoken now."""
    if code := _spoken.get():
        return code
    for provider in reversed(_providers):
        if code := provider():
            return code
    return SOURCE.code


@contextmanager
def speaking(code: str, *, named: bool = False) -> Iterator[None]:
    """Speak a language within the block; English for a code that is not known.

    Parameters
    ----------
    named
        Whether the reader's address names it: then the links of a page do so too (:func:`carried`).
    """
    tokens = _spoken.set(language(code).code), _named.set(named)
    try:
        yield
    finally:
        _spoken.reset(tokens[0])
        _named.reset(tokens[1])


def carried() -> dict[str, str]:
    """Return the parameters that a link carries for its page to be in the language spoken."""
    return {PARAMETER: spoken()} if _named.get() else {}


def provide(provider: Callable[[], str]) -> None:
    """Ask ``provider`` where nobody says what is spoken; it returns "" when it does not know."""
    if provider not in _providers:
        _providers.append(provider)


def preferred(wanted: str) -> str:
    """Return the language a browser would rather have; English when it wants none of ours.

    Parameters
    ----------
    wanted
        As of ``Accept-Language`` (RFC 9110, 12.5.4), or a single name such as ``ru-RU``; anything.

    Examples
    --------
    >>> preferred("pl,fr-CA;q=0.8,en;q=0.5")
    'fr'
    """
    ranked = sorted(
        (-_weight(part), place, part.partition(";")[0].strip().lower())
        for place, part in enumerate(wanted[:500].split(",")[:30])
    )
    for weight, _, name in ranked:
        code = name.replace("_", "-").partition("-")[0]
        if weight < 0 and is_offered(code):
            return code
    return SOURCE.code


def _weight(part: str) -> float:
    _, given, weight = part.partition("q=")
    try:
        return min(1.0, max(0.0, float(weight))) if given else 1.0
    except ValueError:
        return 0.0
