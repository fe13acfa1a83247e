"""What a person holds, and which legs it opens.

A leg asks for one of ``taxonomy.DOCUMENTS``; a person holds papers of :data:`PAPERS`. The two are
not the same list: a foreign passport also opens legs for which the internal one is enough, a visa
opens nothing without a passport to put it in, and some countries refuse passports without
biometric data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from dashboard.wording import say


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing a person can hold.

    Attributes
    ----------
    code
        As in :attr:`Question.documents`.
    opens
        Documents of legs (``taxonomy.DOCUMENTS``) that it is enough for, or enough for together
        with a passport (:data:`BESIDES`).
    """

    code: str
    opens: frozenset[str]

    @property
    def label(self) -> str:
        """What readers call it."""
        return say(f"corridor.paper.{self.code}")

    @property
    def meaning(self) -> str:
        """What it means, as a sentence."""
        return say(f"corridor.paper.{self.code}.meaning")


def _row(code: str, *opens: str) -> Paper:
    return Paper(code, frozenset(opens))


PAPERS: Final = (
    _row("internal_passport", "internal_passport"),
    _row("passport", "internal_passport", "passport"),
    _row("passport_old", "internal_passport", "passport"),
    _row("visa", "visa"),
    _row("humanitarian_visa", "humanitarian_visa"),
    _row("asylum_claim", "asylum_claim"),
)
"""Every paper; ``passport`` is the biometric one, ``passport_old`` the one without such data."""

BY_CODE: Final = {row.code: row for row in PAPERS}

BESIDES: Final = {"visa": "passport"}
"""Documents of a leg that need another one besides. A humanitarian visa is not among them: some
are given on papers of the receiving state."""

PREFERRED: Final = {
    "internal_passport": "internal_passport",
    "passport": "passport",
    "visa": "visa",
    "humanitarian_visa": "humanitarian_visa",
    "asylum_claim": "asylum_claim",
}
"""The paper named to somebody who lacks what a leg asks for."""


@cache
def missing(document: str, held: frozenset[str], *, old_refused: bool = False) -> tuple[str, ...]:
    """Return the papers that would have to be held besides for a leg; none if it is open.

    Parameters
    ----------
    document
        What the leg asks for, a code of ``taxonomy.DOCUMENTS``.
    held
        Codes of :data:`PAPERS`.
    old_refused
        Whether the country entered refuses passports without biometric data.
    """
    usable = held - {"passport_old"} if old_refused else held
    opened = {opens for code in usable for opens in BY_CODE[code].opens}
    asked = (document, BESIDES[document]) if document in BESIDES else (document,)
    return tuple(PREFERRED[name] for name in asked if name not in opened)
