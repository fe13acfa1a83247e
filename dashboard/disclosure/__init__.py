"""Do no harm: the only way from raw facts to what is shown.

:func:`release` applies one declared policy (:data:`PUBLIC`) to compiled facts and returns released
tables; what it withholds never reaches the data folder, so no view of it has to be protected.
"""

from __future__ import annotations

from dashboard.disclosure.earlier import Earlier
from dashboard.disclosure.editors import Editors
from dashboard.disclosure.gate import release
from dashboard.disclosure.identity import random_id
from dashboard.disclosure.places import City, Geography, Land, Region
from dashboard.disclosure.policy import PRESETS, PUBLIC, STRICT, Policy, Treatment, preset
from dashboard.disclosure.raw import Finding, Raw, Released

__all__ = [
    "PRESETS",
    "PUBLIC",
    "STRICT",
    "City",
    "Earlier",
    "Editors",
    "Finding",
    "Geography",
    "Land",
    "Policy",
    "Raw",
    "Region",
    "Released",
    "Treatment",
    "preset",
    "random_id",
    "release",
]
