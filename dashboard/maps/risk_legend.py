"""The legend of a risk layer: its classes, unit and day, and how many countries have no figure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.maps import look
from dashboard.maps.breaks import written
from dashboard.maps.legend import Entry, Section
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Coloured:
    """What the countries are coloured by.

    Parameters
    ----------
    label, unit, scale
        Of the layer.
    upper
        Bounds of its classes, as :func:`dashboard.maps.breaks.bounds` gives them.
    day
        The day it is computed for, in words.
    unobserved, of
        Countries without enough reporting, and all that are asked about.
    """

    label: str
    unit: str
    scale: str
    upper: tuple[float, ...]
    day: str
    unobserved: int
    of: int


def section(coloured: Coloured, *, theme: look.Theme = "light") -> Section:
    """Return the legend's section of a risk layer, lowest class first, the hatched one last."""
    palette = look.PALETTES[theme]
    ramp = getattr(palette, look.RAMPS[coloured.scale])
    classes = tuple(
        Entry(label, "area", colour=ramp[at]) for at, label in enumerate(_spans(coloured))
    )
    hatched = Entry(say("legend.unobserved"), "hatch", colour=palette.doubt)
    return Section("totals", coloured.label, (*classes, hatched), _note(coloured))


def _spans(coloured: Coloured) -> Iterator[str]:
    """Yield the words of each class."""
    bounds = [written(coloured.scale, bound) for bound in coloured.upper]
    if not bounds:
        yield say("legend.score_any")
        return
    yield say("legend.score_first", high=bounds[0])
    for low, high in pairwise(bounds):
        yield say("legend.score_between", low=low, high=high)
    yield say("legend.score_last", low=bounds[-1])


def _note(coloured: Coloured) -> str:
    return say(
        "legend.score_note",
        unit=coloured.unit,
        day=coloured.day,
        unobserved=number(coloured.unobserved),
        of=number(coloured.of),
    )
