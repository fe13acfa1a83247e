"""How well an incident is established, and what it counts for in a weighted sum.

The weights are ours, a reading of each grade's definition and no probability: what is better
established counts for more, and nothing that is shown counts for nothing. They keep the order of
the grades; the steps between them are a judgement that :mod:`dashboard.risk` lets a reader see.
"""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import Evidence

EVIDENCE: Final = (
    Evidence(
        "court_finding",
        "Court finding",
        "A court established the facts.",
        solid=True,
        weight=1.0,
        english_reason="Tested in proceedings: the measure for the others.",
    ),
    Evidence(
        "official_attribution",
        "Official attribution",
        "A government or international body attributed it.",
        solid=True,
        weight=0.9,
        english_reason="Investigated by a body that answers for it, but not tested in court.",
    ),
    Evidence(
        "multiple_sources",
        "Multiple sources",
        "Reported on at least two sites; not always independently.",
        solid=True,
        weight=0.8,
        english_reason="Two sites that may repeat one another.",
    ),
    Evidence(
        "single_source",
        "Single source",
        "Reported by one source.",
        solid=False,
        weight=0.5,
        english_reason="One report, unconfirmed: counts half.",
    ),
    Evidence(
        "alleged",
        "Alleged",
        "A claim by one side, not established or later doubted.",
        solid=False,
        weight=0.25,
        english_reason=(
            "Doubted, so half of a single report; not nothing, for fear of reprisal keeps "
            "claims from being confirmed."
        ),
    ),
)
