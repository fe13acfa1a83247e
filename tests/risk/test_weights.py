"""Weights in an address: read, refused in one sentence, written again."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.errors import QueryError
from dashboard.risk.presets import DEFAULT, PRESETS, preset_of
from dashboard.risk.weights import LARGEST, LONGEST, WEIGHED, checked, normalised, parsed, printed

numbers = some.floats(0.0001, LARGEST).map(lambda n: round(n, 4))
given_weights = some.dictionaries(some.sampled_from(WEIGHED), numbers, min_size=1)


@given(given_weights)
def test_what_is_written_is_read_again(weights: dict[str, float]) -> None:
    text = printed(weights)
    assert len(text) <= LONGEST
    assert parsed(text) == weights
    assert printed(parsed(text)) == text


@given(given_weights, some.floats(0.01, 0.99))
def test_weights_of_any_sum_are_normalised(weights: dict[str, float], factor: float) -> None:
    shares = normalised(weights)
    assert math.fsum(shares.values()) == pytest.approx(1)
    assert [*shares] == [code for code in WEIGHED if code in weights]


def test_parts_come_in_one_order_and_zeros_are_left_out() -> None:
    assert parsed("entry:1,exposure:2,conduct:0") == {"exposure": 2.0, "entry": 1.0}
    assert printed({"entry": 1, "exposure": 2.50, "conduct": 0}) == "exposure:2.5,entry:1"
    assert parsed("") == {}


@pytest.mark.parametrize(
    "text",
    [
        "exposure",
        "exposure:",
        "exposure:-1",
        "exposure:nan",
        "exposure:inf",
        "exposure:1e3",
        "exposure:1001",
        "exposure:0",
        "exposure:0,entry:0.0",
        "reported:1",
        "exposure:1,exposure:2",
        "exposure:1,,entry:1",
        "exposure=1",
        "<script>:1",
        " exposure:1",
        "exposure:١",
        "entry:1" + ",conduct:0" * 40,
        "x" * 100_000,
    ],
)
def test_what_cannot_be_used_is_one_sentence(text: str) -> None:
    with pytest.raises(QueryError) as refused:
        parsed(text)
    assert refused.value.parameter == "weights"
    assert str(refused.value).startswith("weights: ")
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200


@given(some.text(max_size=60) | some.from_regex(r"[a-z_]{1,9}:[0-9.]{1,6}(,[a-z]+:[0-9]+)?"))
def test_no_text_does_anything_else(text: str) -> None:
    try:
        found = parsed(text)
    except QueryError:
        return
    assert not text or parsed(printed(found)) == found


@pytest.mark.parametrize(
    "weights",
    [
        {},
        {"entry": 0.0},
        {"entry": -1.0, "conduct": 2.0},
        {"entry": math.nan},
        {"entry": math.inf},
        {"entry": 0.00001},
        {"map": 1.0},
    ],
)
def test_weights_that_are_none_are_refused(weights: dict[str, float]) -> None:
    for ask in (checked, normalised, printed):
        with pytest.raises(QueryError, match="weights: "):
            ask(weights)


def test_every_preset_can_be_used_and_says_why() -> None:
    assert len({row.code for row in PRESETS}) == len(PRESETS)
    assert PRESETS[0].weights is DEFAULT
    for row in PRESETS:
        assert parsed(printed(row.weights)) == dict(row.weights)
        assert row.label
        assert row.reason.endswith(".")
        assert preset_of({code: 3 * weight for code, weight in row.weights.items()}) is row
    assert preset_of({"entry": 1.0}) is None
    assert preset_of({}) is None
