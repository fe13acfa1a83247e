"""The legend of an answer drawn as tracks: what number, width, side and dashes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.maps import look
from dashboard.maps.legend import Entry, Section
from dashboard.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator


def section(*, theme: look.Theme, found: bool, printed: bool = False) -> Section:
    """Return the section in the place of that of the legs.

    Parameters
    ----------
    theme
        Whose colours to use.
    found
        Whether there is any way to draw as a track.
    printed
        Whether it stands beside a picture, of which nothing can be selected.
    """
    palette = look.PALETTES[theme]
    entries = (*(_tracks(palette) if found else ()), *_legs(palette, found=found))
    note = say("track.note") if found and not printed else say("track.note.none")
    return Section("legs", say("track.title"), entries, note)


def _tracks(palette: look.Palette) -> Iterator[Entry]:
    first = palette.tracks[0]
    yield Entry(say("track.bold"), "track", colour=first, shape="bold")
    yield Entry(say("track.thin"), "track", colour=first)
    yield Entry(say("track.beside"), "tracks")


def _legs(palette: look.Palette, *, found: bool) -> Iterator[Entry]:
    capital = say("track.capital")
    if not found:
        yield Entry(say("track.near"), "leg", capital, palette.leg, "open")
    yield Entry(say("track.restricted"), "leg", capital, palette.leg, "restricted")
    yield Entry(say("track.closed"), "leg", capital, palette.leg, "closed")
