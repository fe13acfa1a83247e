"""What questions about corridors are answered from; the questions themselves are kept nowhere.

Kept are only the network of a data set and the risk of countries by day and by named weights, of
which there are few and which nobody's way can be read from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import corridors
from dashboard.corridors import PERSONS, Network
from dashboard.filters import Query
from dashboard.risk.presets import PRESETS
from dashboard.risk.weights import printed
from dashboard.site.risk_answers import COMPOSITE, RiskAsked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.corridors import Answer, Changes, Exposure, Question
    from dashboard.site.risk_answers import Answer as Coloured
    from dashboard.site.risk_answers import Risks
    from dashboard.snapshot import Snapshot

_WEIGHTS: Final = {
    preset.code: "" if preset is PRESETS[0] else printed(preset.weights) for preset in PRESETS
}
"""Weights by preset as an address would have them; the default ones are "" there."""

_PRESETS: Final = {person.code: person.preset for person in PERSONS}


class Corridors:
    """Answers questions about one data set; nothing kept here refers back to it."""

    def __init__(self, released: Snapshot, risks: Risks) -> None:
        self.network = Network.of(released)
        self._risks = risks
        self._latest = released.manifest.as_of

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question."""
        frame = self._risks.bounds.get(weighed(question.person, question.day))
        return corridors.ask(self.network, question, frame)

    def risks(self, person: str, day: date) -> Mapping[str, Exposure]:
        """Return the risk that answers are compared by, of each country."""
        return corridors.risks_of(self._risks.bounds.get(weighed(person, day)))

    def changes(self, question: Question, one: date, other: date) -> Changes:
        """Return what changed for a question from one day to the other."""
        before, after = (
            self._risks.bounds.get(weighed(question.person, day)) for day in (one, other)
        )
        return corridors.changes(
            self.network, question, one, other, risks_before=before, risks_after=after
        )

    def coloured(self, person: str, day: date) -> Coloured:
        """Return the composite behind the answers, as the map colours it: by its middle values."""
        return self._risks.coloured.get(weighed(person, day))

    def warm(self) -> None:
        """Work out the risk on the data's own day, so that the first reader does not wait."""
        for preset in dict.fromkeys(_PRESETS.values()):
            asked = RiskAsked(COMPOSITE, Query(), self._latest, _WEIGHTS[preset])
            self._risks.bounds.get(asked)
            self._risks.coloured.get(asked)


def weighed(person: str, day: date) -> RiskAsked:
    """Return the layer that a person's ways are compared by on a day."""
    return RiskAsked(COMPOSITE, Query(), day, _WEIGHTS[_PRESETS[person]])
