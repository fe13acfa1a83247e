"""What a view colours countries by: one form for equal views, and an address that leads back."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import risk
from dashboard.errors import QueryError
from dashboard.exports import risk_shown
from dashboard.exports.about import about, parameters
from dashboard.exports.risk_shown import PLAIN, RiskShown
from dashboard.filters import Query
from dashboard.risk import weights
from dashboard.risk.presets import PRESETS, Preset
from dashboard.site import open_site
from dashboard.ui.view import View

LATEST = date(2026, 11, 23)
DAYS = some.none() | some.dates(date(2014, 1, 1), LATEST + timedelta(400))
WEIGHTS = some.just("") | some.dictionaries(
    some.sampled_from(weights.WEIGHED), some.integers(1, 1000), min_size=1
).map(weights.printed)
SHOWN = some.builds(
    lambda layer, day, text: RiskShown.of(layer, day, text, latest=LATEST),
    some.sampled_from([layer.code for layer in risk.LAYERS]),
    DAYS,
    WEIGHTS,
)


@given(SHOWN)
def test_the_address_leads_back_to_the_view(shown: RiskShown) -> None:
    asked = dict(parse_qsl(parameters(Query(), "2026.11.1", shown), strict_parsing=True))
    seen, notices = View.from_params(asked)
    assert notices == ()
    assert RiskShown.of(seen.risk, seen.as_of, seen.weights, latest=LATEST) == shown


def test_a_page_as_it_opens_adds_nothing_to_its_address() -> None:
    assert PLAIN.to_params() == {}
    assert parameters(Query(), "2026.11.1", PLAIN) == "data=2026.11.1"
    said = about(open_site().snapshot.manifest, Query(), n=1, address="")
    assert said.question == "All incidents."
    assert said.shows == {}


def test_equal_views_have_one_form() -> None:
    usual = weights.printed(PRESETS[0].weights)
    twice = weights.printed({code: 2 * weight for code, weight in PRESETS[0].weights.items()})
    same = {
        RiskShown.of("composite", day, text, latest=LATEST)
        for day in (None, LATEST, LATEST + timedelta(3))
        for text in ("", usual, twice)
    }
    assert same == {RiskShown("composite")}
    assert RiskShown.of("composite", None, "entry:1.0,exposure:2.50", latest=LATEST) == (
        RiskShown("composite", None, "exposure:2.5,entry:1")
    )


def test_weights_travel_beside_any_layer_and_count_in_the_composite_alone() -> None:
    shown = RiskShown("entry", None, "entry:1")
    assert shown.to_params() == {"risk": "entry", "weights": "entry:1"}
    assert shown.used == ""
    assert shown.words(LATEST) == "Countries by “Entry and stay” as of 23 November 2026."
    assert "weights" not in shown.facts(LATEST)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_words_name_a_preset_and_every_share(preset: Preset) -> None:
    words = risk_shown.in_words(weights.printed(preset.weights))
    assert words.startswith(f"weights “{preset.label}”: ")
    assert words.count(" %") == len(preset.weights)


def test_words_say_layer_day_and_the_readers_own_weights() -> None:
    shown = RiskShown("composite", date(2024, 6, 1), "exposure:2,entry:1")
    assert shown.words(LATEST) == (
        "Countries by “Composite host risk” as of 1 June 2024; weights of the reader: Legal"
        " exposure to Russia 66.7 % and Entry and stay 33.3 %."
    )
    assert shown.facts(LATEST) == {
        "layer": "composite",
        "layer_as_of": "2024-06-01",
        "weights": "exposure:2,entry:1",
    }
    assert RiskShown("composite").facts(LATEST)["weights"].startswith("weighted:5,")


def test_weights_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(QueryError):
        RiskShown.of("entry", None, "luck:1", latest=LATEST)


@given(SHOWN)
def test_what_is_said_of_records_carries_layer_day_and_weights(shown: RiskShown) -> None:
    manifest = open_site().snapshot.manifest
    said = about(manifest, Query(), n=3, address="https://a.example.org/", shown=shown)
    asked = dict(parse_qsl(urlsplit(said.address).query))
    assert {n: asked.get(n, "") for n in risk_shown.PARAMETERS} == (
        dict.fromkeys(risk_shown.PARAMETERS, "") | shown.to_params()
    )
    assert (shown.words(manifest.as_of) in said.question) == (not shown.is_plain)
