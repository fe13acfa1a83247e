"""What a host state is reported to have done in an incident: against an exile, or for one.

:data:`ACTS` says for each combination of threat type, role of the host state and outcome which part
it counts in. An incident counts in the first act it fits, so in one part of one layer. Threat types
of "Using other states" are acts of the host even where no Russian request is reported (a
deportation is one), but a Russian request or notice alone is not: that is Russia's act.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from dashboard import taxonomy
from dashboard.risk.once import Once

if TYPE_CHECKING:
    import narwhals as nw
    import numpy.typing as npt

    from dashboard.engine import Incidents

THREATS: Final = taxonomy.codes(taxonomy.THREAT_TYPES)
ROLES: Final = taxonomy.codes(taxonomy.HOST_STATE_ROLES)
OUTCOMES: Final = taxonomy.codes(taxonomy.OUTCOMES)
GRADES: Final = taxonomy.codes(taxonomy.EVIDENCE)

HELPED: Final = ("cooperated_with_russia",)
DENIED: Final = ("refused_russia", "protected")
DID: Final = ("cooperated_with_russia", "none_reported", "slow_response", "investigated")
FROM_RUSSIA: Final = tuple(t for t in THREATS if taxonomy.METHOD_OF[t] != "co_opting_states")
TO_RUSSIA: Final = ("deported_to_russia", "in_russian_custody")


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act: the part it counts in, and whether it is ``against`` exiles or for them."""

    layer: str
    part: str
    side: Literal["against", "for"]
    roles: tuple[str, ...]
    threats: tuple[str, ...] = THREATS
    outcomes: tuple[str, ...] = OUTCOMES


ACTS: Final = (
    Act("conduct", "returns", "against", DID, ("deportation",)),
    Act("conduct", "returns", "against", HELPED, ("extradition_request",)),
    Act("conduct", "returns", "against", HELPED, outcomes=TO_RUSSIA),
    Act("conduct", "returns", "for", DENIED, ("deportation", "extradition_request")),
    Act("conduct", "custody", "against", DID, ("detention",)),
    Act("conduct", "custody", "against", HELPED, ("interpol_notice", "travel_ban")),
    Act("conduct", "custody", "for", DENIED, ("detention", "interpol_notice", "travel_ban")),
    Act("conduct", "entry_refusals", "against", DID, ("entry_refusal",)),
    Act("conduct", "entry_refusals", "for", DENIED, ("entry_refusal",)),
    Act("conduct", "cooperation", "against", HELPED),
    Act("conduct", "cooperation", "for", ("refused_russia",)),
    Act(
        "protection",
        "police",
        "for",
        ("protected", "investigated"),
        FROM_RUSSIA,
    ),
    Act(
        "protection",
        "police",
        "against",
        ("slow_response",),
        FROM_RUSSIA,
    ),
)
"""Every kind of act, the first that fits decides."""

_CODED: Final[Once[tuple[npt.NDArray[np.int8], npt.NDArray[np.float64]]]] = Once()


def coded(incidents: Incidents) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float64]]:
    """Return the act (place in :data:`ACTS`, -1: none) and evidence weight of each row of ``full``.

    Made once a table; the texts of a million rows take longer to read than any question.
    """
    native = incidents.full.to_native()
    return _CODED((native,), "acts", lambda: _coded(incidents))


def _coded(incidents: Incidents) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float64]]:
    full = incidents.full
    at = [
        _places(full.get_column(name), codes)
        for name, codes in (
            ("threat_type", THREATS),
            ("host_state_role", ROLES),
            ("outcome", OUTCOMES),
        )
    ]
    weights = np.array([grade.weight for grade in taxonomy.EVIDENCE])
    return _table()[at[0], at[1], at[2]], weights[_places(full.get_column("verification"), GRADES)]


def _places(texts: nw.Series[Any], codes: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Return the place of each code; -1, the extra last place, for a code that is not known."""
    places = texts.replace_strict(codes, range(len(codes)), default=-1)
    return places.to_numpy().astype("intp")


@lru_cache(1)
def _table() -> npt.NDArray[np.int8]:
    """Return the act of every combination; the last place of each axis is for unknown codes."""
    table = np.full((len(THREATS) + 1, len(ROLES) + 1, len(OUTCOMES) + 1), -1, dtype="int8")
    for number, act in reversed([*enumerate(ACTS)]):
        axes = ((act.threats, THREATS), (act.roles, ROLES), (act.outcomes, OUTCOMES))
        table[np.ix_(*([codes.index(code) for code in some] for some, codes in axes))] = number
    return table
