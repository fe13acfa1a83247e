"""The risk layers on the page, run by Streamlit's own test runner."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import countries, risk
from dashboard.filters import Query
from dashboard.maps.breaks import written
from dashboard.risk import Asked
from dashboard.risk.ranks import ranks
from dashboard.risk.weights import WEIGHED, printed
from dashboard.site import open_site
from dashboard.site.risk_answers import NO_HOSTS, RiskAsked
from dashboard.ui import risk_what_if
from dashboard.ui.plain import escaped

APP = Path(__file__).parents[2] / "app.py"


def opened(*boxes: str, **params: str) -> AppTest:
    """Return the page opened at an address, with some of its boxes open."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    for box in boxes:
        page.session_state[box] = True
    page.run()
    assert not page.exception
    return page


def told(page: AppTest) -> dict[str, Any]:
    """What the map is told to colour countries by."""
    given = json.loads(next(e for e in page if e.type == "component_instance").proto.json_args)
    found = re.search(r"ATLAS\.show\((\{.*?\})\)", given["feature_group"])
    assert found is not None
    show: dict[str, Any] = json.loads(found[1])
    return dict(parse_qsl(show["risk"]))


def said(page: AppTest) -> str:
    return " ".join(e.value for kind in (page.markdown, page.caption, page.text) for e in kind)


def legends(page: AppTest) -> str:
    return " ".join(e.proto.body for e in page if e.type == "html" and "legend" in e.proto.body)


def scores(code: str, as_of: date | None = None, weights: str = "") -> risk.Scores:
    site = open_site()
    return site.risks.scores(
        RiskAsked(code, Query(), as_of or site.snapshot.manifest.as_of, weights)
    )


def control(page: AppTest, kind: str, key: str) -> Any:
    return next(element for element in getattr(page, kind) if element.key == key)


def test_the_page_opens_as_ever_with_counts_of_reports() -> None:
    page = opened()
    assert told(page) == {}
    assert control(page, "selectbox", "risk layer").value == "reported"
    assert "Reported incidents per country" in legends(page)
    assert "points of 100" not in legends(page)
    assert not [d for d in page.date_input if d.key == "risk day"]


def test_choosing_a_layer_changes_map_legend_and_address() -> None:
    page = opened()
    control(page, "selectbox", "risk layer").set_value("exposure").run()
    assert not page.exception
    assert page.query_params["risk"] == "exposure"
    as_of = open_site().snapshot.manifest.as_of
    assert told(page) == {"layer": "exposure", "as_of": as_of.isoformat()}
    missing = int((~scores("exposure").countries["observed"]).sum()) - len(NO_HOSTS)
    assert "points of 100" in legends(page)
    assert f"{missing} of {len(countries.NAMES) - len(NO_HOSTS)} countries" in legends(page)
    control(page, "selectbox", "risk layer").set_value("reported").run()
    assert page.query_params == {}
    assert told(page) == {}


def test_choosing_a_layer_switches_the_colours_on() -> None:
    page = opened(layers="incidents")
    control(page, "selectbox", "risk layer").set_value("entry").run()
    assert "layers" not in page.query_params


def test_another_day_is_in_the_address_and_the_newest_is_not() -> None:
    page = opened(risk="conduct", as_of="2023-06-01")
    assert told(page)["as_of"] == "2023-06-01"
    day = control(page, "date_input", "risk day")
    assert day.value == date(2023, 6, 1)
    assert "1 June 2023" in legends(page)
    day.set_value(open_site().snapshot.manifest.as_of).run()
    assert "as_of" not in page.query_params


def test_a_day_after_the_data_is_their_last_one() -> None:
    page = opened(risk="conduct", as_of="2150-01-01")
    assert told(page)["as_of"] == open_site().snapshot.manifest.as_of.isoformat()


@pytest.mark.parametrize(
    "params", [{"risk": "safety"}, {"as_of": "soon"}, {"weights": "entry:0"}, {"weights": "x:1"}]
)
def test_junk_opens_with_a_notice(params: dict[str, str]) -> None:
    page = opened(**params)
    assert len(page.warning) == 1
    assert told(page) == {}


def test_a_preset_and_a_slider_change_the_weights() -> None:
    page = opened("risk weights open", risk="composite")
    sliders = {s.key: s for s in page.slider if str(s.key).startswith("risk weight ")}
    assert set(sliders) == {f"risk weight {code}" for code in WEIGHED}
    sliders["risk weight entry"].set_value(10.0).run()
    assert not page.exception
    assert "entry:10" in page.query_params["weights"]
    assert told(page)["weights"] == page.query_params["weights"]
    assert control(page, "slider", "risk weight entry").value == 10.0


def test_weights_of_nothing_say_so_and_change_nothing() -> None:
    page = opened("risk weights open", risk="composite", weights="entry:1")
    control(page, "slider", "risk weight entry").set_value(0.0).run()
    assert not page.exception
    assert "All parts weigh nothing" in page.warning[0].value
    assert page.query_params["weights"] == "entry:1"


