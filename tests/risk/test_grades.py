"""The registry of grades: complete, within 0 to 1, and with a reason a reader can read."""

from __future__ import annotations

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import topics
from dashboard.risk import grades, terms
from dashboard.risk.grades import GRADES, Grade
from dashboard.wording import SENTENCES
from tests.risk import hosts

ROWS = {row.field: row for row in GRADES}

read = pytest.mark.parametrize("row", [r for r in GRADES if r.read], ids=lambda r: r.field)


def _grade(field: str, value: str) -> float:
    reader = ROWS[field].read
    assert reader is not None
    return reader(value)


def test_a_field_belongs_to_one_part_of_one_layer() -> None:
    assert len(ROWS) == len(GRADES)
    assert all(row.part in terms.WEIGHTS[row.layer] for row in GRADES)


def test_every_part_has_a_field_that_is_graded() -> None:
    graded = {(row.layer, row.part) for row in GRADES if row.read}
    assert graded == {(layer, part) for layer, parts in terms.WEIGHTS.items() for part in parts}


def test_every_field_is_named_for_readers_and_every_graded_one_has_a_reason() -> None:
    assert all(topics.field(row.field).topic != topics.OTHER for row in GRADES)
    reasons = {key.removeprefix("risk.why.") for key in SENTENCES if key.startswith("risk.why.")}
    graded = {row.field for row in GRADES if row.read}
    assert reasons == graded | {"shown", "unread", "decisions", "against", "for"}


@read
@given(some.sampled_from(hosts.VALUES) | some.text(max_size=12))
def test_a_grade_lies_in_0_to_1_or_says_nothing(row: Grade, value: str) -> None:
    grade = _grade(row.field, value)
    assert isnan(grade) or 0 <= grade <= 1


@read
def test_prose_is_never_read(row: Grade) -> None:
    for prose in ("", "No one is refused here, says a minister.", "yes, in part", "reported no"):
        assert isnan(_grade(row.field, prose))


@pytest.mark.parametrize("field", ["deserter_policy", "residence_limits", "asylum_to_opposition"])
def test_fields_of_prose_and_of_single_cases_are_only_shown(field: str) -> None:
    assert ROWS[field].read is None


@pytest.mark.parametrize(
    ("field", "rising"),
    [
        ("extradition_to_russia", ["refused", "case_by_case", "practised"]),
        ("csto", ["no", "associate_or_participant", "yes"]),
        ("coe_member", ["yes", "no"]),
        ("refugee_convention", ["1951", "not_party"]),
        ("visa_free_days", ["360", "90", "30", "0"]),
        ("tourist_visas", ["normal", "restricted", "suspended"]),
        ("land_border_with_russia", ["open", "restricted", "closed"]),
        ("entry_internal_passport", ["yes", "no"]),
        ("humanitarian_visa_for_russians", ["yes", "limited", "no"]),
        ("asylum_recognition_rate_russians", ["90.5", "20", "0"]),
        ("police_cooperation_reported", ["no", "yes"]),
        ("police_protection_for_exiles", ["yes", "no"]),
    ],
)
def test_worse_is_more(field: str, rising: list[str]) -> None:
    found = [_grade(field, value) for value in rising]
    assert found == sorted(set(found))


def test_counts_of_nobody_say_nothing() -> None:
    assert isnan(_grade("returns_reported", "0"))
    assert _grade("returns_reported", "13") == 1


def test_numbers_are_finite_or_none() -> None:
    assert grades.number("12.5") == 12.5
    assert all(isnan(grades.number(text)) for text in ("", "many", "inf", "nan"))
