"""A corridor drawn as a line of stations: what is drawn is what is known, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboard.corridors import Exposure, Question
from dashboard.countries import NAMES
from dashboard.site import open_site
from dashboard.ui.corridors.asked import Asked
from dashboard.ui.corridors.diagram import bar, diagram, in_words

PAPERS = frozenset({"internal_passport", "passport", "visa", "asylum_claim", "humanitarian_visa"})


class Read(HTMLParser):
    """The stations and legs of a diagram, in order, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.kinds: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "li":
            self.kinds.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(st.data())
def test_stations_and_legs_take_turns_in_the_order_of_the_way(data: st.DataObject) -> None:
    corridors = open_site().corridors
    day = data.draw(st.dates(date(2022, 1, 1), open_site().snapshot.manifest.as_of))
    question = Question(day, documents=PAPERS, restricted=True, stale=True)
    answer = corridors.answer(question)
    risks = corridors.risks("none", day)
    for corridor in answer.corridors:
        read = Read(diagram(corridor.hops, risks))
        assert read.open == []
        assert read.kinds[::2] == ["stop"] * len(corridor.countries)
        legs = [f"leg {hop.leg.mode} {hop.leg.status}" for hop in corridor.hops]
        assert read.kinds[1::2] == legs
        named = [word for word in read.words if word in NAMES.values()]
        assert named == [NAMES[code] for code in corridor.countries]
        marked = sum("not verified since" in word for word in read.words)
        assert marked == corridor.stale


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_a_bar_lies_on_its_scale_and_an_unknown_value_has_no_mark(
    one: float, two: float, three: float, known: bool
) -> None:
    low, value, high = sorted((one, two, three))
    exposure = Exposure(value if known else None, low, high, () if known else ("KAZ",))
    html = bar(exposure)
    left, width = (float(found) for found in re.findall(r"(?:left|width):([\d.]+)%", html)[:2])
    assert 0 <= left <= 100
    assert left + width <= 101.1
    assert ("<b " in html) is known
    assert ("doubt" in html) is not known
    assert ("does not mean low" in in_words(exposure)) is not known
    assert f"{round(100 * low)}–{round(100 * high)}" in html


def test_a_country_without_a_risk_has_no_bar() -> None:
    site = open_site()
    day = site.snapshot.manifest.as_of
    corridor = site.corridors.answer(Asked().question(site.corridors.network, day)).corridors[0]
    assert "range" not in diagram(corridor.hops, {})