def test_ranks_are_listed_with_the_interval_random_weights_give_them() -> None:
    page = opened("risk ranks open", risk="composite", weights="conduct:1,exposure:1")
    table = page.dataframe[0].value
    found = scores("composite", weights=printed({"conduct": 1, "exposure": 1}))
    expected = ranks(found.parts[~found.parts["iso3"].isin(NO_HOSTS)])
    names = expected["iso3"].map(countries.NAMES)
    assert set(table["country"]) == set(names)
    by_name = table.set_index("country")
    for name, row in zip(names, expected.itertuples(), strict=True):
        assert by_name["interval"][name] == f"{row.low}–{row.high}"
        assert by_name["rank"].to_dict()[name] == row.rank
    missing = len(countries.NAMES) - len(NO_HOSTS) - len(expected)
    assert f"{missing} countries have no rank" in said(page)


def test_every_layer_and_both_kinds_of_country_have_a_panel() -> None:
    for layer in risk.LAYERS:
        found = scores(layer.code).countries
        for iso3 in ("KAZ", found.loc[~found["observed"], "iso3"].iloc[-1]):
            page = opened(risk=layer.code, sel=f"country:{iso3}")
            assert "no person" in said(page) or "any person" in said(page)
            assert "nan" not in said(page).lower().split()


def test_the_panel_says_value_range_parts_and_what_would_change_it() -> None:
    page = opened(risk="exposure", sel="country:KAZ")
    found = scores("exposure")
    row = found.countries.set_index("iso3").loc["KAZ"].to_dict()
    low, high, value = (written("index", row[name]) for name in ("low", "high", "value"))
    assert f"**{low} to {high}** points of 100; as the facts stand: **{value}**" in said(page)
    labels = " ".join(str(box.label) for box in page.expander)
    here = found.parts[found.parts["iso3"] == "KAZ"]
    for part in risk.layer("exposure").parts:
        assert part.label in labels
    assert labels.count(" adds ") == len(here)
    assert labels.count("stale") == int(here["stale"].sum())
    assert "What would change this value" in said(page)


def test_facts_stand_behind_a_part_with_date_and_source() -> None:
    page = opened("risk part extradition", risk="exposure", sel="country:KAZ")
    found = scores("exposure").evidence
    behind = found[(found["iso3"] == "KAZ") & (found["part"] == "extradition")]
    facts = open_site().snapshot.host_facts.set_index("id").loc[behind["record"]]
    links = open_site().snapshot.sources.set_index("id").loc[facts["source_id"]]
    for value in facts["value"]:
        assert value in [t.value for t in page.text]
    assert all(escaped(publisher) in said(page) for publisher in links["publisher"])
    assert "Graded " in said(page)


def test_an_unobserved_country_is_not_called_low() -> None:
    found = scores("exposure").countries
    iso3 = found.loc[~found["observed"] & ~found["iso3"].isin(NO_HOSTS), "iso3"].iloc[0]
    page = opened(risk="exposure", sel=f"country:{iso3}")
    assert "Not enough reporting" in said(page)
    assert "does not mean low" in said(page)
    assert "as the facts stand" not in said(page)


def test_the_country_people_leave_has_no_score() -> None:
    assert "none of them" in said(opened(risk="composite", sel="country:RUS"))


@pytest.mark.parametrize("code", ["exposure", "entry", "protection", "composite"])
def test_the_panels_formula_is_the_layers_own(code: str) -> None:
    """What would change a value is computed from the parts: unchanged parts give the value."""
    layer, found = risk.layer(code), scores(code)
    share = risk_what_if.shares(layer)
    seen = found.countries[found.countries["observed"]].set_index("iso3")["value"]
    for iso3, parts in found.parts[found.parts["iso3"].isin(seen.index)].groupby("iso3"):
        values = dict(zip(parts["part"], parts["value"], strict=True))
        assert risk_what_if.value_of(layer, values, share) == pytest.approx(seen[iso3], abs=1e-6)


def test_removing_what_adds_most_is_said_as_the_layer_would_have_it() -> None:
    layer = risk.layer("exposure")
    parts = pd.DataFrame(
        {
            "part": ["blocs", "extradition"],
            "value": [1.0, 0.5],
            "contribution": [0.5, 0.25],
            "observed": True,
            "stale": [True, False],
        }
    )
    told = risk_what_if.sentences(layer, parts, {"blocs": 0.4, "extradition": 0.4, "interpol": 0.2})
    assert "fell to 0: **25**" in told[0]
    assert any("“Extradition practice” rose to 100: **100**" in line for line in told)
    assert any("**60** to **80**" in line for line in told)
    assert any("Newer facts on “" in line for line in told)


def test_asked_is_what_the_layers_take() -> None:
    site = open_site()
    asked = Asked(site.snapshot, site.incidents, Query(), site.snapshot.manifest.as_of)
    direct = risk.layer("composite").score(asked).countries
    pd.testing.assert_frame_equal(direct, scores("composite").countries)
