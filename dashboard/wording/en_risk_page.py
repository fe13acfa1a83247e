"""What the page says around the risk layers, in English; the layers' own words are in en_risk."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # Links
    "notice.risk.layer": (
        "The link colours countries by something this page does not know, {name}; it shows "
        "reported incidents instead."
    ),
    "notice.risk.day": (
        "The link asks for the countries on a day that cannot be read, {text}; write it as "
        "2024-02-13. It shows the day of the data instead."
    ),
    # Picker
    "layer.totals.risk": "Countries by layer",
    "risk.by": "Colour countries by",
    "risk.by.help": (
        "Darker means more reported risk. Hatched means not enough reporting to say, which is "
        "not the same as low."
    ),
    "risk.day": "As of",
    "risk.day.help": "Facts and incidents after this day do not count, nor facts that had ended.",
    "risk.off": "Countries are not coloured while “{layer}” is off.",
    "risk.weights": "Weights of its parts",
    "risk.weights.own": "Your own weights; the link holds them.",
    "risk.weights.preset": "Preset",
    "risk.weights.help": (
        "How much each part counts beside the others. A weight is a judgement, not a measurement."
    ),
    "risk.weights.none": "All parts weigh nothing. Give at least one of them a weight.",
    "risk.ranks": "Ranks of the countries",
    "risk.ranks.help": (
        "Rank 1 is the highest reported risk. The interval holds 90 of 100 ranks when the weights "
        "are drawn at random: where it is wide, the rank is made by the weights. Choose a row to "
        "open the country."
    ),
    "risk.ranks.help.plain": (
        "Sorted by value, highest first. Where the intervals of two countries overlap, their order "
        "says little. Choose a row to open the country."
    ),
    "risk.ranks.unobserved": "{n} countries have no rank: not enough reporting.",
    "risk.ranks.none": "No country has enough reporting for this layer.",
    "risk.column.rank": "Rank",
    "risk.column.interval": "5–95 %",
    "risk.column.interval.help": "Ranks under random weights, the lowest and highest 5 % left out.",
    "risk.column.country": "Country",
    "risk.column.value": "Value",
    "risk.column.range": "Possibly",
    "risk.column.range.help": "The interval of the value.",
    "risk.column.newest": "Newest evidence",
    # Country panel
    "country.risk": "Risk",
    "risk.range": "**{low} to {high}** {unit}; as the facts stand: **{value}**",
    "risk.point": "**{value}** {unit}",
    "risk.as_of": "As of {day}.",
    "risk.newest": "Newest fact: {day}, {age} before that.",
    "risk.undated": "None of the facts behind it carries a date.",
    "risk.age.days.one": "one day",
    "risk.age.days.many": "{n} days",
    "risk.age.months.one": "one month",
    "risk.age.months.many": "{n} months",
    "risk.age.years.one": "one year",
    "risk.age.years.many": "{n} years",
    "risk.unobserved": (
        "Not enough reporting to give a value for “{layer}”. That does not mean low. What is known "
        "stands below."
    ),
    "risk.no_host": "Risk layers are about the countries people went to; this is none of them.",
    "risk.parts": "Its parts",
    "risk.part.adds": "{part} · {value} · adds {adds}",
    "risk.part.stale": "{part} · {value} · adds {adds} · stale",
    "risk.part.stale.help": "Stale: the newest fact is more than a year older than {day}.",
    "risk.part.possibly": "Possibly {low} to {high}.",
    "risk.part.weight": "Weight: {weight} % of the whole.",
    "risk.part.unknown": "{part} · not known",
    "risk.part.unknown.help": "No fact in this data counts here on {day}. It is not taken as low.",
    "risk.part.bare": "No single fact stands behind this figure.",
    "risk.part.more.one": "and one more",
    "risk.part.more.many": "and {n} more",
    "risk.graded": "Graded {grade} of 100",
    "risk.ungraded": "Shown, not graded",
    "risk.what_if": "What would change this value",
    "risk.what_if.down": "If “{part}” fell to 0: **{value}**",
    "risk.what_if.up": "If “{part}” rose to 100: **{value}**",
    "risk.what_if.unknown": "If “{part}” became known: anything from **{low}** to **{high}**",
    "risk.what_if.stale": "Newer facts on {parts}: what is known there is more than a year old.",
    "risk.what_if.incident": "One more reported incident would raise it; time alone lowers it.",
    "risk.what_if.count": "One more reported incident would raise it by one.",
    "risk.what_if.rate": (
        "One more reported incident would raise it; a newer number of emigrants would move it "
        "either way."
    ),
    "risk.not_for": (
        "A summary of public reports about states, made of judgements that can be argued with. It "
        "says nothing of any person’s own risk."
    ),
}
