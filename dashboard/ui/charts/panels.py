"""The style that makes a grid of labels small charts over time, all on the same scales.

All of them are one picture, drawn here as SVG and used as a mask: every chart looks through its
own window of it, so that its colour follows the theme, and a change of filter sends little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.in_words import partial_date
from dashboard.ui.charts.bars import apart, look, place, row
from dashboard.ui.charts.figures import figure, quoted
from dashboard.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.breakdown import Bar, Heights, Timeline

HEIGHT: Final = 40
"""The tallest bar, in units of the picture; a chart has four more above it."""

LEAST: Final = 0.8
"""A bar is drawn at least so high, in the same units."""

_CELL: Final = HEIGHT + 4
_MARKS: Final = str.maketrans({"<": "%3C", ">": "%3E", "#": "%23"})


def style(key: str, field: str, rows: Sequence[Bar], found: Timeline) -> str:
    """Return the style of the charts of the control called ``key``."""
    codes = [bar.code for bar in rows]
    whole = (
        f".{place(key)}{{--of:{len(rows)};--sprite:{_picture(codes, found)};"
        f"--ends:{quoted(_ends(found))}}}"
    )
    rules = "".join(
        f"{row(key, at)}{{--y:{100 * (at - 1) / max(len(rows) - 1, 1):.2f}%;"
        f"--t:{quoted(figure(bar.n))};--a:{quoted(_spoken(bar, found))};{look(field, bar.code)}}}"
        for at, bar in enumerate(rows, start=1)
    )
    return f"<style>{whole}{rules}{apart(key, field, rows)}</style>"


def _picture(codes: Sequence[str], found: Timeline) -> str:
    """Return the charts under one another as an SVG in an address."""
    paths, scale = {"1": "", ".4": ""}, HEIGHT / (found.top or 1)
    for at, code in enumerate(codes):
        if code in found.exact:
            base = _CELL * (at + 1)
            lower, upper = (scale * part[code] for part in (found.exact, found.rough))
            paths["1"] += _bars(np.full(found.bars, float(base)), lower)
            paths[".4"] += _bars(base - lower, upper)
    drawn = "".join(f"<path opacity='{o}' d='{path}'/>" for o, path in paths.items() if path)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' preserveAspectRatio='none' "
        f"viewBox='0 0 {max(found.bars, 1)} {_CELL * max(len(codes), 1)}'>"
        f"<g stroke='#000' stroke-width='.8'>{drawn}</g></svg>"
    )
    return f'url("data:image/svg+xml,{svg.translate(_MARKS)}")'


def _bars(feet: Heights, heights: Heights) -> str:
    """Return a path of one upright stroke a bar that has any height, however little."""
    there = np.flatnonzero(heights > 0)
    strokes = zip(there.tolist(), feet[there].tolist(), heights[there].tolist(), strict=True)
    return "".join(f"M{x}.5 {foot:.4g}v-{max(high, LEAST):.3g}" for x, foot, high in strokes)


def _ends(found: Timeline) -> str:
    """Return the years at both ends of the axis."""
    if not found.bars:
        return ""
    return " ".join(dict.fromkeys(found.written(bar)[:4] for bar in (0, found.bars - 1)))


def _spoken(bar: Bar, found: Timeline) -> str:
    """Return a chart in words: how many reports, and when most of them began."""
    if bar.code not in found.exact:
        return figure(bar.n)
    tallest = int((found.exact[bar.code] + found.rough[bar.code]).argmax())
    return counted("charts.panel", bar.n, when=partial_date(found.written(tallest)))
