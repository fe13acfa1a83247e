"""The four methods of transnational repression, and how each is marked."""

from __future__ import annotations

from typing import Final

from dashboard.taxonomy.terms import Method

METHODS: Final = (
    Method(
        "direct_attack",
        "Direct attack",
        "Violence or seizure by agents of the origin state or people acting for it.",
        "#a8142f",
        "circle",
    ),
    Method(
        "co_opting_states",
        "Using other states",
        "Another state's police, courts, borders or databases are turned against the person.",
        "#e07b1a",
        "square",
    ),
    Method(
        "mobility_control",
        "Mobility control",
        "Passports, consular papers or permission to leave are refused or taken away.",
        "#a274da",
        "triangle",
    ),
    Method(
        "threat_from_a_distance",
        "Threat from a distance",
        "Pressure without contact: watching, messages, hacking, cases in absence, relatives.",
        "#0b52a0",
        "diamond",
    ),
)
