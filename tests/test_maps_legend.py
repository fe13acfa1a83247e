"""The legend is made of the same tables as the map, and nothing in it is green."""

from __future__ import annotations

import colorsys
import dataclasses
import itertools
import math
import re
import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from dashboard import taxonomy
from dashboard.corridors.asking import SHOWN
from dashboard.maps import (
    base_map,
    change_legend,
    legend,
    look,
    risk_legend,
    swatches,
    track_legend,
)

THEMES: tuple[look.Theme, ...] = ("light", "dark")
BREAKS = (2, 4, 7, 10, 25)
COLOURED = risk_legend.Coloured(
    "Composite host risk", "points of 100", "index", (0.2, 0.4, 0.6, 0.8), "1 June 2023", 120, 248
)
CHANGED = change_legend.Changed(
    "Composite host risk",
    "points of 100",
    "index",
    (0.01, 0.05, 0.15),
    "1 June 2024",
    "1 June 2023",
    unobserved=120,
    only_now=7,
    only_then=2,
    of=248,
)
BLIND = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""Linear RGB as seen without one kind of cone (Machado, Oliveira and Fernandes 2009)."""


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
    found = track_legend.section(theme=theme, found=True)
    shown = (*every(theme), change_legend.section(CHANGED, theme=theme), found)
    assert {e.kind for s in shown for e in s.entries} == set(get_args(legend.Kind))
    for section in shown:
        for entry in section.entries:
            picture = ET.fromstring(swatches.swatch(entry, theme=theme))  # noqa: S314
            assert len(picture) >= 1


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_green(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    ramps = {"ramp", "index", "change", "tracks"}
    colours = [getattr(palette, name) for name in look.Palette.__slots__ if name not in ramps]
    colours += [
        *palette.ramp,
        *palette.index,
        *palette.change,
        *palette.tracks,
        *(look.on_ground(m.colour, theme) for m in taxonomy.METHODS),
    ]
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
def test_higher_is_further_from_the_ground_for_every_eye(theme: look.Theme) -> None:
    """Shades rise in lightness alone, so they stay apart for whoever sees fewer hues."""
    palette = look.PALETTES[theme]
    for ramp in (palette.ramp, palette.index):
        for seen in (ramp, *([_as_seen(c, kind) for c in ramp] for kind in BLIND)):
            ground = _luminance(palette.land)
            steps = [abs(_luminance(colour) - ground) for colour in seen]
            assert steps == sorted(steps)
    steps = [_contrast(palette.land, colour) for colour in palette.index]
    assert all(after / before > 1.12 for before, after in itertools.pairwise([1.0, *steps]))


@pytest.mark.parametrize("theme", THEMES)
def test_warm_marks_stand_out_on_every_class(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    for colour in palette.index:
        hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
        assert 200 / 360 < hue < 260 / 360
        assert saturation < 0.4
        assert _contrast(colour, palette.halo) > 1.25


@pytest.mark.parametrize("theme", THEMES)
def test_too_little_reporting_never_looks_like_the_lowest_class(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    drawn = risk_legend.section(COLOURED, theme=theme).entries
    lowest, hatched = drawn[0], drawn[-1]
    assert (lowest.kind, hatched.kind) == ("area", "hatch")
    assert lowest.colour == palette.index[0]
    assert _contrast(palette.doubt, palette.land) > 1.8
    assert _contrast(palette.doubt, palette.index[0]) > 1.4
    assert _contrast(palette.doubt, palette.land) > _contrast(palette.hatch, palette.land)


def test_a_layer_says_its_classes_unit_day_and_what_is_missing() -> None:
    section = risk_legend.section(COLOURED)
    labels = [entry.label for entry in section.entries]
    assert labels[:5] == [
        "20 or less",
        "over 20 to 40",
        "over 40 to 60",
        "over 60 to 80",
        "over 80",
    ]
    assert section.title == "Composite host risk"
    assert "points of 100" in section.note
    assert "1 June 2023" in section.note
    assert "120 of 248" in section.note
    words = " ".join([*labels, section.note]).lower()
    assert not re.search(r"\bsafe\b", words)


@pytest.mark.parametrize("theme", THEMES)
def test_less_and_more_are_apart_for_every_eye_and_equally_strong(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    ramp, middle = palette.change, len(palette.change) // 2
    for step in range(1, middle + 1):
        less, more = ramp[middle - step], ramp[middle + step]
        for seen in ((less, more), *((_as_seen(less, k), _as_seen(more, k)) for k in BLIND)):
            assert _distance(*seen) > 12 + 2 * step
        ratio = _contrast(less, palette.land) / _contrast(more, palette.land)
        assert 0.9 < ratio < 1.1
    for side in (ramp[middle:], ramp[middle::-1]):
        away = [_contrast(palette.land, colour) for colour in side]
        assert all(b / a > 1.05 for a, b in itertools.pairwise(away))


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_on_every_change(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    for colour in palette.change:
        assert _contrast(colour, palette.halo) > 1.2
        _, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
        assert saturation < 0.45
        for method in taxonomy.METHODS:
            assert _distance(colour, look.on_ground(method.colour, theme)) > 13


@pytest.mark.parametrize("theme", THEMES)
def test_what_cannot_be_compared_has_no_colour_of_a_class(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    drawn = change_legend.section(CHANGED, theme=theme).entries
    assert [entry.kind for entry in drawn] == ["area"] * 7 + ["dots", "dashes", "hatch"]
    assert [entry.colour for entry in drawn[:7]] == list(palette.change)
    assert {entry.colour for entry in drawn[7:]} == {palette.doubt}


def test_a_difference_says_both_days_its_classes_unit_and_what_cannot_be_compared() -> None:
    section = change_legend.section(CHANGED)
    assert [entry.label for entry in section.entries[:7]] == [
        "over 15 less",
        "5 to 15 less",
        "up to 5 less",
        "no difference, or up to 1",
        "up to 5 more",
        "5 to 15 more",
        "over 15 more",
    ]
    assert "1 June 2024" in section.title
    assert "1 June 2023" in section.title
    said = " ".join([section.note, *(entry.label for entry in section.entries)])
    for words in ("points of 100", "120 of 248", "9 on one day only", "now: 7", "then: 2"):
        assert words in said
    assert not re.search(r"\b(safer?|better|worse)\b", said.lower())


def test_whole_numbers_have_no_difference_but_none() -> None:
    few = dataclasses.replace(CHANGED, scale="count", upper=(0.0, 1.0, 5.0))
    labels = [entry.label for entry in change_legend.section(few).entries]
    assert labels[2:5] == ["up to 1 less", "no difference", "up to 1 more"]
    plain = change_legend.section(dataclasses.replace(few, upper=(0.0,)))
    assert [entry.label for entry in plain.entries[:3]] == ["less", "no difference", "more"]


def test_an_open_scale_has_an_open_end() -> None:
    few = dataclasses.replace(COLOURED, scale="rate", upper=(0.5, 2.0))
    section = risk_legend.section(few)
    assert [e.label for e in section.entries[:-1]] == ["0.5 or less", "over 0.5 to 2", "over 2"]
    assert section.entries[0].colour == look.PALETTES["light"].ramp[0]
    none = risk_legend.section(dataclasses.replace(few, upper=()))
    assert len(none.entries) == 2


def test_a_layer_takes_the_place_of_the_counts() -> None:
    section = risk_legend.section(COLOURED)
    shown = legend.sections(base_map.LAYERS, breaks=BREAKS, scored=section)
    assert [s for s in shown if s.layer == "totals"] == [section]
    assert legend.sections(["legs"], scored=section)[0].layer == "legs"


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


def _distance(one: str, other: str) -> float:
    """Distance of two colours in CIELAB (D65): 2 can just be seen, 10 at a glance."""
    return math.dist(_lab(one), _lab(other))


def _lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    white = (0.9505, 1.0, 1.089)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        (c / w) ** (1 / 3) if c / w > 0.008856 else 7.787 * c / w + 16 / 116
        for c, w in zip(xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> list[float]:
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]


def _as_seen(colour: str, kind: str) -> str:
    seen = [sum(a * b for a, b in zip(row, _linear(colour), strict=True)) for row in BLIND[kind]]
    held = (min(max(c, 0.0), 1.0) for c in seen)
    coded = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in held)
    return "#" + "".join(f"{round(255 * c):02x}" for c in coded)


@pytest.mark.parametrize("theme", THEMES)
def test_methods_are_apart_for_every_eye_by_shape_and_where_there_is_none(
    theme: look.Theme,
) -> None:
    """Rings, bars and charts have no shape: there the colours alone must tell."""
    assert len({method.shape for method in taxonomy.METHODS}) == len(taxonomy.METHODS)
    colours = [look.on_ground(method.colour, theme) for method in taxonomy.METHODS]
    for one, other in itertools.combinations(colours, 2):
        for seen in ((one, other), *((_as_seen(one, k), _as_seen(other, k)) for k in BLIND)):
            assert _distance(*seen) > 13


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_classes_are_apart_for_every_eye(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    for ramp in (palette.ramp, palette.index, palette.change):
        for one, other in itertools.pairwise(ramp):
            for kind in BLIND:
                assert _distance(_as_seen(one, kind), _as_seen(other, kind)) > 5


@pytest.mark.parametrize("theme", THEMES)
def test_ten_tracks_are_apart_for_every_eye_and_stand_out(theme: look.Theme) -> None:
    palette = look.PALETTES[theme]
    assert len(palette.tracks) == SHOWN
    for one, other in itertools.combinations(palette.tracks, 2):
        for seen in ((one, other), *((_as_seen(one, k), _as_seen(other, k)) for k in BLIND)):
            assert _distance(*seen) > 17
    for colour in palette.tracks:
        for ground in (palette.land, palette.sea, palette.halo):  # its number is written in halo
            assert _contrast(colour, ground) > 3


def test_tracks_are_explained_only_where_there_is_an_answer() -> None:
    answered = track_legend.section(theme="light", found=True)
    kinds = [entry.kind for entry in answered.entries]
    assert kinds == ["track", "track", "tracks", "leg", "leg"]
    none = track_legend.section(theme="light", found=False)
    assert {entry.kind for entry in none.entries} == {"leg"}
    for section in (answered, none):
        assert "no crossing points" in section.note
        words = " ".join(entry.label for entry in section.entries).lower()
        assert not re.search(r"\bsafe", words)
