"""What is said of a question that cannot be read, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "query.code": "{field}: {code} is not one of the known codes.",
    "query.swapped": "The first date is after the last one; swap them.",
    "query.parameter": "{name} is not a known parameter.",
    "query.long": "{name}: longer than {most} characters; shorten it.",
    "query.date": "{name}: {text} is not a date; write it as 2024-02-13.",
    "query.dates": "{name}: dates lie between {first} and {last}.",
    "query.area": "area: write west,south,east,north in degrees.",
    "query.area.range": (
        "area: longitudes lie in -180..180, latitudes in -90..90, south before north."
    ),
    "query.weights.once": "weights: name each part once, as exposure:2,entry:1.",
    "query.weights.part": "weights: {part} is not a part; the parts are {parts}.",
    "query.weights.number": "weights: a weight is a number from 0 to {most}.",
    "query.weights.none": "weights: give at least one part a weight above 0.",
    "query.weights.form": (
        "weights: {text} is not a part and its weight; write exposure:2,entry:1."
    ),
    "query.longest": "The longest chain is a whole number from 1 to {most}.",
    "query.avoid": ("The country left cannot be one to avoid; take it off one of the two."),
    "query.nowhere": "No destination is named; name one, or ask for anywhere.",
    "query.shut": (
        "Every destination is also the country left, or one to avoid or leave out; "
        "name another destination."
    ),
}
