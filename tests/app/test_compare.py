"""Comparing a layer with an earlier day, run by Streamlit's own test runner."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import countries, risk
from dashboard.filters import Query
from dashboard.site import open_site
from dashboard.site.risk_answers import RiskAsked
from dashboard.site.risk_changes import ChangeAsked
from dashboard.ui import risk_days
from dashboard.ui.risk_changes import signed
from tests.app.test_risk import control, legends, opened, said, told

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def asked(code: str, since: date) -> ChangeAsked:
    return ChangeAsked(RiskAsked(code, Query(), open_site().snapshot.manifest.as_of), since)


def shown(page: AppTest) -> dict[str, Any]:
    given = json.loads(next(e for e in page if e.type == "component_instance").proto.json_args)
    found = re.search(r"ATLAS\.show\((\{.*?\})\)", given["feature_group"])
    assert found is not None
    show: dict[str, Any] = json.loads(found[1])
    return show


def test_it_is_off_at_first_and_offered_beside_the_day() -> None:
    page = opened(risk="exposure")
    assert control(page, "toggle", "risk compare").value is False
    assert not [d for d in page.date_input if d.key == "risk compare day"]
    assert "compare" not in told(page)
    assert not [t for t in opened().toggle if t.key == "risk compare"]


def test_switched_on_it_compares_with_a_year_before_and_off_again_with_nothing() -> None:
    page = opened(risk="exposure")
    control(page, "toggle", "risk compare").set_value(True).run()
    assert not page.exception
    latest = open_site().snapshot.manifest.as_of
    assert page.query_params["compare"] == risk_days.a_year_before(latest).isoformat()
    assert told(page)["compare"] == page.query_params["compare"]
    assert "Less reported risk is no sign" in said(page)
    control(page, "toggle", "risk compare").set_value(False).run()
    assert "compare" not in page.query_params
    assert "compare" not in told(page)


def test_a_ready_made_day_and_one_of_ones_own() -> None:
    page = opened(risk="entry", compare="2024-01-01")
    choices = next(b for b in page.button_group if b.key == "risk compare choice")
    choices.set_value("border").run()
    assert page.query_params["compare"] == "2023-11-30"
    assert "Finland closed its border" in said(page)
    control(page, "date_input", "risk compare day").set_value(date(2023, 1, 2)).run()
    assert page.query_params["compare"] == "2023-01-02"
    assert "Finland closed its border" not in said(page)


def test_days_offered_lie_before_the_day_and_have_a_reason() -> None:
    assert len({row.code for row in risk_days.EARLIER}) == len(risk_days.EARLIER)
    for row in risk_days.EARLIER:
        assert row.reason.endswith(".")
        if row.day:
            assert row.day not in {r.before(row.day) for r in risk_days.offered(row.day).values()}
    for day in (date(2022, 1, 1), date(2024, 2, 29), date(2026, 11, 23)):
        assert all(row.before(day) < day for row in risk_days.offered(day).values())
    assert [*risk_days.offered(date(2022, 2, 23))] == ["year"]


@pytest.mark.parametrize(
    "params",
    [
        {"risk": "entry", "compare": "2150-01-01"},
        {"risk": "entry", "as_of": "2023-01-01", "compare": "2023-01-01"},
        {"risk": "entry", "as_of": "2023-01-01", "compare": "2024-01-01"},
        {"risk": "entry", "compare": "soon"},
        {"compare": "<script>"},
    ],
)
def test_a_day_that_is_not_before_is_said_and_left_out(params: dict[str, str]) -> None:
    page = opened(**params)
    assert len(page.warning) == 1
    assert "compare" not in told(page)
    assert "compare" not in page.query_params
    page.run()
    assert not page.exception


@pytest.mark.parametrize("code", [layer.code for layer in risk.LAYERS])
@pytest.mark.parametrize("since", [date(1850, 1, 1), date(2022, 2, 23), date(2026, 11, 22)])
def test_every_layer_can_be_compared(code: str, since: date) -> None:
    page = opened(risk=code, compare=since.isoformat(), sel="country:KAZ")
    assert not page.exception
    assert "nan" not in said(page).lower().split()
    assert "What changed since" in said(page)
    assert "not enough reporting on either day" in legends(page)


def test_the_table_lists_what_changed_with_its_causes_largest_first() -> None:
    since = date(2025, 12, 31)
    page = opened(risk="exposure", compare=since.isoformat())
    table = page.dataframe[0].value
    found = open_site().changes.differences.get(asked("exposure", since)).countries
    seen = found[found["value"].abs() > 0.01]
    assert set(table["country"]) == set(seen["iso3"].map(countries.NAMES))
    assert table["change"].abs().is_monotonic_decreasing
    row = table.set_index("country").loc["Kazakhstan"].to_dict()
    assert (round(row["then"]), round(row["now"]), round(row["change"])) == (70, 82, 12)
    because = "Extradition to Russia: case by case → practised (January 2026)"
    assert row["because"] == because
    assert "61 countries without a difference" in said(page)


def test_countries_known_on_one_day_alone_are_listed_without_a_number() -> None:
    page = opened(risk="conduct", compare="2025-11-23")
    table = page.dataframe[0].value
    sided = table[table["change"].isna()]
    site = open_site()
    then, now = (
        site.risks.scores(RiskAsked("conduct", Query(), day)).countries["observed"]
        for day in (date(2025, 11, 23), date(2026, 11, 23))
    )
    assert 0 < len(sided) == (then != now).sum()
    assert (sided["range"] == "only known then").sum() == (then & ~now).sum()
    assert table["change"].isna().iloc[-len(sided) :].all()
    assert table["because"].str.len().min() > 5


def test_where_only_time_passed_the_table_says_so() -> None:
    page = opened(risk="weighted", compare="2026-05-01")
    table = page.dataframe[0].value
    assert (table["change"] < 0).any()
    assert table["because"].str.contains("older ones weigh less").any()


def test_the_panel_says_then_and_now_and_shows_the_facts_with_their_sources() -> None:
    page = opened(risk="exposure", compare="2025-12-31", sel="country:KAZ")
    words = said(page)
    assert "31 December 2025: **70** (60 to 74)" in words
    assert "23 November 2026: **82** (71 to 84)" in words
    assert "**12 more** reported risk than then" in words
    assert "**Extradition practice**: 50 → 100" in words
    assert "case_by_case" in [t.value for t in page.text]
    assert "practised" in [t.value for t in page.text]
    snapshot = open_site().snapshot
    fact = snapshot.host_facts.set_index("id").loc["3vkgtiv4rn"].to_dict()
    assert snapshot.sources.set_index("id")["url"][fact["source_id"]] in words


def test_the_panel_says_when_a_change_may_be_none() -> None:
    page = opened(risk="conduct", compare="2025-12-31", sel="country:KAZ")
    assert "The change may be none" in said(page)
    assert "4 incidents in between" in said(page)
    page = opened(risk="exposure", compare="2025-12-31", sel="country:KAZ")
    assert "The change may be none" not in said(page)


def test_legs_follow_the_day_of_the_layer() -> None:
    assert shown(opened(risk="entry", as_of="2023-06-01"))["as_of"] == "2023-06-01"
    assert shown(opened(risk="entry", as_of="2023-06-01", until="2024-01-01"))["as_of"] == (
        "2023-06-01"
    )
    assert shown(opened(until="2024-01-01"))["as_of"] == "2024-01-01"


def test_a_fine_weight_is_shown_and_kept_when_another_one_moves() -> None:
    page = opened("risk weights open", risk="composite", weights="exposure:0.3,entry:1.2345")
    assert control(page, "slider", "risk weight exposure").value == 0.3
    control(page, "slider", "risk weight conduct").set_value(2.0).run()
    assert page.query_params["weights"] == "exposure:0.3,conduct:2,entry:1.2345"
    page = opened("risk weights open", risk="composite", weights="exposure:0.01,entry:1")
    assert control(page, "slider", "risk weight exposure").value == 0.1


def test_a_part_stays_open_when_its_figures_change() -> None:
    page = opened("risk part returns", risk="conduct", sel="country:KAZ")
    titles = [str(box.label) for box in page.expander if "Removals" in str(box.label)]
    control(page, "date_input", "risk day").set_value(date(2025, 12, 31)).run()
    again = [str(box.label) for box in page.expander if "Removals" in str(box.label)]
    assert titles != again
    assert page.session_state["risk part returns"] is True


def test_differences_are_written_with_their_sign() -> None:
    assert signed("index", 0.123) == "+12"
    assert signed("index", -0.123) == "−12"
    assert signed("index", -0.001) == "0"
    assert signed("rate", 0.034) == "+0.034"
    assert signed("count", float("nan")) == "?"
