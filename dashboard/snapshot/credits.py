"""What a released set is called, and whom it has to credit."""

from __future__ import annotations

from typing import Final

LICENCES: Final = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    },
    "PDDL-1.0": {
        "name": "PDDL-1.0",
        "path": "https://www.naturalearthdata.com/about/terms-of-use/",
        "title": "Public domain (Natural Earth)",
    },
}

CONTRIBUTORS: Final = (
    {"title": "Exile Atlas contributors", "role": "author"},
    {"title": "GeoNames", "path": "https://www.geonames.org/", "role": "contributor"},
    {"title": "Natural Earth", "path": "https://www.naturalearthdata.com/", "role": "contributor"},
)

TITLE: Final = "Exile Atlas: transnational repression against Russian exiles, released data"

DESCRIPTION: Final = (
    "Publicly reported incidents of repression of Russian exiles, dated facts about host "
    "countries, publicly known legal ways between countries, publicly told journeys, published "
    "figures, organisations that offer help, and their sources. Released under a do-no-harm "
    "policy: places, dates, names, links and texts are less exact than the sources where a person "
    "could be harmed. No row means not reported, never safe. See README.md for every column."
)
