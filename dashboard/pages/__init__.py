"""Plain HTML pages, for whatever needs no interaction: they work without scripts and in print.

Templates escape every value; texts come from :mod:`dashboard.wording`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.wording import counted, say

_TEMPLATES: Final = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"say": say, "counted": counted}
    return environment


def render(template: str, **values: object) -> str:
    """Return the page made of ``templates/<template>`` and the values it names.

    Every page extends ``base.html`` and needs ``home``: the address of the atlas, or "" for a file
    that stands alone.
    """
    return _environment().get_template(template).render(**values)
