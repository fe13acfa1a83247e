"""A browser that asks before it has heard of the last answer: what was touched counts."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard import engine
from dashboard.filters import FACETS, Query
from dashboard.site import open_site
from dashboard.ui.counts import codes_of
from tests.app.test_page import figures, opened


def layers(page: Any) -> Any:
    return page.button_group(key="layers")


def test_a_second_touch_from_the_address_before_the_first_counts_as_well() -> None:
    page = opened()
    layers(page).set_value(["incidents", "totals", "legs"]).run()
    page.query_params.clear()
    page.text_input[0].set_value("Tbilisi").run()
    assert page.query_params == {"q": "Tbilisi", "layers": "incidents,totals,legs"}


def test_what_is_taken_back_before_its_answer_is_gone_from_the_address() -> None:
    page = opened()
    layers(page).set_value(["incidents", "totals", "legs"]).run()
    page.query_params.clear()
    layers(page).set_value(["incidents", "totals"]).run()
    assert page.query_params == {}
    assert "layers" not in page.query_params


def test_another_address_is_gone_to() -> None:
    page = opened(type="killing")
    everything = figures(opened())
    page.query_params.clear()
    page.run()
    assert figures(page) == everything
    page.query_params["type"] = "killing"
    page.run()
    assert figures(page) != everything


def test_clearing_is_not_undone_by_a_page_that_has_not_heard_of_it() -> None:
    page = opened(country="DEU", q="London")
    next(b for b in page.button if b.label == "Clear all filters").click().run()
    page.query_params["country"], page.query_params["q"] = "DEU", "London"
    page.multiselect[0].set_value(["DEU"])
    page.text_input[0].set_value("London")
    layers(page).set_value(["incidents", "totals", "legs"]).run()
    assert page.query_params == {"layers": "incidents,totals,legs"}
    assert page.multiselect[0].value == []
    assert page.text_input[0].value == ""


def test_a_choice_added_to_what_was_just_cleared_stands_alone() -> None:
    page = opened(country="DEU")
    next(b for b in page.button if b.label == "Clear all filters").click().run()
    page.query_params["country"] = "DEU"
    page.multiselect[0].set_value(["DEU", "KAZ"]).run()
    assert page.query_params == {"country": "KAZ"}
    assert page.multiselect[0].value == ["KAZ"]


def test_what_was_cleared_can_be_chosen_again() -> None:
    page = opened(country="DEU")
    next(b for b in page.button if b.label == "Clear all filters").click().run()
    page.multiselect[0].set_value(["DEU"]).run()
    assert page.query_params == {"country": "DEU"}


@pytest.mark.parametrize(
    "given", [["DEU", "KAZ"], ["Germany · 3", "KAZ"], ["Germany · 1,003", "KAZ · 4"]]
)
def test_a_label_with_an_old_number_is_its_code(given: list[str]) -> None:
    facet = next(facet for facet in FACETS if facet.field == "countries")
    assert codes_of(facet)(given)[0] == "DEU"
    assert set(codes_of(facet)(given)) <= {"DEU", "KAZ"}
    assert codes_of(facet)(None) == []


def test_a_row_chosen_before_its_table_was_replaced_is_the_one_that_was_seen() -> None:
    """The second row of the table before the eyes, not of that on its way."""
    page = opened()
    seen = open_site()
    meant = engine.records(seen.incidents, Query())["id"].iloc[1]
    page.text_input[0].set_value("Tbilisi").run()
    assert (
        meant not in engine.records(seen.incidents, Query(text="Tbilisi"))["id"].iloc[:2].tolist()
    )
    page.query_params.clear()  # what the browser still shows
    touched = page._tree.get_widget_states()
    row = touched.widgets.add()
    row.id = page.dataframe[0].proto.id
    row.string_value = '{"selection": {"rows": [1], "columns": [], "cells": []}}'
    page._run(touched)
    assert page.query_params["sel"] == f"incident:{meant}"
    assert page.query_params["q"] == "Tbilisi"
