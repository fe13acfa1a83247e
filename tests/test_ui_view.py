"""The address carries the whole view, both ways, and survives anything pasted into it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import PARAMETERS, Query
from dashboard.ui.view import DEFAULT_LAYERS, LAYERS, View, checked_selection

CODES = some.sampled_from(["killing", "poisoning", "travel_ban", "nonsense", "", "KAZ"])
JUNK = some.dictionaries(
    some.sampled_from([*PARAMETERS, "layers", "sel", "data", "embed", "utm_source", "type "]),
    some.one_of(some.text(max_size=60), some.lists(CODES, max_size=4).map(",".join)),
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
