"""A brief as one HTML file that needs nothing else: to read, to print, to mail."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.briefs.typesetting import TEMPLATES

if TYPE_CHECKING:
    from dashboard.briefs.blocks import Brief
    from dashboard.briefs.order import Paper


def html(brief: Brief, paper: Paper) -> bytes:
    """Return the brief as an HTML document; texts are escaped, pictures are our own SVG."""
    style = Markup((TEMPLATES / "brief.css").read_text("utf-8"))  # noqa: S704 - our own file
    page = _environment().get_template("brief.html")
    made: str = page.render(brief=brief.plain(), paper=paper, style=style, drawn=Markup)
    return made.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
