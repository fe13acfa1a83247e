"""Plain HTML pages, for whatever needs no interaction: they work without scripts and in print.

Templates escape every value; texts come from :mod:`dashboard.wording`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.wording import LANGUAGES, PARAMETER, carried, counted, say, spoken

CITE: Final = "about/cite"
"""The one plain page that answers a question: links to it carry the view's."""

GLOSSARY: Final = "about/glossary"
"""Where the words of filters, panels and files are explained."""

SWITCH: Final = f"?{PARAMETER}="
"""How the addresses of the same page in other languages begin."""

_TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Place:
    """One plain page of the site: its template, its path below the site's root, its name."""

    template: str
    path: str
    name: str


def places() -> tuple[Place, ...]:
    """Return what every page's head and the atlas's foot lead to, in this order."""
    return (
        Place("changes.html", "about/changes", say("foot.changes")),
        Place("policy.html", "about/policy", say("foot.policy")),
        Place("help.html", "about/help", say("foot.help")),
        Place("glossary.html", GLOSSARY, say("foot.glossary")),
        Place("api.html", "api/v1/", say("foot.api")),
        Place("cite.html", CITE, say("foot.cite")),
    )


def address(place: Place, cited: str = "") -> str:
    """Return where a plain page is, from the site's root.

    Parameters
    ----------
    cited
        The parameters of a view, for the page that answers a question.
    """
    return with_language(f"{place.path}?{cited}" if place.path == CITE and cited else place.path)


def with_language(link: str) -> str:
    """Return an address that names the language, if the reader's own does."""
    asked = urlencode(carried())
    if not asked:
        return link
    joint = "" if link.endswith(("?", "&")) else "&" if "?" in link else "?"
    return f"{link}{joint}{asked}"


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


def render(template: str, *, home: str, **values: object) -> str:
    """Return the page made of ``templates/<template>`` and the values it names.

    Parameters
    ----------
    home
        Address of the atlas, as the way back has it (with a question, maybe); or "" for a file that
        stands alone and leads nowhere.
    values
        What the template asks for.
    """
    site = {
        "here": template,
        "places": [(place, address(place)) for place in places()],
        "start": home.partition("?")[0],
        "lang": spoken(),
        "languages": [(one, f"{SWITCH}{one.code}") for one in LANGUAGES],
        "language": say("languages"),
        "back": say("page.back"),
        "skip": say("page.skip"),
        "about": say("foot.not_for"),
    }
    return (
        _environment()
        .get_template(template)
        .render(home=with_language(home) if home else "", site=site, **values)
    )
