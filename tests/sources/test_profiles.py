"""Which form a file has: by name, by a mapping file, by its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.errors import DataError
from dashboard.sources.profiles import PROFILES, choose
from tests.mapping_worlds import DAY, GAZETTEER, STATISTIC, cells, file_of, incident, mapped, rules

if TYPE_CHECKING:
    from pathlib import Path

ACLED = dict.fromkeys(("event_id_cnty", "event_date", "event_type", "sub_event_type"), "x")
TIMEMAP = dict.fromkeys(("date", "latitude", "longitude", "description", "associations"), "x")
WIDE = {"Country": "Germany", "2014": "3", "2015": "4"}
RELEASED = {"event_date": "2024", "iso3": "KAZ", "threat_type": "lure", "summary": "x"}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (incident(), "atlas"),
        (dict(STATISTIC), "atlas"),
        (RELEASED, "atlas"),
        (ACLED, "acled"),
        ({name.upper(): value for name, value in ACLED.items()}, "acled"),
        (TIMEMAP, "timemap"),
        (WIDE, "freedom-house"),
        ({"country": "Germany", "year": "2014", "incidents": "3"}, "freedom-house"),
    ],
)
def test_a_file_is_known_by_its_columns(row: dict[str, str], name: str) -> None:
    rows = file_of(row)
    assert choose(None, rows).name == name
    assert [profile.name for profile in PROFILES if profile.fit(rows)] == [name]


def test_names_are_short_and_stand_once() -> None:
    names = [profile.name for profile in PROFILES]
    assert len(names) == len(set(names))
    assert names == ["atlas", "acled", "freedom-house", "timemap"]


def test_a_profile_is_chosen_by_name_whatever_the_columns() -> None:
    for profile in PROFILES:
        assert choose(profile.name, file_of({"x": "1"})) is profile


def test_columns_that_fit_nothing_are_refused_with_the_profiles_and_a_way_on() -> None:
    with pytest.raises(DataError) as caught:
        choose(None, file_of({"Wann": "2024", "Wo": "hier"}))
    assert str(caught.value) == (
        "invented.csv: its columns fit no form that is known (atlas, acled, freedom-house, "
        "timemap); name one with --profile, or let --guess write a mapping file to begin with."
    )


def test_columns_that_fit_two_forms_as_well_are_refused_with_both() -> None:
    with pytest.raises(DataError, match=r"fit several forms as well \(atlas, acled\)"):
        choose(None, file_of({**RELEASED, **ACLED}))


def test_a_name_that_is_not_known_is_refused_with_the_nearest() -> None:
    with pytest.raises(DataError, match=r"no profile of this name; did you mean acled\?"):
        choose("acleed", file_of(ACLED))
    with pytest.raises(DataError, match="known are atlas, acled, freedom-house, timemap"):
        choose("zzz", file_of(ACLED))


def test_anybodys_mapping_file_is_a_profile(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\n[columns]\ndate_start = "when"\ncountry = "where"\nthreat_type = "what"\n'
        'summary = "text"\nsource_publisher = "who"\n',
        encoding="utf-8",
    )
    rows = file_of(
        {"when": "2024", "where": "KAZ", "what": "Detention", "text": "Held.", "who": "A Paper"}
    )
    profile = choose(str(path), rows)
    found = profile.map(rows, gazetteer=GAZETTEER, day=DAY)
    assert profile.name == "mine"
    assert cells(found, "threat_type") == ["detention"]
    assert rules(found, "rejected") == []
    with pytest.raises(DataError, match=r"none.toml: cannot be read"):
        choose(str(tmp_path / "none.toml"), rows)


def test_a_profile_named_for_another_file_says_which_column_is_missing() -> None:
    with pytest.raises(DataError, match="has no column event_id_cnty, needed for id"):
        mapped(file_of(incident()), "acled")
    with pytest.raises(DataError, match="needed for date_start"):
        mapped(file_of(ACLED), "atlas")
