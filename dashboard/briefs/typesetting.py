"""Setting a brief as PDF, and pictures as PNG, with Typst: offline, from its own typefaces.

What is set reaches the engine as JSON and is placed as text, so that nothing in it can be markup.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

if TYPE_CHECKING:
    from dashboard.briefs.blocks import Brief
    from dashboard.briefs.order import Paper

TEMPLATES: Final = Path(__file__).parent / "templates"

SLIDE: Final = (1600.0, 900.0)
"""Pixels of a picture for a slide."""

_NAMES: Final = {"a4": "a4", "letter": "us-letter"}


def pdf(brief: Brief, paper: Paper) -> bytes:
    """Return the brief as tagged PDF (PDF/UA-1); the same brief always gives the same bytes."""
    given = {"brief": json.dumps(brief.plain() | {"paper": _NAMES[paper]}, ensure_ascii=False)}
    return _set("brief.typ", given, datetime(*brief.day, tzinfo=UTC), pdf_standards=["ua-1"])


def png(svg: str, *, width: float, height: float) -> bytes:
    """Return a picture as PNG of as many pixels."""
    given = {"svg": svg, "width": f"{width:g}", "height": f"{height:g}"}
    return _set("picture.typ", given, None, format="png", ppi=72.0)


def _set(template: str, given: dict[str, str], day: datetime | None, **options: Any) -> bytes:
    made = typst.compile(
        _template(template),
        sys_inputs=given,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        timestamp=day,
        **options,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} made {type(made).__name__}, not one file")
    return made


@cache
def _template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return the typefaces: those the engine brings along, none of this machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
