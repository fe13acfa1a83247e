"""How the value of a host fact becomes a grade of risk, 0 to 1: a registry.

A grade is a judgement about one field, with its reason in ``risk.why.<field>``. Prose is never
graded by reading it: fields with ``read`` None are shown as evidence, and so is a value that a
reader does not understand. Fields without a row here play no part in any layer.

The readings rest on what the terms of the data mean (``data/README.md``): yes/no and short codes;
``visa_free_days`` a number of days; ``*_convention`` the year of joining or ``not_party``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FREE_STAY: Final = 180
"""Days without a visa from which nothing more is gained: half a year, the longest that is usual."""

VISA: Final = 0.75
"""What it counts that a visa is needed, as long as nothing says whether one is issued: less than 1,
which is left for states that issue none. A visa on arrival is 0 days in the data, too."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One field: the ``layer`` and ``part`` it belongs to, and how its value is read.

    ``read`` gives 0 (no risk seen here) to 1, NaN where the value says nothing; None for a field
    that is only shown. ``counts``: the value is a number of people (the grade is 1 and the number
    its weight, see :mod:`dashboard.risk.conduct`).
    """

    layer: str
    part: str
    field: str
    read: Callable[[str], float] | None
    counts: bool = False


def _codes(grades: Mapping[str, float]) -> Callable[[str], float]:
    """Read a short code; others say nothing."""
    return lambda value: grades.get(value.strip().lower(), nan)


def _joined(value: str) -> float:
    """Read a convention: the year of joining is no risk, ``not_party`` is."""
    text = value.strip().lower()
    if text in {"not_party", "no"}:
        return 1.0
    return 0.0 if text == "yes" or (text.isdecimal() and len(text) == 4) else nan


def _days(value: str) -> float:
    """Read days without a visa: a line from 0 days to half a year, which is 0 as all beyond it."""
    days = number(value)
    return VISA * (1.0 - min(days, FREE_STAY) / FREE_STAY) if days >= 0 else nan


def _share(value: str) -> float:
    """Read a share recognised, in per cent."""
    share = number(value)
    return 1.0 - share / 100 if 0 <= share <= 100 else nan


def _people(value: str) -> float:
    """Read a number of people: any at all is 1; none reported says nothing."""
    return 1.0 if number(value) > 0 else nan


def number(value: str) -> float:
    """Return a text as a finite number, NaN when it is none."""
    try:
        read = float(value)
    except ValueError:
        return nan
    return read if isfinite(read) else nan


_MEMBER: Final = _codes({"yes": 1.0, "associate_or_participant": 0.5, "no": 0.0})
_CHANNEL: Final = _codes({"yes": 1.0, "no": 0.0})
_HALF_CHANNEL: Final = _codes({"yes": 0.5, "no": 0.0})
_GUARD: Final = _codes({"yes": 0.0, "no": 1.0})

GRADES: Final = (
    Grade("exposure", "blocs", "csto", _MEMBER),
    Grade("exposure", "blocs", "eaeu", _MEMBER),
    Grade("exposure", "blocs", "cis_member", _MEMBER),
    Grade(
        "exposure",
        "extradition",
        "extradition_to_russia",
        _codes({"practised": 1.0, "case_by_case": 0.5, "refused": 0.0}),
    ),
    Grade("exposure", "wanted_lists", "shared_wanted_database", _CHANNEL),
    Grade("exposure", "legal_aid", "cis_minsk_convention", _CHANNEL),
    Grade("exposure", "legal_aid", "cis_chisinau_convention_signed", _HALF_CHANNEL),
    Grade("exposure", "legal_aid", "extradition_treaty_with_russia", _CHANNEL),
    Grade("exposure", "rights_court", "coe_member", _GUARD),
    Grade("exposure", "treaties", "refugee_convention", _joined),
    Grade("exposure", "treaties", "cat_convention", _joined),
    Grade("exposure", "interpol", "interpol_member", _HALF_CHANNEL),
    Grade("conduct", "returns", "returns_reported", _people, counts=True),
    Grade("conduct", "returns", "returns_witnessed_by_interviewees", _people, counts=True),
    Grade(
        "conduct",
        "returns",
        "deportations_to_russia",
        _codes({"reported": 1.0, "yes": 1.0, "reviewed_by_court": 0.5, "no": 0.0}),
    ),
    Grade("conduct", "custody", "detention_at_russian_request", _people, counts=True),
    Grade("conduct", "entry_refusals", "entry_refusals_reported", _people, counts=True),
    Grade("conduct", "cooperation", "police_cooperation_reported", _CHANNEL),
    Grade("entry", "visa", "visa_free_days", _days),
    Grade("entry", "visa", "visa_free", _codes({"yes": 0.25, "no": VISA})),
    Grade(
        "entry",
        "visa",
        "tourist_visas",
        _codes({"normal": 0.25, "restricted": 0.75, "suspended": 1.0}),
    ),
    Grade("entry", "visa", "tourist_visas_practice", _codes({"liberal": 0.25})),
    Grade("entry", "visa", "visa_regime_planned", None),
    Grade("entry", "visa", "residence_limits", None),
    Grade("entry", "passport", "entry_internal_passport", _codes({"yes": 0.0, "no": 0.75})),
    Grade(
        "entry",
        "passport",
        "entry_without_passport_possible",
        _codes({"yes": 0.0, "limited": 0.5}),
    ),
    Grade("entry", "passport", "accepts_nonbiometric_passport", _codes({"yes": 0.5, "no": 1.0})),
    Grade(
        "entry",
        "border",
        "land_border_with_russia",
        _codes({"open": 0.0, "restricted": 0.5, "none": 0.5, "closed": 1.0}),
    ),
    Grade("entry", "exit", "exit_of_russians_restricted", _CHANNEL),
    Grade("entry", "exit", "exit_without_foreign_passport", _GUARD),
    Grade("protection", "asylum", "asylum_recognition_rate_russians", _share),
    Grade("protection", "asylum", "asylum_grants_to_russians", None),
    Grade("protection", "asylum", "asylum_granted_deserters", None),
    Grade("protection", "asylum", "asylum_to_opposition", None),
    Grade("protection", "asylum", "deserter_policy", None),
    Grade(
        "protection",
        "humanitarian_visas",
        "humanitarian_visa_for_russians",
        _codes({"yes": 0.0, "limited": 0.5, "no": 1.0}),
    ),
    Grade("protection", "police", "police_protection_for_exiles", _GUARD),
    Grade("protection", "police", "police_response", _codes({"slow": 1.0, "prompt": 0.0})),
)
"""Every field that a layer looks at; a field belongs to one part of one layer."""


def of(layer: str) -> tuple[Grade, ...]:
    """Return the grades of one layer, in the order of the registry."""
    return tuple(grade for grade in GRADES if grade.layer == layer)
