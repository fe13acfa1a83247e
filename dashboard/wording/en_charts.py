"""Ranked bars and small charts over time, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "charts.title": "Compared: kinds, target groups, countries, attribution",
    "charts.field": "What is compared",
    "charts.field.threat_types": "By kind",
    "charts.field.target_groups": "By target group",
    "charts.field.countries": "By host country",
    "charts.field.attributions": "By attribution",
    "charts.look": "How it is shown",
    "charts.look.bars": "Bars",
    "charts.look.time": "Over time",
    "charts.look.numbers": "Numbers",
    "charts.rows.threat_types": "Kinds of threat: choose one to filter by it",
    "charts.rows.target_groups": "Target groups: choose one to filter by it",
    "charts.rows.countries": "Host countries: choose one to filter by it",
    "charts.rows.attributions": "Attributions: choose one to filter by it",
    "charts.head.n": "Reports",
    "charts.head.solid": "Better established",
    "charts.hint": (
        "Choose one or more to filter map and table; choose again to let go. Each number is what "
        "it would show under the other filters."
    ),
    "charts.solid": (
        "Filled: a court, an official body or several sources. Pale: one source, or alleged."
    ),
    "charts.not_events": (
        "Counted are reports, not all that happened. Few or no reports do not mean little risk."
    ),
    "charts.row.one": "{n} report, better established: {solid}",
    "charts.row.many": "{n} reports, better established: {solid}",
    "charts.panel.one": "{n} report: {when}",
    "charts.panel.many": "{n} reports; most: {when}",
    "charts.width.1": "One bar a month, {begin} – {end}; all on one scale, tallest bar: {top}.",
    "charts.width.3": "One bar a quarter, {begin} – {end}; all on one scale, tallest bar: {top}.",
    "charts.width.12": "One bar a year, {begin} – {end}; all on one scale, tallest bar: {top}.",
    "charts.rough.one": "Pale: one report known only to a longer while, spread over it.",
    "charts.rough.many": "Pale: {n} reports known only to a longer while, spread over it.",
    "charts.shares": "A report known only to a longer while is spread over it, in tenths.",
    "charts.none.threat_types.one": "{n} other kind has no report under these filters.",
    "charts.none.threat_types.many": "{n} other kinds have no report under these filters.",
    "charts.none.target_groups.one": "{n} other group has no report under these filters.",
    "charts.none.target_groups.many": "{n} other groups have no report under these filters.",
    "charts.none.countries.one": "{n} other country has no report under these filters.",
    "charts.none.countries.many": "{n} other countries have no report under these filters.",
    "charts.none.attributions.one": "{n} other attribution has no report under these filters.",
    "charts.none.attributions.many": "{n} other attributions have no report under these filters.",
    "charts.all": "Show all {n}",
    "charts.fewer": "Show fewer",
    "charts.records.one": "To the one record in the table",
    "charts.records.many": "To these {n} records in the table",
    "charts.empty": "No report under the other filters, so there is nothing to compare.",
}
