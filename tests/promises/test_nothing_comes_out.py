"""What we promise the people in the rows, each promise a test against every byte that is written.

The raw rows are invented and carry *canaries*: words that stand nowhere else, in the places where
a street, a telephone number, a fine coordinate, a name or a day would stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dashboard import snapshot
from dashboard.disclosure import Released, random_id
from dashboard.making import codebook
from tests.raw_worlds import AS_OF, editors, raw, released

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACUTE = {"outcome": "ongoing", "threat_type": "extradition_request"}


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Released], str]:
    """Write a release with its codebook and return every byte of the folder as one text."""

    def write(made: Released) -> str:
        snapshot.write(made, tmp_path, data_version="2026.11.1", as_of=AS_OF)
        codebook.write(tmp_path)
        return "\n".join(p.read_text("utf-8") for p in sorted(tmp_path.iterdir()))

    return write


def test_no_street_phone_address_or_account_comes_out(
    written: Callable[[Released], str],
) -> None:
    canaries = {
        "Wyvernwood": "Taken from 12 Wyvernwood Long Street.",
        "555-01-99": "Call his lawyer at +7 701 555-01-99.",
        "zephyrquill": "Write to zephyrquill@example.org.",
        "gryphonchan": "First told by @gryphonchan in a channel.",
        "48.0123987": "Seen last at 48.0123987 by a neighbour.",
        "99887766": "His passport 99887766 was taken.",
    }
    rows = [{"id": f"row-{n}", "summary": text} for n, text in enumerate(canaries.values())]
    public = [
        {"id": f"named-{n}", "summary": text, "public_name": "Vera Invented"}
        for n, text in enumerate(canaries.values())
    ]
    out = written(released(raw(incidents=rows + public)))
    assert not [canary for canary in canaries if canary in out]


def test_no_coordinate_but_a_city_s_centre_or_a_country_s_point_comes_out(
    written: Callable[[Released], str],
) -> None:
    out = written(released(raw(incidents=[{"lat": "48.0012345", "lon": "67.0054321"}])))
    assert "48.0012" not in out
    assert "67.0054" not in out
    assert not re.search(r"(?m),-?\d{1,3}\.\d{3,},", out)


def test_a_town_below_the_floor_does_not_come_out(written: Callable[[Released], str]) -> None:
    rows = [
        {"place": "Hamlet", "id": "2024-hamlet", "summary": "Held in Hamlet for a day."},
        {"place": "Market", "id": "2024-market", "summary": "Held at Market for a day."},
    ]
    out = written(released(raw(incidents=rows, journeys=[{"places": "RUS;Hamlet/KAZ"}])))
    assert "amlet" not in out
    assert "arket" not in out


def test_nobody_in_acute_danger_can_be_found_by_place_day_name_or_link(
    written: Callable[[Released], str],
) -> None:
    row = ACUTE | {
        "id": "2024-05-17-kz-bigtown-heron",
        "summary": "Heronova waits in Bigtown since 17 May for a decision.",
        "source_title": "Heronova waits",
        "source_url": "https://courier.example.org/heronova-2024-05-17",
        "source2_url": "https://other.example.org/heronova",
    }
    out = written(released(raw(incidents=[row], journeys=[{"places": "RUS;KAZ"}], legs=[])))
    for canary in ("eron", "Bigtown", "2024-05-17", "17 May", "courier.example"):
        assert canary not in out
    assert "2024-Q2" in out
    assert "The Invented Courier" in out


def test_a_link_withheld_for_somebody_is_not_shown_beside_a_country_either(
    written: Callable[[Released], str],
) -> None:
    page = {
        "source_title": "Siskinova waits",
        "source_url": "https://siskin.example.org/siskinova",
    }
    acute = ACUTE | page | {"id": "a"}
    country = {"hosts": [page], "legs": [page], "statistics": [page]}
    assert "iskin" not in written(released(raw(incidents=[acute], **country)))
    fresh = page | {"id": "a", "source_date": "2026-11-20"}
    assert "iskin" not in written(released(raw(incidents=[fresh], **country)))
    public = page | {"id": "b", "public_name": "Vera Invented"}
    assert "iskin" in written(released(raw(incidents=[acute, public], **country)))


def test_nothing_under_embargo_comes_out(written: Callable[[Released], str]) -> None:
    fresh = {
        "id": "kestrel",
        "summary": "Kestrelov was held.",
        "source_title": "Kestrelov held",
        "source_url": "https://kestrel.example.org/",
        "source_date": "2026-11-20",
    }
    waiting = ACUTE | {
        "id": "plover",
        "summary": "Ploverova is held.",
        "source_publisher": "Plover Post",
        "source_date": "2026-09-30",
    }
    out = written(released(raw(incidents=[fresh, waiting, {"id": "old"}])))
    assert "estrel" not in out
    assert "lover" not in out
    assert '"incidents": 1' in out


def test_a_withheld_name_does_not_come_out(written: Callable[[Released], str]) -> None:
    row = {
        "id": "merlin",
        "public_name": "Anna Merlinskaya",
        "summary": "Merlinskaya was held for a day.",
        "source_title": "Court frees Merlinskaya",
        "source2_url": "https://other.example.org/merlinskaya-freed",
    }
    out = written(released(raw(incidents=[row]), editors=editors(("merlin", "public_name", ""))))
    assert "erlin" not in out


def test_nothing_of_the_editors_own_words_and_ids_comes_out(
    written: Callable[[Released], str],
) -> None:
    rows = [{"id": "2024-05-17-kz-bigtown-ospreyslug", "outcome": "detained"}]
    journeys = [{"id": "2023-ru-kz-ospreyslug", "traveller_group": "deserter (ospreycook)"}]
    legs = [{"id": "kz-ospreyslug", "from_place": "Market"}]
    decided = editors(("kz-ospreyslug", "note", "Flights", "ospreyinitials"))
    made = released(
        raw(incidents=rows, journeys=journeys, legs=legs), editors=decided, new_id=random_id
    )
    assert "osprey" not in written(made)


def test_no_status_of_a_person_comes_out(written: Callable[[Released], str]) -> None:
    made = released(raw(incidents=[ACUTE, {"id": "b"}]))
    written(made)
    shown = made.tables["incidents"]
    assert "status" not in shown.columns
    assert not shown.astype("str").isin(["S5", "S6"]).to_numpy().any()


def test_journeys_of_unnamed_people_tell_countries_and_years(
    written: Callable[[Released], str],
) -> None:
    row = {
        "places": "RUS;Bigtown/KAZ;Harbour/DEU",
        "date_start": "2023-02-03",
        "traveller_group": "deserter (bitterncook)",
        "summary": "Bitternov fled to Bigtown",
        "outcome": "bittern: asylum granted",
        "source_title": "Bitternov's flight",
        "source_url": "https://bittern.example.org/2023/02/03",
    }
    made = released(raw(journeys=[row]))
    shown = made.tables["journeys"].iloc[0]
    assert (shown["stops"], shown["date_start"]) == ("RUS;KAZ;DEU", "2023")
    assert "ittern" not in written(made)


def test_ids_are_not_made_of_what_is_withheld() -> None:
    first = released(raw(incidents=[{"public_name": "Vera Invented"}]), new_id=random_id)
    again = released(raw(incidents=[{"public_name": "Vera Invented"}]), new_id=random_id)
    assert set(first.tables["incidents"]["id"]) != set(again.tables["incidents"]["id"])


def test_characters_that_templates_or_scripts_act_on_do_not_come_out(
    written: Callable[[Released], str],
) -> None:
    payload = "{{ 7*7 }} <script>x</script> `y` ${z} \\n"
    rows = [
        {
            "summary": f"Held {payload}",
            "source_title": f"Title {payload}",
            "source_publisher": f"Paper {payload}",
            "public_name": f"Vera {payload}",
        }
    ]
    made = released(
        raw(
            incidents=rows,
            hosts=[{"note": payload, "value": payload}],
            legs=[{"note": payload}],
            journeys=[{"public_name": "Vera Invented", "summary": payload, "outcome": payload}],
            statistics=[{"note": payload, "unit": payload, "series": payload}],
        )
    )
    written(made)
    for table in made.tables.values():
        text = table.astype("str").to_csv(index=False)
        assert not set("{}<>`$\\") & set(text)
