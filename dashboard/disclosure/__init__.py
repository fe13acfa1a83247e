"""Do no harm: the only way from raw facts to what is shown.

:func:`release` applies one declared policy (:data:`PUBLIC`) to compiled facts and returns released
tables; what it withholds never reaches the data folder, so no view of it has to be protected.
"""

from __future__ import annotations

from dashboard.disclosure.editors import Editors
from dashboard.disclosure.gate import Earlier, release
from dashboard.disclosure.identity import random_id
from dashboard.disclosure.places import City, Geography, Land, Region
from dashboard.disclosure.policy import PUBLIC, Policy, Treatment
from dashboard.disclosure.raw import Finding, Raw, Released

__all__ = [
    "PUBLIC",
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
    "random_id",
    "release",
]
