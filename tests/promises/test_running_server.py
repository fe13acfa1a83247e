"""The promises, kept by a running atlas against whoever asks it everything there is to ask."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import httpx2
import pytest

from dashboard import snapshot
from dashboard.disclosure.raw import RAW_COLUMNS
from dashboard.making import codebook
from dashboard.server.api.operations import ROOT as API
from dashboard.site import DATA_VARIABLE, Site, close_site, open_site
from tests.promises import crawl
from tests.promises.canaries import CANARIES, found_in, given, planted
from tests.raw_worlds import AS_OF
from tests.test_server_processes import ROOT, Server, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "quokkaquestion"
"""What a reader asks for: it may be answered, never remembered."""

WEIGHTS = "exposure:987.6543,entry:1"
"""Weights nobody else would choose: whose question somebody asks is nobody's business either."""

RUNS = 200
"""States of the page whose websocket frames are read."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planted world, released."""
    folder: Path = tmp_path_factory.mktemp("planted")
    snapshot.write(planted(), folder, data_version="2026.11.1", as_of=AS_OF)
    codebook.write(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    """The same in this process, to know what there is to ask for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(folder))
        close_site()
        yield open_site()
    close_site()


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    (home / "tmp").mkdir()
    places = {DATA_VARIABLE: str(folder), "TMPDIR": str(home / "tmp")}
    with running("streamlit", ["run", str(ROOT / "app.py")], home, more=places) as started:
        yield started


def test_every_canary_is_in_what_was_given() -> None:
    rows, decided = given()
    frames = [getattr(rows, name) for name in RAW_COLUMNS]
    texts = "\n".join(frame.to_csv() for frame in (*frames, decided.decisions))
    assert set(found_in(texts)) == set(CANARIES)


def test_no_byte_of_what_is_withheld_is_in_the_released_folder(folder: Path) -> None:
    for path in folder.rglob("*"):
        assert not found_in(path.read_bytes()), path.name


def test_what_is_asked_for_is_there(server: Server) -> None:
    """A crawl of pages that are not there would find nothing to blame."""
    for path in (*crawl.single(), *crawl.downloads(), *crawl.briefs()):
        answer = httpx2.get(server.url(path), follow_redirects=True, timeout=60)
        assert answer.status_code == 200, path
        assert answer.content, path


def test_no_byte_of_what_is_withheld_is_in_any_answer(server: Server, site: Site) -> None:
    asked = chain(crawl.paths(site), crawl.tiles(site))
    count = 0
    for path, answer in crawl.answers(server.url(""), asked):
        assert not found_in(answer), path
        count += 1
    assert count > 600


def test_no_byte_of_what_is_withheld_is_in_any_websocket_frame(server: Server, site: Site) -> None:
    states = chain(crawl.selections(site), crawl.questions())
    count = 0
    for state, sent in crawl.frames(server.url(""), islice(states, RUNS)):
        count += 1
        assert not found_in(sent), state
        assert str(ROOT).encode() not in sent.replace(str(ROOT / "app.py").encode(), b""), state
    assert count > 100


@pytest.mark.parametrize("canary", CANARIES)
def test_searching_for_what_is_withheld_finds_nothing(server: Server, canary: str) -> None:
    """A search that finds a row by a hidden word would tell the word."""
    found = httpx2.get(server.url(f"{API}/incidents"), params={"q": canary}).json()
    assert found["meta"]["total"] == 0


def test_what_is_asked_is_nowhere_to_be_found_afterwards(server: Server) -> None:
    """No log, no cache, no file: whoever takes the machine learns nothing of its readers."""
    agent = {"user-agent": f"ua{QUESTION}", "referer": f"https://{QUESTION}.example/"}
    for path in (
        f"/?q={QUESTION}",
        f"/api/totals?q={QUESTION}",
        f"{API}/incidents?q={QUESTION}",
        f"{API}/incidents?q={QUESTION}&format=csv",
        f"{API}/incidents/{QUESTION}",
        f"{API}/risk/composite?q={QUESTION}&weights={WEIGHTS}",
        f"{API}/risk/composite/KAZ?q={QUESTION}&weights={WEIGHTS}&format=csv",
        f"{API}/risk/composite/{QUESTION}?weights={WEIGHTS}",
        *(f"{path}?q={QUESTION}" for path in crawl.downloads()),
        *(f"{path}&q={QUESTION}" for path in crawl.briefs()),
        *(f"{path}?q={QUESTION}&risk=composite&weights={WEIGHTS}" for path in crawl.downloads()),
    ):
        server.get(path, **agent)
    for _ in crawl.frames(
        server.url(""), [f"q={QUESTION}", f"q={QUESTION}&risk=composite&weights={WEIGHTS}"]
    ):
        pass
    own = f"127.0.0.1:{server.port}".encode()
    for left in server.log.parent.rglob("*"):
        if left.is_file():
            assert QUESTION.encode() not in left.read_bytes(), left.name
            assert b"987.6543" not in left.read_bytes(), left.name
            assert b"127.0.0.1" not in left.read_bytes().replace(own, b""), left.name


def test_no_error_tells_a_path_a_row_or_a_trace(server: Server) -> None:
    """Two hundred questions nobody can answer: each gets a sentence."""
    junk = ("%00", "%FF", "..%2f..%2fetc%2fpasswd", "'", "{{1}}", "<b>", "1e999", "-1", "💥")
    names = (
        *("type", "country", "since", "area", "data", "limit", "offset", "format", "v", "as_of"),
        *("risk", "weights"),
    )
    ends = (
        "/api/totals",
        "/api/legs",
        f"{API}/incidents",
        f"{API}/risk/composite",
        *crawl.downloads(),
    )
    asked = [f"{end}?{name}={bad}" for end in ends for name in names for bad in junk]
    assert len(asked) >= 200
    for path, answer in crawl.answers(server.url(""), asked):
        for secret in (b"Traceback", b"site-packages", str(ROOT).encode(), b'File "'):
            assert secret not in answer, path
    assert "Traceback" not in server.log.read_text()
