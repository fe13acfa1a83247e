"""Why a data set was not opened, in words fit for everybody."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dashboard.errors import DataError
    from dashboard.site.listing import Listed

_QUOTE: Final = re.compile(r"[\"'\[(“‘]")
"""With what a sentence begins to quote."""

_SHORTEST: Final = 10
_OTHERWISE: Final = "breaks a rule; exile-atlas check says which"


@dataclass(frozen=True, slots=True)
class Refused:
    """A data set that was not opened, and why.

    Parameters
    ----------
    origin
        The set as it lay there.
    error
        What is wrong with it.
    until
        When it may be tried again although it did not change, in seconds of the holdings' clock.
    """

    origin: Listed
    error: DataError
    until: float = math.inf

    @property
    def name(self) -> str:
        """Its data version; empty when it lies on no shelf."""
        return self.origin.name

    @property
    def reason(self) -> str:
        """Which file, row, column and rule, as one sentence without a word of the data.

        A set that was not released properly may hold anything, and some rules quote what they met.
        What the operator calls the place of the data is nobody's business either.
        """
        place, _, rule = str(self.error).partition(": ")
        if not self.name and place.startswith(self.origin.path.name):
            place = f"data{place.removeprefix(self.origin.path.name)}"
        said = _QUOTE.split(rule, maxsplit=1)[0].strip()
        return f"{place}: {said if len(said) > _SHORTEST else _OTHERWISE}".rstrip(".;: ") + "."
