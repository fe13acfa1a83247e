"""Doubles are proposed where all that is told goes together, and never merged."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.sources.duplicates import FOUND, duplicates
from dashboard.sources.duplicates.finding import likely_pairs
from dashboard.sources.duplicates.likeness import LIKELY, scores
from dashboard.sources.duplicates.neighbours import _alike, _same_place
from dashboard.sources.duplicates.records import records
from dashboard.sources.duplicates.words import fingerprints, shared
from tests.duplicate_worlds import COLUMNS, planted
from tests.mapping_worlds import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping

STORY = {
    "id": "case-1",
    "date_start": "2024-05-17",
    "country": "KAZ",
    "place": "Almaty",
    "lat": "43.25",
    "lon": "76.91",
    "place_precision": "city",
    "threat_type": "detention",
    "target_group": "journalist",
    "summary": "A journalist was held for eleven hours after a film about prisons was shown.",
    "source_url": "https://first.example.org/1",
}
AGAIN = {
    "id": "case-2",
    "summary": "After a film about prisons was shown, a journalist was held for eleven hours.",
    "source_url": "https://second.example.org/9",
}


def table(*rows: Mapping[str, str]) -> pd.DataFrame:
    whole = [dict.fromkeys(COLUMNS, "") | dict(row) for row in rows]
    return pd.DataFrame(whole, columns=list(COLUMNS)).astype("str")


def found(new: pd.DataFrame, known: pd.DataFrame) -> list[tuple[int, str, str]]:
    labels = ("row " + (new.index.to_series() + 2).astype("str")).astype("str")
    told = duplicates(new, known, new_labels=labels)
    assert tuple(told.columns) == FOUND
    return list(zip(told["row"], told["kind"], told["of"], strict=True))


def of_story(**changes: str) -> list[tuple[int, str, str]]:
    return found(table(STORY | AGAIN | changes), table(STORY))


def test_what_is_told_twice_in_other_words_is_proposed() -> None:
    assert of_story() == [(0, "likely", "case-1")]


@pytest.mark.parametrize(
    "changes",
    [
        {"date_start": "2024-05-20"},
        {"date_start": "2024-05-14"},
        {"date_start": "2024-05"},
        {"date_start": "2024-Q2"},
        {"date_start": "2024-05-01", "date_end": "2024-05-31"},
        {"place": "Алматы"},
        {"place": "Alma Ata", "lat": "43.4", "lon": "77.0"},
        {"place": "", "lat": "", "lon": "", "place_precision": "country"},
        {"target_group": "opposition_activist"},
        {"target_group": "other"},
        {"public_name": "An Invented Person"},
    ],
)
def test_small_differences_between_newsrooms_do_not_matter(changes: dict[str, str]) -> None:
    assert of_story(**changes) == [(0, "likely", "case-1")]


@pytest.mark.parametrize(
    "changes",
    [
        {"date_start": "2024-05-21"},
        {"date_start": "2024-06"},
        {"date_start": ""},
        {"country": "KGZ"},
        {"place": "Astana", "lat": "51.18", "lon": "71.45"},
        {"threat_type": "surveillance"},
        {"target_group": "lgbtq"},
        {"summary": "Two men broke the windows of a printer who had refused to close his shop."},
        {"summary": ""},
    ],
)
def test_what_differs_in_one_of_them_is_another_event(changes: dict[str, str]) -> None:
    assert of_story(**changes) == []


def test_two_people_are_two_events_and_one_person_in_two_spellings_is_one() -> None:
    known = table(STORY | {"public_name": "Мария Выдуманова"})
    for name, expected in (
        ("Maria Vydumanova", [(0, "likely", "case-1")]),
        ("Pyotr Sochinenko", []),
    ):
        assert found(table(STORY | AGAIN | {"public_name": name}), known) == expected


def test_a_row_with_the_id_of_a_record_or_of_an_earlier_row_is_the_same() -> None:
    other = STORY | {"country": "DEU", "id": "case-7"}
    new = table(STORY, other, other | {"summary": "Else."})
    assert found(new, table(STORY)) == [(0, "same_id", "case-1"), (2, "same_id", "row 3")]


def test_rows_without_an_id_are_not_the_same_for_that() -> None:
    new = table(*(STORY | {"id": "", "country": code} for code in ("DEU", "FRA")))
    assert found(new, table(STORY | {"id": ""})) == []


def test_of_two_rows_of_a_file_the_later_is_the_double() -> None:
    assert found(table(STORY, STORY | AGAIN), table()) == [(1, "likely", "row 2")]


def test_a_known_record_comes_before_an_equal_row_of_the_file() -> None:
    new = table(STORY | {"id": "a"}, STORY | {"id": "b"})
    assert found(new, table(STORY)) == [(0, "likely", "case-1"), (1, "likely", "case-1")]


def test_the_best_of_several_is_proposed() -> None:
    near = STORY | {"id": "near", "summary": STORY["summary"] + " A colleague filmed it all."}
    best = STORY | {"id": "best", "source_url": AGAIN["source_url"]}
    assert found(table(STORY | AGAIN), table(near, best)) == [(0, "likely", "best")]


def test_many_rows_that_say_the_same_are_each_found() -> None:
    size = 20_000
    new = table(STORY).loc[np.zeros(size, dtype=int)].reset_index(drop=True)
    new = new.assign(id=[f"case-{number}" for number in range(1, size + 1)])
    told = duplicates(new, table(STORY), new_labels=new["id"])
    assert told["row"].tolist() == list(range(size))
    assert told["kind"].tolist() == ["same_id"] + ["likely"] * (size - 1)
    assert set(told["of"]) == {"case-1"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_most_planted_doubles_are_found_and_most_proposals_are_doubles(seed: int) -> None:
    """Half of the rows that are no doubles share town, day and method with a known event."""
    known, new, truth = planted(1500, 400, seed)
    told = duplicates(new, known, new_labels=new["id"])
    proposed = dict(zip(new["id"].loc[told["row"]], told["of"], strict=True))
    hits = sum(proposed.get(row) == event for row, event in truth.items())
    recall, precision = hits / len(truth), hits / len(proposed)
    assert recall >= 0.95, f"recall {recall:.3f}"
    assert precision >= 0.95, f"precision {precision:.3f}"


def test_meeting_only_neighbours_loses_hardly_a_pair() -> None:
    known, new, _ = planted(400, 100, 5)
    both = records(known, new)
    one, other = (side.ravel() for side in np.triu_indices(len(both.first), k=1))
    some_new = other >= both.known
    one, other = one[some_new], other[some_new]
    alike = _alike(both, one, other)
    one, other = one[alike], other[alike]
    one, other = (side[_same_place(both, one, other)] for side in (one, other))
    good = scores(both, one, other) >= LIKELY
    whole = set(zip(one[good].tolist(), other[good].tolist(), strict=True))
    first, second, _ = likely_pairs(new, known)
    met = set(zip(first.tolist(), second.tolist(), strict=True))
    assert met <= whole
    assert len(met) >= 0.98 * len(whole)


TEXTS = some.sampled_from(
    [
        STORY["summary"],
        AGAIN["summary"],
        "Слежка за журналисткой у дома в Алматы продолжалась неделю.",
        "",
        "short",
        "\u0301" * 3,
    ]
) | some.text(max_size=30)
CELLS = {
    "id": some.sampled_from(["", "a", "b", "c"]),
    "date_start": some.sampled_from(["2024-05-17", "2024-05-19", "2024-05", "2024", "", "x"]),
    "country": some.sampled_from(["KAZ", "DEU"]),
    "place": some.sampled_from(["Almaty", "Алматы", "", "Astana"]),
    "lat": some.sampled_from(["43.25", "", "nan"]),
    "lon": some.sampled_from(["76.91", ""]),
    "place_precision": some.sampled_from(["city", "country", ""]),
    "threat_type": some.sampled_from(["detention", "assault", "no such"]),
    "target_group": some.sampled_from(["journalist", "other", ""]),
    "public_name": some.sampled_from(["", "An Invented Person", "А"]),
    "summary": TEXTS,
    "source_url": some.sampled_from(["", "https://a.example.org/1", "http://www.a.example.org/1"]),
}
ROWS = some.lists(some.fixed_dictionaries({}, optional=CELLS), max_size=6)


@settings(max_examples=2 * EXAMPLES)
@given(ROWS, ROWS)
def test_any_rows_end_in_at_most_one_proposal_and_stay_as_they_were(
    new_rows: list[dict[str, str]], known_rows: list[dict[str, str]]
) -> None:
    new, known = table(*new_rows), table(*known_rows)
    before = new.copy(deep=True)
    told = found(new, known)
    pd.testing.assert_frame_equal(new, before)
    rows = [row for row, _, _ in told]
    assert rows == sorted(set(rows))
    labels = {f"row {at + 2}": at for at in range(len(new))}
    for row, kind, of in told:
        assert kind in ("same_id", "likely")
        assert of in set(known["id"]) or labels[of] < row


@settings(max_examples=2 * EXAMPLES)
@given(ROWS, ROWS, some.randoms(use_true_random=False))
def test_the_order_of_what_is_known_does_not_matter(new_rows, known_rows, chance) -> None:  # type: ignore[no-untyped-def]
    named = [row | {"id": f"known-{at}"} for at, row in enumerate(known_rows)]
    shuffled = chance.sample(named, len(named))
    assert found(table(*new_rows), table(*named)) == found(table(*new_rows), table(*shuffled))


def test_words_hash_alike_wherever_they_stand() -> None:
    words = ["prison", "Тюрьма", "film", "eleven", "protest"]
    texts = [f"{a}, {b}! {c}" for a, b, c in product(words, repeat=3)]
    prints = fingerprints(pd.Series([*texts, "", "a b c"], dtype="str"))
    bags = [tuple(sorted(text.lower().replace(",", "").replace("!", "").split())) for text in texts]
    by_bag: dict[tuple[str, ...], set[int]] = {}
    for bag, number in zip(bags, prints.whole[: len(texts)].tolist(), strict=True):
        by_bag.setdefault(bag, set()).add(number)
    assert all(len(numbers) == 1 for numbers in by_bag.values())
    assert len(set.union(*by_bag.values())) == len(by_bag)
    assert prints.whole[-2:].tolist() == [0, 0]
    assert (shared(prints.marks[:-2], prints.marks[:-2]) == 1).all()
