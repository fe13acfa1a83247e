"""The legend: what each mark on the map means, from the same tables the map is drawn with.

Plain data; nothing here comes from the records. ``swatches`` draws the pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard import taxonomy
from dashboard.maps import look
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal[
    "mark",
    "bubble",
    "badge",
    "area",
    "hatch",
    "dots",
    "dashes",
    "leg",
    "journey",
    "track",
    "tracks",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend.

    Parameters
    ----------
    label, meaning
        Short text and, where it helps, a sentence (empty otherwise).
    kind
        What is pictured.
    colour
        CSS colour of the picture; "" where it has none of its own.
    shape
        For marks: shape of the method. For lines: status, which sets the stroke.
    solid
        For marks: filled or hollow.
    """

    label: str
    kind: Kind
    meaning: str = ""
    colour: str = ""
    shape: str = ""
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A group of entries under a title, shown while ``layer`` is on.

    ``note`` says what is counted, where that needs saying.
    """

    layer: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""


def sections(
    layers: Sequence[str],
    *,
    theme: look.Theme = "light",
    breaks: Sequence[int] = (),
    scored: Section | None = None,
) -> tuple[Section, ...]:
    """Return the legend of the layers that are on, in reading order.

    Parameters
    ----------
    layers
        Codes of the layers drawn.
    theme
        Whose colours to use.
    breaks
        Upper bounds (inclusive) of the classes of reports per country, as ``/api/totals`` gives.
    scored
        The section of the risk layer that colours the countries instead of reports (see
        :mod:`dashboard.maps.risk_legend`), if one does.
    """
    palette = look.PALETTES[theme]
    every = (
        Section("incidents", say("legend.methods"), _methods(theme)),
        Section("incidents", say("legend.evidence"), _evidence(palette)),
        Section("incidents", say("legend.groups"), _groups(palette)),
        scored or Section("totals", say("legend.totals"), _counted(breaks, palette)),
        Section("legs", say("legend.legs"), _legs(palette)),
        Section("journeys", say("legend.journeys"), _journeys(palette)),
    )
    return tuple(section for section in every if section.layer in layers)


def classes(breaks: Sequence[int], palette: look.Palette) -> tuple[Entry, ...]:
    """Return one entry a class; bounds as numbers of incidents, both ends included."""
    lows = [1, *(upper + 1 for upper in breaks)][: len(breaks)]
    return tuple(
        Entry(_span(low, upper), "area", colour=palette.ramp[min(i, len(palette.ramp) - 1)])
        for i, (low, upper) in enumerate(zip(lows, breaks, strict=True))
    )


def _span(low: int, upper: int) -> str:
    if low >= upper:
        return say("legend.class_single", low=number(low))
    return say("legend.class_range", low=number(low), high=number(upper))


def _methods(theme: look.Theme) -> tuple[Entry, ...]:
    return tuple(
        Entry(m.label, "mark", m.definition, look.on_ground(m.colour, theme), m.shape)
        for m in taxonomy.METHODS
    )


def _evidence(palette: look.Palette) -> tuple[Entry, ...]:
    return (
        Entry(say("legend.solid"), "mark", _grades(solid=True), palette.dash, "circle"),
        Entry(
            say("legend.hollow"), "mark", _grades(solid=False), palette.dash, "circle", solid=False
        ),
    )


def _grades(*, solid: bool) -> str:
    return ", ".join(grade.label for grade in taxonomy.EVIDENCE if grade.solid is solid)


def _groups(palette: look.Palette) -> tuple[Entry, ...]:
    return (
        Entry(say("legend.bubble"), "bubble", colour=palette.dash),
        Entry(say("legend.badge"), "badge", colour=palette.dash),
    )


def _counted(breaks: Sequence[int], palette: look.Palette) -> tuple[Entry, ...]:
    return (*classes(breaks, palette), *_empty(palette))


def _empty(palette: look.Palette) -> tuple[Entry, ...]:
    return (
        Entry(say("legend.zero"), "area", colour=palette.land),
        Entry(say("legend.unreported"), "hatch", colour=palette.hatch),
    )


def _legs(palette: look.Palette) -> tuple[Entry, ...]:
    return tuple(
        Entry(say(f"legend.{status}"), "leg", say("legend.capital"), palette.leg, status)
        for status in taxonomy.codes(taxonomy.LEG_STATUSES)
    )


def _journeys(palette: look.Palette) -> tuple[Entry, ...]:
    return (Entry(say("legend.journey"), "journey", say("legend.capital"), palette.journey),)
