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
    "notice.risk.compare": (
        "The link compares with a day that cannot be read, {text}; write it as 2022-02-24. "
        "Nothing is compared."
    ),
    "notice.risk.compare.late": (
        "{earlier} is not before {day}, so there is nothing to compare. Choose an earlier day."
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
    "risk.compare": "Compare with an earlier day",
    "risk.compare.help": (
        "Shows what changed in between: more or less reported risk than then, and because of what."
    ),
    "risk.compare.day": "The earlier day",
    "risk.compare.choices": "Days worth comparing with",
    "risk.compare.meaning": (
        "Colours show the difference: blue is more reported risk than then, brown is less. Less "
        "reported risk is no sign that a country is without danger."
    ),
    "risk.compare.year": "A year before",
    "risk.compare.year.reason": "The same day a year before.",
    "risk.compare.kazakhstan": "Before January 2026",
    "risk.compare.kazakhstan.reason": (
        "From January 2026 Kazakhstan was reported to grant extradition requests of Russia."
    ),
    "risk.compare.admissions": "Before May 2025",
    "risk.compare.admissions.reason": (
        "In May 2025 Germany stopped humanitarian admissions; from June the United States removed "
        "people to Russia by charter."
    ),
    "risk.compare.border": "Before December 2023",
    "risk.compare.border.reason": "In December 2023 Finland closed its border with Russia.",
    "risk.compare.mobilisation": "Before September 2022",
    "risk.compare.mobilisation.reason": (
        "In September 2022 Russia mobilised; several neighbours closed their borders to tourists."
    ),
    "risk.compare.invasion": "Before 24 February 2022",
    "risk.compare.invasion.reason": (
        "On 24 February 2022 Russia began its full-scale war on Ukraine, and many people left."
    ),
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
    "risk.changes": "What changed, and because of what",
    "risk.changes.help": (
        "From {earlier} to {day}, the largest difference first. Choose a row to open the country "
        "with the facts and their sources."
    ),
    "risk.changes.none": (
        "Between {earlier} and {day} no country’s value changed visibly in this layer."
    ),
    "risk.changes.rest": (
        "Not listed: {same} countries without a difference, {unobserved} without enough reporting "
        "on either day."
    ),
    "risk.changes.only_now": "only known now",
    "risk.changes.only_then": "only known then",
    "risk.changes.range": "{low} to {high}",
    "risk.changes.maybe": "{range}, maybe none",
    "risk.cause.story": "{field}: {steps}",
    "risk.cause.step": "{value} ({day})",
    "risk.cause.ended": "{field}: {value} ended ({day})",
    "risk.cause.replaced": "{field}: {value} gave way to newer facts",
    "risk.cause.counts": "{part}: figures for {periods} count now",
    "risk.cause.lapsed": "{part}: figures for {periods} no longer count",
    "risk.cause.incidents.one": "{part}: one incident in between",
    "risk.cause.incidents.many": "{part}: {n} incidents in between",
    "risk.cause.emigrants": "Another number of emigrants is counted by.",
    "risk.cause.enough": "enough is known on one of the two days only",
    "risk.cause.mean": (
        "No new report; older ones weigh less, and the mean they are drawn to moved."
    ),
    "risk.cause.age": "No new fact; older reports weigh less.",
    "risk.cause.age.too": "Older reports weigh less, too.",
    "risk.cause.more.one": "and one more",
    "risk.cause.more.many": "and {n} more",
    "risk.column.then": "Then",
    "risk.column.now": "Now",
    "risk.column.change": "Difference",
    "risk.column.change.help": (
        "The range of the difference. Maybe none: what is not known is large enough for no change."
    ),
    "risk.column.because": "Because of",
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
    "risk.then": "What changed since {day}",
    "risk.then.range": "{day}: **{value}** ({low} to {high})",
    "risk.then.point": "{day}: **{value}**",
    "risk.then.unknown": "{day}: not enough reporting",
    "risk.then.neither": "Not enough reporting on either day, so nothing can be compared.",
    "risk.then.one": "Known on one of the two days only, so there is no difference to give.",
    "risk.then.equal": "No difference.",
    "risk.then.more": "**{by} more** reported risk than then ({unit}).",
    "risk.then.less": "**{by} less** reported risk than then ({unit}).",
    "risk.then.possibly": "Possibly {low} to {high}.",
    "risk.then.maybe": (
        "The change may be none: its range holds zero, so large is what is not known."
    ),
    "risk.then.overlap": (
        "The ranges of the two days overlap, for the same things are unknown on both. That does "
        "not touch the change itself."
    ),
    "risk.then.nothing": "None of its parts moved.",
    "risk.then.part": "**{part}**: {then} → {now}",
    "risk.then.not_known": "not known",
    "risk.then.before": "Before:",
    "risk.then.began": "Since then:",
    "risk.then.meanwhile": "In between:",
    "risk.then.resumed": "Holds again:",
    "risk.then.ended": "Ended:",
    "risk.then.replaced": "Gave way to newer facts:",
    "risk.no_host": "Risk layers are about the countries people went to; this is none of them.",
    "risk.parts": "Its parts",
    "risk.part.alone": "{part} · {value}",
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
