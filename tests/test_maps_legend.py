"""The legend is made of the same tables as the map, and nothing in it is green."""

from __future__ import annotations

import colorsys
import itertools
import re
import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from dashboard import taxonomy
from dashboard.maps import base_map, legend, look, swatches

THEMES: tuple[look.Theme, ...] = ("light", "dark")
BREAKS = (2, 4, 7, 10, 25)


def every(theme: look.Theme = "light") -> tuple[legend.Section, ...]:
    return legend.sections(base_map.LAYERS, theme=theme, breaks=BREAKS)


def test_each_method_stands_with_its_own_shape_and_colour() -> None:
    entries = every()[0].entries
    assert [(e.label, e.shape, e.colour) for e in entries] == [
        (m.label, m.shape, m.colour) for m in taxonomy.METHODS
    ]
    assert len({e.shape for e in entries}) == len(entries)


def test_only_layers_that_are_on_are_explained() -> None:
    assert legend.sections([]) == ()
    assert {s.layer for s in legend.sections(["legs"])} == {"legs"}
    assert {s.layer for s in every()} == set(base_map.LAYERS)


def test_classes_meet_without_gap() -> None:
    totals = next(s for s in every() if s.layer == "totals")
    assert [e.label for e in totals.entries[:5]] == [
        "1 to 2",
        "3 to 4",
        "5 to 7",
        "8 to 10",
        "11 to 25",
    ]
    assert [e.kind for e in totals.entries[5:]] == ["area", "hatch"]


def test_a_class_of_one_number_is_that_number() -> None:
    totals = legend.sections(["totals"], breaks=(1, 2))[0]
    assert [e.label for e in totals.entries[:2]] == ["1", "2"]


def test_no_reports_is_never_called_safe() -> None:
    words = " ".join(e.label + e.meaning for s in every() for e in s.entries).lower()
    assert not re.search(r"\bsafe\b", words)


def test_line_styles_cover_every_status() -> None:
    statuses = taxonomy.codes(taxonomy.LEG_STATUSES)
    assert set(look.STROKES) == set(statuses)
    legs = next(s for s in every() if s.layer == "legs")
    assert tuple(e.shape for e in legs.entries) == statuses


@pytest.mark.parametrize("theme", THEMES)
def test_every_entry_has_a_picture(theme: look.Theme) -> None:
    drawn = {e.kind for s in every(theme) for e in s.entries}
    assert drawn == set(get_args(legend.Kind))
    for section in every(theme):
        for entry in section.entries:
            picture = ET.fromstring(swatches.swatch(entry, theme=theme))  # noqa: S314
            assert len(picture) >= 1


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_green(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    colours = [getattr(palette, name) for name in look.Palette.__slots__ if name != "ramp"]
    colours += [*palette.ramp, *(look.on_ground(m.colour, theme) for m in taxonomy.METHODS)]
    for colour in (c for c in colours if c.startswith("#")):
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
        assert not (75 / 360 < hue < 170 / 360 and saturation > 0.08), colour


@pytest.mark.parametrize("theme", THEMES)
def test_more_reports_are_further_from_the_ground(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    steps = [_contrast(palette.land, colour) for colour in palette.ramp]
    assert steps == sorted(steps)
    assert all(after / before > 1.05 for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize("theme", THEMES)
def test_what_must_be_read_can_be_read(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    assert _contrast(palette.ink, palette.surface) > 7
    for method in taxonomy.METHODS:
        assert _contrast(look.on_ground(method.colour, theme), palette.surface) > 2.7
    assert _contrast(palette.country, palette.land) > 4.5
    assert _contrast(palette.city, palette.land) > 4.5


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
