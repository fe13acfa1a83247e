"""The picture that stands beside shared links: the map as it opens, drawn once and committed.

``python -m dashboard.making.preview`` draws it anew after the data have changed. The same for every
link, so that showing one costs the server nothing and tells nobody what was asked.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import typst
from PIL import Image

from dashboard.durable import replace
from dashboard.pages.preview import PICTURE, SIZE
from dashboard.pictures import Style, picture
from dashboard.site import open_site
from dashboard.wording import say

if TYPE_CHECKING:
    from dashboard.pictures import Bounds

BOUNDS: Final[Bounds] = (-14.0, 33.0, 86.0, 62.0)
"""West, south, east, north: Europe to Central Asia, where most is reported."""

SCALE: Final = 1.25
"""Type and marks as large as messengers make the picture small."""

FONT: Final = "DejaVu Sans"

COLOURS: Final = 256
"""Colours kept: the picture is a third as heavy, and no eye tells."""

_PAGE: Final = """
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.map), format: "svg", width: 100%)
"""


def drawn() -> bytes:
    """Return the picture as PNG."""
    site, (width, height) = open_site(), SIZE
    style = Style(
        width=width,
        height=height,
        scale=SCALE,
        title=say("preview.title"),
        legend="none",
        font=FONT,
    )
    svg = picture(site.snapshot, site.incidents, bounds=BOUNDS, style=style)
    page = _PAGE.format(width=width, height=height).encode()
    return _lighter(typst.compile(page, format="png", ppi=72, sys_inputs={"map": svg}))


def _lighter(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    replace(PICTURE, drawn())
