"""Versions over HTTP: pinned, older, withdrawn, refused; and never two of them in one answer."""

from __future__ import annotations

import os
import random
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import pages, schema, server, site
from dashboard.server.headers import IMMUTABLE
from dashboard.site import holdings, open_site
from dashboard.site.opened import read_site
from tests import shelves
from tests.test_server_routes import option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TILE = "/api/tiles/0/0/0"
LINES = ("/api/legs", "/api/journeys")
REQUESTS = int(os.environ.get("EXILE_ATLAS_REQUESTS", "120"))
"""Threefold questions under swaps."""

PAPERS = ("/about/changes", "/about/policy", "/about/help")
BACK = re.compile(r'<a class="back" href="([^"?]*)')


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Path]:
    """A shelf with two versions, of three and of five incidents, being served."""
    with served(tmp_path) as folder:
        yield folder


@pytest.fixture
def client(shelf: Path) -> Iterator[TestClient]:
    with asking() as visitor:
        yield visitor


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Ask of two versions that stay as they are."""
    with served(tmp_path_factory.mktemp("quiet")), asking() as visitor:
        yield visitor


@contextmanager
def served(folder: Path) -> Iterator[Path]:
    """Have two versions served from a folder."""
    shelves.on_shelf(folder, "2026.11.1", 3)
    shelves.on_shelf(folder, "2026.11.2", 5)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(site.DATA_VARIABLE, str(folder))
        site.close_site()
        yield folder
        site.close_site()


@contextmanager
def asking() -> Iterator[TestClient]:
    """Ask the app itself, without a network."""
    found = option()
    app = Starlette(
        routes=server.routes(found),
        middleware=server.middleware(found),
        lifespan=server.lifespan(found),
    )
    with TestClient(app, base_url="http://localhost") as visitor:
        yield visitor


def renewed() -> None:
    """Look at the disk and wait until all that follows is done."""
    site.look()
    site._holdings()._loader.hand(lambda: None).result(30)


def shown(tile: dict[str, Any]) -> int:
    counts: list[int] = [mark[2] for mark in tile["c"] + tile["b"]]
    return sum(counts) + len(tile["i"])


def test_a_pinned_address_is_answered_from_its_version(quiet: TestClient) -> None:
    for version, n in (("2026.11.1", 3), ("2026.11.2", 5), ("", 5)):
        asked = {"data": version} if version else {}
        assert shown(quiet.get(TILE, params=asked).json()) == n
        assert quiet.get("/api/totals", params=asked).json()["n"] == {"KAZ": n}
        for path in LINES:
            assert quiet.get(path, params=asked).status_code == 200


def test_a_page_that_began_with_older_data_goes_on_with_them(
    client: TestClient, shelf: Path
) -> None:
    began = open_site().version
    shelves.on_shelf(shelf, "2026.11.3", 7)
    renewed()
    assert shown(client.get(TILE).json()) == 7
    answer = client.get(TILE, params={"v": began})
    assert shown(answer.json()) == 5
    assert answer.headers["cache-control"] == IMMUTABLE
    assert client.get("/api/totals", params={"v": began}).json()["n"] == {"KAZ": 5}


def test_data_no_longer_held_are_refused_as_outdated(client: TestClient, shelf: Path) -> None:
    began = open_site().version
    shelves.on_shelf(shelf, "2026.11.2", 4)
    renewed()
    for path in (TILE, "/api/totals", *LINES):
        answer = client.get(path, params={"v": began})
        assert answer.status_code == 409, path
        assert answer.json()["parameter"] == "v"


@pytest.mark.parametrize("path", [TILE, "/api/totals", *LINES, *PAPERS])
def test_a_version_that_is_not_held_is_refused_in_words(quiet: TestClient, path: str) -> None:
    answer = quiet.get(path, params={"data": "1999.1.1"})
    assert answer.status_code == 400
    assert answer.json()["parameter"] == "data"
    assert "not held here" in answer.json()["error"]


def test_one_address_names_one_version(quiet: TestClient) -> None:
    older, newest = (open_site(name) for name in ("2026.11.1", ""))
    both = {"v": older.version, "data": older.data_version}
    assert shown(quiet.get(TILE, params=both).json()) == 3
    mixed = quiet.get(TILE, params={"v": older.version, "data": newest.data_version})
    assert mixed.status_code == 400
    assert mixed.json()["parameter"] == "data"


def test_files_are_answered_by_their_content_whichever_version_has_them(
    client: TestClient, shelf: Path
) -> None:
    old = open_site().files["geo/labels.json"]
    later = shelves.on_shelf(shelf, "2026.11.3", aside={"labels.json": b'{"countries": []}'})
    assert (later / "labels.json").exists()
    renewed()
    named = client.get("/lib/geo/labels.json", params={"v": old.version})
    assert named.content == old.body
    assert named.headers["cache-control"] == IMMUTABLE
    newest = client.get("/lib/geo/labels.json")
    assert newest.json() == {"countries": []}
    assert newest.headers["cache-control"] == "no-cache"


def test_health_says_what_is_shown_and_why_not_newer(client: TestClient, shelf: Path) -> None:
    well = client.get("/api/health").json()
    manifest = open_site().snapshot.manifest
    assert well == {
        "status": "ok",
        "data_version": "2026.11.2",
        "digest": manifest.digest,
        "as_of": manifest.as_of.isoformat(),
        "policy": manifest.policy,
        "problem": "",
        "opened": well["opened"],
    }
    assert well["opened"].endswith("+00:00")
    shelves.spoil(shelves.on_shelf(shelf, "2026.11.3"))
    renewed()
    ill = client.get("/api/health")
    assert ill.status_code == 200
    assert ill.headers["cache-control"] == "no-store"
    assert ill.json()["status"] == "degraded"
    assert ill.json()["data_version"] == "2026.11.2"
    assert ill.json()["problem"].startswith("2026.11.3 incidents.csv, line ")
    assert str(shelf) not in ill.text
    assert "secret" not in ill.text
    assert client.get("/api/health?x=1").status_code == 400


def test_a_withdrawn_record_is_in_no_answer(client: TestClient, shelf: Path) -> None:
    began, gone = open_site().version, shelves.name(1)
    shelves.on_shelf(shelf, "2026.11.3", 5, left_out=(gone,), withdrawn=((gone, "harm"),))
    renewed()
    for asked in ({"v": began}, {"data": "2026.11.1"}, {"data": "2026.11.2"}):
        assert client.get(TILE, params=asked).status_code in {400, 409}
    shelves.on_shelf(shelf, "2026.11.1", 3, left_out=(gone,))
    renewed()
    assert shown(client.get(TILE, params={"data": "2026.11.1"}).json()) == 2


@pytest.mark.parametrize("path", [TILE, "/api/v1/incidents", "/about/changes"])
def test_while_an_older_version_is_read_all_others_are_answered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    reading, go_on = threading.Event(), threading.Event()

    def slow(folder: Path) -> site.Site:
        reading.set()
        assert go_on.wait(60)
        return read_site(folder)

    monkeypatch.setattr(holdings, "read_site", slow)
    with ThreadPoolExecutor(4) as pool:
        older = [pool.submit(client.get, path, params={"data": "2026.11.1"}) for _ in range(4)]
        assert reading.wait(60)
        assert client.get(TILE).status_code == 200
        assert client.get("/api/health").json()["status"] == "ok"
        go_on.set()
        assert {one.result(60).status_code for one in older} == {200}


def test_the_table_of_changes_can_be_taken_along(client: TestClient, shelf: Path) -> None:
    told = {"record": shelves.name(0), "kind": "corrected", "column": "place", "after": "=1+1"}
    shelves.on_shelf(shelf, "2026.11.3", 3, changes=(told,))
    renewed()
    answer = client.get("/about/changes.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    header, row = answer.text.splitlines()
    assert header.split(",") == list(schema.CHANGES.names)
    assert row.endswith(",'=1+1")
    assert client.get("/about/changes.csv?data=2026.11.1").text.splitlines() == [header]


@pytest.mark.parametrize("place", pages.places(), ids=lambda place: str(place.name))
def test_a_plain_page_says_where_it_is_leads_back_and_runs_no_script(
    quiet: TestClient, place: pages.Place
) -> None:
    address = f"/{place.path}"
    answer = quiet.get(address)
    assert answer.status_code == 200
    linked = re.findall(r'<a href="([^"?]*)[^"]*"( aria-current="page")?>', answer.text)
    found = [(urljoin(address, link), here != "") for link, here in linked]
    assert [path for path, here in found if here] == [address]
    assert {path for path, _ in found} >= {f"/{other.path}" for other in pages.places()}
    assert [urljoin(address, link) for link in BACK.findall(answer.text)] == ["/", "/"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text


def test_under_swaps_no_request_meets_a_mixture_or_an_error(
    client: TestClient, shelf: Path
) -> None:
    """Each version has its own number of incidents: an answer says which one it is from."""
    numbers = {"2026.11.1": 3, "2026.11.2": 5}
    made = {f"2026.12.{i}": 6 + i for i in range(1, 9)}

    def ask(i: int) -> str:
        chance = random.Random(i)  # noqa: S311 - the same questions every time
        names = tuple(numbers)
        begun = open_site()
        known = {**numbers, **made}
        n = known[begun.data_version]
        given = chance.choice([{"v": begun.version}, {"data": begun.data_version}])
        tile = client.get(f"/api/tiles/{i % 3}/0/0", params={**given, "until": "2025-12-31"})
        totals = client.get("/api/totals", params=given)
        if {tile.status_code, totals.status_code} != {200}:
            return f"{tile.status_code} {totals.status_code} {tile.text[:90]}"
        if totals.json()["n"] != {"KAZ": n}:
            return "mixed"
        pinned = chance.choice(names)
        old = client.get("/api/totals", params={"data": pinned})
        return "good" if old.json().get("n") == {"KAZ": numbers[pinned]} else old.text[:90]

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ask, i) for i in range(REQUESTS)]
        for version, n in made.items():
            shelves.on_shelf(shelf, version, n)
            renewed()
        found = Counter(one.result(120) for one in asked)
    assert found == {"good": REQUESTS}
    assert open_site().data_version == "2026.12.8"
