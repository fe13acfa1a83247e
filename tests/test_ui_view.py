"""The address carries the whole view, both ways, and survives anything pasted into it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import PARAMETERS, Query
from dashboard.risk import weights
from dashboard.ui import risk_view
from dashboard.ui.view import DEFAULT_LAYERS, LAYERS, View, checked_selection

CODES = some.sampled_from(["killing", "poisoning", "travel_ban", "nonsense", "", "KAZ"])
JUNK = some.dictionaries(
    some.sampled_from(
        [
            *PARAMETERS,
            *risk_view.PARAMETERS,
            "layers",
            "sel",
            "data",
            "story",
            "step",
            "embed",
            "utm_source",
            "type ",
        ]
    ),
    some.one_of(
        some.text(max_size=60),
        some.lists(CODES, max_size=4).map(",".join),
        some.sampled_from([*risk_view.CODES, "2023-06-30", "2023-6-3", "exposure:2,entry:1"]),
        some.lists(some.sampled_from(["exposure:2", "entry:0", "entry:.5", "x:1"])).map(",".join),
    ),
)
WEIGHTS = some.one_of(
    some.just(""),
    some.dictionaries(
        some.sampled_from(weights.WEIGHED), some.floats(0.0001, 1000).map(lambda x: round(x, 4))
    )
    .filter(bool)
    .map(weights.printed),
)
VIEWS = some.builds(
    View,
    layers=some.sets(some.sampled_from(LAYERS)).map(
        lambda chosen: tuple(code for code in LAYERS if code in chosen)
    ),
    risk=some.sampled_from(risk_view.CODES),
    as_of=some.one_of(some.none(), some.dates(date(1900, 1, 1), date(2100, 1, 1))),
    weights=WEIGHTS,
    compare=some.one_of(some.none(), some.dates(date(1900, 1, 1), date(2100, 1, 1))),
    told=some.sampled_from(["", "long-arm/3", "a-story/12"]),
)


def test_a_view_comes_back_from_its_own_link() -> None:
    view = View(
        Query(threat_types=("killing",), since=date(2022, 2, 24), text="Tbilisi & more"),
        ("incidents", "legs"),
        "country:KAZ",
        "2026.11.1",
    )
    assert view.to_params()["data"] == "2026.11.1"
    assert View.from_params(view.to_params()) == (view, ())


@given(VIEWS)
def test_what_is_said_of_risk_comes_back_from_its_link(view: View) -> None:
    assert View.from_params(view.to_params()) == (view, ())


def test_equal_weights_are_one_link() -> None:
    one, _ = View.from_params({"weights": "entry:1,exposure:2.0"})
    other, _ = View.from_params({"weights": "exposure:2,entry:01,conduct:0"})
    assert one == other
    assert one.to_params() == {"weights": "exposure:2,entry:1"}


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"risk": "safety"}, "safety"),
        ({"risk": ""}, "colours countries"),
        ({"as_of": "last summer"}, "last summer"),
        ({"as_of": "2023-02-30"}, "2023-02-30"),
        ({"as_of": "0001-01-01"}, "0001-01-01"),
        ({"as_of": "2023-06-01\n"}, "2023-06-01"),
        ({"compare": "before the war"}, "before the war"),
        ({"compare": "2022-02-30"}, "2022-02-30"),
        ({"compare": "0001-01-01"}, "0001-01-01"),
        ({"weights": "exposure:0"}, "above 0"),
        ({"weights": "exposure:-1"}, "exposure:-1"),
        ({"weights": "exposure:nan"}, "nan"),
        ({"weights": "luck:1"}, "luck"),
        ({"weights": "entry:1,entry:2"}, "once"),
        ({"weights": "<script>" * 100}, "script"),
    ],
)
def test_junk_about_risk_falls_back_with_a_notice(params: dict[str, str], word: str) -> None:
    seen, notices = View.from_params(params)
    assert seen == View()
    assert len(notices) == 1
    assert word in notices[0]


def test_the_plain_view_has_a_plain_link() -> None:
    assert View().to_params() == {}
    assert View.from_params({}) == (View(), ())


def test_no_layers_is_a_choice_too() -> None:
    view = View(layers=())
    assert View.from_params(view.to_params()) == (view, ())


def test_one_bad_part_costs_only_itself_and_is_named() -> None:
    seen, notices = View.from_params(
        {"type": "killing,nonsense", "since": "31.02.2024", "sel": "house:1", "layers": "legs,x"}
    )
    assert seen.query == Query(threat_types=("killing",))
    assert seen.layers == ("legs",)
    assert seen.selected == ""
    assert len(notices) == 4
    assert any("nonsense" in notice for notice in notices)


def test_a_data_version_has_a_form() -> None:
    for bad in ("../x", "a b", "2026.11.1?", "x" * 41, "é", "2026.11.1\n"):
        seen, notices = View.from_params({"data": bad})
        assert seen == View()
        assert len(notices) == 1


@given(JUNK)
def test_nothing_pasted_breaks_the_page(params: dict[str, str]) -> None:
    seen, notices = View.from_params(params)
    again, more = View.from_params(seen.to_params())
    assert again == seen
    assert more == ()
    assert all(len(notice) < 400 for notice in notices)
    assert set(seen.layers) <= set(LAYERS)


def test_selections_are_forms_never_free_text() -> None:
    for good in ("incident:abcd2345abcd2345", "cell:4/77/12", "leg:ru-kz-land", "country:KAZ"):
        assert checked_selection(good) == good
    for bad in ("incident:<b>", "country:kaz", "cell:4/7", "x", "incident:", "country:KAZ\n"):
        assert checked_selection(bad) == ""


def test_default_layers_are_layers() -> None:
    assert set(DEFAULT_LAYERS) <= set(LAYERS)
