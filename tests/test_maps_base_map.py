"""The script is constant, holds no data and names nobody; only checked values reach the browser."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
import streamlit_folium
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Query
from dashboard.maps import base_map, configuration
from dashboard.site import assets

SHOW: dict[str, Any] = {
    "query": "type=killing",
    "layers": ["incidents", "totals"],
    "theme": "light",
    "version": "2026.11.1",
    "as_of": "2026-11-23",
    "risk": "layer=composite&as_of=2023-06-01&weights=exposure%3A2",
    "selected": "",
    "ways": None,
    "colours": None,
    "during": None,
}


def track(**changes: Any) -> dict[str, Any]:
    """Return one track of an answer."""
    run = {"leg": "leg-one", "state": "open", "lane": 0.5}
    whole = {"id": "leg-one", "rank": 1, "chosen": True}
    runs = [{name: changes.get(name, value) for name, value in run.items()}]
    return {**{name: changes.get(name, value) for name, value in whole.items()}, "runs": runs}


def rendered(show: dict[str, Any]) -> tuple[str, str, str]:
    """Return base script, header and change script as the component is given them."""
    drawn = base_map.atlas_map(base_map.config())
    drawn.get_root().render()
    header = streamlit_folium._get_header(drawn)
    script = streamlit_folium._get_map_string(drawn)
    group = streamlit_folium._get_feature_group_string(base_map.change(show), drawn)
    return script, header, group


def test_script_is_the_same_whatever_is_shown() -> None:
    one = rendered({**SHOW, "risk": ""})
    other = rendered({**SHOW, "query": "q=%7B%7B1%7D%7D", "theme": "dark", "selected": "leg:a-b"})
    assert one[:2] == other[:2]
    assert one[2] != other[2]


def test_change_is_small_and_carries_the_question() -> None:
    script = rendered(SHOW)[2]
    assert len(script) < 1000
    told = json.loads(re.search(r"ATLAS\.show\((\{.*\})\)", script)[1])  # type: ignore[index]
    assert told == SHOW


def test_nobody_else_is_named() -> None:
    config = base_map.config()
    text = json.dumps(config)
    assert not re.search(r"https?:|//|www\.", text)
    assert all(
        link.startswith("../../lib/") for files in config["files"].values() for link in files
    )
    drawn = base_map.atlas_map(config)
    assert [link for _, link in drawn.default_js] == config["files"]["js"]
    assert [link for _, link in drawn.default_css] == config["files"]["css"]


def test_nothing_in_the_script_is_a_template() -> None:
    script, _, group = rendered(SHOW)
    assert not re.search(r"\{\{|\{%|\{#", script + group)
    assert "</script" not in (script + group).lower()


def test_addresses_carry_the_content_of_the_files_as_the_server_knows_it() -> None:
    links = base_map.config()["files"]
    known = assets.code()
    for link in [link.split("#")[0] for link in links["js"]] + links["css"]:
        name, version = link.removeprefix("../../lib/").split("?v=")
        assert known[name].version == version


def test_a_site_may_give_its_own_versions() -> None:
    config = base_map.config(lambda name: f"v-{len(name)}")
    assert config["script"]["geo"] == "../../lib/geo/countries.geojson?v=v-21"


def test_first_script_announces_all_others() -> None:
    first, *others = base_map.config()["files"]["js"]
    announced = first.split("#")[1].split("|")
    assert announced == base_map.config()["files"]["css"] + others


def test_every_browser_file_is_loaded_once() -> None:
    ours = {f"web/{name}" for name in _web() if name.endswith(".js")}
    loaded = [name for name in configuration.SCRIPTS if name.startswith("web/")]
    assert sorted(loaded) == sorted(ours)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("query", 'q="</script>'),
        ("query", "q={{1}}"),
        ("theme", "green"),
        ("version", "1 2"),
        ("as_of", "yesterday"),
        ("risk", 'layer=composite&weights="}'),
        ("risk", "composite"),
        ("ways", {"tracks": [], "others": {"leg'": "open"}}),
        ("ways", {"tracks": [], "others": {"leg-one": "fine"}}),
        ("ways", {"tracks": [track(id="<b>")], "others": {}}),
        ("ways", {"tracks": [track(leg="leg'")], "others": {}}),
        ("ways", {"tracks": [track(state="fine")], "others": {}}),
        ("ways", {"tracks": [track(lane=float("nan"))], "others": {}}),
        ("during", (650, 640)),
        ("selected", "country:<b>"),
        ("selected", "person:abc"),
        ("layers", ["incidents", "heat"]),
    ],
)
def test_odd_values_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"may not be|unknown layer"):
        base_map.change({**SHOW, field: value})


@pytest.mark.parametrize("field", sorted(SHOW))
def test_every_field_is_needed(field: str) -> None:
    with pytest.raises(KeyError):
        base_map.change({name: value for name, value in SHOW.items() if name != field})


@given(text=st.text(max_size=80))
def test_any_search_text_passes_as_itself(text: str) -> None:
    params = Query(text=text).to_params()
    written = base_map.query_string(params)
    base_map.change({**SHOW, "query": written})
    assert dict(parse_qsl(written, keep_blank_values=True)) == params


def test_the_longest_question_passes() -> None:
    every = Query.from_params(
        {name: ",".join(codes) for name, codes in _all_codes().items()} | {"q": "я" * 80}
    )
    base_map.change({**SHOW, "query": base_map.query_string(every.to_params())})


def _all_codes() -> dict[str, tuple[str, ...]]:
    from dashboard.filters import FACETS

    return {facet.parameter: facet.codes for facet in FACETS}


def _web() -> list[str]:
    from importlib import resources

    return [file.name for file in (resources.files("dashboard.maps") / "web").iterdir()]
