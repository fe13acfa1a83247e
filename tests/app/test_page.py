"""The page itself, run by Streamlit's own test runner: what is asked is what is shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import engine
from dashboard.filters import Query
from dashboard.site import open_site

APP = Path(__file__).parents[2] / "app.py"


def opened(**params: str) -> AppTest:
    """Return the page opened at an address."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def figures(page: AppTest) -> str:
    return next(m.value for m in page.markdown if "incidents**" in m.value)


def said(page: AppTest) -> str:
    return " ".join(e.value for kind in (page.markdown, page.caption, page.text) for e in kind)


def told(page: AppTest) -> dict[str, Any]:
    """What the map component was given."""
    found = [e for e in page if e.type == "component_instance"]
    assert len(found) == 1
    given: dict[str, Any] = json.loads(found[0].proto.json_args)
    return given


def test_the_plain_page_shows_everything() -> None:
    page = opened()
    total = open_site().snapshot.manifest.rows["incidents"]
    assert f"{total:,} of {total:,} incidents" in figures(page)
    assert len(page.dataframe[0].value) == total
    assert page.query_params == {}


@pytest.mark.parametrize(
    "params",
    [
        {"type": "killing,poisoning"},
        {"country": "KAZ", "since": "2022-02-24"},
        {"q": "Osechkin"},
        {"evidence": "court_finding", "until": "2020-01-01", "by": "russian_state"},
    ],
)
def test_header_table_and_engine_agree(params: dict[str, str]) -> None:
    page = opened(**params)
    n = engine.count(open_site().incidents, Query.from_params(params))
    assert 0 < n < open_site().snapshot.manifest.rows["incidents"]
    assert f"**{n:,} of " in figures(page)
    assert len(page.dataframe[0].value) == n


def test_a_filter_touched_changes_question_address_and_map() -> None:
    page = opened()
    before = told(page)
    page.text_input[0].set_value("Tbilisi").run()
    assert page.query_params["q"] == "Tbilisi"
    assert "**299 of" not in figures(page)
    after = told(page)
    assert after["script"] == before["script"]
    assert after["feature_group"] != before["feature_group"]
    assert len(after["feature_group"]) < 20_000


def test_a_chip_takes_its_filter_away_and_clear_takes_all() -> None:
    page = opened(type="killing", q="London")
    chip = next(b for b in page.button if b.key == "chip text None")
    chip.click().run()
    assert "q" not in page.query_params
    assert page.query_params["type"] == "killing"
    next(b for b in page.button if b.label == "Clear all filters").click().run()
    assert page.query_params == {}


def test_the_dates_follow_each_other() -> None:
    page = opened(since="2022-02-24")
    since, until = page.date_input
    assert str(since.value) == "2022-02-24"
    assert until.value is None
    low, high = page.select_slider[0].value
    assert str(low) == "2022-02-01"
    page.select_slider[0].set_range(low, high.replace(year=2023, month=6)).run()
    assert page.query_params["until"] == "2023-06-30"
    assert page.query_params["since"] == "2022-02-01"


def test_dates_the_wrong_way_round_are_turned() -> None:
    page = opened(since="2024-01-01")
    page.date_input[1].set_value(date(2022, 1, 1)).run()
    assert page.query_params["since"] == "2022-01-01"
    assert page.query_params["until"] == "2024-01-01"


def test_nothing_found_says_what_to_loosen() -> None:
    page = opened(country="ISL,KAZ", q="zzzz")
    assert "**0 of" in figures(page)
    assert "Without “" in page.info[0].value
    assert any(b.label.startswith("Remove “") for b in page.button)


@pytest.mark.parametrize(
    "params",
    [
        {"type": "nonsense"},
        {"since": "0000-99-99", "until": "never"},
        {"sel": "incident:../../etc/passwd"},
        {"area": "1,2"},
        {"utm_source": "x"},
        {"since": "9999-12-31", "until": "0001-01-01"},
    ],
)
def test_a_damaged_link_opens_with_a_notice(params: dict[str, str]) -> None:
    page = opened(**params)
    assert page.warning
    assert "Traceback" not in said(page)


@pytest.mark.parametrize("selected", ["country:KAZ", "country:BRA", "cell:3/39/22"])
def test_selections_open_their_panel(selected: str) -> None:
    page = opened(sel=selected)
    assert any(b.key == "panel close" for b in page.button)
    assert not page.info


def test_an_incident_is_shown_with_its_sources() -> None:
    record = engine.records(open_site().incidents, Query(), limit=1).iloc[0]
    page = opened(sel=f"incident:{record['id']}")
    assert record["summary"] in [t.value for t in page.text]
    assert "Evidence: **" in said(page)
    next(b for b in page.button if b.key == "open country").click().run()
    assert page.query_params["sel"] == f"country:{record['iso3']}"


def test_every_leg_and_journey_opens() -> None:
    snapshot = open_site().snapshot
    for kind, table in (("leg", snapshot.legs), ("journey", snapshot.journeys)):
        for identifier in table["id"].iloc[[0, len(table) // 2, -1]]:
            page = opened(sel=f"{kind}:{identifier}")
            assert not page.info, identifier


def test_what_is_gone_is_said() -> None:
    page = opened(sel="incident:aaaaaaaaaaaaaaaa")
    assert "does not hold" in page.info[0].value
