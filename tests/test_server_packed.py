"""Streamlit's scripts travel packed, byte for byte the same, and nothing else is touched."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from dashboard.server.headers import IMMUTABLE
from dashboard.server.packed import KEPT_BYTES, LEVEL, MEDIA_TYPES, Packed, takes_gzip

FOLDER = Path(streamlit.__file__).parent / "static"
SCRIPTS = sorted((FOLDER / "static" / "js").glob("*.js"))[:5]


def visitor(base: str = "") -> TestClient:
    """Return a reader of Streamlit's own files behind the middleware."""
    option = {"server.baseUrlPath": base}.__getitem__
    app = Starlette(
        routes=[Mount(base or "/", StaticFiles(directory=FOLDER))],
        middleware=[Middleware(Packed, option=option)],
    )
    return TestClient(app)


def path(file: Path) -> str:
    return f"/{file.relative_to(FOLDER).as_posix()}"


@pytest.mark.parametrize("base", ["", "/ops/map"])
def test_a_script_travels_packed_and_arrives_as_it_is(base: str) -> None:
    client = visitor(base)
    for file in SCRIPTS:
        plain = client.get(base + path(file), headers={"accept-encoding": "identity"})
        packed = client.get(base + path(file), headers={"accept-encoding": "gzip, br"})
        assert plain.content == packed.content == file.read_bytes()
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) == len(gzip.compress(file.read_bytes(), 6))
        assert packed.headers["cache-control"] == IMMUTABLE
        assert packed.headers["content-type"] == MEDIA_TYPES[".js"]
        for answer in (plain, packed):
            assert "accept-encoding" in answer.headers["vary"].lower()


def test_who_has_it_already_is_told_so() -> None:
    client, asked = visitor(), path(SCRIPTS[0])
    first = client.get(asked)
    again = client.get(asked, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] == "Accept-Encoding"
    plain = client.get(asked, headers={"accept-encoding": "identity"})
    assert plain.headers["etag"] != first.headers["etag"]


def test_asking_for_the_head_alone_says_the_same() -> None:
    client, asked = visitor(), path(SCRIPTS[0])
    head, whole = client.head(asked), client.get(asked)
    assert head.content == b""
    for name in ("content-length", "content-encoding", "etag", "cache-control"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("asked", ["/index.html", "/favicon.png", "/static/js/../../index.html"])
def test_what_is_no_script_or_style_passes_by(asked: str) -> None:
    answer = visitor().get(asked)
    assert "content-encoding" not in answer.headers
    assert visitor().get("/static/js/nothing.js").status_code == 404


def test_a_part_of_a_file_is_a_part_of_the_plain_one() -> None:
    part = visitor().get(path(SCRIPTS[0]), headers={"range": "bytes=0-9"})
    assert part.status_code == 206
    assert part.content == SCRIPTS[0].read_bytes()[:10]


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0, *", False),
        ("gzip;q=0.0", False),
        ("xgzip", False),
        ("gzip;q=much", False),
    ],
)
def test_packed_is_only_what_the_reader_takes(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


def test_all_there_is_fits_into_what_is_kept() -> None:
    """Else a reader who asks for all of it again and again would have it packed each time."""
    files = [file for ending in MEDIA_TYPES for file in FOLDER.glob(f"static/**/*{ending}")]
    assert sum(len(gzip.compress(file.read_bytes(), LEVEL)) for file in files) < KEPT_BYTES
