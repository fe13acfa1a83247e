"""The sentences of the map and its legend, in English; ``{n}`` is filled in by the browser."""

from __future__ import annotations

from typing import Final

MAP: Final = {
    "map": (
        "Map of reported incidents. Arrow keys move it, plus and minus zoom, Enter opens what is "
        "at its centre. The table below holds the same records."
    ),
    "wheel": "Click the map, or hold Ctrl, to zoom with the wheel",
    "touch": "Use two fingers to move the map",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "offline": "Part of the map could not be loaded. Move it to try again.",
    "outdated": "The data has been updated. Load the page again.",
    "open": "Select to read more",
    "incident": "{method}. Select to read more",
    "here_one": "1 incident here",
    "here_many": "{n} incidents here",
    "country_one": "1 incident under the present filters",
    "country_many": "{n} incidents under the present filters",
    "badge_one": "1 incident known, or shown, only to the country",
    "badge_many": "{n} incidents known, or shown, only to the country",
    "none": "Nothing under the present filters",
    "unreported": "No reports in this data. That does not mean safe.",
    "score_exact": "{layer}: {value}",
    "score": "{layer}: {value}, possibly {low} to {high}",
    "unobserved": "{layer}: not enough reporting to say. That does not mean low.",
    "more": "{layer}: {value} more reported risk than on {day} ({then} then, {now} now)",
    "less": "{layer}: {value} less reported risk than on {day} ({then} then, {now} now)",
    "equal": "{layer}: no difference to {day} ({then} then, {now} now)",
    "only_now": "{layer}: only known now; not enough reporting on {day} to compare",
    "only_then": "{layer}: only known on {day}; not enough reporting now to compare",
    "unobserved_both": "{layer}: not enough reporting on either day. That does not mean low.",
    "ended": "ended",
    "journey": "A documented journey",
    "whole": "Show the whole of the chosen way",
    "way": "Select to see this way in full",
    "way_chosen": "The way shown in full. Select to read about this leg",
}
"""What the map itself says."""

LEGEND: Final = {
    "methods": "One incident in a city",
    "evidence": "How well established",
    "solid": "Filled: court, official or several sources",
    "hollow": "Hollow: one source, or alleged",
    "groups": "Several incidents",
    "bubble": "Number at one place; the ring shows the kinds",
    "badge": "Known, or shown, only to the country",
    "totals": "Reported incidents per country",
    "class_single": "{low}",
    "class_range": "{low} to {high}",
    "zero": "None under these filters",
    "unreported": "No reports in this data; not a sign of safety",
    "score_first": "{high} or less",
    "score_between": "over {low} to {high}",
    "score_last": "over {low}",
    "score_any": "Any",
    "score_note": "In {unit}, as of {day}. {unobserved} of {of} countries: not enough reporting.",
    "unobserved": "Not enough reporting; that does not mean low",
    "change": "{layer}: {day} compared with {earlier}",
    "change_none": "no difference",
    "change_nearly": "no difference, or up to {high}",
    "less_first": "up to {high} less",
    "less_between": "{low} to {high} less",
    "less_last": "over {low} less",
    "less_any": "less",
    "more_first": "up to {high} more",
    "more_between": "{low} to {high} more",
    "more_last": "over {low} more",
    "more_any": "more",
    "only_now": "Only known now: {n}",
    "only_then": "Only known then: {n}",
    "unobserved_both": "Not enough reporting on either day; that does not mean low",
    "change_note": (
        "More or less reported risk on {day} than on {earlier}, in {unit}. {unobserved} of {of} "
        "countries: not enough reporting on either day; {one_sided} on one day only, so there is "
        "nothing to compare."
    ),
    "legs": "Legal corridors",
    "journeys": "Documented journeys",
    "open": "Open",
    "restricted": "Restricted",
    "closed": "Closed, or ended",
    "journey": "A journey, with its stops",
    "capital": "Where only the country is known, a line starts or ends at its capital.",
}
"""What the legend says."""


def _keyed(room: str, words: dict[str, str]) -> dict[str, str]:
    """Return sentences by the keys they are asked for with: ``here_one`` as ``map.here.one``."""
    return {_key(room, name): text for name, text in words.items()}


def _key(room: str, name: str) -> str:
    stem, _, form = name.rpartition("_")
    return f"{room}.{stem}.{form}" if form in ("one", "many") else f"{room}.{name}"


SENTENCES: Final = {**_keyed("map", MAP), **_keyed("legend", LEGEND)}
"""All of it, by the keys of the catalogues."""
