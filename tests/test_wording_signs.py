"""What is shown of a text: nothing that hides, and the spaces that hold it together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from dashboard.pictures import svg
from dashboard.wording.signs import TIES, printable


@given(some.text())
def test_nothing_unseen_is_left_but_spaces_that_tie(text: str) -> None:
    left = printable(text)
    assert len(left) == len(text)
    assert all(sign.isprintable() or sign in TIES for sign in left)
    assert printable(left) == left


def test_a_figure_keeps_its_unit() -> None:
    assert printable("500\u00a0km\u202f?\u202e") == "500\u00a0km\u202f? "
    assert svg.words("500\u00a0km\x00") == "500\u00a0km"
