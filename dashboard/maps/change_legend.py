"""The legend of what changed in a risk layer between two days, from less to more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.maps import look
from dashboard.maps.breaks import SIDES, written
from dashboard.maps.legend import Entry, Section
from dashboard.wording import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Changed:
    """What the countries are coloured by.

    Parameters
    ----------
    label, unit, scale
        Of the layer.
    upper
        Bounds of its classes, as :func:`dashboard.maps.breaks.steps` gives them.
    day, earlier
        The two days, in words.
    unobserved, only_now, only_then, of
        Countries without enough reporting on both days, on the earlier and on the later one, and
        all that are asked about.
    """

    label: str
    unit: str
    scale: str
    upper: tuple[float, ...]
    day: str
    earlier: str
    unobserved: int
    only_now: int
    only_then: int
    of: int


def section(changed: Changed, *, theme: look.Theme = "light") -> Section:
    """Return the legend's section: least first, then what cannot be compared."""
    palette = look.PALETTES[theme]
    sides = len(changed.upper)
    below, above = ([*_spans(changed, side)] for side in ("less", "more"))
    ramp = palette.change[SIDES - sides : SIDES + sides + 1]
    words = [*reversed(below), _none(changed), *above]
    classes = [
        Entry(label, "area", colour=colour) for label, colour in zip(words, ramp, strict=True)
    ]
    one_sided = (
        Entry(say("legend.only_now", n=number(changed.only_now)), "dots", colour=palette.doubt),
        Entry(say("legend.only_then", n=number(changed.only_then)), "dashes", colour=palette.doubt),
    )
    hatched = Entry(say("legend.unobserved_both"), "hatch", colour=palette.doubt)
    title = say("legend.change", layer=changed.label, day=changed.day, earlier=changed.earlier)
    return Section("totals", title, (*classes, *one_sided, hatched), _note(changed))


def _spans(changed: Changed, side: str) -> Iterator[str]:
    """Yield the words of the classes on one side, the nearest to no difference first."""
    bounds = [written(changed.scale, bound) for bound in changed.upper]
    if len(bounds) == 1:
        yield say(f"legend.{side}_any")
        return
    yield say(f"legend.{side}_first", high=bounds[1])
    for low, high in pairwise(bounds[1:]):
        yield say(f"legend.{side}_between", low=low, high=high)
    yield say(f"legend.{side}_last", low=bounds[-1])


def _none(changed: Changed) -> str:
    if not changed.upper[0]:
        return say("legend.change_none")
    return say("legend.change_nearly", high=written(changed.scale, changed.upper[0]))


def _note(changed: Changed) -> str:
    return say(
        "legend.change_note",
        day=changed.day,
        earlier=changed.earlier,
        unit=changed.unit,
        unobserved=number(changed.unobserved),
        of=number(changed.of),
        one_sided=number(changed.only_now + changed.only_then),
    )
