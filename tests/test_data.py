"""The data set that ships: whole, valid, and within the policy it says it was released under."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from dashboard import countries, dates, schema, snapshot
from dashboard.disclosure import PUBLIC, screen
from dashboard.disclosure.organisations import ACCOUNTS
from dashboard.disclosure.policy import CITY_UNCERTAINTY
from dashboard.disclosure.sources import host
from dashboard.gazetteer import Gazetteer

if TYPE_CHECKING:
    from dashboard.snapshot import Snapshot

ROWS = {
    "incidents": 299,
    "host_facts": 1358,
    "legs": 186,
    "journeys": 54,
    "statistics": 806,
    "organisations": 25,
}


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return snapshot.read()


@pytest.fixture(scope="module")
def incidents(shipped: Snapshot) -> Any:
    return shipped.incidents


def test_no_rule_is_broken() -> None:
    assert [str(problem) for problem in snapshot.problems()] == []


def test_nothing_was_dropped(shipped: Snapshot) -> None:
    for name, rows in ROWS.items():
        assert len(getattr(shipped, name)) == shipped.manifest.rows[name] == rows
    assert shipped.manifest.touched["embargoed"] == 0
    statuses = [n for code, n in shipped.manifest.touched.items() if code.startswith("status:")]
    assert sum(statuses) == ROWS["incidents"]


def test_it_is_a_valid_data_package() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("default")  # what the validator's own packages warn of on import
        import frictionless
    report = frictionless.validate(str(snapshot.SHIPPED / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert not report.warnings
    assert {task.name for task in report.tasks} >= {table.name for table in schema.TABLES}


def test_counts_of_what_was_touched_are_what_the_rows_say(shipped: Snapshot) -> None:
    codes = pd.concat([shipped.incidents["generalisations"], shipped.journeys["generalisations"]])
    counted = codes.str.split(";").explode().value_counts()
    for term in schema.GENERALISATIONS:
        assert shipped.manifest.touched[term.code] == counted.get(term.code, 0)
    left_out = pd.concat([shipped.incidents["withheld"], shipped.journeys["withheld"]])
    withheld = left_out.str.split(";").explode().value_counts()
    for term in schema.WITHHELD:
        assert shipped.manifest.touched[f"withheld:{term.code}"] == withheld.get(term.code, 0)


def test_every_source_is_cited_and_stands_once(shipped: Snapshot) -> None:
    cited: set[str] = set()
    for name, column in (
        ("incidents", "source_ids"),
        ("journeys", "source_ids"),
        ("host_facts", "source_id"),
        ("legs", "source_id"),
        ("statistics", "source_id"),
        ("organisations", "source_id"),
        ("organisations", "risk_source_id"),
    ):
        cited |= set(getattr(shipped, name)[column].str.split(";").explode()) - {""}
    assert cited == set(shipped.sources["id"])
    linked = shipped.sources["url"][shipped.sources["url"] != ""]
    assert not linked.duplicated().any()


def test_points_are_city_centres_of_the_gazetteer_or_country_points(incidents: Any) -> None:
    known = Gazetteer.read()
    for row in incidents.itertuples():
        if row.geo_precision == "city":
            place = known.find(row.place, row.iso3)
            assert place is not None
            assert place.population >= PUBLIC.city_floor
            assert (row.lat, row.lon) == (place.lat, place.lon)
            assert row.uncertainty_m >= CITY_UNCERTAINTY
        else:
            land = countries.country(row.iso3)
            assert (row.lat, row.lon) == (land.lat, land.lon)


def test_legs_end_in_cities_above_the_floor_or_in_countries(shipped: Snapshot) -> None:
    known = Gazetteer.read()
    for side in ("from", "to"):
        for place, iso3 in zip(
            shipped.legs[f"{side}_place"], shipped.legs[f"{side}_iso3"], strict=True
        ):
            found = known.find(place, iso3) if place else None
            assert not place or (found and found.population >= PUBLIC.city_floor)


def test_homes_of_the_living_are_countries(incidents: Any) -> None:
    home = incidents["threat_type"].isin(PUBLIC.home_threats) & (incidents["outcome"] != "killed")
    assert home.sum() > 20
    assert set(incidents["geo_precision"][home]) == {"country"}


def test_quarters_go_with_countries_no_names_and_no_links(
    incidents: Any, shipped: Snapshot
) -> None:
    acute = incidents[incidents["date_precision"] == "quarter"]
    assert len(acute) > 20
    assert set(acute["geo_precision"]) == {"country"}
    assert set(acute["public_name"]) == {""}
    sources = shipped.sources.set_index("id").loc[acute["source_ids"].str.split(";").explode()]
    assert set(sources["url"]) == set(sources["title"]) == {""}
    assert sources["date"].str.len().max() <= 7


def test_days_without_a_name_belong_to_what_is_over(incidents: Any) -> None:
    open_ = incidents["outcome"].isin(["ongoing", "detained", "unknown"])
    unnamed = (incidents["public_name"] == "") & ~incidents["withheld"].str.contains("name")
    assert "day" not in set(incidents["date_precision"][open_ & unnamed])


def test_journeys_without_a_name_are_countries_and_years(shipped: Snapshot) -> None:
    unnamed = shipped.journeys[shipped.journeys["public_name"] == ""]
    assert len(unnamed) > 20
    assert not unnamed["stops"].str.contains("/").any()
    assert unnamed["stops"].str.count(";").max() < PUBLIC.journey_stops
    assert set(unnamed["summary"]) == {""}
    for column in ("date_start", "date_end"):
        assert all(not text or dates.precision(text) == "year" for text in unnamed[column])
    sources = shipped.sources.set_index("id").loc[unnamed["source_ids"]]
    assert set(sources["url"]) == {""}


def test_texts_pass_the_screen(shipped: Snapshot) -> None:
    for name, column in (
        ("incidents", "summary"),
        ("journeys", "summary"),
        ("journeys", "outcome"),
        ("legs", "note"),
        ("host_facts", "note"),
        ("statistics", "note"),
        ("organisations", "name"),
        ("organisations", "work"),
    ):
        texts: pd.Series[str] = getattr(shipped, name)[column]
        everybody = pd.Series(data=False, index=texts.index)
        assert set(screen.tripped(texts, everybody)) == {""}, (name, column)


def test_ids_are_opaque(shipped: Snapshot) -> None:
    for name in ("incidents", "journeys"):
        assert all(re.fullmatch("[a-z2-7]{16}", one) for one in getattr(shipped, name)["id"])
    for name in ("host_facts", "legs", "statistics", "organisations", "sources"):
        assert all(re.fullmatch("[a-z2-7]{10}", one) for one in getattr(shipped, name)["id"])
    begin = pd.Series(shipped.incidents["date_from"].to_list()).rank()
    assert abs(begin.corr(begin.index.to_series())) < 0.2


def test_organisations_are_known_by_a_page_of_their_own_and_by_a_source(shipped: Snapshot) -> None:
    rows, sources = shipped.organisations, shipped.sources.set_index("id")
    assert rows["url"].str.fullmatch(r"https://[a-z0-9.-]+(?:/[\w/-]*)?").all()
    assert not rows["url"].map(host).isin(ACCOUNTS).any()
    assert not rows["name"].duplicated().any()
    assert (sources.loc[rows["source_id"], "url"] != "").all()
    declared = rows[rows["risk_in_russia"] != ""]
    assert len(declared) > 10
    assert (sources.loc[declared["risk_source_id"], "url"] != "").all()
    dates_of = sources["date"].to_dict()
    for row in rows.to_dict("records"):
        known = {dates_of[row["source_id"]], dates_of.get(row["risk_source_id"], "")}
        assert row["last_checked"] in {*known, ""}, row["name"]


def test_only_described_files_lie_in_the_folder() -> None:
    described = {"README.md", "datapackage.json", *(f"{table.name}.csv" for table in schema.TABLES)}
    extras = {"places.csv", "countries.geojson", "labels.json", "csv-metadata.json"}
    assert {path.name for path in Path(snapshot.SHIPPED).iterdir()} == {
        *described,
        *extras,
        "stories",
    }


SEEDS = [
    (
        {"iso3": "FRA", "public_name": "Vladimir Osechkin", "threat_type": "attempted_killing"},
        "AFP",
    ),
    ({"iso3": "FRA", "public_name": "Vladimir Osechkin"}, r"B\.T\.|BT"),
    ({"iso3": "DEU", "public_name": "Elena Kostyuchenko", "place": "Munich"}, "Brandenburg"),
    ({"iso3": "POL", "public_name": "Lev Gyammer", "threat_type": "lure"}, "Daily Wrap"),
    ({"iso3": "FIN", "threat_type": "lure"}, "Daily Wrap"),
    ({"iso3": "CZE", "public_name": "Alesya Marokhovskaya; Irina Dolinina"}, "Protect Journalists"),
    ({"iso3": "ESP", "public_name": "Maksim Kuzminov", "threat_type": "killing"}, "."),
    ({"iso3": "KAZ", "threat_type": "detention", "summary": "vocal coach"}, "Caliber"),
    ({"iso3": "MNE", "threat_type": "interpol_notice", "summary": "carer"}, "Caliber"),
    ({"iso3": "ARM", "threat_type": "detention", "summary": "schoolteacher"}, "Caliber"),
    ({"iso3": "GBR", "place": "London", "summary": "opposition events"}, "Caliber"),
    ({"iso3": "GEO", "place": "Tbilisi", "summary": "drone"}, "Caliber"),
    ({"iso3": "KAZ", "threat_type": "surveillance", "summary": "draft evaders"}, "Caliber"),
    ({"iso3": "KGZ", "threat_type": "surveillance", "summary": "facial recognition"}, "Caliber"),
    ({"iso3": "DEU", "place": "Duisburg", "threat_type": "surveillance"}, "Caliber"),
    (
        {"iso3": "KAZ", "event_date": "2024-Q2", "summary": "officers and a soldier"},
        "Adresseavisen",
    ),
    ({"iso3": "KAZ", "public_name": "Farhad Ziganshin"}, "."),
]


@pytest.mark.parametrize(("row", "publisher"), SEEDS)
def test_the_reports_it_began_with_are_there_with_their_source(
    incidents: Any, shipped: Snapshot, row: dict[str, str], publisher: str
) -> None:
    fits = pd.Series(data=True, index=incidents.index)
    for column, value in row.items():
        cells = incidents[column]
        fits &= cells.str.contains(value, case=False) if column == "summary" else cells == value
    assert fits.any()
    ids = incidents["source_ids"][fits].str.split(";").explode()
    sources = shipped.sources.set_index("id").loc[ids]
    cited = sources[sources["publisher"].str.contains(publisher)]
    assert len(cited) > 0
    assert ((cited["url"] != "") | (cited["date"].str.len() == 7)).any()


def test_the_journeys_it_began_with_are_there_with_their_source(shipped: Snapshot) -> None:
    told = shipped.journeys[shipped.journeys["public_name"] == "Gleb Karakulov"]
    assert told["stops"].str.startswith("Astana/KAZ;").all()
    sources = shipped.sources.set_index("id")
    assert set(sources.loc[told["source_ids"], "publisher"]) == {"Babel", "Archyde"}
    agency = sources.index[sources["publisher"].str.startswith("AP via")]
    deserters = shipped.journeys[shipped.journeys["source_ids"].isin(agency)]
    assert deserters["stops"].str.endswith("RUS;KAZ").sum() >= 2
