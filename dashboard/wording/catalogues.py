"""The catalogues: what translators wrote, read once a language and never a reason to fail.

A sentence without a translation, with one that is marked as doubtful (fuzzy), or with one whose
places to fill in are not those of the English, stays English.
"""

from __future__ import annotations

import string
import threading
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.wording.languages import PSEUDO, SOURCE, language, spoken
from dashboard.wording.pseudo import Disguise

if TYPE_CHECKING:
    from babel.messages.catalog import Message

DOMAIN: Final = "exile_atlas"
LOCALE: Final = Path(__file__).parent / "locale"

_LOCK: Final = threading.Lock()


def file_of(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(code: str) -> Catalog:
    """Return the catalogue of a language as it stands in its file; empty when there is none."""
    path = file_of(code)
    if not path.is_file():
        return Catalog(locale=language(code).locale, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language(code).locale, domain=DOMAIN)


def catalogue() -> NullTranslations:
    """Return the translations into the language spoken now."""
    code = spoken()
    with _LOCK:
        return translations(code)


@cache
def translations(code: str) -> NullTranslations:
    """Return the translations into a language; those into English leave all as it is."""
    if code == SOURCE.code:
        return NullTranslations()
    if code == PSEUDO.code:
        return Disguise()
    whole = read(code)
    usable = Catalog(locale=language(code).locale, domain=DOMAIN)
    for message in whole:
        if message.id and is_usable(message):
            usable.add(message.id, message.string, context=message.context)
    packed = BytesIO()
    write_mo(packed, usable)
    packed.seek(0)
    return GNUTranslations(packed)


def is_usable(message: Message) -> bool:
    """Whether a translation is there, is not doubted, and can be filled in."""
    said = forms(message.string)
    known = set().union(*(places(text) or () for text in forms(message.id)))
    filled = [places(text) for text in said]
    return (
        not message.fuzzy
        and all(said)
        and all(names is not None and names <= known for names in filled)
    )


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the plural forms of a text, or the only one."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def places(text: str) -> set[str] | None:
    """Return the names of what is filled in; None for a text that cannot be filled in at all."""
    try:
        found = list(string.Formatter().parse(text))
    except ValueError:
        return None
    names = {name for _, name, _, _ in found if name is not None}
    plain = all(not spec and not conversion for _, name, spec, conversion in found if name)
    return names if plain and all(name.isidentifier() for name in names) else None
