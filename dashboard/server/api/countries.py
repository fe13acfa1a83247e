"""One country: how many incidents, which dated facts, which published figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dashboard import countries, engine, schema, taxonomy
from dashboard.filters import Query
from dashboard.server.api.encoding import cited, records
from dashboard.server.api.problems import NOT_FOUND, ProblemError
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.server.api.operations import Asked


def country(asked: Asked) -> Mapping[str, Any]:
    """Answer with all that is held on one country; ProblemError for an unknown code."""
    iso3 = asked.named["iso3"]
    if iso3 not in countries.NAMES:
        raise ProblemError(NOT_FOUND, say("api.detail.no_country", iso3=iso3[:10]))
    here, snapshot = asked.site.incidents, asked.site.snapshot
    query = Query(countries=(iso3,))
    types = engine.facet_counts(here, query, "threat_types")
    facts = snapshot.host_facts[snapshot.host_facts["iso3"] == iso3]
    figures = snapshot.statistics[snapshot.statistics["iso3"] == iso3]
    return {
        "data": {
            "iso3": iso3,
            "name": countries.NAMES[iso3],
            "incidents": {
                "n": engine.count(here, query),
                "by_threat_type": {code: n for code, n in types.items() if n},
                "by_method": _methods(types),
            },
            "host_facts": records(facts, schema.HOST_FACTS),
            "statistics": records(figures, schema.STATISTICS),
        },
        "sources": cited(snapshot, [*facts["source_id"], *figures["source_id"]]),
    }


def _methods(types: Mapping[str, int]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for code, n in types.items():
        found[taxonomy.METHOD_OF[code]] += n
    return {method: n for method, n in found.items() if n}
