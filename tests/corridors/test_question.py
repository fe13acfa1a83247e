"""Questions that cannot be answered are refused in one sentence that names the part."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dashboard.corridors import CIRCUMSTANCES, LONGEST, PAPERS, PERSONS, Question
from dashboard.corridors.stops import STOPS
from dashboard.errors import QueryError
from dashboard.risk.presets import PRESETS

DAY = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("given", "parameter"),
    [
        ({"day": "2024-06-30"}, "day"),
        ({"day": datetime(2024, 6, 30)}, "day"),  # noqa: DTZ001
        ({"origin": "XXX"}, "origin"),
        ({"origin": ["RUS"]}, "origin"),
        ({"destinations": {"Atlantis<script>"}}, "destinations"),
        ({"destinations": set()}, "destinations"),
        ({"destinations": "KAZ"}, "destinations"),
        ({"destinations": [["KAZ"]]}, "destinations"),
        ({"avoid": None}, "avoid"),
        ({"documents": 7}, "documents"),
        ({"destinations": {"RUS"}}, "destinations"),
        ({"destinations": {"KAZ"}, "avoid": {"KAZ"}}, "destinations"),
        ({"destinations": {"KAZ"}, "except_": {"KAZ"}}, "destinations"),
        ({"except_": {"X"}}, "except_"),
        ({"avoid": {"X"}}, "avoid"),
        ({"avoid": {"RUS"}}, "avoid"),
        ({"documents": {"library card"}}, "documents"),
        ({"person": "spy"}, "person"),
        ({"circumstances": {"tired"}}, "circumstances"),
        ({"longest": 0}, "longest"),
        ({"longest": LONGEST + 1}, "longest"),
        ({"longest": True}, "longest"),
        ({"longest": 2.0}, "longest"),
    ],
)
def test_refused(given: dict[str, Any], parameter: str) -> None:
    with pytest.raises(QueryError) as caught:
        Question(**{"day": DAY, **given})
    assert caught.value.parameter == parameter
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 160


def test_plain_sets_and_lists_are_taken() -> None:
    asked = Question(DAY, destinations={"KAZ"}, documents=["visa"])  # type: ignore[arg-type]
    assert asked == Question(DAY, destinations=frozenset({"KAZ"}), documents=frozenset({"visa"}))
    assert hash(asked)


def test_anywhere_is_not_home_nor_what_is_left_out() -> None:
    asked = Question(DAY, except_=frozenset({"BLR"}), avoid=frozenset({"GEO"}))
    assert [asked.ends_in(code) for code in ("KAZ", "BLR", "GEO", "RUS")] == [True] + [False] * 3


def test_people_use_presets_and_circumstances_that_exist() -> None:
    assert {row.preset for row in PERSONS} <= {row.code for row in PRESETS}
    codes = {row.code for row in CIRCUMSTANCES}
    assert {code for row in PERSONS for code in row.concerns} <= codes
    assert {stop.circumstance for stop in STOPS} == codes


def test_registries_hold_no_code_twice() -> None:
    for registry in (PAPERS, PERSONS, CIRCUMSTANCES):
        codes = [row.code for row in registry]
        assert len(set(codes)) == len(codes)
