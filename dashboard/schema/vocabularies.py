"""Which vocabulary a column's codes come from, with what each code means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import taxonomy
from dashboard.schema.people import GENERALISATIONS, WITHHELD
from dashboard.schema.records import CHANGE_KINDS, WITHDRAWAL_REASONS

if TYPE_CHECKING:
    from dashboard.schema.columns import Column

VOCABULARIES: Final = (
    ("threat_type", taxonomy.THREAT_TYPES),
    ("target_group", taxonomy.TARGET_GROUPS),
    ("attributed_to", taxonomy.ATTRIBUTIONS),
    ("host_state_role", taxonomy.HOST_STATE_ROLES),
    ("outcome", taxonomy.OUTCOMES),
    ("verification", taxonomy.EVIDENCE),
    ("geo_precision", taxonomy.GEO_PRECISIONS),
    ("date_precision", taxonomy.DATE_PRECISIONS),
    ("generalisations", GENERALISATIONS),
    ("withheld", WITHHELD),
    ("mode", taxonomy.MODES),
    ("documents", taxonomy.DOCUMENTS),
    ("status", taxonomy.LEG_STATUSES),
    ("helps", taxonomy.HELPED),
    ("risk_in_russia", taxonomy.RUSSIAN_LISTS),
    ("kind (of sources)", taxonomy.SOURCE_KINDS),
    ("reason", WITHDRAWAL_REASONS),
    ("kind (of changes)", CHANGE_KINDS),
)
"""Column (and its table, where two have one name) and its terms, in the order of the tables."""


def terms(column: Column) -> tuple[taxonomy.Term, ...]:
    """Return the terms of a column's codes, none for a column of free values."""
    for _, vocabulary in VOCABULARIES:
        if column.vocabulary and taxonomy.codes(vocabulary) == column.vocabulary:
            return vocabulary
    return tuple(taxonomy.Term(code, code, "") for code in column.vocabulary)
