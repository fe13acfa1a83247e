"""What holds for every layer made of facts, in whatever world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import dates
from dashboard.countries import NAMES
from dashboard.filters import Query
from dashboard.risk import layer, terms
from dashboard.risk.grades import GRADES
from dashboard.risk.scores import COUNTRIES, EVIDENCE, PARTS, Scores
from tests import strategies, worlds
from tests.risk import hosts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

each = pytest.mark.parametrize("code", hosts.LAYERS)

acting = {
    "host_state_role": [
        *("none_reported", "protected", "investigated", "slow_response"),
        *("cooperated_with_russia", "refused_russia"),
    ],
    "outcome": ["unknown", "deported_to_russia"],
}


@some.composite
def _incidents(draw: some.DrawFn) -> worlds.Story:
    rows = draw(some.lists(strategies.rows(), max_size=6))
    more = [{name: draw(some.sampled_from(codes)) for name, codes in acting.items()} for _ in rows]
    return worlds.story(*(row | added for row, added in zip(rows, more, strict=True)))


@dataclass(frozen=True)
class World:
    """Rows of one invented world."""

    facts: Sequence[hosts.Row]
    figures: Sequence[hosts.Row]
    incidents: Sequence[hosts.Row]

    def scores(self, code: str, as_of: date = hosts.DAY, query: Query | None = None) -> Scores:
        """Return what a layer says of this world."""
        given = (self.facts, self.figures, self.incidents)
        return layer(code).score(
            hosts.asked(*given, as_of=as_of, query=query, sources=hosts.SOURCES)
        )


worlds_of_rows = some.builds(
    World,
    some.lists(hosts.facts(), max_size=25),
    some.lists(hosts.figures(), max_size=8),
    _incidents(),
)


@each
@settings(max_examples=15)
@given(worlds_of_rows)
def test_answers_have_their_form_and_unobserved_has_no_value(code: str, world: World) -> None:
    scores = world.scores(code)
    frames: tuple[tuple[pd.DataFrame, dict[str, str]], ...] = (
        (scores.countries, COUNTRIES),
        (scores.parts, PARTS),
        (scores.evidence, EVIDENCE),
    )
    for frame, columns in frames:
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == columns
        assert isinstance(frame.index, pd.RangeIndex)
    found = scores.countries
    assert found["iso3"].tolist() == list(NAMES)
    numbers = found[["value", "low", "high"]]
    assert numbers[~found["observed"]].isna().all(axis=None)
    seen = numbers[found["observed"]].to_numpy()
    assert np.all((seen >= 0) & (seen <= 1))
    assert np.all((seen[:, 1] <= seen[:, 0]) & (seen[:, 0] <= seen[:, 2]))
    assert scores.parts["observed"].all()
    parts = scores.parts[["value", "low", "high"]].to_numpy()
    assert np.all((parts >= 0) & (parts <= 1))
    assert not hosts.country(scores, "RUS")["observed"]


@each
@settings(max_examples=15)
@given(worlds_of_rows)
def test_contributions_add_up_to_the_value(code: str, world: World) -> None:
    scores = world.scores(code)
    added = scores.parts.groupby("iso3")["contribution"].sum()
    observed = scores.countries[scores.countries["observed"]].set_index("iso3")["value"]
    assert added[observed.index].to_numpy() == pytest.approx(observed.to_numpy())
    unobserved = ~scores.parts["iso3"].isin(observed.index)
    assert scores.parts.loc[unobserved, "contribution"].isna().all()


@each
@settings(max_examples=15)
@given(worlds_of_rows, hosts.facts())
def test_a_fact_outside_its_validity_never_counts(code: str, world: World, more: hosts.Row) -> None:
    over = {**more, "valid_from": "2020", "valid_to": "2024-06-29"}
    not_yet = {**more, "valid_from": "2024-07-01", "valid_to": ""}
    added = World([*world.facts, over, not_yet], world.figures, world.incidents)
    hosts.same(world.scores(code), added.scores(code))
    assert len(world.scores(code).evidence) == len(added.scores(code).evidence)


@each
@settings(max_examples=15)
@given(worlds_of_rows)
def test_what_comes_later_never_counts(code: str, world: World) -> None:
    def known(row: hosts.Row, column: str) -> bool:
        return not row[column] or dates.first_day(row[column]) <= hosts.DAY

    past = World(
        [row for row in world.facts if known(row, "valid_from")],
        [row for row in world.figures if dates.last_day(row["period_end"]) <= hosts.DAY],
        [row for row in world.incidents if row["date_from"] <= hosts.DAY],
    )
    hosts.same(world.scores(code), past.scores(code))


@each
@settings(max_examples=15)
@given(worlds_of_rows, some.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(code: str, world: World, chance: Any) -> None:
    def numbered(rows: Sequence[hosts.Row], letter: str) -> list[hosts.Row]:
        return [{"id": f"{letter}{n:06d}", **row} for n, row in enumerate(rows)]

    kept = World(numbered(world.facts, "h"), numbered(world.figures, "s"), world.incidents)
    rows = [list(part) for part in (kept.facts, kept.figures, kept.incidents)]
    for part in rows:
        chance.shuffle(part)
    one, other = kept.scores(code), World(*rows).scores(code)
    hosts.same(one, other)
    pd.testing.assert_frame_equal(one.evidence, other.evidence)


@each
@settings(max_examples=15)
@given(worlds_of_rows, some.sampled_from(["ARM", "DEU", "KAZ"]))
def test_a_value_does_not_depend_on_other_countries(code: str, world: World, iso3: str) -> None:
    alone = World(*([row for row in rows if row["iso3"] == iso3] for rows in vars(world).values()))
    found = [hosts.country(scored.scores(code), iso3) for scored in (world, alone)]
    pd.testing.assert_series_equal(found[0], found[1])
    chosen = world.scores(code, query=Query(countries=("GBR",), area=(0.0, 0.0, 1.0, 1.0)))
    hosts.same(world.scores(code), chosen)


@each
@settings(max_examples=15)
@given(worlds_of_rows)
def test_without_its_facts_a_part_is_unobserved_not_zero(code: str, world: World) -> None:
    whole = World(world.facts, [], []).scores(code).parts
    for part in terms.WEIGHTS[code]:
        fields = {row.field for row in GRADES if (row.layer, row.part) == (code, part)}
        left = World([row for row in world.facts if row["field"] not in fields], [], [])
        parts = left.scores(code).parts
        assert part not in set(parts["part"])
        assert len(parts) == (whole["part"] != part).sum()


@each
def test_an_empty_world_observes_nothing(code: str) -> None:
    scores = World([], [], []).scores(code)
    assert not scores.countries["observed"].any()
    assert scores.parts.empty
    assert scores.evidence.empty


@each
def test_the_shares_of_a_layer_add_up_to_1(code: str) -> None:
    rows = [
        hosts.fact("KAZ", row.field, value)
        for row in GRADES
        for value in hosts.VALUES
        if row.layer == code
    ]
    parts = World(rows, [], []).scores(code).parts
    assert parts["part"].tolist() == list(terms.WEIGHTS[code])
    assert parts["weight"].sum() == pytest.approx(1)
