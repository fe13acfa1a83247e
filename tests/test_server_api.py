"""The HTTP interface answers what the page answers, in pages, and refuses in words."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from dashboard import engine, risk, schema
from dashboard.exports.defuse import defused
from dashboard.exports.risk_tables import COUNTRIES
from dashboard.filters import Query
from dashboard.risk import weights
from dashboard.risk.presets import PRESETS
from dashboard.server.api.operations import MOST_ROWS, ROOT
from dashboard.server.api.problems import MEDIA_TYPE, PROBLEMS
from dashboard.server.api.registry import OPERATIONS
from dashboard.site import open_site
from tests.test_server_routes import app

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"type": "killing,detention"},
    {"country": "KAZ,GEO", "since": "2022-02-24"},
    {"q": "passport"},
    {"area": "20,40,60,60", "evidence": "court_finding,multiple_sources"},
    {"until": "1900-01-01"},
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app(), base_url="http://localhost") as visitor:
        yield visitor


def whole(client: TestClient, path: str, params: dict[str, str]) -> list[dict[str, Any]]:
    """Follow the pages of a list to its end."""
    rows: list[dict[str, Any]] = []
    address: str | None = path
    asked: dict[str, str] | None = params
    while address:
        answer = client.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        rows += answer.json()["data"]
        address, asked = answer.json()["links"].get("next"), None
    return rows


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_pages_hold_exactly_the_records_of_the_question(
    client: TestClient, question: dict[str, str]
) -> None:
    here = open_site().incidents
    query = Query.from_params(question)
    rows = whole(client, f"{ROOT}/incidents", question | {"limit": "7"})
    expected = engine.records(here, query, limit=None)
    assert [row["id"] for row in rows] == expected["id"].tolist()
    first = client.get(f"{ROOT}/incidents", params=question).json()
    assert first["meta"]["total"] == engine.count(here, query) == len(rows)


def test_a_record_holds_every_released_column_and_nothing_else(client: TestClient) -> None:
    for row in client.get(f"{ROOT}/incidents").json()["data"]:
        assert tuple(row) == schema.INCIDENTS.names


def test_every_cited_source_comes_along(client: TestClient) -> None:
    answer = client.get(f"{ROOT}/incidents", params={"limit": "1000"}).json()
    cited = {one for row in answer["data"] for one in row["source_ids"]}
    assert set(answer["sources"]) == cited


def test_only_a_city_is_a_point_in_geojson(client: TestClient) -> None:
    asked = {"format": "geojson", "limit": "1000"}
    answer = client.get(f"{ROOT}/incidents", params=asked)
    assert answer.headers["content-type"] == "application/geo+json"
    for feature in answer.json()["features"]:
        city = feature["properties"]["geo_precision"] == "city"
        assert (feature["geometry"] is not None) == city
        assert (feature["properties"]["lat"] is not None) == city


def test_csv_is_the_table_as_released(client: TestClient) -> None:
    asked = {"format": "csv", "limit": "1000"}
    answer = client.get(f"{ROOT}/incidents", params=asked)
    assert "attachment" not in answer.headers.get("content-disposition", "")
    found = pd.read_csv(io.StringIO(answer.text), dtype="str", keep_default_na=False)
    held = engine.records(open_site().incidents, Query(), limit=None)
    words = [c.name for c in schema.INCIDENTS.columns if c.kind not in ("number", "integer")]
    assert found["id"].tolist() == held["id"].tolist()
    assert found["summary"].tolist() == defused(held, ["summary"])["summary"].tolist()
    assert list(found.columns) == list(schema.INCIDENTS.names)
    assert set(words) <= set(found.columns)


def test_a_country_holds_its_facts_and_figures(client: TestClient) -> None:
    snapshot = open_site().snapshot
    answer = client.get(f"{ROOT}/countries/KAZ").json()
    data = answer["data"]
    assert data["incidents"]["n"] == sum(data["incidents"]["by_threat_type"].values())
    assert len(data["host_facts"]) == int((snapshot.host_facts["iso3"] == "KAZ").sum())
    assert len(data["statistics"]) == int((snapshot.statistics["iso3"] == "KAZ").sum())
    assert {f["source_id"] for f in data["host_facts"]} <= set(answer["sources"])


@pytest.mark.parametrize("name", ["legs", "journeys", "statistics", "sources", "changes"])
def test_the_other_tables_come_whole(client: TestClient, name: str) -> None:
    held: pd.DataFrame = getattr(open_site().snapshot, name)
    rows = whole(client, f"{ROOT}/{name}", {"limit": "500"})
    assert [row["id"] for row in rows] == held["id"].tolist()


def test_legs_answer_for_a_day(client: TestClient) -> None:
    """Finland from Russia by land: open in August 2022, closed in January 2024."""
    asked = {"from": "RUS", "to": "FIN", "mode": "land"}
    then = whole(client, f"{ROOT}/legs", asked | {"on": "2022-08-15"})
    later = whole(client, f"{ROOT}/legs", asked | {"on": "2024-01-15"})
    assert "open" in {leg["status"] for leg in then}
    assert {leg["status"] for leg in later} == {"closed"}


def test_an_answer_is_tagged_and_not_sent_twice(client: TestClient) -> None:
    first = client.get(f"{ROOT}/incidents", params={"country": "KAZ"})
    tag = first.headers["etag"]
    again = client.get(
        f"{ROOT}/incidents", params={"country": "KAZ"}, headers={"If-None-Match": tag}
    )
    other = client.get(f"{ROOT}/incidents", params={"country": "GEO"})
    assert (again.status_code, again.content) == (304, b"")
    assert other.headers["etag"] != tag


def test_links_pin_the_data_version(client: TestClient) -> None:
    links = client.get(f"{ROOT}/incidents", params={"limit": "5"}).json()["links"]
    version = open_site().snapshot.manifest.data_version
    assert f"data={version}" in links["next"]
    assert client.get(links["next"]).json()["meta"]["offset"] == 5


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/incidents?type=nonsense", "bad-parameter"),
        ("/incidents?until=", "bad-parameter"),
        ("/statistics?country=AAA", "bad-parameter"),
        ("/incidents?colour=red", "bad-parameter"),
        ("/incidents?limit=0", "bad-parameter"),
        (f"/incidents?limit={MOST_ROWS + 1}", "bad-parameter"),
        ("/incidents?limit=1e3", "bad-parameter"),
        ("/incidents?offset=-1", "bad-parameter"),
        ("/incidents?since=2024-02-31", "bad-parameter"),
        ("/incidents?limit=5&limit=6", "bad-parameter"),
        ("/incidents?data=1999.1.1", "unknown-version"),
        ("/incidents?data=../../etc", "bad-parameter"),
        ("/incidents?format=xml", "bad-parameter"),
        ("/incidents/aaaaaaaaaaaaaaaa", "not-found"),
        ("/incidents/%00", "not-found"),
        ("/countries/ZZZ", "not-found"),
        ("/legs?on=yesterday", "bad-parameter"),
        ("/legs?from=russia", "bad-parameter"),
        ("/nothing", "not-found"),
        ("/statistics?series=" + "x" * 81, "bad-parameter"),
    ],
)
def test_a_refusal_is_a_problem_in_words(client: TestClient, address: str, code: str) -> None:
    answer = client.get(ROOT + address)
    body = answer.json()
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert body["type"] == f"{ROOT}/#{code}"
    assert body["status"] == answer.status_code >= 400
    assert body["detail"].endswith(".")


def test_writing_is_refused_as_a_problem(client: TestClient) -> None:
    answer = client.post(f"{ROOT}/incidents")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.json()["status"] == 405


def test_the_page_names_every_operation_column_and_problem(client: TestClient) -> None:
    answer = client.get(f"{ROOT}/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "script-src" not in answer.headers["content-security-policy"]
    for operation in OPERATIONS:
        assert f"{ROOT}{operation.path}" in answer.text
    for problem in PROBLEMS:
        assert f'id="{problem.code}"' in answer.text
    assert client.get(ROOT, follow_redirects=False).headers["location"] == f"{ROOT}/"


def test_every_example_of_the_page_answers(client: TestClient) -> None:
    from dashboard.server.api.page import EXAMPLES

    for address in EXAMPLES.values():
        assert client.get(ROOT + address).status_code == 200


def test_below_a_base_path_every_address_keeps_it() -> None:
    with TestClient(app("ops/map"), base_url="http://localhost") as visitor:
        first = visitor.get(f"/ops/map{ROOT}/incidents", params={"limit": "3"}).json()
        assert first["links"]["next"].startswith(f"/ops/map{ROOT}/incidents?")
        document = visitor.get(f"/ops/map{ROOT}/openapi.json").json()
        assert document["servers"] == [{"url": f"/ops/map{ROOT}"}]
        refused = visitor.get(f"/ops/map{ROOT}/incidents", params={"limit": "x"}).json()
        assert refused["type"].startswith(f"/ops/map{ROOT}/#")


def test_the_document_is_plain_json_and_refers_to_what_it_holds(client: TestClient) -> None:
    text = client.get(f"{ROOT}/openapi.json").text
    document = json.loads(text)
    assert document["openapi"] == "3.1.0"
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(document["components"]["schemas"])


def test_the_layers_are_described_with_parts_weights_and_presets(client: TestClient) -> None:
    data = client.get(f"{ROOT}/risk").json()["data"]
    assert [layer["code"] for layer in data["layers"]] == [layer.code for layer in risk.LAYERS]
    for told, layer in zip(data["layers"], risk.LAYERS, strict=True):
        assert (told["label"], told["meaning"]) == (layer.label, layer.meaning)
        assert [part["weight"] for part in told["parts"]] == [part.weight for part in layer.parts]
        assert all(part["label"] and part["meaning"] for part in told["parts"])
    assert [preset["weights"] for preset in data["presets"]] == [p.weights for p in PRESETS]
    assert all(preset["reason"].endswith(".") for preset in data["presets"])


@pytest.mark.parametrize("code", [layer.code for layer in risk.LAYERS])
def test_a_layer_comes_in_pages_as_the_file_has_it(client: TestClient, code: str) -> None:
    rows = whole(client, f"{ROOT}/risk/{code}", {"limit": "90", "as_of": "2024-06-01"})
    file = client.get(
        "/download/countries.geojson", params={"risk": code, "as_of": "2024-06-01"}
    ).json()
    taken = [feature["properties"] for feature in file["features"]]
    assert [{n: row[n] for n in taken[0]} for row in rows] == taken
    assert all(tuple(row) == COUNTRIES.names for row in rows)
    assert all((row["value"] is None) == (not row["observed"]) for row in rows)
    assert {"RUS", "ATA"}.isdisjoint(row["iso3"] for row in rows)


def test_a_layer_as_csv_holds_the_same(client: TestClient) -> None:
    asked = {"weights": "exposure:2,entry:1", "country": "KAZ,GEO,TKM"}
    answer = client.get(f"{ROOT}/risk/composite", params=asked | {"format": "csv"})
    lines = answer.text.splitlines()
    assert lines[0] == ",".join(COUNTRIES.names)
    assert len(lines) == 4
    assert re.search(r"^KAZ,Kazakhstan,composite,points of 100,\d[\d.]*,", lines[2])
    assert lines[2].endswith(',"exposure:2,entry:1"')
    assert ",true," in lines[2]
    rows = client.get(f"{ROOT}/risk/composite", params=asked).json()
    assert [row["iso3"] for row in rows["data"]] == ["GEO", "KAZ", "TKM"]
    assert rows["meta"]["total"] == 3
    assert "weights of the reader: Legal exposure to Russia 66.7 %" in rows["meta"]["question"]


def test_a_country_of_a_layer_has_its_parts_evidence_and_sources(client: TestClient) -> None:
    answer = client.get(f"{ROOT}/risk/composite/KAZ", params={"as_of": "2024-06-01"}).json()
    data = answer["data"]
    assert data["country"]["as_of"] == "2024-06-01"
    total = sum(part["contribution"] for part in data["parts"])
    assert total == pytest.approx(data["country"]["value"], abs=1e-4)
    assert len(data["evidence"]) > 0
    assert all(row["statement"] for row in data["evidence"])
    assert {row["part"] for row in data["evidence"]} <= set(weights.WEIGHED)
    cited = {one for row in data["evidence"] for one in row["source_ids"]}
    assert cited == set(answer["sources"])
    for row in data["evidence"]:
        if row["table"] == "incidents":
            assert client.get(f"{ROOT}/incidents/{row['record']}").status_code == 200


def test_a_country_nothing_is_known_of_has_no_parts(client: TestClient) -> None:
    data = client.get(f"{ROOT}/risk/conduct/ABW").json()["data"]
    assert data["country"]["value"] is None
    assert data["country"]["observed"] is False
    assert data["parts"] == data["evidence"] == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/risk/safety", "not-found"),
        ("/risk/composite/RUS", "not-found"),
        ("/risk/composite/ATA", "not-found"),
        ("/risk/composite/ZZZ", "not-found"),
        ("/risk/composite?weights=", "bad-parameter"),
        ("/risk/composite?weights=luck:1", "bad-parameter"),
        ("/risk/composite?weights=entry:0", "bad-parameter"),
        ("/risk/composite/KAZ?weights=entry:1,entry:2", "bad-parameter"),
        ("/risk/entry?weights=entry:1", "bad-parameter"),
        ("/risk/entry?as_of=soon", "bad-parameter"),
        ("/risk/entry/KAZ?as_of=2100-01-01", "bad-parameter"),
        ("/risk/entry?layer=exposure", "bad-parameter"),
        ("/risk/entry?type=nonsense", "bad-parameter"),
        ("/risk/entry?data=1999.1.1", "unknown-version"),
        ("/risk?as_of=2024-01-01", "bad-parameter"),
    ],
)
def test_a_risk_question_that_cannot_be_read_is_a_problem(
    client: TestClient, address: str, code: str
) -> None:
    test_a_refusal_is_a_problem_in_words(client, address, code)
    assert len(client.get(ROOT + address).json()["detail"]) < 200
