"""English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # The page
    "title": "Exile Atlas",
    "subtitle": "Reported repression of Russian exiles abroad, and the legal ways out",
    "figures": "**{n} of {total} incidents** · {period} · data {version}",
    "sidebar.foot": "Filters act on map, chart, table and figures alike.",
    "foot.not_for": (
        "Not for: travel advice, judging whether a place is dangerous, or finding a person. "
        "Few reports from a country can mean little reporting. Nothing here is legal advice."
    ),
    "foot.credits": (
        "Every record is a public report with its source. Base map: Natural Earth (public domain), "
        "place names: GeoNames (CC BY 4.0)."
    ),
    # Words for the question
    "part.since": "from {day}",
    "part.until": "to {day}",
    "part.text": "“{text}”",
    "part.area": "{area}",
    "area": "between {west}° and {east}° E, {south}° and {north}° N",
    "sentence.all": "All incidents.",
    "sentence.some": "Incidents: {clauses}.",
    "sentence.threat_types": "{words}",
    "sentence.countries": "in {words}",
    "sentence.target_groups": "against: {words}",
    "sentence.evidence": "evidence: {words}",
    "sentence.attributions": "attributed to: {words}",
    "sentence.between": "that may have happened between {since} and {until}",
    "sentence.since": "that may have happened on or after {since}",
    "sentence.until": "that may have happened on or before {until}",
    "sentence.text": "with the words “{text}”",
    "sentence.area": "{area}",
    "date.unknown": "date unknown",
    "date.quarter": "{first}–{last} {year}",
    "period.undated": "no dates given",
    "period.since": "since {begin}, no end reported",
    "period.until": "until {end}",
    "period.between": "{begin} – {end}",
    # Filters
    "filter.text": "Search",
    "filter.text.placeholder": "Words in summaries and places",
    "filter.text.help": "Every word must occur in the summary, the place or the name shown.",
    "filter.threat_types": "Threat type",
    "filter.threat_types.help": (
        "The four groups are Freedom House's methods of transnational repression. The number is "
        "what choosing the type would show under the other filters."
    ),
    "filter.dates": "Date",
    "filter.dates.help": (
        "An incident matches when its interval overlaps yours: one known only to the month is "
        "found by every day of that month, one known only to the year by every day of the year."
    ),
    "filter.dates.slider": "Months",
    "filter.since": "From",
    "filter.until": "To",
    "filter.countries": "Host country",
    "filter.countries.placeholder": "Any country",
    "filter.countries.help": "Where it happened; for cases in absence, where the person lived.",
    "filter.target_groups": "Target group",
    "filter.target_groups.placeholder": "Any group",
    "filter.target_groups.help": "Whom it was done to, as reported.",
    "filter.evidence": "Evidence",
    "filter.evidence.help": "How well the incident is established. Hollow markers: the last two.",
    "filter.attributions": "Attributed to",
    "filter.attributions.placeholder": "Anyone",
    "filter.attributions.help": "Whom the sources hold responsible.",
    "filter.clear": "Clear all filters",
    "chip.remove": "Remove the filter “{filter}”",
    "chip.more.one": "and one more",
    "chip.more.many": "and {n} more",
    # Empty results
    "empty.loosen.one": "No incident matches. Without “{filter}” there would be one.",
    "empty.loosen.many": "No incident matches. Without “{filter}” there would be {n}.",
    "empty.several": "No incident matches, whichever single filter is removed. Clear some of them.",
    "empty.remove": "Remove “{filter}”",
    # Notices
    "notice.parameter": "The link has a part this page does not know, {name}; it was left out.",
    "notice.layer": "The link asks for a layer this page does not know, {name}; it was left out.",
    "notice.selection": "The link selects something that cannot be read, {text}; it was left out.",
    # Layers and legend
    "layers": "Layers",
    "layer.incidents": "Incidents",
    "layer.totals": "Reports per country",
    "layer.legs": "Legal corridors",
    "layer.journeys": "Documented journeys",
    # Table
    "table.title": "Records",
    "table.all.one": "{n} record. Choose its row to read it with its sources.",
    "table.all.many": "{n} records, newest first. Choose a row to read it with its sources.",
    "table.some": "Showing the newest {n} of {total} records. Filter to see others.",
    "table.alt": "Table of {n} incidents, newest first",
    "column.date_from": "Sort date",
    "column.date_from.help": "First possible day, for sorting; the next column is what is known.",
    "column.event_date": "Date",
    "column.iso3": "Country",
    "column.place": "Place",
    "column.threat_type": "Threat type",
    "column.target_group": "Target group",
    "column.summary": "Summary",
    "column.verification": "Evidence",
    "column.attributed_to": "Attributed to",
    "column.outcome": "Outcome",
    # Panel
    "panel.close": "Close",
    "panel.gone": "The link points to something this data set does not hold. It may be withdrawn.",
    "panel.empty.title": "Nothing selected",
    "panel.empty.text": (
        "Click a marker, a bubble, a country or a line on the map, or a row of the table. "
        "Everything held on it appears here, with its sources."
    ),
    "panel.empty.country": "Or open a country",
    "panel.empty.country.placeholder": "Name of a country",
    "panel.empty.most": "Most reports under the present filters",
    "panel.empty.most.help": (
        "A count of reports, not a measure of danger: where more is written, more is counted."
    ),
    "panel.cell": "Incidents here",
    "panel.listed.one": "One incident under the present filters.",
    "panel.listed.many": "{n} incidents under the present filters, newest first.",
    "panel.more.one": "One more is in the table below.",
    "panel.more.many": "{n} more are in the table below.",
    "panel.sources": "Sources",
    "panel.country": "All on {country}",
    "panel.id": "Record {id}",
    "panel.generalised": "Shown less exactly, to protect people: {what}.",
    "panel.generalised.help": "What is not shown is not held by this site.",
    "source.missing": "Source not in this data set.",
    "source.undated": "undated",
    "source.withheld": "Title and address withheld to protect people",
    "fact.verification": "Evidence",
    "fact.attributed_to": "Attributed to",
    "fact.target_group": "Target",
    "fact.host_state_role": "Host state",
    "fact.outcome": "Outcome",
    "fact.date_precision": "Date shown to the",
    "fact.geo_precision": "Place shown to the",
    "fact.uncertainty": "Place lies within {km} km of the point",
    "fact.uncertainty.help": "The point is a city centre or a label point, never the scene itself.",
    "country.kind": "Country",
    "country.incidents": "Incidents",
    "country.facts": "Host facts",
    "country.figures": "Figures",
    "country.silent": (
        "No reports in this data. That is not a sign of low risk: reporting differs from country "
        "to country."
    ),
    "country.filtered": "{n} of {total} match the present filters.",
    "country.no_facts": "No dated facts on this country in this data.",
    "country.facts.help": "Each value as its source dates it. No end date means no end was seen.",
    "country.no_figures": "No published figures on this country in this data.",
    "figure.one": "one figure",
    "figure.many": "{n} figures",
    "leg.kind": "Publicly known legal way",
    "leg.terms": "{mode} · document: **{document}**",
    "leg.status": "Status over time",
    "leg.caveat": (
        "Not advice on travel. Rules change without notice and are applied unevenly; no row means "
        "unknown, never closed. Talk to a lawyer or an organisation that helps exiles."
    ),
    "journey.kind": "Documented journey",
    "journey.public_name": "Name",
    "journey.traveller_group": "Who",
    "journey.summary": "Account",
    "journey.outcome": "How it ended",
    "journey.generalised": "Shown less exactly, to protect people.",
}
