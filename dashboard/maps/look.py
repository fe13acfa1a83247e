"""Colours of the map under each theme, one table for browser and legend.

Methods of repression carry their own colour and shape (``taxonomy.METHODS``). Here is what lies
under and around them: cool, quiet, and nothing green, for no place is ever called safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as CSS writes them.

    ``ramp`` goes from few to many reports, ``index`` from low to high. Both are cool, for the marks
    on top are warm, and rise in lightness alone, so that nobody needs to tell hues apart. ``doubt``
    hatches what a layer has too little reporting for: stronger than ``hatch``, so that it can never
    be taken for the lowest class, which is a plain tint.

    ``change`` goes from less to more reported risk than on another day, no difference in the
    middle: from brown to the blue of ``index``, the pair of hues that eyes with any two kinds of
    cones tell apart, both ends equally far from the ground; neither is the colour of a sign.

    ``tracks`` tells the ways of an answer apart, by rank. Any two differ by more than 17 (CIE 1976)
    to eyes with any two kinds of cones, and each stands out from land and sea by 3 to 1; yet what
    counts is the number on it.

    ``halo`` sets marks and lines off from the ground, ``veil`` does so for names; ``surface`` and
    ``ink`` are plate and figure of bubbles and badges; ``dash`` is the edge of a badge.
    """

    sea: str
    land: str
    border: str
    graticule: str
    hatch: str
    doubt: str
    ramp: tuple[str, ...]
    index: tuple[str, ...]
    change: tuple[str, ...]
    country: str
    city: str
    veil: str
    surface: str
    ink: str
    halo: str
    dash: str
    shadow: str
    hover: str
    selected: str
    leg: str
    journey: str
    tracks: tuple[str, ...]


PALETTES: Final[dict[Theme, Palette]] = {
    "light": Palette(
        sea="#d7e3ea",
        land="#f6f4ee",
        border="#b9b4a6",
        graticule="#c6d5de",
        hatch="#dcd8cc",
        doubt="#b4ac99",
        ramp=("#e5e7ec", "#d2d8e1", "#bbc5d4", "#a2afc3", "#8797af"),
        index=("#dcdee9", "#c5c8dd", "#abb1d0", "#9098bf", "#747fac"),
        change=("#af8e65", "#cdb293", "#e3d2bf", "#e4e4e4", "#d2d3e9", "#b1b3d8", "#8c90c0"),
        country="#4d5661",
        city="#3f474f",
        veil="rgba(250, 249, 246, 0.85)",
        surface="#ffffff",
        ink="#1f2a33",
        halo="#fbfaf7",
        dash="#6a7683",
        shadow="rgba(23, 32, 42, 0.28)",
        hover="#4a5866",
        selected="#141b22",
        leg="#34506b",
        journey="#7d5a3c",
        tracks=(
            "#186adc",
            "#b84b14",
            "#470e81",
            "#856b47",
            "#9d4369",
            "#19264d",
            "#6e140c",
            "#7260a9",
            "#471f29",
            "#5a18dc",
        ),
    ),
    "dark": Palette(
        sea="#0f1820",
        land="#1c262f",
        border="#3d4954",
        graticule="#182530",
        hatch="#2b3741",
        doubt="#56636e",
        ramp=("#25313d", "#2f3e4d", "#3b4d60", "#495e74", "#597189"),
        index=("#363946", "#44485c", "#545b76", "#676f93", "#7c86b0"),
        change=("#91714f", "#725a40", "#544434", "#34373b", "#43455a", "#575c7d", "#6e759f"),
        country="#aebac5",
        city="#c3ccd4",
        veil="rgba(18, 26, 33, 0.8)",
        surface="#18212a",
        ink="#eef2f5",
        halo="#131b22",
        dash="#8c9aa7",
        shadow="rgba(0, 0, 0, 0.5)",
        hover="#b9c6d2",
        selected="#ffffff",
        leg="#a8c8e6",
        journey="#dcb490",
        tracks=(
            "#baedf7",
            "#d48c25",
            "#a883f1",
            "#f9f2cd",
            "#ef717b",
            "#7e97b9",
            "#af964b",
            "#f5a8bb",
            "#babaf7",
            "#e7cc79",
        ),
    ),
}

RAMPS: Final[dict[str, Literal["ramp", "index"]]] = {
    "count": "ramp",
    "rate": "ramp",
    "index": "index",
}
"""Which colours of a palette show a layer, by the scale it is on."""

CHANGE: Final = "change"
"""Which colours of a palette show what changed between two days."""

LIFT: Final[dict[Theme, float]] = {"light": 0.0, "dark": 0.28}
"""How far a method's colour is moved towards white, to be seen on dark ground."""


def on_ground(colour: str, theme: Theme) -> str:
    """Return a method's colour (``#rrggbb``) as it is drawn under a theme."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    lifted = (round(c + (255 - c) * LIFT[theme]) for c in channels)
    return "#" + "".join(f"{c:02x}" for c in lifted)


STROKES: Final = {"open": (), "restricted": (7.0, 4.5), "closed": (0.1, 4.5)}
"""Dash pattern (pixels on, pixels off) of a line by status; ended legs are drawn as closed ones."""
