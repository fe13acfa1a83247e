"""What is known of a file of countries by a risk layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import risk
from dashboard.exports.about import About, common
from dashboard.in_words import sentence
from dashboard.wording import counted, number, say

if TYPE_CHECKING:
    from dashboard.exports.risk_shown import RiskShown
    from dashboard.filters import Query
    from dashboard.snapshot import Manifest


@dataclass(frozen=True, slots=True)
class AboutCountries(About):
    """What is said of the countries by a layer: ``n`` of ``total`` have a value."""

    @property
    def title(self) -> str:
        """What the file is called in a list of references."""
        return say("export.title.countries", layer=risk.layer(self.shown.layer).label)

    @property
    def count(self) -> str:
        """How many countries of how many have a value."""
        return counted("export.count.countries", self.n, total=number(self.total))

    @property
    def unit(self) -> str:
        """What is counted, as a label."""
        return say("export.label.countries")

    @property
    def figures(self) -> dict[str, int]:
        """How many of how many, by name, for programs."""
        return {"countries_observed": self.n, "countries": self.total}

    @property
    def shows(self) -> dict[str, str]:
        """Which layer it is, of which day, with which weights, for programs."""
        return self.shown.facts(self.as_of)

    @property
    def subject(self) -> str:
        """What the file is about: another one than the records of the same address."""
        return f"countries?{self.address.partition('?')[2]}"

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must be known to read the figures."""
        return (
            say("export.caveat.use"),
            *layer_caveats(),
            say("export.caveat.outlines"),
            say("export.caveat.renewed"),
            *self.withdrawn,
        )

    @property
    def guides(self) -> tuple[tuple[str, str, str], ...]:
        """Where columns and figures are explained: a name, its label and the words."""
        layer = risk.layer(self.shown.layer)
        return (
            ("meaning", say("export.label.meaning"), layer.meaning),
            ("method", say("export.label.method"), say("export.method", home=self.home)),
            self.codebook,
        )


def layer_caveats() -> tuple[str, ...]:
    """Return what must be known to read the figures of a layer, in a file or on a page."""
    return (
        say("export.caveat.unobserved"),
        say("export.caveat.interval"),
        say("export.caveat.judgement"),
        say("export.caveat.person"),
    )


def about_countries(
    manifest: Manifest, query: Query, shown: RiskShown, *, n: int, total: int, address: str
) -> AboutCountries:
    """Return what is said of a layer that has a value for ``n`` of ``total`` countries."""
    question = f"{sentence(query)} {shown.words(manifest.as_of)}"
    told = common(manifest, query, shown, address)
    return AboutCountries(question=question, n=n, total=total, **told)
