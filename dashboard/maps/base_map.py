"""The map as folium and its Streamlit component want it: one constant script, and one call into it.

The component mounts the map anew whenever the base script changes, so the script holds no data and
no state: only vocabularies, colours and sentences. What changes reaches the mounted map through
:func:`change`, as codes and numbers; text from the data never passes through here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypedDict
from urllib.parse import quote, urlencode

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard import units
from dashboard.maps.configuration import OPENING, SCRIPTS, STYLES, config

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "LAYERS",
    "SCRIPTS",
    "STYLES",
    "OfflineMap",
    "Show",
    "atlas_map",
    "change",
    "config",
    "query_string",
]

LAYERS: Final = ("incidents", "totals", "legs", "journeys")

_SHOWN: Final = {
    "query": re.compile(r"[A-Za-z0-9._~=&%+-]{0,8000}"),
    "theme": re.compile(r"light|dark"),
    "version": re.compile(r"[A-Za-z0-9.+-]{1,64}"),
    "as_of": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "risk": re.compile(r"|layer=[a-z_]{1,40}(&[a-z_]+=[A-Za-z0-9._~%+-]{1,400}){0,3}"),
    "selected": re.compile(r"|(incident|journey|leg|country|cell):[A-Za-z0-9/_-]{1,120}"),
}
"""What each field may look like: nothing that could end a string, a tag or a template."""


_LEG: Final = re.compile(r"[a-z0-9-]{4,120}")
WAY: Final = re.compile(r"[a-z0-9-]{4,120}(\+[a-z0-9-]{4,120}){0,9}")
"""What the identifier of a way may look like: those of its legs, joined."""

_STATES: Final = ("open", "restricted", "closed")
_MOST_LANES: Final = 20


class Run(TypedDict):
    """A track on one leg: which, its state on the day, and how many lanes right of the middle."""

    leg: str
    state: str
    lane: float


class Track(TypedDict):
    """One way of an answer, by its rank from 1; the chosen one is bold."""

    id: str
    rank: int
    chosen: bool
    runs: Sequence[Run]


class Ways(TypedDict):
    """What is drawn of an answer: a track for each way of it, and other legs, thin, by id."""

    tracks: Sequence[Track]
    others: Mapping[str, str]


class Colours(TypedDict):
    """A risk layer as :attr:`dashboard.site.risk_answers.Risks.coloured` gives it."""

    layer: str
    scale: str
    ramp: str
    classes: Mapping[str, int]
    values: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]


class Show(TypedDict):
    """What the map is told to show.

    ``query`` is an address query string; so is ``risk``, which names the layer that colours the
    countries and what it is computed for; empty: counts of reports. ``ways`` draws only some legs,
    ``colours`` gives the colours of the countries with the call; both may be None. ``during`` shows
    the incidents of a run of months alone, first and last as months since 1970-01: which ones is
    known to the browser only, for it asks for those of all months; None shows the question's.
    """

    query: str
    layers: Sequence[str]
    theme: str
    version: str
    as_of: str
    risk: str
    selected: str
    ways: Ways | None
    colours: Colours | None
    during: tuple[int, int] | None


def atlas_map(config: Mapping[str, Any]) -> folium.Map:
    """Return the map for ``st_folium``: the same script whatever is asked of the atlas."""
    return OfflineMap(config)


def change(show: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return what tells the mounted map to show something else.

    Raises
    ------
    ValueError
        A field is missing or holds what it may not: a fault of the caller, never of a reader.
    """
    group = folium.FeatureGroup(name="show", control=False)
    _Change(_checked(show)).add_to(group)
    return group


def query_string(params: Mapping[str, str]) -> str:
    """Write address parameters as the tiles' addresses carry them (RFC 3986, all else encoded)."""
    return urlencode(params, quote_via=quote, safe="")


class OfflineMap(folium.Map):
    """A folium map that asks nobody but its own site for anything.

    Parameters
    ----------
    config
        As :func:`config` returns it.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        middle = [sum(side) / 2 for side in zip(*OPENING, strict=True)]
        super().__init__(
            middle,
            zoom_start=3,
            tiles=None,
            prefer_canvas=True,
            minZoom=2,
            maxZoom=units.MAX_ZOOM,
            worldCopyJump=True,
            maxBoundsViscosity=0.8,
            bounceAtZoomLimits=False,
        )
        self._id = "atlas"  # folium would draw a random one, and equal pages would not be equal
        self.default_js = [(link, link) for link in config["files"]["js"]]
        self.default_css = [(link, link) for link in config["files"]["css"]]
        _Start(config["script"]).add_to(self)


class _Start(MacroElement):
    """Starts the atlas on the map.

    The component reports a click count of nothing before it is mounted and of 0 after, which would
    run the whole page a second time for every visitor; so the count starts as nothing.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        L.atlas({{ this._parent.get_name() }}, {{ this.config|tojson }});
        if (window.__GLOBAL_DATA__) { window.__GLOBAL_DATA__.last_object_clicked_count = null; }
        {% endmacro %}
        """
    )

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Atlas"
        self.config = dict(config)


class _Change(MacroElement):
    """One call into the mounted atlas."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.ATLAS.show({{ this.show|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, show: Show) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Change"
        self.show = show


def _checked(show: Mapping[str, Any]) -> Show:
    layers = list(show["layers"])
    if unknown := [layer for layer in layers if layer not in LAYERS]:
        raise ValueError(f"unknown layer {unknown[0]!r}")
    for field, form in _SHOWN.items():
        if not form.fullmatch(str(show[field])):
            raise ValueError(f"{field} may not be {show[field]!r}")
    return Show(
        query=str(show["query"]),
        layers=layers,
        theme=str(show["theme"]),
        version=str(show["version"]),
        as_of=str(show["as_of"]),
        risk=str(show["risk"]),
        selected=str(show["selected"]),
        ways=_ways(show["ways"]),
        colours=_colours(show["colours"]),
        during=_during(show["during"]),
    )


def _ways(given: Ways | None) -> Ways | None:
    if given is None:
        return None
    tracks, others = [_track(track) for track in given["tracks"]], dict(given["others"])
    for leg, state in others.items():
        _check_leg(leg, state)
    return Ways(tracks=tracks, others=others)


def _track(given: Track) -> Track:
    if not WAY.fullmatch(given["id"]):
        raise ValueError(f"a way may not be {given['id']!r}")
    runs = [Run(leg=run["leg"], state=run["state"], lane=run["lane"]) for run in given["runs"]]
    for run in runs:
        _check_leg(run["leg"], run["state"])
        if not abs(run["lane"]) <= _MOST_LANES:
            raise ValueError(f"a lane may not be {run['lane']!r}")
    return Track(id=given["id"], rank=int(given["rank"]), chosen=bool(given["chosen"]), runs=runs)


def _check_leg(leg: str, state: str) -> None:
    if not _LEG.fullmatch(leg) or state not in _STATES:
        raise ValueError(f"ways may not be {leg!r}: {state!r}")


def _during(given: tuple[int, int] | None) -> tuple[int, int] | None:
    if given is None:
        return None
    first, last = (int(month) for month in given)
    if first > last:
        raise ValueError(f"during may not be {given!r}")
    return first, last


def _colours(given: Colours | None) -> Colours | None:
    """Return a layer without what the map does not draw: words stay those of the registry."""
    if given is None:
        return None
    found: Colours = {name: given[name] for name in Colours.__annotations__}  # type: ignore[literal-required,assignment]
    return found
