"""The style that makes rows of labels a bar chart: lengths on one scale, figures beside them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from dashboard import breakdown, taxonomy
from dashboard.maps.look import PALETTES, on_ground
from dashboard.ui import controls, theme
from dashboard.ui.charts.figures import figure, quoted
from dashboard.wording import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.breakdown import Bar

_METHODS: Final = {method.code: method.colour for method in taxonomy.METHODS}


def heads(field: str) -> str:
    """Return what stands above the bars: what their colours mean, the heads of their figures.

    Each row says the same of itself to those who hear it.
    """
    texts = (say("charts.head.n"), say("charts.head.solid"))
    cells = "".join(f"<span>{escape(text)}</span>" for text in texts)
    return f'<div class="chart-heads" aria-hidden="true">{keys(field)}{cells}</div>'


def keys(field: str) -> str:
    """Return what the colours of the rows mean; nothing where all have the same."""
    if field != "threat_types":
        return ""
    now = theme.current()
    meanings = (
        f'<span><i style="--c:{on_ground(method.colour, now)}"></i>{escape(method.label)}</span>'
        for method in taxonomy.METHODS
    )
    return f'<div class="chart-keys">{"".join(meanings)}</div>'


def style(key: str, field: str, rows: Sequence[Bar]) -> str:
    """Return the style of the rows of the control called ``key``."""
    top = max((bar.n for bar in rows), default=0) or 1
    rules = "".join(
        f"{row(key, at)}{{--n:{bar.n / top:.2%};--s:{bar.solid / top:.2%};"
        f"--t:{quoted(figure(bar.n))};--u:{quoted(figure(bar.solid))};"
        f"--a:{quoted(_spoken(bar))};{look(field, bar.code)}}}"
        for at, bar in enumerate(rows, start=1)
    )
    return f"<style>{rules}{apart(key, field, rows)}</style>"


def row(key: str, at: int) -> str:
    """Return the selector of a row, counted from 1."""
    return f".{place(key)} button:nth-of-type({at})"


def place(key: str) -> str:
    """Return the class Streamlit gives to the control shown under this key."""
    return f"st-key-{re.sub('[^A-Za-z0-9_-]', '-', controls.keyed(key))}"


def look(field: str, code: str) -> str:
    """Return the colour of a row: that of its method on the map, or one for all."""
    now = theme.current()
    if field == "threat_types":
        return f"--c:{on_ground(_METHODS[taxonomy.METHOD_OF[code]], now)}"
    return f"--c:{PALETTES[now].leg}"


def apart(key: str, field: str, rows: Sequence[Bar]) -> str:
    """Return the rules that set apart what is not known: by a gap, hatches, a dashed edge."""
    known = breakdown.APART.get(field, ())
    places = [at for at, bar in enumerate(rows, start=1) if bar.code in known]
    return "".join(
        f"{row(key, at)}{{--gap:.7rem;--edge:dashed;--h:var(--hatched)}}" for at in places
    )


def _spoken(bar: Bar) -> str:
    return counted("charts.row", bar.n, solid=figure(bar.solid))
