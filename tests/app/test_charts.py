"""The comparisons on the page: rows are filters, figures are those of the engine."""

from __future__ import annotations

import re
from typing import Any

from dashboard import breakdown, engine
from dashboard.filters import Query
from dashboard.in_words import label_of
from dashboard.site import open_site
from dashboard.ui.charts.figures import figure, quoted
from dashboard.ui.charts.rows import MOST, rows
from dashboard.wording import speaking
from tests.app.test_page import figures, opened, said

FIELD = "threat_types"


def compared(page: Any, field: str, look: str = "bars") -> Any:
    return page.button_group(key=f"charts {look} {field}")


def switched(page: Any, name: str, choice: str) -> None:
    page.button_group(key=f"charts {name}").set_value(choice).run()
    assert not page.exception


def style(page: Any) -> str:
    return " ".join(e.proto.body for e in page if e.type == "html")


def test_rows_chosen_are_the_filter_and_their_figures_those_of_the_table() -> None:
    page = opened(since="2020-01-01")
    bars = breakdown.bars(open_site().incidents, Query.from_params(dict(page.query_params)), FIELD)
    shown = [bar.code for bar in bars][: MOST["bars"]]
    assert compared(page, FIELD).options == [label_of(FIELD, code) for code in shown]
    for bar in bars[: MOST["bars"]]:
        assert f'--t:"{bar.n}";--u:"{bar.solid}"' in style(page)
    compared(page, FIELD).set_value(shown[1:3]).run()
    assert set(page.query_params["type"].split(",")) == set(shown[1:3])
    n = bars[1].n + bars[2].n
    assert f"**{n:,} of " in figures(page)
    assert len(page.dataframe[0].value) == n
    assert f"To these {n:,} records" in style(page)
    compared(page, FIELD).set_value([shown[2]]).run()
    assert page.query_params["type"] == shown[2]
    assert page.query_params["since"] == "2020-01-01"
    next(b for b in page.button if b.label == "Clear all filters").click().run()
    assert compared(page, FIELD).value == []


def test_what_is_chosen_elsewhere_is_marked_even_without_reports_or_below_the_tenth() -> None:
    page = opened(country="ISL,KAZ", q="Almaty")
    switched(page, "field", "countries")
    assert set(compared(page, "countries").value) == {"ISL", "KAZ"}
    assert {"Iceland", "Kazakhstan"} <= set(compared(page, "countries").options)
    page.multiselect[0].set_value(["KAZ"]).run()
    assert compared(page, "countries").value == ["KAZ"]
    assert "other countries have no report under these filters" in said(page)


def test_all_rows_are_shown_when_asked() -> None:
    page = opened()
    switched(page, "field", "countries")
    assert len(compared(page, "countries").options) == MOST["bars"]
    page.button(key="charts all").click().run()
    counts = engine.totals(open_site().incidents, Query())
    assert len(compared(page, "countries").options) == len(counts)
    page.button(key="charts all").click().run()
    assert len(compared(page, "countries").options) == MOST["bars"]


def test_over_time_and_numbers_say_the_same_and_rows_still_filter() -> None:
    page = opened()
    switched(page, "field", "attributions")
    switched(page, "look", "time")
    assert "One bar a year, 2004 – 2026" in said(page)
    assert len(re.findall("v-", style(page))) > 20
    compared(page, "attributions", "time").set_value(["unknown"]).run()
    assert page.query_params["by"] == "unknown"
    switched(page, "look", "numbers")
    bars = breakdown.bars(open_site().incidents, Query(), "attributions")
    lines = re.findall(r'<tr><th scope="row">([^<]+)((?:<td>[^<]*)+)', style(page))
    told = [[float(n or "0") for n in figures.split("<td>")[1:]] for _, figures in lines]
    assert [label for label, _ in lines] == [label_of("attributions", bar.code) for bar in bars]
    assert [line[:2] for line in told] == [[bar.n, bar.solid] for bar in bars]
    assert [sum(line[2:]) for line in told] == [bar.n for bar in bars]


def test_nothing_is_said_where_there_is_nothing() -> None:
    page = opened(q="zzzz")
    assert "nothing to compare" in said(page)
    page = opened(q="zzzz", type="killing")
    assert compared(page, FIELD).options == ["Killing"]
    switched(page, "look", "time")
    switched(page, "look", "numbers")


def test_another_language_has_controls_of_its_own() -> None:
    with speaking("de"):
        page = opened(lang="de", country="KAZ")
        page.button_group(key="charts field de").set_value("countries").run()
        assert not page.exception
        rows_shown = page.button_group(key="charts bars countries de")
        assert rows_shown.value == ["KAZ"]
        assert "Georgien" in rows_shown.options
        assert ".st-key-charts-bars-countries-de button:nth-of-type(1)" in style(page)
        rows_shown.set_value(["KAZ", "GEO"]).run()
        assert page.query_params["country"] == "GEO,KAZ"


def test_a_closed_section_sends_nothing() -> None:
    page = opened()
    page.session_state["charts open"] = False
    page.run()
    assert "Counted are reports" not in said(page)
    assert "charts-bars" not in style(page)


def test_shown_are_the_first_the_chosen_and_what_is_unknown() -> None:
    found = [breakdown.Bar(code, n, 0) for code, n in (("a", 3), ("b", 2), ("c", 1), ("other", 9))]
    told = rows(found, ("c", "z"), "target_groups", 1)
    assert [bar.code for bar in told] == ["a", "c", "z", "other"]
    assert [bar.n for bar in told] == [3, 1, 0, 9]


def test_no_text_ends_the_style() -> None:
    assert quoted('a"\\\n</style>') == '"a\\22 \\5c \\a \\3c /style>"'
    assert (figure(1234), figure(2.25), figure(2.96)) == ("1,234", "2.2", "3")
