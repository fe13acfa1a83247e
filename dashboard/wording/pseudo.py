"""English in disguise, for tests: ``Some {n} text`` becomes ``⟦Šőɱé {n} ţéẋţ⟧``.

Places to fill in, addresses, tags and names of icons stay as they are.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import Final

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DISGUISED: Final = "åƀçđéƒğħíĵķľɱñőþɋřšţúṽŵẋýžÅɃÇĐÉƑĞĦÍĴĶĽṀÑŐÞɊŘŠŢÚṼŴẊÝŽ"
_LETTERS: Final = str.maketrans(_PLAIN, _DISGUISED)
_KEPT: Final = re.compile(
    r"(\{[^}]*\}|</?[a-zA-Z][^>]*>|&[a-z]+;|\]\([^)]*\)|:material/[a-z_]+:|https?://\S+)"
)


def disguised(text: str) -> str:
    """Return a text in disguise, in brackets that show where it begins and ends."""
    pieces = _KEPT.split(text)
    return f"⟦{''.join(p if i % 2 else p.translate(_LETTERS) for i, p in enumerate(pieces))}⟧"


class Disguise(NullTranslations):
    """Translates everything into its disguise."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own
        """Return a sentence in disguise."""
        return disguised(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """Return the form for ``n`` in disguise."""
        return disguised(msgid1 if n == 1 else msgid2)
