"""What of the view is about risk: the layer that colours the countries, its days, its weights."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard import risk
from dashboard.errors import QueryError
from dashboard.filters import EARLIEST, LATEST, clean_text
from dashboard.risk import weights as weighting
from dashboard.site.risk_answers import COMPOSITE
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

REPORTED: Final = "reported"
"""The layer a page opens with: counts of reports."""

__all__ = ["CODES", "COMPOSITE", "PARAMETERS", "REPORTED", "compare", "day", "layer", "weights"]

CODES: Final = tuple(layer.code for layer in risk.LAYERS)

PARAMETERS: Final = ("risk", "as_of", "weights", "compare")


def layer(params: Mapping[str, str]) -> tuple[str, list[str]]:
    """Read the layer; counts of reports, with a notice, where it cannot be read."""
    text = params.get("risk", REPORTED)
    if text in CODES:
        return text, []
    return REPORTED, [say("notice.risk.layer", name=_quoted(text))]


def day(params: Mapping[str, str]) -> tuple[date | None, list[str]]:
    """Read the day; None, the data's own day, where there is none or it cannot be read."""
    text = params.get("as_of", "")
    found = _read(text)
    return found, [] if found or not text else [say("notice.risk.day", text=_quoted(text))]


def compare(params: Mapping[str, str]) -> tuple[date | None, list[str]]:
    """Read the earlier day to compare with; None where there is none or it cannot be read.

    That it is before the other day is for the page to see, which knows the data's own day.
    """
    text = params.get("compare", "")
    found = _read(text)
    return found, [] if found or not text else [say("notice.risk.compare", text=_quoted(text))]


def _read(text: str) -> date | None:
    """Return a day as an address has it; None for anything else, and for absurd years."""
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        return None
    return found if found and EARLIEST <= found <= LATEST else None


def weights(params: Mapping[str, str]) -> tuple[str, list[str]]:
    """Read the weights as they are printed; "", the default ones, where they cannot be read."""
    text = params.get("weights", "")
    try:
        return (weighting.printed(weighting.parsed(text)) if text else ""), []
    except QueryError as error:
        return "", [str(error)]


def _quoted(text: str) -> str:
    return clean_text(text)[:40]
