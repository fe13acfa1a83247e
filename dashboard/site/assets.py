"""The files a browser needs: a closed list, read once, kept compressed, named by their content.

Nothing but what is listed here can be fetched, so there is no path to escape from.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from dashboard.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
"""What may be served at all, by file ending."""

GEOGRAPHY: Final = ("countries.geojson", "labels.json")
"""The basemap: shapes of the countries, names of countries and cities."""

_LEAFLET: Final = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png")
_SMALLEST_GAIN: Final = 0.9


@dataclass(frozen=True, slots=True)
class Asset:
    """One file; ``version`` is the begin of the SHA-256 of ``body``, ``packed`` its gzip form."""

    body: bytes
    packed: bytes | None
    media_type: str
    version: str


def asset(body: bytes, name: str) -> Asset:
    """Return the file ``name`` with these bytes; KeyError for an ending that is not served."""
    packed = gzip.compress(body, 9, mtime=0)
    return Asset(
        body=body,
        packed=packed if len(packed) < len(body) * _SMALLEST_GAIN else None,
        media_type=MEDIA_TYPES[name[name.rindex(".") :]],
        version=hashlib.sha256(body).hexdigest()[:16],
    )


@cache
def code() -> dict[str, Asset]:
    """Return what every site serves: Leaflet and our own map code, by name below ``lib/``."""
    leaflet = resources.files("xstatic.pkg.leaflet") / "data"
    web = resources.files("dashboard.maps") / "web"
    return {
        **{f"leaflet/{name}": asset((leaflet / name).read_bytes(), name) for name in _LEAFLET},
        **{f"web/{file.name}": asset(file.read_bytes(), file.name) for file in _servable(web)},
    }


def geography(folders: Sequence[Path]) -> dict[str, Asset]:
    """Return the basemap files, by name below ``lib/``, each from the first folder that has it.

    Raises
    ------
    DataError
        No folder holds one of them.
    """
    return {f"geo/{name}": _ground(_first(folders, name), name) for name in GEOGRAPHY}


def _first(folders: Sequence[Path], name: str) -> bytes:
    for folder in folders:
        if (folder / name).is_file():
            return (folder / name).read_bytes()
    raise DataError("the file is missing; install the atlas again.", file=name)


@lru_cache(maxsize=2 * len(GEOGRAPHY))
def _ground(body: bytes, name: str) -> Asset:
    """Return a basemap file: most data sets have the same, and packing takes its time."""
    return asset(body, name)


def _servable(folder: Traversable) -> list[Traversable]:
    return sorted(
        (f for f in folder.iterdir() if f.is_file() and f.name[f.name.rfind(".") :] in MEDIA_TYPES),
        key=lambda f: f.name,
    )
