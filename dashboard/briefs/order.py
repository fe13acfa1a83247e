"""What is asked of a brief: of which view or country, in which language, on which paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from dashboard.exports.risk_shown import PLAIN, RiskShown
from dashboard.filters import Query
from dashboard.wording import LANGUAGES as LANGUAGES_SPOKEN

if TYPE_CHECKING:
    from datetime import date

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "letter")

LANGUAGES: Final = tuple(language.code for language in LANGUAGES_SPOKEN)
"""Languages a brief may be asked for in; English first."""

LAYERS: Final = ("incidents", "totals", "legs", "journeys")
"""What a map may draw."""

DEFAULT_LAYERS: Final = ("incidents", "totals")


@dataclass(frozen=True, slots=True)
class Order:
    """A brief of a view, or of a country.

    Parameters
    ----------
    query, shown, layers, compare
        The view: which incidents, what colours the countries and of which day, what is drawn, the
        earlier day of which the difference is shown.
    country
        Code of the country the brief is about; "" for the view.
    lang, paper
        Language of its words, size of its pages.
    home
        Where the atlas is served, ending in a slash; "" where that is not known: then the brief
        has no address and no code.
    """

    query: Query = field(default_factory=Query)
    shown: RiskShown = PLAIN
    layers: tuple[str, ...] = DEFAULT_LAYERS
    compare: date | None = None
    country: str = ""
    lang: str = "en"
    paper: Paper = "a4"
    home: str = ""
