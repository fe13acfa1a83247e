"""What the map is made with: addresses, vocabularies, colours, sentences; no data and no state."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dashboard import risk, taxonomy
from dashboard.in_words import country_names
from dashboard.maps import look
from dashboard.wording import SOURCE, language, names, spoken, template, templates
from dashboard.wording.en_map import MAP

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

ROOT: Final = "../.."
"""From the component's own page to the site's root: works below any base path."""

SCRIPTS: Final = (
    "web/preload.js",
    "leaflet/leaflet.js",
    "web/ask.js",
    "web/canvas.js",
    "web/patterns.js",
    "web/basemap.js",
    "web/figures.js",
    "web/labels.js",
    "web/layout.js",
    "web/marks.js",
    "web/moments.js",
    "web/incidents.js",
    "web/tracks.js",
    "web/lines.js",
    "web/whole.js",
    "web/cards.js",
    "web/permalink.js",
    "web/carried.js",
    "web/gestures.js",
    "web/spoken.js",
    "web/theme.js",
    "web/tips.js",
    "web/pointer.js",
    "web/days.js",
    "web/saying.js",
    "web/bars.js",
    "web/handle.js",
    "web/steps.js",
    "web/clock.js",
    "web/controls.js",
    "web/brush.js",
    "web/timeline.js",
    "web/report.js",
    "web/atlas.js",
)
"""In the order they are loaded; the first one asks for all others at once."""

STYLES: Final = ("leaflet/leaflet.css", "web/atlas.css", "web/time.css")

OPENING: Final = ((29.0, -11.0), (61.0, 80.0))
"""South-west and north-east (lat, lon) of what is seen first: Europe to Central Asia."""

PHONE: Final = {"center": (49.0, 27.0), "zoom": 3, "minZoom": 1}
"""On a narrow screen the same would be too small to touch: from London to the Caspian Sea."""


def config(version: Callable[[str], str] | None = None) -> dict[str, Any]:
    """Return the map's constant configuration.

    Parameters
    ----------
    version
        Gives the content hash of a file below ``lib/`` (``site.asset_version``), so that browsers
        may keep it for good; by default that of the shipped files.

    Returns
    -------
    dict
        ``files``: relative addresses of scripts and styles; ``script``: what ``L.atlas`` takes.
    """
    known = version or _version
    return {
        "files": {"js": _scripts(known), "css": [_address(name, known) for name in STYLES]},
        "script": {
            **_places(known),
            **_vocabularies(),
            "palettes": {name: _palette(name) for name in look.PALETTES},
            "strokes": look.STROKES,
            "words": _words(),
            **_language(),
        },
    }


def _words() -> dict[str, Any]:
    """Return what the map says: each sentence, and every form of those that count something."""
    counted = sorted({name.removesuffix("_one") for name in MAP if name.endswith("_one")})
    plain = [name for name in MAP if not name.endswith(("_one", "_many"))]
    return {
        **{name: template(f"map.{name}") for name in plain},
        **{name: templates(f"map.{name}") for name in counted},
    }


def _language() -> dict[str, Any]:
    """Return how the language spoken writes numbers and days, and what it calls countries."""
    now = language(spoken())
    return {
        "lang": now.code,
        "locale": now.locale.replace("_", "-"),
        "day": now.day,
        "months": [names.month_of_day(number) for number in range(1, 13)],
        "countries": {} if now == SOURCE else country_names(),
        "layers": {layer.code: layer.label for layer in risk.LAYERS},
    }


def _address(name: str, version: Callable[[str], str]) -> str:
    return f"{ROOT}/lib/{name}?v={version(name)}"


def _scripts(version: Callable[[str], str]) -> list[str]:
    """Return the scripts' addresses; the first one carries all others in its fragment."""
    first, *others = (_address(name, version) for name in SCRIPTS)
    styles = (_address(name, version) for name in STYLES)
    return ["#".join((first, "|".join((*styles, *others)))), *others]


def _places(version: Callable[[str], str]) -> dict[str, Any]:
    return {
        "api": f"{ROOT}/api",
        "geo": _address("geo/countries.geojson", version),
        "labels": _address("geo/labels.json", version),
        "opening": OPENING,
        "bounds": ((-60.0, -1e5), (84.0, 1e5)),
        "phone": PHONE,
        "apart": ["ATA"],
        "font": _typeface(),
        "credits": "Natural Earth · GeoNames",
    }


@cache
def _typeface() -> str:
    """Return the address of the page's own typeface, so that map and page read as one; or "".

    Streamlit ships it under a name with a hash; nothing of Streamlit is imported for that.
    """
    found = find_spec("streamlit")
    folder = Path(found.origin).parent / "static" if found and found.origin else Path()
    files = sorted(folder.glob("static/media/SourceSansVF-Upright*.woff2"))
    return f"{ROOT}/static/media/{files[0].name}" if files else ""


def _vocabularies() -> dict[str, Any]:
    def labels(vocabulary: tuple[taxonomy.Term, ...]) -> dict[str, str]:
        return {term.code: term.label for term in vocabulary}

    return {
        "methods": [
            {
                "code": m.code,
                "label": m.label,
                "shape": m.shape,
                "colour": {theme: look.on_ground(m.colour, theme) for theme in look.PALETTES},
            }
            for m in taxonomy.METHODS
        ],
        "threats": [{"label": t.label, "method": t.method} for t in taxonomy.THREAT_TYPES],
        "modes": labels(taxonomy.MODES),
        "documents": labels(taxonomy.DOCUMENTS),
        "statuses": labels(taxonomy.LEG_STATUSES),
    }


def _palette(theme: look.Theme) -> dict[str, Any]:
    palette = look.PALETTES[theme]
    return {field: getattr(palette, field) for field in look.Palette.__slots__}


@cache
def _version(name: str) -> str:
    """Return the begin of the SHA-256 of a shipped file below ``lib/``, as the server does."""
    folder, _, file = name.partition("/")
    body = (_FOLDERS[folder]() / file).read_bytes()
    return hashlib.sha256(body).hexdigest()[:16]


_FOLDERS: Final[dict[str, Callable[[], Traversable]]] = {
    "web": lambda: resources.files("dashboard.maps") / "web",
    "leaflet": lambda: resources.files("xstatic.pkg.leaflet") / "data",
    "geo": lambda: Path(__file__).resolve().parents[2] / "data",
}
