"""The vocabularies: every code used in the data, with its label, definition and look.

A vocabulary is a plain tuple; a new threat type is one new row in ``threats.py``. The order of a
tuple is the order on screen and in legends. Codes are public and never change; labels may.

The four methods of transnational repression follow Freedom House, *Out of Sight, Not Out of Reach*
(2021): direct attacks, co-opting other countries, mobility controls, threats from a distance.
"""

from __future__ import annotations

from dashboard.taxonomy.cases import ATTRIBUTIONS, HOST_STATE_ROLES, OUTCOMES, TARGET_GROUPS
from dashboard.taxonomy.evidence import EVIDENCE
from dashboard.taxonomy.help import HELPED, RUSSIAN_LISTS
from dashboard.taxonomy.methods import METHODS
from dashboard.taxonomy.records import (
    DATE_PRECISIONS,
    DOCUMENTS,
    GEO_PRECISIONS,
    LEG_STATUSES,
    MODES,
    SOURCE_KINDS,
)
from dashboard.taxonomy.terms import Evidence, Method, Shape, Term, ThreatType, codes, label
from dashboard.taxonomy.threats import METHOD_OF, THREAT_TYPES

__all__ = [
    "ATTRIBUTIONS",
    "DATE_PRECISIONS",
    "DOCUMENTS",
    "EVIDENCE",
    "GEO_PRECISIONS",
    "HELPED",
    "HOST_STATE_ROLES",
    "LEG_STATUSES",
    "METHODS",
    "METHOD_OF",
    "MODES",
    "OUTCOMES",
    "RUSSIAN_LISTS",
    "SOURCE_KINDS",
    "TARGET_GROUPS",
    "THREAT_TYPES",
    "Evidence",
    "Method",
    "Shape",
    "Term",
    "ThreatType",
    "codes",
    "label",
]
