"""The sentences of time under the map and on the corridors' map, in English."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    # The strip under the map. What stands in {braces} there is filled in by the browser.
    "time.label": "Incidents over time",
    "time.play": "Play",
    "time.pause": "Pause",
    "time.next": "Next step",
    "time.mode": "How much time is shown at once",
    "time.window.one": "One month",
    "time.window.many": "{n} months",
    "time.cumulative": "All so far",
    "time.step": "Size of a step",
    "time.week": "by week",
    "time.month": "by month",
    "time.quarter": "by quarter",
    "time.year": "by year",
    "time.speed": "Speed",
    "time.slow": "slow",
    "time.normal": "medium",
    "time.fast": "fast",
    "time.all": "All dates",
    "time.use": "Use as filter",
    "time.leave": "Stop",
    "time.from": "First day of the filter",
    "time.until": "Last day of the filter",
    "time.position": "Last day shown",
    "time.between": "{from} – {to}",
    "time.since": "From {from}",
    "time.up_to": "Up to {to}",
    "time.all_said": "All dates · incidents: {n}",
    "time.step_said": "{span} · incidents: {n}",
    "time.hint": "Drag over the bars, or move the two handles, to choose dates.",
    "time.pale": (
        "Pale marks: known only to the month, quarter or year; they come out as it passes."
    ),
    "time.month_said": "{month} · incidents: {n}",
    "time.none": "No incident matches the filter, whatever its date.",
    "time.summary": (
        "Incidents by month from {first} to {last}. In all: {n}. The month with most: {peak}, "
        "with {most}. What is known only to the quarter or year is spread over it, and drawn pale."
    ),
    # The map of corridors
    "time.recent.one": "Incidents on the map: those of {month}.",
    "time.recent.many": "Incidents on the map: those of the {n} months up to and with {month}.",
}
"""English."""
