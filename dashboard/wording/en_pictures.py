"""The sentences of the pictures of the map, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "picture.credit": "Exile Atlas, data {version} of {day}. Outlines: Natural Earth.",
    "picture.scale.north": "{km} km at {latitude}° N",
    "picture.scale.south": "{km} km at {latitude}° S",
    "picture.outside.one": "One more incident lies outside this picture.",
    "picture.outside.many": "{n} more incidents lie outside this picture.",
    "picture.spoken.none": "A map on which no incident is shown.",
    "picture.spoken.one": "A map of one reported incident, in {places}.",
    "picture.spoken.many": "A map of {n} reported incidents, most of them in {places}.",
    "picture.spoken.place": "{country} ({n})",
    "picture.spoken.counted": (
        "Countries are coloured by their number of reported incidents; those without any report "
        "in this data are hatched, which does not mean low."
    ),
    "picture.spoken.layer": (
        "Countries are coloured by this layer, as of {day}: {layer}. {unobserved} of {of} "
        "countries have too little reporting and are hatched, which does not mean low."
    ),
    "picture.spoken.change": (
        "Countries are coloured by how far this layer moved between {earlier} and {day}: {layer}. "
        "Where the two days cannot be compared, countries are covered with a pattern."
    ),
    "picture.spoken.legs": "Curved lines show legal corridors; they follow no road.",
}
