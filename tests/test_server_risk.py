"""What the map asks for when a risk layer colours the countries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dashboard import countries, risk
from dashboard.filters import Query
from dashboard.maps import breaks, look
from dashboard.server.headers import IMMUTABLE
from dashboard.site import open_site
from dashboard.site.risk_answers import NO_HOSTS
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = [layer.code for layer in risk.LAYERS]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


def asked(client: TestClient, **params: str) -> dict[str, Any]:
    answer = client.get("/api/risk", params=params)
    assert answer.status_code == 200, answer.text

    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    told: dict[str, Any] = json.loads(answer.text, parse_constant=refuse)
    return told


@pytest.mark.parametrize("code", CODES)
def test_every_layer_is_told_as_classes_values_and_what_is_missing(
    client: TestClient, code: str
) -> None:
    told = asked(client, layer=code)
    layer = risk.layer(code)
    assert (told["layer"], told["unit"], told["scale"]) == (code, layer.unit, layer.scale)
    assert told["as_of"] == open_site().snapshot.manifest.as_of.isoformat()
    assert set(told["classes"]) == set(countries.NAMES).difference(NO_HOSTS)
    missing = {iso3 for iso3, found in told["classes"].items() if found == breaks.UNOBSERVED}
    assert told["unobserved"] == len(missing) > 0
    assert set(told["values"]) == set(told["classes"]) - missing
    assert set(told["low"]) == set(told["high"]) == set(told["values"])
    assert max(told["classes"].values()) <= len(told["breaks"])
    assert len(told["breaks"]) < len(look.PALETTES["light"].ramp)
    assert hasattr(look.PALETTES["light"], told["ramp"])


@pytest.mark.parametrize("code", CODES)
def test_the_figures_are_those_of_the_layer(client: TestClient, code: str) -> None:
    told = asked(client, layer=code)
    site = open_site()
    question = risk.Asked(site.snapshot, site.incidents, Query(), site.snapshot.manifest.as_of)
    frame = risk.layer(code).score(question).countries.set_index("iso3")
    for iso3, value in told["values"].items():
        assert frame.at[iso3, "observed"]
        assert value == pytest.approx(frame.at[iso3, "value"], abs=1e-4)


@pytest.mark.parametrize("code", CODES)
def test_bounds_are_the_same_under_every_filter_and_on_every_day(
    client: TestClient, code: str
) -> None:
    whole = asked(client, layer=code)["breaks"]
    for params in ({"type": "killing"}, {"as_of": "2023-06-01"}, {"country": "KAZ"}):
        assert asked(client, layer=code, **params)["breaks"] == whole


def test_a_country_keeps_its_class_when_others_are_filtered_out(client: TestClient) -> None:
    for code in CODES:
        whole = asked(client, layer=code)["classes"]["KAZ"]
        assert asked(client, layer=code, country="KAZ,GEO")["classes"]["KAZ"] == whole


def test_without_a_layer_reports_are_counted(client: TestClient) -> None:
    assert asked(client) == asked(client, layer="reported")


def test_another_day_is_another_answer(client: TestClient) -> None:
    now = asked(client, layer="exposure")
    then = asked(client, layer="exposure", as_of="2021-06-01")
    assert then["as_of"] == "2021-06-01"
    assert then["values"] != now["values"]


def test_weights_move_the_composite_and_only_their_shares_count(client: TestClient) -> None:
    own = asked(client, layer="composite")
    one = asked(client, layer="composite", weights="exposure:2,entry:1")
    other = asked(client, layer="composite", weights="entry:0.5,exposure:1")
    assert one["weights"] == "exposure:2,entry:1"
    assert one["values"] == pytest.approx(other["values"])
    assert one["values"] != own["values"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("layer=", "layer"),
        ("layer=safety", "layer"),
        ("layer=exposure&layer=entry", "layer"),
        ("layer=exposure&weights=entry:1", "weights"),
        ("layer=composite&weights=entry:0", "weights"),
        ("layer=composite&weights=entry:nan", "weights"),
        ("layer=composite&weights=luck:1", "weights"),
        ("layer=entry&as_of=soon", "as_of"),
        ("layer=entry&as_of=2199-01-01", "as_of"),
        ("layer=entry&as_of=1700-01-01", "as_of"),
        ("layer=entry&compare=then", "compare"),
        ("layer=entry&compare=1700-01-01", "compare"),
        ("layer=entry&compare=2199-01-01", "compare"),
        ("layer=entry&as_of=2023-01-01&compare=2023-01-01", "compare"),
        ("layer=entry&as_of=2023-01-01&compare=2024-01-01", "compare"),
        ("layer=entry&type=murder", "type"),
        ("layer=entry&colour=red", "colour"),
    ],
)
def test_what_is_not_understood_is_said(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/api/risk?{query}")
    assert answer.status_code == 400
    assert answer.json()["parameter"] == parameter
    assert answer.json()["error"].endswith(".")
    assert len(answer.json()["error"]) < 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("code", CODES)
def test_a_difference_is_told_as_classes_figures_and_what_cannot_be_compared(
    client: TestClient, code: str
) -> None:
    told = asked(client, layer=code, compare="2023-06-01")
    now, then = asked(client, layer=code), asked(client, layer=code, as_of="2023-06-01")
    assert (told["as_of"], told["compare"], told["ramp"]) == (
        now["as_of"],
        "2023-06-01",
        "change",
    )
    assert told["earlier"] == "1 June 2023"
    both = set(now["values"]) & set(then["values"])
    assert set(told["values"]) == set(told["low"]) == set(told["high"]) == both
    for iso3 in both:
        change = now["values"][iso3] - then["values"][iso3]
        assert told["values"][iso3] == pytest.approx(change, abs=2e-4)
        side = told["classes"][iso3] - breaks.SIDES
        assert side * change >= 0
        assert (side == 0) == (abs(told["values"][iso3]) <= told["breaks"][0])
    counts = {
        "unobserved": breaks.UNOBSERVED,
        "only_now": breaks.ONLY_NOW,
        "only_then": breaks.ONLY_THEN,
    }
    for name, found in counts.items():
        assert told[name] == list(told["classes"].values()).count(found)
    assert told["only_now"] == len(set(now["values"]) - set(then["values"]))
    assert told["only_then"] == len(set(then["values"]) - set(now["values"]))
    assert max(told["classes"].values()) < len(look.PALETTES["light"].change)


@pytest.mark.parametrize("code", CODES)
def test_classes_of_a_difference_are_the_same_for_any_two_days_and_filters(
    client: TestClient, code: str
) -> None:
    whole = asked(client, layer=code, compare="2023-06-01")["breaks"]
    for params in (
        {"compare": "2022-02-23"},
        {"compare": "2022-02-23", "as_of": "2024-01-01"},
        {"compare": "2023-06-01", "type": "killing"},
    ):
        assert asked(client, layer=code, **params)["breaks"] == whole


@settings(max_examples=25)
@given(
    st.sampled_from(["layer", "as_of", "weights", "type", "compare"]),
    st.one_of(st.text(max_size=30), st.sampled_from(CODES)),
)
def test_no_parameter_breaks_us(name: str, value: str) -> None:
    params = {"layer": "composite", name: value}
    with TestClient(_APP, base_url="http://localhost") as visitor:
        assert visitor.get("/api/risk", params=params).status_code in {200, 400}


def test_only_what_is_named_exactly_is_kept_for_good(client: TestClient) -> None:
    version = open_site().version
    path = "/api/risk?layer=entry&compare=2023-06-01"
    assert client.get(f"{path}&v={version}").headers["cache-control"] == IMMUTABLE
    path = "/api/risk?layer=entry"
    assert client.get(f"{path}&v={version}").headers["cache-control"] == IMMUTABLE
    assert client.get(path).headers["cache-control"] == "no-cache"
    assert client.get(f"{path}&v=1999.1.1").status_code == 409


_APP = app()
