"""The page about protection: it says what the policy does, with the policy's own numbers."""

from __future__ import annotations

import dataclasses
import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import schema, snapshot
from dashboard.disclosure import PRESETS, PUBLIC, STRICT, Policy
from dashboard.disclosure.screen import SCREEN
from dashboard.disclosure.status import STATUS_RULES
from dashboard.pages import policy as pages
from dashboard.pages.policy import in_force, policy_page
from dashboard.server import about
from dashboard.units import Days

if TYPE_CHECKING:
    from dashboard.snapshot import Manifest


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return snapshot.read().manifest


def words(manifest: Manifest) -> str:
    page = policy_page(manifest, home="../").partition("<main")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page)))


def test_every_number_of_the_policy_is_the_policy_s_own(
    manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: dict[str, Any] = {
        "city_floor": 123_457,
        "region_floor": 345_671,
        "journey_stops": 3,
        "k": 7,
        "leg_date": "quarter",
        "home_threats": PUBLIC.home_threats | {"assault"},
        "treatments": {
            status: dataclasses.replace(treated, embargo=Days(41), place="region", date="year")
            for status, treated in PUBLIC.treatments.items()
        },
    }
    other: Policy = dataclasses.replace(PUBLIC, **changed)
    monkeypatch.setattr(pages, "PRESETS", (other,))
    before, after = words(dataclasses.replace(manifest, policy=STRICT.title)), words(manifest)
    for said in ("123,457", "345,671", "at most 3 countries", "at least 7 records", "41 days"):
        assert said in after
    assert "assault" in after
    assert "with the quarter of the year at finest" in after
    assert "100,000" not in after
    assert "100,000" in before


def test_the_page_shows_the_policy_the_data_were_released_under(manifest: Manifest) -> None:
    for policy in PRESETS:
        text = words(dataclasses.replace(manifest, policy=policy.title))
        assert f"under the policy {policy.title}." in text
        assert in_force(policy.title) is policy
        assert "does not know that policy" not in text
    text = words(dataclasses.replace(manifest, policy="ours 7"))
    assert f"at least as strict as {PUBLIC.title}" in text


def test_every_rule_and_code_is_told(manifest: Manifest) -> None:
    text = words(manifest)
    for rule in STATUS_RULES:
        assert rule.why in text
    for found in SCREEN:
        assert found.sentence in text
    for term in (*schema.GENERALISATIONS, *schema.WITHHELD):
        assert term.code in text
    for term in schema.WITHDRAWAL_REASONS:
        assert term.definition in text
    for name in ("dataGeneralizations", "informationWithheld", "coordinateUncertaintyInMeters"):
        assert name in text


def test_the_page_needs_no_script_and_names_no_other_server(manifest: Manifest) -> None:
    page = policy_page(manifest, home="../")
    assert "<script" not in page
    assert "http" not in page.partition("<main")[2]


def test_the_page_is_served() -> None:
    routes = Starlette(routes=[Route(path, answers) for path, answers in about.PATHS])
    answer = TestClient(routes).get("/about/policy")
    assert answer.status_code == 200
    assert "How people are protected" in answer.text
